import { problem, type Problem, type Table } from '../model';
import { distinctNames } from './layout';

/** Name of the column that says which sheet a row came from. */
export const SHEET_COLUMN = 'シート';

/** One sheet of several, as it was read. */
export interface ReadSheet {
  readonly name: string;
  readonly table: Table;
}

/** Sheets are of one form where they share at least this share of the first one's column names. */
const OF_ONE_FORM = 0.5;

/** Whether a sheet has the columns of another, by their names. */
export function isOfOneForm(first: Table, other: Table): boolean {
  const names = new Set(other.header);
  const shared = first.header.filter((name) => names.has(name)).length;
  return shared >= first.header.length * OF_ONE_FORM && shared >= other.header.length * OF_ONE_FORM;
}

/**
 * Sheets one under the other, as one table with the sheet's name behind the columns. Columns go by their names: the first sheet's, then those that
 * later ones have beside them; a cell of a column that a sheet has not is ''. Sheets whose columns differ from the first's are told.
 */
export function stackSheets(
  file: string,
  sheets: readonly ReadSheet[],
): { readonly table: Table; readonly problems: readonly Problem[] } {
  const header: string[] = [];
  for (const { table } of sheets)
    for (const name of table.header) if (!header.includes(name)) header.push(name);
  const columns = header.map((name) =>
    sheets.flatMap(({ table }) => {
      const at = table.header.indexOf(name);
      return at < 0 ? new Array<string>(table.rowCount).fill('') : table.columns[at];
    }),
  );
  const named = sheets.flatMap(({ name, table }) => new Array<string>(table.rowCount).fill(name));
  const problems = sheets.slice(1).flatMap(({ name, table }): Problem[] => {
    const [first] = sheets;
    const more = table.header.filter((each) => !first.table.header.includes(each));
    const less = first.table.header.filter((each) => !table.header.includes(each));
    if (more.length + less.length === 0) return [];
    const facts = { sheet: name, columns: [...less, ...more].slice(0, 6).join(', ') };
    return [problem('sheets-differ', 'warning', { file }, facts)];
  });
  const lines = sheets.flatMap(({ table }) => [...(table.lines ?? [])]);
  return {
    table: {
      name: file,
      header: distinctNames([...header, SHEET_COLUMN]),
      columns: [...columns, named],
      rowCount: named.length,
      lines: Int32Array.from(lines),
    },
    problems,
  };
}
