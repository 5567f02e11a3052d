import { AMBIGUOUS, NameIndex } from '../../linkage';
import {
  foldFullName,
  problem,
  type EventPeriod,
  type EventRole,
  type FirmColumns,
  type Outcome,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { namesIn } from '../../tables';
import { eventsWithin, eventYears } from './event-dates';
import { at } from '../firms/number-column';
import { toldText } from '../firms/told-names';

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
 * firm. A cell that nobody bears may name several, each of whom counts the event once (see `namesIn`). Firms without an event have 0. Rows that match no firm, or several, are
 * told, as are names beside one that matched. With a period only events within it count (see `eventsWithin`).
 */
export function countEvents(
  firms: FirmColumns,
  table: Table | undefined,
  roles: Roles<EventRole> | undefined,
  period?: EventPeriod,
): { readonly firms: FirmColumns; readonly problems: readonly Problem[] } {
  const key = roles?.key?.[0];
  if (!table || key === undefined) return { firms, problems: [] };
  const within = eventsWithin(table, roles ?? {}, period);
  const { counts } = within;
  if (!counts) return { firms, problems: within.problems };
  const index = new NameIndex(firms.id, firms.rounds?.matched ?? firms.name);
  const years = eventYears(table, roles ?? {});
  const dated: { row: number; year: number }[] = [];
  const values = new Float64Array(firms.count);
  const unmatched: number[] = [];
  const ambiguous: number[] = [];
  const joint: number[] = [];
  const partners = new Set<string>();
  const otherForm = new Map<string, string>();
  const count = (found: number, text: string, event: number) => {
    values[found]++;
    const year = years?.[event] ?? NaN;
    if (!Number.isNaN(year)) dated.push({ row: found, year });
    const [own, theirs] = [legalForm(text), legalForm(firms.name[found])];
    if (own !== theirs && own !== '' && theirs !== '')
      otherForm.set(text.trim(), firms.name[found]);
  };
  table.columns[key].forEach((cell, row) => {
    if (counts[row] === 0) return;
    const whole = index.find(cell);
    if (whole >= 0) return count(whole, cell, row);
    const names = namesIn(cell, (name) => index.find(name) >= 0);
    const found = new Map(names.map((name) => [index.find(name), name]));
    const known = [...found].filter(([firm]) => firm >= 0);
    if (known.length === 0) {
      const isAmbiguous = whole === AMBIGUOUS || found.has(AMBIGUOUS);
      return (isAmbiguous ? ambiguous : unmatched).push(row);
    }
    for (const [firm, name] of known) count(firm, name, row);
    joint.push(row);
    for (const name of names) if (index.find(name) < 0) partners.add(name);
  });
  const rows = counts.reduce((sum, one) => sum + one, 0);
  const matched = rows - unmatched.length - ambiguous.length;
  const having = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const joined = { rows, matched, firms: having };
  const outcome = { key: EVENTS_KEY, label: table.name.replace(/\.[^.]+$/, ''), values };
  return {
    firms: {
      ...firms,
      outcomes: [...firms.outcomes, outcome],
      ...(years
        ? {
            dated: {
              row: Int32Array.from(dated, (event) => event.row),
              year: Int32Array.from(dated, (event) => event.year),
            },
          }
        : {}),
    },
    problems: [
      ...within.problems,
      problem('events-joined', 'note', { file: table.name }, joined),
      ...jointEvents(table, key, joint, [...partners]),
      ...formsDiffer(table, key, otherForm),
      ...lostEvents(table, key, 'event-unmatched', unmatched),
      ...lostEvents(table, key, 'event-ambiguous', ambiguous),
    ],
  };
}

const LEGAL_FORM = /株式会社|有限会社|合同会社|合資会社|合名会社|協同組合|相互会社/u;
const legalForm = (name: string): string => LEGAL_FORM.exec(foldFullName(name))?.[0] ?? '';

/** Different texts that are shown. */
const SHOWN = 60;

/** Texts in their order, each once, as facts. */
export function namesTold(texts: Iterable<string>): {
  readonly names: string;
  readonly more: number;
} {
  const names = [...new Set([...texts].map((text) => text.trim()))];
  const shown = names.slice(0, SHOWN).map((name) => toldText(name));
  return { names: shown.join('\n'), more: names.length - shown.length };
}

/** Cells with several names, or with others that are only counted, and the names among them that are no firm of the list. */
function jointEvents(
  table: Table,
  column: number,
  rows: readonly number[],
  partners: readonly string[],
): Problem[] {
  if (rows.length === 0) return [];
  const example = toldText(table.columns[column][rows[0]], 80);
  const facts = { rows: rows.length, example, ...namesTold(partners) };
  return [problem('events-joint', 'note', at(table, rows[0], table.header[column]), facts)];
}

/** Names that were matched although they have another form of organisation than the firm. */
function formsDiffer(table: Table, column: number, forms: ReadonlyMap<string, string>): Problem[] {
  if (forms.size === 0) return [];
  const shown = [...forms].slice(0, SHOWN);
  const facts = {
    texts: shown.map(([text]) => toldText(text)).join('\n'),
    names: shown.map(([, name]) => toldText(name)).join('\n'),
    more: forms.size - shown.length,
  };
  return [
    problem(
      'event-form-differs',
      'warning',
      { file: table.name, column: table.header[column] },
      facts,
    ),
  ];
}

function lostEvents(
  table: Table,
  column: number,
  code: 'event-unmatched' | 'event-ambiguous',
  rows: readonly number[],
): Problem[] {
  if (rows.length === 0) return [];
  const facts = { rows: rows.length, ...namesTold(rows.map((row) => table.columns[column][row])) };
  return [problem(code, 'warning', at(table, rows[0], table.header[column]), facts)];
}

/** One problem for the rows with ends that could not be found, with all that these are called; none where there are none. */
export function lostEnds(
  table: Table,
  column: number,
  code: 'firm-unknown' | 'firm-ambiguous' | 'institution-unknown' | 'institution-ambiguous',
  rows: readonly number[],
  texts: readonly string[],
): Problem[] {
  if (rows.length === 0) return [];
  const facts = { rows: rows.length, ...namesTold(texts) };
  return [problem(code, 'warning', at(table, rows[0], table.header[column]), facts)];
}

/** Codes of problems that say how many rows found no partner, with an example. */
type LossCode =
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
