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

const ROUND_KM = [0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500] as const;
/** Classes of distances at most, and the least share of the firms that one has. */
const MOST_CLASSES = 6;
const LEAST_SHARE = 0.05;

/**
 * Inner limits of classes of distances, kilometres, ascending: round ones, so that studies can be compared, with enough firms in each
 * class. Where one round class would hold all, their thirds. Missing values (NaN) are passed over. None where all distances are alike.
 */
export function distanceBreaks(km: Float64Array): number[] {
  const known = km.filter((each) => !Number.isNaN(each)).sort();
  if (known.length === 0) return [];
  const below = (limit: number): number => known.findIndex((each) => each >= limit);
  const roundWith = (least: number): number[] => {
    const limits: number[] = [];
    let from = 0;
    for (const limit of ROUND_KM) {
      const to = below(limit);
      if (to - from < least || known.length - to < least) continue;
      limits.push(limit);
      from = to;
    }
    return limits;
  };
  let least = Math.max(1, LEAST_SHARE * known.length);
  let limits = roundWith(least);
  while (limits.length >= MOST_CLASSES) limits = roundWith((least *= 1.5));
  if (limits.length > 0) return limits;
  const thirds = [1 / 3, 2 / 3].map((share) => quantileOfSorted(known, share));
  return [...new Set(thirds)].filter((limit) => limit > known[0]);
}
