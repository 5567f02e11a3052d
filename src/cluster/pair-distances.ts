import { EARTH_RADIUS_KM } from '../geo/earth';
import { UNATTENDED, type Run } from '../model/run';
import { quantileOfSorted } from '../stats/summary';

/** Pairs between two looks at whether the work is still wanted: about five milliseconds. */
export const PAIRS_PER_SLICE = 1_000_000;

/**
 * Great-circle kilometres from a squared chord of unit vectors by the series of the arc sine: + − × √ only. Exact to a millimetre up to
 * 2,000 km and to 100 m up to 5,000 km, which is farther than Japan is long.
 */
export function kmOfChord(squaredChord: number): number {
  const q = squaredChord / 4;
  return (
    EARTH_RADIUS_KM *
    Math.sqrt(squaredChord) *
    (1 +
      q *
        (1 / 6 + q * (3 / 40 + q * (5 / 112 + q * (35 / 1152 + q * (63 / 2816 + q * 0.0173528))))))
  );
}

/** The rows of a triangle of pairs cut into slices of about equal work: [from, to) of the first member. */
export function* rowSlices(count: number): Generator<readonly [number, number]> {
  let from = 0;
  let pairs = 0;
  for (let i = 0; i < count; i++) {
    pairs += count - 1 - i;
    if (pairs < PAIRS_PER_SLICE && i < count - 1) continue;
    yield [from, i + 1];
    from = i + 1;
    pairs = 0;
  }
}

export interface PairSummary {
  readonly pairs: number;
  readonly mean: number;
  /** Divisor pairs − 1; NaN for one pair. */
  readonly sd: number;
  /** One per wanted probability, R's type 7. */
  readonly quantiles: readonly number[];
}

const BINS = 65536;

/**
 * Mean, spread and exact quantiles of all distances between the points (unit vectors, x, y, z one after the other) without holding them:
 * a first pass counts them in bins, a second sorts only what lies in the bins where the quantiles are. NaN below two points.
 * O(points²).
 */
export async function pairSummary(
  xyz: Float64Array,
  probabilities: readonly number[],
  run: Run = UNATTENDED,
): Promise<PairSummary> {
  const count = xyz.length / 3;
  const pairs = (count * (count - 1)) / 2;
  if (pairs === 0) return { pairs, mean: NaN, sd: NaN, quantiles: probabilities.map(() => NaN) };
  const perKm = (BINS - 1) / longestKm(xyz);
  const bins = new Float64Array(BINS);
  let sum = 0;
  let squares = 0;
  // Deviations from a typical distance, so that no large sums are subtracted.
  const about = longestKm(xyz) / 4;
  for (const [from, to] of rowSlices(count)) {
    forPairs(xyz, from, to, (km) => {
      bins[Math.min(BINS - 1, Math.floor(km * perKm))]++;
      sum += km - about;
      squares += (km - about) * (km - about);
    });
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const wanted = probabilities.map((p) => binsAround(bins, (pairs - 1) * p));
  const held = wanted.map((): number[] => []);
  for (const [from, to] of rowSlices(count)) {
    forPairs(xyz, from, to, (km) => {
      const bin = Math.min(BINS - 1, Math.floor(km * perKm));
      wanted.forEach(({ first, last }, w) => {
        if (bin >= first && bin <= last) held[w].push(km);
      });
    });
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const quantiles = wanted.map(({ before, position }, w) => {
    const sorted = Float64Array.from(held[w]).sort();
    const at = position - before;
    return sorted.length === 1 ? sorted[0] : quantileOfSorted(sorted, at / (sorted.length - 1));
  });
  const mean = sum / pairs;
  const variance = (squares - pairs * mean * mean) / (pairs - 1);
  return { pairs, mean: mean + about, sd: Math.sqrt(Math.max(0, variance)), quantiles };
}

function forPairs(xyz: Float64Array, from: number, to: number, take: (km: number) => void): void {
  for (let i = from; i < to; i++) {
    const x = xyz[3 * i];
    const y = xyz[3 * i + 1];
    const z = xyz[3 * i + 2];
    for (let m = 3 * i + 3; m < xyz.length; m += 3) {
      const dx = x - xyz[m];
      const dy = y - xyz[m + 1];
      const dz = z - xyz[m + 2];
      take(kmOfChord(dx * dx + dy * dy + dz * dz));
    }
  }
}

/** No two points are farther apart: twice the farthest from the first. */
function longestKm(xyz: Float64Array): number {
  let farthest = 0;
  for (let m = 3; m < xyz.length; m += 3) {
    const dx = xyz[0] - xyz[m];
    const dy = xyz[1] - xyz[m + 1];
    const dz = xyz[2] - xyz[m + 2];
    farthest = Math.max(farthest, dx * dx + dy * dy + dz * dz);
  }
  return 2 * kmOfChord(farthest) || 1;
}

/** The bins that hold the order statistics on both sides of a position, and how many lie before them. */
function binsAround(bins: Float64Array, position: number) {
  const low = Math.floor(position);
  const high = Math.ceil(position);
  let before = 0;
  let first = 0;
  while (before + bins[first] <= low) before += bins[first++];
  let last = first;
  let through = before + bins[first];
  while (through <= high) through += bins[++last];
  return { first, last, before, position };
}
