import type { FirmRole, ProblemFacts, Roles, Table } from '../../model';

/** Rows of a list that a person may not want to count, by what one column says of them. */
export interface DoubtfulRows {
  readonly column: number;
  /** From 0. */
  readonly rows: readonly number[];
  /** What `--only` takes to leave them out. */
  readonly only: string;
}

/** A cell as it is judged: widths and blanks around it aside. */
export const plain = (cell: string): string => cell.normalize('NFKC').trim();

/** Names that are told. */
const SHOWN = 5;

/** Where the first of the rows stands, and the facts that are told of all of them. */
export function rowsTold(
  table: Table,
  roles: Roles<FirmRole>,
  { column, rows, only }: DoubtfulRows,
): [{ file: string; line?: number }, ProblemFacts['firms-closed']] {
  const names = table.columns[roles.name?.[0] ?? column];
  const values = [...new Set(rows.map((row) => plain(table.columns[column][row])))];
  const line = table.lines?.[rows[0]];
  const facts = {
    rows: rows.length,
    column: table.header[column],
    values: values
      .slice(0, SHOWN)
      .map((value) => value.slice(0, 40))
      .join('\n'),
    names: rows
      .slice(0, SHOWN)
      .map((row) => plain(names[row]).slice(0, 60))
      .join('\n'),
    more: Math.max(0, rows.length - SHOWN),
    only,
  };
  return [{ file: table.name, ...(line ? { line } : {}) }, facts];
}
