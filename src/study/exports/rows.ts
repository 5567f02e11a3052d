import { writeCsvForExcel } from '../../tables';

/** Rows of one width as CSV for Excel; the first stands where other files have their header. Throws RangeError for no row. */
export function rowsForExcel(rows: readonly (readonly string[])[]): Promise<string[]> {
  if (rows.length === 0) throw new RangeError('no rows');
  const [first, ...rest] = rows;
  return writeCsvForExcel(
    first,
    first.map((_, column) => rest.map((row) => row[column])),
  );
}
