import { mean, sumOfSquares } from '../stats/summary';
import { tQuantile } from '../stats/distributions';

/** Mean of a measure with its interval; all NaN where n is 0, the interval below two values. */
export interface GroupMean {
  /** Firms with a value. */
  readonly n: number;
  readonly mean: number;
  /** 95% interval by Student's t for the mean of independent values. */
  readonly low: number;
  readonly high: number;
  /** Standard error of the mean. */
  readonly error: number;
}

export function groupMean(values: ArrayLike<number>): GroupMean {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  const n = known.length;
  const centre = mean(known);
  if (n < 2) return { n, mean: centre, low: NaN, high: NaN, error: NaN };
  const error = Math.sqrt(Math.max(0, sumOfSquares(known, centre)) / (n - 1) / n);
  const half = tQuantile(0.975, n - 1) * error;
  return { n, mean: centre, low: centre - half, high: centre + half, error };
}

/** The values of each group in the order of the rows; `groupOf` is -1 for a row that belongs to none. */
export function valuesByGroup(
  values: Float64Array,
  groupOf: Int32Array,
  groups: number,
): Float64Array[] {
  const lists: number[][] = Array.from({ length: groups }, () => []);
  values.forEach((value, row) => {
    if (groupOf[row] >= 0 && !Number.isNaN(value)) lists[groupOf[row]].push(value);
  });
  return lists.map((list) => Float64Array.from(list));
}
