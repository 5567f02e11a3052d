import { quantileOfSorted } from '../stats/summary';

/** Shares of the positive values at which a new class begins: innovation measures have long tails. */
const SHARES = [0, 0.5, 0.8, 0.95] as const;

/**
 * Inner limits of classes for a measure of innovation, ascending and distinct: values of 0 or less form the first class, the
 * positive ones are parted at their quantiles, rounded up where all values are whole. Missing values are passed over. No limit where there is no positive value.
 */
export function measureBreaks(values: Float64Array): number[] {
  const positive = values.filter((value) => value > 0).sort();
  if (positive.length === 0) return [];
  const isWhole = values.every((value) => Number.isNaN(value) || Number.isInteger(value));
  const limits = SHARES.map((share) => {
    const limit = quantileOfSorted(positive, share);
    return isWhole ? Math.ceil(limit) : limit;
  });
  return [...new Set(limits)];
}
