import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity } from '../../src/stats/distributions';
import { readNormal, sumNormals } from '../../src/stats/normal-curve';
import { createRandom } from '../../src/stats/random';
import { expectClose } from '../evidence/close';
import { ANSWERS } from '../reference/firms';

const point = { cdf: 0, upper: 0, density: 0 };

describe('the normal curve by one exponential', () => {
  it('equals R’s pnorm', () => {
    const { arguments: points, values } = ANSWERS.distributions.normalCdf;
    expect(points.length).toBeGreaterThan(5);
    points.forEach((z: number, i: number) => {
      readNormal(z, point);
      expectClose(point.cdf, values[i], 1e-12, `cdf at ${z}`);
      readNormal(-z, point);
      expectClose(point.upper, values[i], 1e-12, `upper tail at ${-z}`);
    });
  });

  it('equals the library in both tails, within and at the ends of its ranges', () => {
    const ends = [0.67448975, Math.sqrt(32)].flatMap((z) => [z - 1e-15, z, z + 1e-15]);
    const grid = Array.from({ length: 14801 }, (_, i) => -37 + i / 200);
    for (const z of [...ends, ...ends.map((end) => -end), ...grid]) {
      readNormal(z, point);
      expectClose(point.cdf, normalCdf(z), 1e-12, `cdf at ${z}`);
      expectClose(point.upper, normalCdf(-z), 1e-12, `upper tail at ${z}`);
      expectClose(point.density, normalDensity(z), 1e-12, `density at ${z}`);
    }
  });

  it('takes the limits and hands NaN on', () => {
    readNormal(Infinity, point);
    expect(point).toEqual({ cdf: 1, upper: 0, density: 0 });
    readNormal(-Infinity, point);
    expect(point).toEqual({ cdf: 0, upper: 1, density: 0 });
    readNormal(NaN, point);
    expect(point).toEqual({ cdf: NaN, upper: NaN, density: NaN });
  });

  it('sums over many points what it gives for each', () => {
    const random = createRandom(4);
    const shifts = Float64Array.from({ length: 500 }, () => 30 * random.uniform() - 15);
    const gathered = new Float64Array(500).fill(1);
    const { upper, density } = sumNormals(0.3, shifts, -2, gathered);
    let [uppers, densities] = [0, 0];
    shifts.forEach((shift, i) => {
      readNormal(0.3 - shift, point);
      uppers += point.upper;
      densities += point.density;
      expect(gathered[i]).toBeCloseTo(1 - 2 * point.density, 14);
    });
    expectClose(upper, uppers, 1e-14, 'upper tails');
    expectClose(density, densities, 1e-14, 'densities');
  });
});
