import { AMBIGUOUS, NameIndex } from '../linkage';
import {
  problem,
  type EventRole,
  type FirmColumns,
  type Outcome,
  type Problem,
  type Roles,
  type Table,
} from '../model';
import { at } from './number-column';

/** Key of the outcome that counts joined events; also its property in files. */
export const EVENTS_KEY = 'event_count';

/**
 * What an outcome is called in files: as its column is, or, counted events, as the person called their file (patents.csv: patents), unless
 * something else there is called so.
 */
export function fileNameOf(
  { key, label }: Pick<Outcome, 'key' | 'label'>,
  taken: Iterable<string>,
): string {
  if (key !== EVENTS_KEY || label.trim() === '') return key;
  return new Set(taken).has(label) ? `${label}_${EVENTS_KEY}` : label;
}

/**
 * Joins a table of events (patents, products: one row each) to the firms by id, else by folded name, and counts them per
 * firm. Firms without an event have 0. Rows that match no firm, or several, are counted in the problems.
 */
export function countEvents(
  firms: FirmColumns,
  table: Table | undefined,
  roles: Roles<EventRole> | undefined,
): { readonly firms: FirmColumns; readonly problems: readonly Problem[] } {
  const key = roles?.key?.[0];
  if (!table || key === undefined) return { firms, problems: [] };
  const index = new NameIndex(firms.id, firms.name);
  const values = new Float64Array(firms.count);
  const lost: Record<'event-unmatched' | 'event-ambiguous', number[]> = {
    'event-unmatched': [],
    'event-ambiguous': [],
  };
  table.columns[key].forEach((cell, row) => {
    const found = index.find(cell);
    if (found >= 0) values[found]++;
    else lost[found === AMBIGUOUS ? 'event-ambiguous' : 'event-unmatched'].push(row);
  });
  const matched = table.rowCount - lost['event-unmatched'].length - lost['event-ambiguous'].length;
  const having = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const joined = { rows: table.rowCount, matched, firms: having };
  const outcome = { key: EVENTS_KEY, label: table.name.replace(/\.[^.]+$/, ''), values };
  return {
    firms: { ...firms, outcomes: [...firms.outcomes, outcome] },
    problems: [
      problem('events-joined', 'note', { file: table.name }, joined),
      ...lostEvents(table, key, 'event-unmatched', lost['event-unmatched']),
      ...lostEvents(table, key, 'event-ambiguous', lost['event-ambiguous']),
    ],
  };
}

/** Different texts that are shown of events without a firm. */
const SHOWN = 12;

function lostEvents(
  table: Table,
  column: number,
  code: 'event-unmatched' | 'event-ambiguous',
  rows: readonly number[],
): Problem[] {
  if (rows.length === 0) return [];
  const names = [...new Set(rows.map((row) => table.columns[column][row].trim()))];
  const shown = names.slice(0, SHOWN).map((name) => name.slice(0, 60).replace(/\s+/g, ' '));
  const facts = { rows: rows.length, names: shown.join('\n'), more: names.length - shown.length };
  return [problem(code, 'warning', at(table, rows[0], table.header[column]), facts)];
}

/** Codes of problems that say how many rows found no partner, with an example. */
type LossCode =
  | 'firm-unknown'
  | 'firm-ambiguous'
  | 'institution-unknown'
  | 'institution-ambiguous'
  | 'tie-to-itself'
  | 'tie-repeated'
  | 'tie-left-out'
  | 'parent-not-located'
  | 'parent-itself'
  | 'frequency-negative';

/** One problem for the rows that could not be matched by this column; none where there are none. */
export function lostRows(
  table: Table,
  column: number,
  code: LossCode,
  rows: ArrayLike<number>,
): Problem[] {
  if (rows.length === 0) return [];
  const facts = { rows: rows.length, example: table.columns[column][rows[0]].slice(0, 60) };
  // What a person chose needs no warning.
  const severity = code === 'tie-left-out' ? 'note' : 'warning';
  return [problem(code, severity, at(table, rows[0], table.header[column]), facts)];
}
