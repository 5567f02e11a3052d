import { denseMatrix, type DenseMatrix } from './matrix';

/** One column that has a value in every row. */
export interface MeasuredColumn {
  readonly column: number;
  readonly values: Float64Array;
}

/** Neighbouring columns of which a row has an entry in one at most, as dummies have. */
export interface ChosenColumns {
  /** The columns are first … first + count − 1. */
  readonly first: number;
  readonly count: number;
  /** Column of each row's entry; −1 where the row has none. */
  readonly of: Int32Array;
  /** The entries; 1 where null. */
  readonly values: Float64Array | null;
}

/**
 * A tall matrix (a row per firm) by blocks of columns. Every column belongs to one block at most and is 0 where it belongs to
 * none. A row costs a step per block, so that a region's 46 dummies cost as much as one measurement.
 */
export interface DesignMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly measured: readonly MeasuredColumn[];
  readonly chosen: readonly ChosenColumns[];
  /** Added to each row's predictor with a coefficient of 1; no column of X. Absent for none. */
  readonly offset?: Float64Array;
}

/** The same 1 in every row of one column. */
export function onesColumn(rows: number, column = 0): ChosenColumns {
  return { first: column, count: 1, of: new Int32Array(rows).fill(column), values: null };
}

/** One block of a single column, for every column of a dense matrix. */
export function designOf({ rows, columns, data }: DenseMatrix): DesignMatrix {
  const measured = Array.from({ length: columns }, (_, column) => ({
    column,
    values: Float64Array.from({ length: rows }, (_, i) => data[i * columns + column]),
  }));
  return { rows, columns, measured, chosen: [] };
}

export function denseOf({ rows, columns, measured, chosen }: DesignMatrix): DenseMatrix {
  const out = denseMatrix(rows, columns);
  for (const { column, values } of measured) {
    for (let i = 0; i < rows; i++) out.data[i * columns + column] = values[i];
  }
  for (const { of, values } of chosen) {
    for (let i = 0; i < rows; i++) {
      if (of[i] >= 0) out.data[i * columns + of[i]] = values ? values[i] : 1;
    }
  }
  return out;
}

/** The matrix without its first column; the others move one to the left. */
export function withoutFirstColumn(x: DesignMatrix): DesignMatrix {
  const isOther = (first: number, count: number): boolean => first + count > 1;
  return {
    rows: x.rows,
    columns: x.columns - 1,
    measured: x.measured
      .filter(({ column }) => isOther(column, 1))
      .map(({ column, values }) => ({ column: column - 1, values })),
    chosen: x.chosen
      .filter(({ first, count }) => isOther(first, count))
      .map(({ first, count, of, values }) => ({
        first: Math.max(0, first - 1),
        count: first === 0 ? count - 1 : count,
        of: of.map((column) => (column < 0 ? column : column - 1)),
        values,
      })),
  };
}

/** The entries of some rows, in their order and as often as named. */
export function takeEntries<T extends Float64Array | Int32Array>(values: T, rows: Int32Array): T {
  const taken = new (values.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]];
  return taken;
}

/** Some rows, in their order and as often as named. */
export function takeRows(x: DesignMatrix, rows: Int32Array): DesignMatrix {
  return {
    rows: rows.length,
    columns: x.columns,
    measured: x.measured.map(({ column, values }) => ({
      column,
      values: takeEntries(values, rows),
    })),
    chosen: x.chosen.map(({ first, count, of, values }) => ({
      first,
      count,
      of: takeEntries(of, rows),
      values: values && takeEntries(values, rows),
    })),
    ...(x.offset ? { offset: takeEntries(x.offset, rows) } : {}),
  };
}

/** Every column by itself, as long as the rows, from blocks of several columns. */
export function spreadColumns({ first, count, of, values }: ChosenColumns): MeasuredColumn[] {
  const columns = Array.from({ length: count }, (_, c) => ({
    column: first + c,
    values: new Float64Array(of.length),
  }));
  for (let i = 0; i < of.length; i++) {
    if (of[i] >= 0) columns[of[i] - first].values[i] = values ? values[i] : 1;
  }
  return columns;
}

/** X·b for a vector b. O(rows · blocks). */
export function predict({ rows, measured, chosen }: DesignMatrix, b: Float64Array): Float64Array {
  const out = new Float64Array(rows);
  for (const { of, values } of chosen) {
    if (values) for (let i = 0; i < rows; i++) out[i] += of[i] < 0 ? 0 : b[of[i]] * values[i];
    else for (let i = 0; i < rows; i++) out[i] += of[i] < 0 ? 0 : b[of[i]];
  }
  for (const { column, values } of measured) {
    const factor = b[column];
    for (let i = 0; i < rows; i++) out[i] += factor * values[i];
  }
  return out;
}

/** X·b and the offset. */
export function predictor(x: DesignMatrix, b: Float64Array): Float64Array {
  const out = predict(x, b);
  if (x.offset) for (let i = 0; i < out.length; i++) out[i] += x.offset[i];
  return out;
}

/** X'·r for a vector r with an entry per row. O(rows · blocks). */
export function collect({ rows, columns, ...x }: DesignMatrix, r: Float64Array): Float64Array {
  const out = new Float64Array(columns);
  for (const { of, values } of x.chosen) {
    for (let i = 0; i < rows; i++) {
      if (of[i] >= 0) out[of[i]] += values ? r[i] * values[i] : r[i];
    }
  }
  for (const { column, values } of x.measured) {
    let total = 0;
    for (let i = 0; i < rows; i++) total += r[i] * values[i];
    out[column] = total;
  }
  return out;
}

/** Row g: X'·r over the rows whose group is g alone. `groups`: 0 … count − 1 for every row. O(rows · blocks). */
export function collectByGroup(
  { rows, columns: k, measured, chosen }: DesignMatrix,
  r: Float64Array,
  groups: Int32Array,
  count: number,
): DenseMatrix {
  const out = denseMatrix(count, k);
  const sums = out.data;
  for (const { of, values } of chosen) {
    for (let i = 0; i < rows; i++) {
      if (of[i] >= 0) sums[groups[i] * k + of[i]] += values ? r[i] * values[i] : r[i];
    }
  }
  for (const { column, values } of measured) {
    for (let i = 0; i < rows; i++) sums[groups[i] * k + column] += r[i] * values[i];
  }
  return out;
}

/** Least and greatest entry of every column. */
export function columnRanges({ rows, columns, measured, chosen }: DesignMatrix): {
  readonly low: Float64Array;
  readonly high: Float64Array;
} {
  const low = new Float64Array(columns).fill(Infinity);
  const high = new Float64Array(columns).fill(-Infinity);
  const entries = new Int32Array(columns);
  const take = (column: number, value: number): void => {
    entries[column]++;
    if (value < low[column]) low[column] = value;
    if (value > high[column]) high[column] = value;
  };
  for (const { column, values } of measured) for (const value of values) take(column, value);
  for (const { of, values } of chosen) {
    for (let i = 0; i < rows; i++) if (of[i] >= 0) take(of[i], values ? values[i] : 1);
  }
  for (let column = 0; column < columns; column++) if (entries[column] < rows) take(column, 0);
  return { low, high };
}
