import {
  problem,
  type EventPeriod,
  type EventRole,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { periodOf } from '../../tables';
import { at } from '../firms/number-column';
import { dateEnds } from '../rows/row-filters';

/** Which rows of a table of events lie within the study's period. */
export interface DatedEvents {
  /** 1 for every row that counts; null where the period can't be used, so that nothing is counted. */
  readonly counts: Uint8Array | null;
  readonly problems: readonly Problem[];
}

/**
 * The events within the period by their dates: a date that says less than a day (2015, 2015-04) must lie in it whole. Without a period all count, and
 * which dates there are is told; with one, events without a date do not count, and are told. A period over a table without a column of dates is
 * an error, as are ends that are no dates.
 */
export function eventsWithin(
  table: Table,
  { date: [column] = [] }: Roles<EventRole>,
  period: EventPeriod | undefined,
): DatedEvents {
  const where = { file: table.name };
  const all = new Uint8Array(table.rowCount).fill(1);
  if (column === undefined) {
    if (!period) return { counts: all, problems: [] };
    return { counts: null, problems: [problem('events-undated', 'error', where, { ...period })] };
  }
  if (period && !dateEnds(period.from, period.to)) {
    const facts = { name: 'eventPeriod', value: `${period.from}–${period.to}` };
    return { counts: null, problems: [problem('parameter-unreadable', 'error', where, facts)] };
  }
  const cells = table.columns[column];
  const dates = cells.map(periodOf);
  const missing = dates.flatMap((found, row) => (found ? [] : [row]));
  const [from, to] = [period?.from.trim() ?? '', period?.to.trim() ?? ''];
  const first = from === '' ? -Infinity : periodOf(from)!.first;
  const last = to === '' ? Infinity : periodOf(to)!.last;
  const counts = period
    ? Uint8Array.from(dates, (d) => (d && d.first >= first && d.last <= last ? 1 : 0))
    : all;
  const rows = counts.reduce((sum, one) => sum + one, 0);
  const header = table.header[column];
  const known = dates.filter((found) => found !== null);
  const named = (day: number) => String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const told = period
    ? problem(
        'events-period',
        rows > 0 ? 'note' : 'warning',
        { ...where, column: header },
        {
          ...{ rows, from, to, outside: known.length - rows, undated: missing.length },
        },
      )
    : problem(
        'events-dated',
        'note',
        { ...where, column: header },
        {
          rows: known.length,
          from: known.length > 0 ? named(Math.min(...known.map((d) => d.first))) : '',
          to: known.length > 0 ? named(Math.max(...known.map((d) => d.last))) : '',
        },
      );
  const unread = missing.filter((row) => cells[row].trim() !== '');
  const facts = { rows: unread.length, example: cells[unread[0]]?.trim().slice(0, 60) ?? '' };
  return {
    counts,
    problems: [
      told,
      ...(unread.length > 0
        ? [problem('event-date-unread', 'warning', at(table, unread[0], header), facts)]
        : []),
    ],
  };
}

/** The year of each event, NaN where its cell says none; null without a column of dates. */
export function eventYears(
  table: Table,
  { date: [column] = [] }: Roles<EventRole>,
): Float64Array | null {
  if (column === undefined) return null;
  return Float64Array.from(table.columns[column], (cell) => {
    const found = periodOf(cell);
    return found ? Math.floor(found.first / 10_000) : NaN;
  });
}
