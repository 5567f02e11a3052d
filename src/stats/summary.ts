import quickselect from 'quickselect';

/** Location and spread of one list of numbers. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  /** Sample variance and its root, divisor n − 1; NaN below two values. */
  readonly variance: number;
  readonly sd: number;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly max: number;
}

/** Sum with Neumaier's compensation, so that the order and the size of the values hardly matter. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  return values.length === 0 ? NaN : sum(values) / values.length;
}

/** Median of the known values, found without sorting them; NaN where none is known. */
export function medianOfKnown(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  const upper = known.length >> 1;
  if (known.length === 0) return NaN;
  // Its types know lists alone; it takes any that is counted from 0.
  quickselect(known as unknown as number[], upper);
  if (known.length % 2 === 1) return known[upper];
  let lower = -Infinity;
  for (let i = 0; i < upper; i++) if (known[i] > lower) lower = known[i];
  return lower + (known[upper] - lower) * 0.5;
}

/** Mean in which every value counts by its weight, all alike where there are none. */
export function weightedMean(values: Float64Array, weights: Float64Array | null): number {
  if (!weights) return mean(values);
  return sum(values.map((value, i) => value * weights[i])) / sum(weights);
}

/** Mean of the known values of each group; NaN where none is known. `groupOf` is negative for a value that belongs to none. */
export function groupMeans(
  values: ArrayLike<number>,
  groupOf: Int32Array,
  groups: number,
): Float64Array {
  const sums = new Float64Array(groups);
  const known = new Int32Array(groups);
  groupOf.forEach((group, row) => {
    if (group < 0 || Number.isNaN(values[row])) return;
    sums[group] += values[row];
    known[group]++;
  });
  return sums.map((total, group) => total / known[group]);
}

/** Sum of squared deviations from `centre`, which is the mean unless given. */
export function sumOfSquares(values: ArrayLike<number>, centre = mean(values)): number {
  let total = 0;
  let drift = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i] - centre;
    total += deviation * deviation;
    drift += deviation;
  }
  return values.length === 0 ? 0 : total - (drift * drift) / values.length;
}

/**
 * Quantile p (0 to 1) of an ascending list by linear interpolation, R's type 7. NaN for an empty list.
 * Source: Hyndman and Fan 1996.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  const share = position - below;
  return share === 0 ? sorted[below] : sorted[below] + share * (sorted[above] - sorted[below]);
}

/** Summary of values without missing ones. O(n log n). */
export function summarise(values: Float64Array): Summary {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const centre = mean(values);
  const variance = n < 2 ? NaN : Math.max(0, sumOfSquares(values, centre)) / (n - 1);
  return {
    n,
    mean: centre,
    variance,
    sd: Math.sqrt(variance),
    min: n === 0 ? NaN : sorted[0],
    lowerQuartile: quantileOfSorted(sorted, 0.25),
    median: quantileOfSorted(sorted, 0.5),
    upperQuartile: quantileOfSorted(sorted, 0.75),
    max: n === 0 ? NaN : sorted[n - 1],
  };
}

/** Pearson's correlation of two columns of one length; NaN where one of them does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const [centreA, centreB] = [mean(a), mean(b)];
  let across = 0;
  for (let i = 0; i < a.length; i++) across += (a[i] - centreA) * (b[i] - centreB);
  return across / Math.sqrt(sumOfSquares(a, centreA) * sumOfSquares(b, centreB));
}
