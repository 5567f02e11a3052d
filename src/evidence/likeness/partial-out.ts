import { dot } from '../../stats/matrix';

/** Controls of a linear model: numbers, and one text column's levels, which stand for the constant too. */
export interface Partialling {
  readonly numbers: readonly Float64Array[];
  /** Level of each firm from 0; null for a constant alone. */
  readonly levels: Int32Array | null;
}

/** Controls made ready: numbers without their level's mean, orthogonal to each other and of length 1. */
export interface Partial {
  readonly numbers: readonly Float64Array[];
  readonly levels: Int32Array;
  readonly sizes: Float64Array;
  /** Columns that the controls take up, the constant included. */
  readonly columns: number;
}

/** Below this share of its length, a number is made up of the other controls. */
const DEPENDENT = 1e-9;

/** Takes each level's mean out of a column, in place. */
function centre(column: Float64Array, levels: Int32Array, sizes: Float64Array): void {
  const sums = new Float64Array(sizes.length);
  for (let i = 0; i < column.length; i++) sums[levels[i]] += column[i];
  for (let level = 0; level < sums.length; level++) sums[level] /= sizes[level];
  for (let i = 0; i < column.length; i++) column[i] -= sums[levels[i]];
}

function subtract(column: Float64Array, direction: Float64Array): void {
  const along = dot(column, direction);
  for (let i = 0; i < column.length; i++) column[i] -= along * direction[i];
}

/** Makes controls of `n` firms ready. Numbers that the others determine are left out. O(n · numbers²). */
export function preparePartial({ numbers, levels }: Partialling, n: number): Partial {
  const of = levels ?? new Int32Array(n);
  const sizes = new Float64Array(of.reduce((most, level) => Math.max(most, level + 1), 1));
  for (let i = 0; i < n; i++) sizes[of[i]]++;
  const ready: Float64Array[] = [];
  for (const number of numbers) {
    const column = Float64Array.from(number);
    const whole = Math.sqrt(dot(column, column));
    centre(column, of, sizes);
    for (const other of ready) subtract(column, other);
    // Once more, since what is left may be small beside what was taken away.
    for (const other of ready) subtract(column, other);
    const length = Math.sqrt(dot(column, column));
    if (length > DEPENDENT * whole) ready.push(column.map((value) => value / length));
  }
  const occupied = sizes.filter((size) => size > 0).length;
  return { numbers: ready, levels: of, sizes, columns: occupied + ready.length };
}

/**
 * Takes out of a column what the controls account for, in place, and gives the sum of squares it had before. By Frisch,
 * Waugh and Lovell, least squares on what is left is least squares beside the controls. O(n · numbers).
 */
export function partialOut({ numbers, levels, sizes }: Partial, column: Float64Array): number {
  const before = dot(column, column);
  centre(column, levels, sizes);
  for (const number of numbers) subtract(column, number);
  return before;
}
