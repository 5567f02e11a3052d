import { normalTwoSided } from './distributions';
import { blockStream } from './draw-parts';
import type { Random } from './random';
import { mean } from './summary';
import { spatialLag, weightConstants, type SpatialWeights } from './spatial-weights';

/** A global measure of likeness between neighbours against what randomly placed values would give. */
export interface SpatialTest {
  readonly statistic: number;
  readonly expectation: number;
  /** Under randomisation: the same values in random places. */
  readonly variance: number;
  /** Positive where neighbours are alike. */
  readonly z: number;
  /** Two-sided. */
  readonly pValue: number;
  /** Firms without neighbours. Moran's moments do not count them, as in spdep. */
  readonly isolated: number;
}

/** Deviations from the mean, the sum of their squares, and their kurtosis. */
function deviations(values: Float64Array) {
  const centre = mean(values);
  const rough = values.map((value) => value - centre);
  // A mean far from 0 is itself rounded: what it missed is taken off in a second round.
  const missed = mean(rough);
  const z = rough.map((value) => value - missed);
  let squares = 0;
  let fourths = 0;
  for (const d of z) {
    squares += d * d;
    fourths += d * d * d * d;
  }
  return { z, squares, kurtosis: (values.length * fourths) / (squares * squares) };
}

/** The same values or the weights are no basis for a test: nothing varies, or nobody has a neighbour. */
export function isSpatiallyTestable(values: Float64Array, weights: SpatialWeights): boolean {
  return weights.neighbour.length > 0 && values.some((value) => value !== values[0]);
}

/**
 * Moran's I with its variance under randomisation. Values without NaN, one per row of the weights, of which
 * `isSpatiallyTestable` holds. O(links). Source: Moran 1950; Cliff and Ord 1981; as spdep's moran.test.
 */
export function moranTest(values: Float64Array, weights: SpatialWeights): SpatialTest {
  const { connected: n, s0, s1, s2 } = weightConstants(weights);
  const { z, squares, kurtosis } = deviations(values);
  const lag = spatialLag(weights, z);
  let cross = 0;
  for (let i = 0; i < z.length; i++) cross += z[i] * lag[i];
  const statistic = ((n / s0) * cross) / squares;
  const expectation = -1 / (n - 1);
  const spread =
    n * (s1 * (n * n - 3 * n + 3) - n * s2 + 3 * s0 * s0) -
    kurtosis * (s1 * (n * n - n) - 2 * n * s2 + 6 * s0 * s0);
  const variance = spread / ((n - 1) * (n - 2) * (n - 3) * s0 * s0) - expectation * expectation;
  const score = (statistic - expectation) / Math.sqrt(variance);
  const isolated = weights.count - n;
  return { statistic, expectation, variance, z: score, pValue: normalTwoSided(score), isolated };
}

/**
 * Geary's C, likewise, but with all firms counted in its moments; its z too is positive where neighbours are alike.
 * Source: Geary 1954; as spdep's geary.test(adjust.n = FALSE).
 */
export function gearyTest(values: Float64Array, weights: SpatialWeights): SpatialTest {
  const { connected, s0, s1, s2 } = weightConstants(weights);
  const n = values.length;
  const { squares, kurtosis } = deviations(values);
  let apart = 0;
  for (let i = 0; i < weights.count; i++) {
    for (let at = weights.start[i]; at < weights.start[i + 1]; at++) {
      apart += weights.weight[at] * (values[i] - values[weights.neighbour[at]]) ** 2;
    }
  }
  const statistic = ((n - 1) / (2 * s0)) * (apart / squares);
  const spread =
    (n - 1) * s1 * (n * n - 3 * n + 3 - kurtosis * (n - 1)) -
    0.25 * (n - 1) * s2 * (n * n + 3 * n - 6 - kurtosis * (n * n - n + 2)) +
    s0 * s0 * (n * n - 3 - kurtosis * (n - 1) ** 2);
  const variance = spread / (n * (n - 2) * (n - 3) * s0 * s0);
  const score = (1 - statistic) / Math.sqrt(variance);
  const isolated = weights.count - connected;
  return { statistic, expectation: 1, variance, z: score, pValue: normalTwoSided(score), isolated };
}

/**
 * Draws for a permutation test of Moran's I: `draw` puts the values in other places and returns the cross-product
 * Σ z_i Σ w_ij z_j, to be compared with `observed`. Draws are asked for by their numbers, from the first of a block on.
 */
export function moranPermuter(values: Float64Array, weights: SpatialWeights, seed: number) {
  const { z } = deviations(values);
  const cross = (at: Float64Array): number => {
    const lag = spatialLag(weights, at);
    return at.reduce((total, value, i) => total + value * lag[i], 0);
  };
  const shuffle = shuffler(z, seed);
  return { observed: cross(z), draw: (number: number): number => cross(shuffle(number)) };
}

/** The values in other places, draw by draw; the array is the same each time. Draws are asked for by their numbers, from the first of a block on. */
export function shuffler(values: Float64Array, seed: number): (number: number) => Float64Array {
  const shuffled = Float64Array.from(values);
  let random: Random;
  return (number) => {
    const stream = blockStream(seed, number);
    if (stream) {
      random = stream;
      shuffled.set(values);
    }
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      const held = shuffled[i];
      shuffled[i] = shuffled[j];
      shuffled[j] = held;
    }
    return shuffled;
  };
}

/** A local measure, one entry per firm; NaN where the firm has no neighbour or nothing can vary. */
export interface LocalMeasure {
  readonly statistic: Float64Array;
  readonly z: Float64Array;
  /** Two-sided. */
  readonly pValue: Float64Array;
}

/**
 * Local Moran with the conditional moments: the firm's own value stays, the others are placed at random. O(links).
 * Source: Anselin 1995; Sokal, Oden and Thomson 1998; as spdep's localmoran(conditional = TRUE).
 */
export function localMoran(values: Float64Array, weights: SpatialWeights): LocalMeasure {
  const n = values.length;
  const { z, squares } = deviations(values);
  const m2 = squares / n;
  const lag = spatialLag(weights, z);
  const statistic = new Float64Array(n).fill(NaN);
  const score = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    if (weights.start[i] === weights.start[i + 1]) continue;
    let total = 0;
    let ofSquares = 0;
    for (let at = weights.start[i]; at < weights.start[i + 1]; at++) {
      total += weights.weight[at];
      ofSquares += weights.weight[at] ** 2;
    }
    const own = z[i] * z[i];
    statistic[i] = (z[i] / m2) * lag[i];
    const expectation = -(own * total) / ((n - 1) * m2);
    const variance =
      (z[i] / m2) ** 2 *
      (n / (n - 2)) *
      (ofSquares - (total * total) / (n - 1)) *
      (m2 - own / (n - 1));
    if (variance > 0) score[i] = (statistic[i] - expectation) / Math.sqrt(variance);
  }
  return { statistic, z: score, pValue: score.map(normalTwoSided) };
}

/**
 * Getis and Ord's Gi*: whether values around a firm, its own included with weight `selfWeight`, add up to more than
 * elsewhere. The statistic is a z. O(links). Source: Getis and Ord 1992; Ord and Getis 1995.
 */
export function getisOrdStar(
  values: Float64Array,
  weights: SpatialWeights,
  selfWeight = 1,
): LocalMeasure {
  const n = values.length;
  const { z, squares } = deviations(values);
  const spread = Math.sqrt(squares / n);
  const lag = spatialLag(weights, z);
  const statistic = new Float64Array(n).fill(NaN);
  for (let i = 0; i < n; i++) {
    let total = selfWeight;
    let ofSquares = selfWeight * selfWeight;
    for (let at = weights.start[i]; at < weights.start[i + 1]; at++) {
      total += weights.weight[at];
      ofSquares += weights.weight[at] ** 2;
    }
    const variance = (n * ofSquares - total * total) / (n - 1);
    // Deviations add up to what is over the mean, so that no large sums are subtracted.
    if (variance > 0) statistic[i] = (lag[i] + selfWeight * z[i]) / (spread * Math.sqrt(variance));
  }
  return { statistic, z: statistic, pValue: statistic.map(normalTwoSided) };
}
