import { problem, type Problem, type Table } from '../../model';
import { continuedRows } from './continued-rows';
import { nameWithAddress } from './name-with-address';
import { pairedRows } from './paired-rows';
import type { TableContent } from '../recognise';
import { namedTwice } from './side-by-side';
import { turnedMatrix } from '../ties/turned-matrix';
import { turnedTable } from './turned-table';

/** More rows than a person writes under each other, or columns beside each other, are no list that has to be turned. */
const MOST_CELLS = 1_000_000;

/** A table whose rows are no firms as they stand, with a row to a firm, and what was done or is doubtful; null for all others. */
export function shapedTable(
  table: Table,
  headerRows: readonly [number, number] | null,
  wanted: TableContent | undefined,
): { readonly table: Table; readonly told: readonly Problem[] } | null {
  const twice = namedTwice(table.header);
  if (twice !== null) {
    const where = { file: table.name, line: headerRows?.[1] ?? 1 };
    return { table, told: [problem('firms-beside', 'warning', where, { columns: twice })] };
  }
  if (table.rowCount * table.header.length > MOST_CELLS) return null;
  const found =
    nameWithAddress(table) ??
    continuedRows(table) ??
    pairedRows(table) ??
    turnedMatrix(table, headerRows?.[1] ?? 1, wanted === 'links') ??
    turnedTable(table, headerRows?.[1] ?? null);
  return found && { table: found.table, told: [found.told] };
}
