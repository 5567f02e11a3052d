import { problem, type Problem, type Table } from '../../model';
import { foldName } from '../../model/text';
import { distinctNames } from '../headers/layout';
import { recognise } from '../recognise';
import { suggestRoles } from '../roles';
import { sameColumns } from '../headers/same-columns';
import { areOfYears, yearOfSheet } from './sheet-years';
import { withSheetMunicipality } from './sheet-municipality';

/** Name of the column that says which sheet a row came from. */
export const SHEET_COLUMN = 'シート';

/** One sheet of several, as it was read. */
export interface ReadSheet {
  readonly name: string;
  readonly table: Table;
}

/** Sheets are of one form where they share at least this share of the first one's columns. */
const OF_ONE_FORM = 0.5;

/** Whether a sheet has the columns of another, by their names or by what they hold. */
export function isOfOneForm(first: Table, other: Table): boolean {
  const shared = sameColumns(first, other).filter((column) => column >= 0).length;
  return shared >= first.header.length * OF_ONE_FORM && shared >= other.header.length * OF_ONE_FORM;
}

/** Of the rows of a sheet at most this share may be firms of the ones before: else it is the same list of another year. */
const REPEATED = 0.2;

/**
 * Names of the sheets that go on with the list of the first one: lists of firms of its form (by industry, by municipality) that hold other firms. Firms
 * are told apart by name and address, where a row has both.
 */
export function goingOn(first: ReadSheet, others: readonly ReadSheet[]): string[] {
  const known = new Set(firmsIn(first.table));
  return others.flatMap(({ name, table }) => {
    if (recognise(table) !== 'firms' || !isOfOneForm(first.table, table)) return [];
    const own = firmsIn(table);
    const repeated = own.filter((firm) => known.has(firm)).length;
    if (own.length === 0 || repeated > REPEATED * own.length) return [];
    own.forEach((firm) => known.add(firm));
    return [name];
  });
}

/**
 * Name of the sheet of the newest year, where sheets of one form are told apart by their years (令和4年, 令和5年) and hold the same firms; null where the
 * first one is the newest, or there are no others.
 */
export function newestYear(first: ReadSheet, others: readonly ReadSheet[]): string | null {
  const own = yearOfSheet(first.name);
  if (own === null) return null;
  const alike = others.filter(
    ({ name, table }) =>
      yearOfSheet(name) !== null &&
      recognise(table) === 'firms' &&
      isOfOneForm(first.table, table) &&
      repeats(first.table, table),
  );
  const names = [first.name, ...alike.map(({ name }) => name)];
  if (!areOfYears(names)) return null;
  const newest = names.reduce((one, name) => (yearOfSheet(name)! > yearOfSheet(one)! ? name : one));
  return newest === first.name ? null : newest;
}

/** Whether more of a sheet's firms than can be by chance stand in the first one. */
function repeats(first: Table, other: Table): boolean {
  const known = new Set(firmsIn(first));
  const own = firmsIn(other);
  return own.filter((firm) => known.has(firm)).length > REPEATED * own.length;
}

function firmsIn(table: Table): string[] {
  const { name: [name] = [], address = [] } = suggestRoles('firms', table);
  if (name === undefined) return [];
  const textOf = (columns: readonly number[], row: number) =>
    foldName(columns.map((column) => table.columns[column][row]).join(''));
  return Array.from({ length: table.rowCount }, (_, row) => [
    textOf([name], row),
    textOf(address, row),
  ])
    .filter(([own, place]) => own !== '' && (address.length === 0 || place !== ''))
    .map((parts) => parts.join('\n'));
}

/** What a later table calls otherwise than the first one, and what one of both has alone. */
export interface Differing {
  readonly name: string;
  /** Its own name, and the first one's, of columns that were joined. */
  readonly joined: readonly (readonly [own: string, first: string])[];
  /** Columns that it has beside the first one's. */
  readonly more: readonly string[];
  /** Columns of the first one that it has not. */
  readonly less: readonly string[];
}

/**
 * Tables one under the other. Columns go by their names and by what they hold (see `sameColumns`): the first table's, then those that later ones have beside
 * them; a cell of a column that a table has not is ''.
 */
export function oneUnderOther(sheets: readonly ReadSheet[]): {
  readonly header: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly differing: readonly Differing[];
} {
  const [{ table: first }] = sheets;
  const header = [...first.header];
  const differing: Differing[] = [];
  /** Of each table the column of the whole that each of its own goes to. */
  const goesTo = sheets.map(({ name, table }, at) => {
    if (at === 0) return table.header.map((_, column) => column);
    const same = sameColumns(first, table);
    differing.push(differenceOf({ name, table }, first, same));
    return same.map((column, own) => {
      if (column >= 0) return column;
      const known = header.indexOf(table.header[own], first.header.length);
      return known >= 0 ? known : header.push(table.header[own]) - 1;
    });
  });
  const columns = header.map((_, column) =>
    sheets.flatMap(({ table }, at) => {
      const own = goesTo[at].indexOf(column);
      return own < 0 ? new Array<string>(table.rowCount).fill('') : table.columns[own];
    }),
  );
  return { header, columns, differing };
}

function differenceOf(
  { name, table }: ReadSheet,
  first: Table,
  same: readonly number[],
): Differing {
  return {
    name,
    joined: same.flatMap((column, own) =>
      column >= 0 && first.header[column] !== table.header[own]
        ? [[table.header[own], first.header[column]] as const]
        : [],
    ),
    more: table.header.filter((_, own) => same[own] < 0),
    less: first.header.filter((_, column) => !same.includes(column)),
  };
}

/**
 * Sheets one under the other, as one table with the sheet's name behind the columns, and the municipality that it is where the addresses lack it. Columns
 * that were joined under another name, and sheets whose columns differ from the first's, are told.
 */
export function stackSheets(
  file: string,
  sheets: readonly ReadSheet[],
): { readonly table: Table; readonly problems: readonly Problem[] } {
  const { header, columns, differing } = oneUnderOther(sheets);
  const named = sheets.flatMap(({ name, table }) => new Array<string>(table.rowCount).fill(name));
  const stacked: Table = {
    name: file,
    header: distinctNames([...header, SHEET_COLUMN]),
    columns: [...columns, named],
    rowCount: named.length,
    lines: Int32Array.from(sheets.flatMap(({ table }) => [...(table.lines ?? [])])),
  };
  return {
    table: withSheetMunicipality(stacked, (row) => named[row]),
    problems: differing.flatMap((each) => told(file, each)),
  };
}

function told(file: string, { name, joined, more, less }: Differing): readonly Problem[] {
  const shown = (list: readonly string[]) => list.slice(0, 6).join(', ');
  const problems: Problem[] = [];
  if (joined.length > 0) {
    const columns = shown(joined.map(([own, first]) => `${own} → ${first}`));
    problems.push(problem('columns-joined', 'note', { file }, { sheet: name, columns }));
  }
  if (more.length + less.length > 0) {
    const facts = { sheet: name, columns: shown([...less, ...more]) };
    problems.push(problem('sheets-differ', 'warning', { file }, facts));
  }
  return problems;
}
