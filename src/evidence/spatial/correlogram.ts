import { squaredReach } from '../../geo/earth';
import { eachPairWithin } from '../../geo/near-pairs';
import { normalTwoSided } from '../../stats/distributions';
import { drawFirst } from '../../stats/draw-first';
import { createRandom } from '../../stats/random';
import { mean } from '../../stats/summary';
import type { Positions } from '../errors/structure';

/** Likeness of the pairs of firms that are farther apart than `fromKm` and no farther than `toKm`; those at one point are in the first. */
export interface CorrelogramBand {
  readonly fromKm: number;
  readonly toKm: number;
  readonly pairs: number;
  /** Moran's I of the band's pairs, each weighing the same; NaN without a pair. */
  readonly statistic: number;
  /** Two-sided, by the moments under normality. */
  readonly pValue: number;
}

/** Ends of the bands, kilometres. */
export const CORRELOGRAM_KM = [1, 2, 5, 10, 20, 50, 100, 200] as const;
/** A band of fewer pairs says nothing. */
const LEAST_PAIRS = 30;

interface Sums {
  pairs: number;
  products: number;
  readonly degrees: Float64Array;
}

/**
 * Moran's I by bands of great-circle distance; values without NaN beside their positions, all known. O(pairs within the last band).
 * Source: Cliff and Ord 1981 for the moments.
 */
export function correlogram(values: Float64Array, { lng, lat }: Positions): CorrelogramBand[] {
  const n = values.length;
  const centre = mean(values);
  const z = values.map((value) => value - centre);
  const ends = CORRELOGRAM_KM.map(squaredReach);
  const sums: Sums[] = ends.map(() => ({
    pairs: 0,
    products: 0,
    degrees: new Float64Array(n),
  }));
  const all = Int32Array.from(values.keys());
  eachPairWithin(lng, lat, all, CORRELOGRAM_KM.at(-1)!, (a, b, squared) => {
    const of = sums[ends.findIndex((end) => squared <= end)];
    of.pairs++;
    of.products += z[a] * z[b];
    of.degrees[a]++;
    of.degrees[b]++;
  });
  const variance = z.reduce((sum, value) => sum + value * value, 0) / n;
  return sums.map((of, band) => ({
    fromKm: band === 0 ? 0 : CORRELOGRAM_KM[band - 1],
    toKm: CORRELOGRAM_KM[band],
    pairs: of.pairs,
    ...judged(of, variance, n),
  }));
}

/** The same of so many firms drawn by a seed, where there are more; `firms` says how many were taken. */
export function drawnCorrelogram(
  values: Float64Array,
  { lng, lat }: Positions,
  { most, seed }: { readonly most: number; readonly seed: number },
): { readonly firms: number; readonly bands: CorrelogramBand[] } {
  const rows = Int32Array.from(values.keys());
  const firms = Math.min(rows.length, most);
  if (firms < rows.length) drawFirst(rows, firms, createRandom(seed));
  const taken = (column: Float64Array) =>
    Float64Array.from(rows.subarray(0, firms), (row) => column[row]);
  return { firms, bands: correlogram(taken(values), { lng: taken(lng), lat: taken(lat) }) };
}

function judged({ pairs, products, degrees }: Sums, variance: number, n: number) {
  const statistic = products / pairs / variance;
  const expectation = -1 / (n - 1);
  const s2 = 4 * degrees.reduce((sum, degree) => sum + degree * degree, 0);
  const s0 = 2 * pairs;
  const spread =
    (n * n * 2 * s0 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - expectation ** 2;
  return { statistic, pValue: normalTwoSided((statistic - expectation) / Math.sqrt(spread)) };
}

/**
 * The distance from which on firms are no longer alike: the end of the first band that shows no likeness (p ≥ 0.05), or of the last;
 * null where the first band that has pairs enough shows none.
 */
export function reachOfLikeness(bands: readonly CorrelogramBand[]): number | null {
  const known = bands.filter(hasPairs);
  const free = known.findIndex(({ statistic, pValue }) => !(statistic > 0 && pValue < 0.05));
  if (free === 0 || known.length === 0) return null;
  return known.at(free)!.toKm;
}

/**
 * Whether any band, however far, shows likeness (p < 0.1). It is meant to find rather too much than too little: what hangs on it is
 * whether firms are taken as alike far and wide. Null where no band has pairs enough.
 */
export function showsLikeness(bands: readonly CorrelogramBand[]): boolean | null {
  const known = bands.filter(hasPairs);
  if (known.length === 0) return null;
  return known.some(({ statistic, pValue }) => statistic > 0 && pValue < 0.1);
}

function hasPairs({ pairs }: CorrelogramBand): boolean {
  return pairs >= LEAST_PAIRS;
}
