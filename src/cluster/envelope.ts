import { quantileOfSorted } from '../stats/summary';

/** Share of the draws that may lie beyond an envelope, on each side. */
export const ENVELOPE_LEVEL = 0.05;

/** Distances between which something holds, kilometres; both ends are among the distances that were looked at. */
export interface KmRange {
  readonly from: number;
  readonly to: number;
}

/** A function of distance beside what random draws of it look like; all columns have one entry per distance. */
export interface Enveloped {
  readonly observed: Float64Array;
  /** 5 and 95 % of the draws at each distance for itself. */
  readonly localLow: Float64Array;
  readonly localHigh: Float64Array;
  /** Such that at most 5 % of the draws cross them anywhere. */
  readonly globalLow: Float64Array;
  readonly globalHigh: Float64Array;
  /** Share of the draws that cross the global envelopes somewhere. */
  readonly crossLow: number;
  readonly crossHigh: number;
  /** Where the observed function lies beyond the global envelopes. */
  readonly above: readonly KmRange[];
  readonly below: readonly KmRange[];
  /**
   * Of lying so far above (below) as a whole: (b + 1)/(draws + 1), where b draws are at least as extreme in their ranks, the most extreme
   * one first, then the second, and so on (extreme rank lengths, Myllymäki and others 2017).
   */
  readonly pAbove: number;
  readonly pBelow: number;
}

/**
 * Local and global envelopes (Duranton and Overman 2005, section 3). `drawn` holds one draw after the other, each with a value per distance.
 * Of the envelopes that run through the k-th largest value at every distance, the global one is the narrowest that at most 5 % of the draws
 * cross. Throws RangeError without draws. O(draws · log draws · distances).
 */
export function envelope(
  observed: Float64Array,
  drawn: Float64Array,
  distancesKm: Float64Array,
): Enveloped {
  const steps = observed.length;
  const draws = drawn.length / steps;
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`${drawn.length} values are no draws of ${steps}`);
  const sorted = Array.from({ length: steps }, (_, g) => {
    const column = new Float64Array(draws);
    for (let d = 0; d < draws; d++) column[d] = drawn[d * steps + g];
    return column.sort();
  });
  const high = side(observed, drawn, sorted, 1);
  const low = side(observed, drawn, sorted, -1);
  return {
    observed,
    localLow: Float64Array.from(sorted, (column) => quantileOfSorted(column, ENVELOPE_LEVEL)),
    localHigh: Float64Array.from(sorted, (column) => quantileOfSorted(column, 1 - ENVELOPE_LEVEL)),
    globalLow: low.limit,
    globalHigh: high.limit,
    crossLow: low.crossing,
    crossHigh: high.crossing,
    above: ranges(distancesKm, (g) => observed[g] > high.limit[g]),
    below: ranges(distancesKm, (g) => observed[g] < low.limit[g]),
    pAbove: high.pValue,
    pBelow: low.pValue,
  };
}

/** One side: `sign` 1 looks at large values, −1 at small ones. */
function side(
  observed: Float64Array,
  drawn: Float64Array,
  sorted: readonly Float64Array[],
  sign: 1 | -1,
) {
  const steps = observed.length;
  const draws = drawn.length / steps;
  /** How many draws are at least as extreme as a value at distance g. */
  const rank = (g: number, value: number) =>
    sign === 1 ? draws - lowerBound(sorted[g], value) : upperBound(sorted[g], value);
  const isAsExtreme = (value: number, as: number) => (sign === 1 ? value >= as : value <= as);

  /** Most extreme rank of each draw among the draws. */
  const best = new Int32Array(draws).fill(draws);
  const observedRanks = new Int32Array(steps);
  for (let g = 0; g < steps; g++) observedRanks[g] = rank(g, observed[g]) + 1;
  observedRanks.sort();
  const pooled = new Int32Array(steps);
  let asExtreme = 0;
  for (let d = 0; d < draws; d++) {
    for (let g = 0; g < steps; g++) {
      const value = drawn[d * steps + g];
      const own = rank(g, value);
      best[d] = Math.min(best[d], own);
      pooled[g] = own + (isAsExtreme(observed[g], value) ? 1 : 0);
    }
    if (isBefore(pooled.sort(), observedRanks)) asExtreme++;
  }
  // A draw crosses the k-th envelope where fewer than k draws are as extreme as it.
  const ordered = best.slice().sort();
  let k = 1;
  while (k < draws && lowerBound(ordered, k + 1) <= ENVELOPE_LEVEL * draws) k++;
  return {
    limit: Float64Array.from(sorted, (column) => column[sign === 1 ? draws - k : k - 1]),
    crossing: lowerBound(ordered, k) / draws,
    pValue: (asExtreme + 1) / (draws + 1),
  };
}

/** True where the first list of ranks is at least as extreme: at the first place where they differ it has the smaller rank. */
function isBefore(ranks: Int32Array, others: Int32Array): boolean {
  for (let i = 0; i < ranks.length; i++) if (ranks[i] !== others[i]) return ranks[i] < others[i];
  return true;
}

/** How many entries of an ascending list are below a value. */
function lowerBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many entries of an ascending list are at most a value. */
function upperBound(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ranges(distancesKm: Float64Array, holds: (step: number) => boolean): KmRange[] {
  const found: { from: number; to: number }[] = [];
  let open = false;
  distancesKm.forEach((km, g) => {
    if (!holds(g)) open = false;
    else if (open) found[found.length - 1].to = km;
    else {
      found.push({ from: km, to: km });
      open = true;
    }
  });
  return found;
}
