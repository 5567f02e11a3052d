import { problem, type Problem, type Table } from '../model';
import { parseNumber, type ParsedCell } from '../tables';

/** Where row `row` (from 0) stands, for a message. */
export function at(table: Table, row: number, column?: string) {
  const line = table.lines?.[row];
  return {
    file: table.name,
    row: row + 1,
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
