import { plainLog } from './plain-math';
import type { Random } from './random';

/** Share of the probability that an error radius holds. */
const HELD = 0.95;

/**
 * Radius that holds 95 % of an isotropic normal, in units of its standard deviation along each axis: √(−2 ln 0.05), since the distance
 * from the middle follows Rayleigh's law.
 */
export const RADIUS_OF_95 = Math.sqrt(-2 * plainLog(1 - HELD));

/**
 * Two independent standard normals by Marsaglia's polar method (Marsaglia and Bray 1964), written to `pair`. Integer arithmetic and
 * + − × ÷ √ only, so that every engine draws the same.
 */
export function drawNormalPair(random: Random, pair: Float64Array): void {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const squared = x * x + y * y;
    if (squared === 0 || squared >= 1) continue;
    const scale = Math.sqrt((-2 * plainLog(squared)) / squared);
    pair[0] = x * scale;
    pair[1] = y * scale;
    return;
  }
}
