import type { Table } from '../../model';
import { createGroupColumn } from './group-column';
import { isBesideTheTable } from './left-out';

/**
 * Of these rows of a table those that are headings of groups, totals or notes: what is left out of a study's table, and stays in one that is kept as it
 * is. Linear in the cells of the rows that are looked at.
 */
export function besideRows(
  { header, columns }: Pick<Table, 'header' | 'columns'>,
  rows: Iterable<number>,
): number[] {
  const groups = createGroupColumn(header, []);
  const found: number[] = [];
  for (const row of rows) {
    const cells = columns.map((column) => column[row]);
    if (isBesideTheTable(cells, false) || groups.isHeading(cells)) found.push(row);
  }
  return found;
}
