import {
  foldName,
  problem,
  refused,
  type FirmColumns,
  type FirmRole,
  type FirmRounds,
  type Problem,
  type Refusal,
  type Roles,
  type Table,
} from '../../model';
import { bareId, roundOf, type Round } from '../../tables';
import { at } from './number-column';

/** Most of the firms that are seen again must keep their name, or their ids mean different firms. */
const SAME_NAME = 0.5;

/**
 * The rounds of a survey that the rows are of, by the role `survey_round`; null without it. Rounds are put in time by years, numbers or words for before and
 * after; two spellings of one are one. Firms are the same by id, compared without what spreadsheets change as long as that makes no two ids of one
 * round the same. Where no firm is seen twice, nothing is set apart. What keeps the rounds from being compared stands in `refusal`.
 */
export function readRounds(
  table: Table,
  roles: Pick<Roles<FirmRole>, 'survey_round' | 'id' | 'name'>,
  problems: Problem[],
): FirmRounds | null {
  const [index] = roles.survey_round ?? [];
  if (index === undefined) return null;
  const column = table.header[index];
  const { names, years, of, ordered } = roundsIn(table.columns[index], column);
  const missing = of.reduce((sum, round) => sum + (round < 0 ? 1 : 0), 0);
  const ids = table.columns[roles.id?.[0] ?? -1] as readonly string[] | undefined;
  const { firm, firms, folded } = firmsOf(ids, of, table.rowCount);
  const seen = roundsOfFirms(of, firm, firms);
  const again = seen.reduce((sum, rounds) => sum + (rounds > 1 ? 1 : 0), 0);
  const studied = again > 0 ? names.length - 1 : -1;
  const nameColumn = table.columns[roles.name?.[0] ?? -1] as readonly string[] | undefined;
  const refusal =
    (names.length < 2 ? refused('panel-one-round', { column, name: names[0] ?? '' }) : null) ??
    (ids ? null : refused('panel-no-ids', { column })) ??
    (ids ? repeatedIds(ids, of, firm, names) : null) ??
    (again === 0 ? refused('panel-no-firm-twice', examplesOf(ids!, of, names)) : null) ??
    (ordered ? null : refused('panel-order-unknown', { column, names })) ??
    (nameColumn && ids ? otherNames(nameColumn, ids, of, firm) : null);
  const counts = names.map((_, round) => of.reduce((n, own) => n + (own === round ? 1 : 0), 0));
  const where = { file: table.name, column };
  if (studied >= 0) {
    const facts = { names, rows: counts, again, folded };
    problems.push(problem('rounds-read', 'note', where, facts));
    if (missing > 0)
      problems.push(
        problem('rounds-missing', 'warning', at(table, of.indexOf(-1), column), { rows: missing }),
      );
  }
  const matched = (nameColumn ?? new Array<string>(table.rowCount).fill('')).map((name, row) =>
    studied < 0 || of[row] === studied ? name : '',
  );
  return {
    ...{ column, names, years, of, firm, firms, again, folded, studied, matched },
    ...(refusal ? { refusal } : {}),
  };
}

/** Ids as they stand in the studied round; those of others with their round behind, so that no row is taken for another. */
export function idsOfRounds(
  table: Table,
  index: number | undefined,
  rounds: FirmRounds | null,
): Table {
  if (!rounds || rounds.studied < 0 || index === undefined) return table;
  const { of, names, studied } = rounds;
  const ids = table.columns[index].map((id, row) => {
    if (of[row] === studied || id.trim() === '') return id;
    return `${id.trim()} (${of[row] < 0 ? '–' : names[of[row]]})`;
  });
  const columns = table.columns.map((cells, column) => (column === index ? ids : cells));
  return { ...table, columns } as Table;
}

/** 1 for rows of other rounds than the studied one; null where there are none. */
export function otherRounds({ rounds }: Pick<FirmColumns, 'rounds'>): Uint8Array | null {
  if (!rounds || rounds.studied < 0) return null;
  const known = others.get(rounds.of);
  if (known) return known;
  const found = Uint8Array.from(rounds.of, (round) => (round === rounds.studied ? 0 : 1));
  others.set(rounds.of, found);
  return found;
}

/** Kept per column, so that the same rounds give the same object. */
const others = new WeakMap<Int32Array, Uint8Array>();

const YEARS = /年|year|fy/i;

function roundsIn(cells: readonly string[], column: string) {
  const distinct = [...new Set(cells.map((cell) => cell.trim()))].filter((cell) => cell !== '');
  const read = new Map(distinct.map((cell) => [cell, roundOf(cell, YEARS.test(column))]));
  const kinds = new Set([...read.values()].map((round) => round?.kind));
  const ordered = kinds.size <= 1 && !kinds.has(undefined);
  const keyOf = (cell: string): string =>
    ordered ? read.get(cell)!.order : cell.normalize('NFKC').toLowerCase();
  const keys = [...new Set(distinct.map(keyOf))].sort();
  // Two sides of one kind have no order among themselves: 事前A, 事前B are one round.
  const names = keys.map((key) => distinct.find((cell) => keyOf(cell) === key)!);
  const years = names.map((name) => (read.get(name) as Round | null)?.year ?? NaN);
  const known = ordered && kinds.has('date') && new Set(years).size === years.length;
  const numbers = new Map(keys.map((key, at) => [key, at]));
  const of = Int32Array.from(cells, (cell) => {
    const text = cell.trim();
    return text === '' ? -1 : numbers.get(keyOf(text))!;
  });
  return { names, years: known ? years : null, of, ordered };
}

const plain = (id: string): string => id.normalize('NFKC').trim();
function firmsOf(ids: readonly string[] | undefined, of: Int32Array, rows: number) {
  if (!ids) return { firm: new Int32Array(rows).fill(-1), firms: 0, folded: 0 };
  const exact = new Set<string>();
  const loose = new Set<string>();
  ids.forEach((id, row) => {
    if (of[row] < 0 || plain(id) === '') return;
    exact.add(`${of[row]} ${plain(id)}`);
    loose.add(`${of[row]} ${bareId(id)}`);
  });
  const keyOf = exact.size === loose.size ? bareId : plain;
  const numbers = new Map<string, number>();
  const texts = new Map<number, string>();
  const folded = new Set<number>();
  const firm = Int32Array.from(ids, (id, row) => {
    if (of[row] < 0 || plain(id) === '') return -1;
    const key = keyOf(id);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    const before = texts.get(number);
    if (before === undefined) texts.set(number, plain(id));
    else if (before !== plain(id)) folded.add(number);
    return number;
  });
  return { firm, firms: numbers.size, folded: folded.size };
}

function roundsOfFirms(of: Int32Array, firm: Int32Array, firms: number): Int32Array {
  const seen = new Set<string>();
  const counts = new Int32Array(firms);
  firm.forEach((own, row) => {
    if (own < 0 || seen.has(`${own} ${of[row]}`)) return;
    seen.add(`${own} ${of[row]}`);
    counts[own]++;
  });
  return counts;
}

function repeatedIds(
  ids: readonly string[],
  of: Int32Array,
  firm: Int32Array,
  names: readonly string[],
): Refusal | null {
  const rows = new Map<string, number[]>();
  firm.forEach((own, row) => {
    if (own < 0) return;
    const key = `${of[row]} ${own}`;
    const known = rows.get(key);
    if (known) known.push(row);
    else rows.set(key, [row]);
  });
  const several = [...rows.values()].filter(({ length }) => length > 1);
  if (several.length === 0) return null;
  const [[first]] = several;
  return refused('panel-ids-repeated', {
    round: names[of[first]],
    ids: several.length,
    rows: several.reduce((sum, { length }) => sum + length, 0),
    example: ids[first].trim(),
  });
}

function examplesOf(ids: readonly string[], of: Int32Array, names: readonly string[]) {
  const example = (round: number) =>
    ids.find((id, row) => of[row] === round && id.trim() !== '')?.trim() ?? '';
  const last = names.length - 1;
  return {
    first: names[0],
    last: names[last],
    examples: [example(0), example(last)] as const,
  };
}

/** Refused where most of the firms that are seen again are called otherwise then: their ids are numbers of rows. */
function otherNames(
  cells: readonly string[],
  ids: readonly string[],
  of: Int32Array,
  firm: Int32Array,
): Refusal | null {
  const first = new Map<number, number>();
  const compared = new Set<number>();
  const differing = new Map<number, number>();
  cells.forEach((cell, row) => {
    const own = firm[row];
    if (own < 0 || foldName(cell) === '') return;
    const before = first.get(own);
    if (before === undefined) first.set(own, row);
    else if (of[before] !== of[row]) {
      compared.add(own);
      if (foldName(cells[before]) !== foldName(cell)) differing.set(own, row);
    }
  });
  if (compared.size === 0 || differing.size <= SAME_NAME * compared.size) return null;
  const [[own, row]] = differing;
  return refused('panel-names-differ', {
    firms: differing.size,
    of: compared.size,
    id: ids[row].trim(),
    names: [cells[first.get(own)!].trim(), cells[row].trim()],
  });
}
