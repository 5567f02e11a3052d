import { createRandom, type Random } from '../../../src/stats/random';
import { plainExp, plainLog } from '../../../src/stats/plain-math';

/** What is drawn; each has its own streams. */
export const TOPICS = {
  places: 0,
  traits: 1,
  contacts: 2,
  product: 3,
  process: 4,
  productPlaces: 5,
  processPlaces: 6,
  order: 7,
} as const;
export type Topic = keyof typeof TOPICS;

/**
 * The stream of one firm or place (`index`, below 1,000,000) for one topic. With a stream each, a new institution changes
 * the contacts of the firms around it and leaves all else as it was.
 */
export function streamFor(seed: number, topic: Topic, index: number): Random {
  return createRandom(seed + TOPICS[topic] * 1_000_000 + index);
}

/** Standard normal by Marsaglia's polar method. */
export function drawNormal(random: Random): number {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const squared = x * x + y * y;
    if (squared > 0 && squared < 1) return x * Math.sqrt((-2 * plainLog(squared)) / squared);
  }
}

/** Gamma with the given shape (> 0) and mean 1, by Marsaglia and Tsang (2000). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) {
    const boosted = drawGamma(random, shape + 1) * (shape + 1);
    return (boosted * plainExp(plainLog(1 - random.uniform()) / shape)) / shape;
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = drawNormal(random);
    const v = (1 + c * z) * (1 + c * z) * (1 + c * z);
    if (v <= 0) continue;
    const u = 1 - random.uniform();
    if (plainLog(u) < 0.5 * z * z + d - d * v + d * plainLog(v)) return (d * v) / shape;
  }
}

/** Poisson with a mean from 0 to about 600, by counting uniforms (Knuth). */
export function drawPoisson(random: Random, mean: number): number {
  const limit = plainExp(-mean);
  let product = 1 - random.uniform();
  let count = 0;
  while (product > limit) {
    product *= 1 - random.uniform();
    count++;
  }
  return count;
}

/** Negative binomial (NB2): variance = mean + mean² / theta. */
export function drawNegativeBinomial(random: Random, mean: number, theta: number): number {
  return drawPoisson(random, mean * drawGamma(random, theta));
}

/** An index drawn in proportion to the weights, which are not negative and not all 0. */
export function drawIndex(random: Random, weights: readonly number[]): number {
  let left = random.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let index = 0; index < weights.length - 1; index++) {
    left -= weights[index];
    if (left < 0) return index;
  }
  return weights.length - 1;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle<T>(random: Random, items: T[]): void {
  for (let last = items.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    [items[last], items[other]] = [items[other], items[last]];
  }
}
