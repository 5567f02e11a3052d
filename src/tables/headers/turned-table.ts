import { problem, type Problem, type Table } from '../../model';
import { foldHeader } from './header-rule';
import { KNOWN_HEADERS, NAME } from './headers';
import { ADDRESS } from './place-headers';
import { distinctNames } from './layout';

const LEAST_KNOWN = 3;
const LEAST_SHARE = 0.4;
const LEAST_FIRMS = 2;

const isKnown = (name: string): boolean => KNOWN_HEADERS.has(foldHeader(name));

/**
 * A list that has a column for each firm and its names of columns in the first one, turned to have a row for each; null for any other table. `headerLine`: of the
 * row that was taken for the header; null where all rows are in the table.
 */
export function turnedTable(
  table: Table,
  headerLine: number | null,
): { readonly table: Table; readonly told: Problem } | null {
  const { header, columns, rowCount } = table;
  const firms = header.length - 1;
  if (firms < LEAST_FIRMS || rowCount < LEAST_KNOWN - 1) return null;
  const isHeaded = headerLine !== null;
  const line = headerLine ?? 1;
  const labels = [...(isHeaded ? [header[0]] : []), ...columns[0]].map((label) => label.trim());
  const known = labels.filter(isKnown).length;
  const isOfFirms = labels.some((label) =>
    [NAME, ADDRESS].some(({ names }) => names.includes(foldHeader(label))),
  );
  if (!isOfFirms || known < LEAST_KNOWN || known < LEAST_SHARE * labels.length) return null;
  if (header.slice(1).some(isKnown)) return null;
  const named = labels.flatMap((label, row) => (label === '' ? [] : [row]));
  const cellOf = (row: number, firm: number): string => {
    if (!isHeaded) return columns[firm + 1][row];
    return row === 0 ? nameOf(header[firm + 1]) : columns[firm + 1][row - 1];
  };
  const rows = Array.from({ length: firms }, (_, firm) => firm).filter((firm) =>
    named.some((row) => cellOf(row, firm).trim() !== ''),
  );
  const turned: Table = {
    ...table,
    header: distinctNames(named.map((row) => labels[row])),
    columns: named.map((row) => rows.map((firm) => cellOf(row, firm))),
    rowCount: rows.length,
    lines: new Int32Array(rows.length).fill(line),
  };
  const facts = { firms: rows.length, columns: named.length };
  return {
    table: turned,
    told: problem('table-turned', 'note', { file: table.name, line }, facts),
  };
}

/** A blank cell of a header bears a name that was given to it. */
const nameOf = (header: string): string => (/^column_\d+$/.test(header) ? '' : header);
