import type { RowCells } from '../parts/row-cells';
import { createGroupColumn } from './group-column';
import { isBesideTheTable } from './left-out';

/**
 * Of these rows of a table those that are headings of groups, totals or notes: what is left out of a study's table, and stays in one that is kept as it
 * is. Linear in the cells of the rows that are looked at.
 */
export function besideRows(
  header: readonly string[],
  { width, cell }: RowCells,
  rows: Iterable<number>,
): number[] {
  const groups = createGroupColumn(header, []);
  const found: number[] = [];
  for (const row of rows) {
    const cells = Array.from({ length: width }, (_, column) => cell(row, column));
    if (isBesideTheTable(cells, false) || groups.isHeading(cells)) found.push(row);
  }
  return found;
}
