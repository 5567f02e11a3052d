import type { LinkRows } from '../../linkage';
import {
  problem,
  type ColumnCodes,
  type ColumnName,
  type LinkRole,
  type Problem,
  type Roles,
  type Table,
} from '../../model';
import { namesNobody, parseYear, tiesOfMatrix } from '../../tables';
import { tiesOfColumns } from './column-ties';
import { readFrequencies, withoutNegative } from '../firms/frequencies';
import { at, readNumbers } from '../firms/number-column';

/** A table with the meaning of its columns. */
export interface TableWithRoles<R extends string> {
  readonly table: Table;
  readonly roles: Roles<R>;
}

/** Where ties can stand: a table of their own, which outweighs, or columns of the firms table. */
export interface TieSources {
  readonly links: TableWithRoles<LinkRole> | null;
  readonly firms: TableWithRoles<'main_institution' | 'main_frequency' | 'institution_columns'>;
  /** What the codes of the firms table's columns mean. */
  readonly codes?: readonly ColumnCodes[];
  /** What they are called. */
  readonly names?: readonly ColumnName[];
}

/** Ties as a table states them, before their ends are found. `firm` and `institution` are columns of `table`. */
export interface StatedTies {
  readonly table: Table;
  readonly firm: number | null;
  readonly institution: number;
  readonly frequency: number | undefined;
  readonly rows: LinkRows;
  readonly negative: readonly number[];
  /** Row of the table of each row of `rows`. */
  readonly tableRow: (row: number) => number;
}

/** Ties as their table or the firms table states them; null where neither does. */
export function statedTies(
  { links, firms, codes = [], names = [] }: TieSources,
  problems: Problem[],
): StatedTies | null {
  const inFirms = tiesOfFirmsTable(firms, codes, names);
  if (!links) return inFirms?.(problems) ?? null;
  const own = tiesOfLinksTable(links, problems);
  const column = firms.roles.main_institution?.[0];
  if (own && inFirms && column !== undefined) {
    const filled = firms.table.columns[column].flatMap((cell, row) =>
      namesNobody(cell) ? [] : [row],
    );
    const where = at(firms.table, filled[0] ?? 0, firms.table.header[column]);
    if (filled.length > 0)
      problems.push(problem('main-institution-outweighed', 'note', where, { rows: filled.length }));
  }
  const beside = firms.roles.institution_columns ?? [];
  if (own && beside.length > 0) {
    const facts = { columns: beside.length, example: firms.table.header[beside[0]] };
    const where = { file: firms.table.name };
    problems.push(problem('institution-columns-outweighed', 'note', where, facts));
  }
  return own ?? inFirms?.(problems) ?? null;
}

function tiesOfLinksTable(
  { table, roles }: TableWithRoles<LinkRole>,
  problems: Problem[],
): StatedTies | null {
  const firm = roles.firm?.[0];
  const institution = roles.institution?.[0];
  if (firm === undefined) return null;
  const matrix = roles.institution_columns ?? [];
  if (institution === undefined)
    return matrix.length > 0 ? tiesOfMatrixTable(table, firm, matrix, problems) : null;
  const frequency = roles.contact_frequency?.[0];
  const topic = roles.topic?.[0];
  const year = roles.year?.[0];
  const numbers = readFrequencies(table, frequency, problems);
  const negative = withoutNegative(numbers);
  const cells = table.columns[institution];
  const years =
    year === undefined
      ? undefined
      : readNumbers(table, year, table.header[year], problems, parseYear);
  const rows = [...cells.keys()].filter((row) => !namesNobody(cells[row]));
  if (rows.length < cells.length) {
    const none = cells.findIndex(namesNobody);
    const facts = { rows: cells.length - rows.length, example: cells[none].trim() };
    problems.push(problem('tie-none', 'note', at(table, none, table.header[institution]), facts));
  }
  return {
    table,
    firm,
    institution,
    frequency,
    negative,
    rows: {
      firm: rows.map((row) => table.columns[firm][row]),
      institution: rows.map((row) => cells[row]),
      contactFrequency: Float64Array.from(rows, (row) => numbers[row]),
      topic: rows.map((row) => (topic === undefined ? '' : table.columns[topic][row])),
      ...(years ? { year: Float64Array.from(rows, (row) => years[row]) } : {}),
    },
    tableRow: (row) => rows[row],
  };
}

/** A matrix of firms and institutions as if it had one row a tie. */
function tiesOfMatrixTable(
  matrix: Table,
  firm: number,
  institutions: readonly number[],
  problems: Problem[],
): StatedTies | null {
  const { table, areCounts } = tiesOfMatrix(matrix, firm, institutions);
  const facts = {
    firms: matrix.rowCount,
    institutions: institutions.length,
    ties: table.rowCount,
    numbers: areCounts ? ('counts' as const) : ('marks' as const),
  };
  problems.push(problem('matrix-read', 'note', { file: matrix.name }, facts));
  const roles = { firm: [0], institution: [1], contact_frequency: [2], topic: [3] };
  return tiesOfLinksTable({ table, roles }, problems);
}

/** A firm that names no main institution has no tie; that is no loss. Null where the table has no such column. */
function tiesOfFirmsTable(
  { table, roles }: TieSources['firms'],
  codes: readonly ColumnCodes[],
  names: readonly ColumnName[],
): ((problems: Problem[]) => StatedTies) | null {
  const institution = roles.main_institution?.[0];
  const columns = roles.institution_columns ?? [];
  if (columns.length > 0) {
    const mains = (table.columns[institution ?? -1] ?? []).filter((cell) => !namesNobody(cell));
    const facts = { mains: mains.length, names };
    return (problems) => tiesOfColumns(table, columns, codes, facts, problems);
  }
  if (institution === undefined) return null;
  return (problems) => {
    const cells = table.columns[institution];
    const rows = cells.flatMap((cell, row) => (namesNobody(cell) ? [] : [row]));
    const frequency = roles.main_frequency?.[0];
    const numbers = readFrequencies(table, frequency, problems);
    const negative = withoutNegative(numbers);
    return {
      table,
      firm: null,
      institution,
      frequency,
      negative,
      rows: {
        firm: Int32Array.from(rows),
        institution: rows.map((row) => cells[row]),
        contactFrequency: Float64Array.from(rows, (row) => numbers[row]),
        topic: rows.map(() => ''),
      },
      tableRow: (row) => rows[row],
    };
  };
}
