import { problem, type Problem, type Table } from '../../model';
import { parseNumber, SHEET_COLUMN, type ParsedCell } from '../../tables';

/** The sheet that a row came from, where several were read together; '' elsewhere. */
export function sheetOf({ header, columns, origin }: Table, row: number): string {
  if ((origin?.stacked?.length ?? 0) < 2) return '';
  return columns[header.lastIndexOf(SHEET_COLUMN)]?.[row] ?? '';
}

/** Where row `row` (from 0) stands, for a message. */
export function at(table: Table, row: number, column?: string) {
  const line = table.lines?.[row];
  const sheet = sheetOf(table, row);
  return {
    file: table.name,
    row: row + 1,
    ...(sheet ? { sheet } : {}),
    ...(line ? { line } : {}),
    ...(column ? { column } : {}),
  };
}

/** A column of numbers; NaN where the table has no such column or the cell holds none. */
export function readNumbers(
  table: Table,
  index: number | undefined,
  column: string,
  problems: Problem[],
  parse: (cell: string) => ParsedCell = parseNumber,
): Float64Array {
  const values = new Float64Array(table.rowCount).fill(NaN);
  const cells = index === undefined ? undefined : table.columns[index];
  if (!cells) return values;
  let unreadable = 0;
  let first = -1;
  for (let row = 0; row < cells.length; row++) {
    const parsed = parse(cells[row]);
    if (parsed.kind === 'number') values[row] = parsed.value;
    else if (parsed.kind === 'unreadable' && unreadable++ === 0) first = row;
  }
  noteUnreadable(table, column, cells, unreadable, first, problems);
  return values;
}

function noteUnreadable(
  table: Table,
  column: string,
  cells: readonly string[],
  unreadable: number,
  first: number,
  problems: Problem[],
): void {
  if (unreadable === 0) return;
  const facts = { rows: unreadable, example: cells[first].slice(0, 60) };
  problems.push(problem('number-unreadable', 'warning', at(table, first, column), facts));
}
