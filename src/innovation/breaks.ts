import { scaleLinear } from 'd3-scale';
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

/** Limits wanted for figures of groups, which round ones may fall short of, and the most that one class may hold of the groups. */
const GROUP_LIMITS = 5;
const MOST_IN_CLASS = 0.75;

/**
 * Inner limits of classes for figures of groups of firms, such as means, ascending: round and evenly apart. Where nearly all would be
 * in one class, as by `measureBreaks`. Missing values (NaN) are passed over. None where all are alike.
 */
export function groupBreaks(figures: readonly number[]): number[] {
  const known = Float64Array.from(figures.filter((each) => !Number.isNaN(each))).sort();
  const [least, most] = [known[0], known[known.length - 1]];
  if (!(most > least)) return [];
  const limits = withoutEmpty(roundLimits(least, most), known);
  const ends = [...limits, Infinity].map((limit) => countBelow(known, limit));
  const fullest = Math.max(...ends.map((end, i) => end - (ends[i - 1] ?? 0)));
  return limits.length > 0 && fullest <= MOST_IN_CLASS * known.length
    ? limits
    : measureBreaks(known).filter((limit) => limit > least);
}

const countBelow = (known: Float64Array, limit: number): number =>
  known.filter((each) => each < limit).length;

/** The limits of which each begins a class that holds something, and ends one that does. */
function withoutEmpty(limits: readonly number[], known: Float64Array): number[] {
  let below = 0;
  return limits.filter((limit) => {
    const count = countBelow(known, limit);
    if (count === below) return false;
    below = count;
    return count < known.length;
  });
}

/** At most `GROUP_LIMITS` round numbers in (least, most]. */
function roundLimits(least: number, most: number): number[] {
  const scale = scaleLinear().domain([least, most]);
  for (let wanted = GROUP_LIMITS; wanted > 0; wanted--) {
    // d3 takes what is wanted as a hint.
    const limits = scale.ticks(wanted).filter((limit) => limit > least && limit <= most);
    if (limits.length <= GROUP_LIMITS) return limits;
  }
  return [];
}
