/** Rows of firms, ascending, each once. */
export type Rows = readonly number[];

/** An interval of a measure; both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

export function rowsWhere(count: number, holds: (row: number) => boolean): number[] {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (holds(row)) rows.push(row);
  return rows;
}

/** Rows whose value lies in the interval; a missing value lies in none. */
export function rowsWithin(values: Float64Array, { low, high }: Interval): number[] {
  return rowsWhere(values.length, (row) => values[row] >= low && values[row] <= high);
}

/** Rows that lie in both intervals. */
export function rowsInBox(x: Float64Array, y: Float64Array, across: Interval, up: Interval) {
  return rowsWhere(
    x.length,
    (row) => x[row] >= across.low && x[row] <= across.high && y[row] >= up.low && y[row] <= up.high,
  );
}

/** 1 for every row that is named, 0 for the rest; rows beyond `count` are passed over. */
export function maskOf(rows: readonly number[], count: number): Uint8Array {
  const mask = new Uint8Array(count);
  for (const row of rows) if (row >= 0 && row < count) mask[row] = 1;
  return mask;
}

/** All rows but those that are named. */
export function rowsWithout(rows: readonly number[], count: number): number[] {
  const mask = maskOf(rows, count);
  return rowsWhere(count, (row) => mask[row] === 0);
}

/** Rows of either. */
export function rowsOfBoth(a: readonly number[], b: readonly number[], count: number): number[] {
  const mask = maskOf([...a, ...b], count);
  return rowsWhere(count, (row) => mask[row] === 1);
}

/** Rows of the firms with these ids, and how many ids no firm has. */
export function rowsOfIds(
  ids: readonly string[],
  firmIds: readonly string[],
): { readonly rows: number[]; readonly missing: number } {
  const wanted = new Set(ids);
  const rows = rowsWhere(firmIds.length, (row) => wanted.has(firmIds[row]));
  return { rows, missing: wanted.size - rows.length };
}
