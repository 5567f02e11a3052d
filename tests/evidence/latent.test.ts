import { describe, expect, it } from 'vitest';
import { between, LATENT, latentPoint } from '../../src/evidence/families/latent';
import { remembered } from '../../src/stats/newton';
import { createRandom } from '../../src/stats/random';
import { expectClose } from './close';

describe.each(['logit', 'probit'] as const)('the latent distribution of %s', (link) => {
  const f = LATENT[link];
  const point = latentPoint();

  // The second set has predictors whose exponentials would overflow.
  it.each([8, 1600])('sums over firms what it gives for each, η within ±%d', (spread) => {
    const random = createRandom(3);
    const eta = Float64Array.from({ length: 300 }, () => spread * (random.uniform() - 0.5));
    const sumAt = f.sumsAlong(eta);
    for (const cut of [-2, 0, 0.4, 5]) {
      const gathered = new Float64Array(eta.length);
      const { upper, density } = sumAt(cut, 3, gathered);
      let [uppers, densities] = [0, 0];
      eta.forEach((e, i) => {
        f.evaluate(cut - e, point);
        uppers += point.upper;
        densities += point.density;
        expect(Math.abs(gathered[i] - 3 * point.density)).toBeLessThan(1e-14);
      });
      expectClose(upper, uppers, 1e-13, `upper tails at ${cut}`);
      expectClose(density, densities, 1e-13, `densities at ${cut}`);
    }
  });

  it('has a density that is the slope of its distribution, and a slope that is the density’s', () => {
    const [low, high] = [latentPoint(), latentPoint()];
    for (let x = -6; x <= 6; x += 0.37) {
      f.evaluate(x - 1e-5, low);
      f.evaluate(x + 1e-5, high);
      f.evaluate(x, point);
      expect(Math.abs(between(low, high) / 2e-5 - point.density)).toBeLessThan(1e-9);
      expect(Math.abs((high.density - low.density) / 2e-5 - point.slope)).toBeLessThan(1e-9);
      expect(point.cdf + point.upper).toBeCloseTo(1, 15);
    }
  });

  it('takes the limits', () => {
    f.evaluate(-Infinity, point);
    expect([point.cdf, point.upper, point.density]).toEqual([0, 1, 0]);
    f.evaluate(Infinity, point);
    expect([point.cdf, point.upper, point.density]).toEqual([1, 0, 0]);
    expect(Math.abs(point.slope)).toBe(0);
  });
});

it('what is remembered is computed once for one array and anew for another', () => {
  const seen: number[] = [];
  const first = remembered(([x]) => {
    seen.push(x);
    return 2 * x;
  });
  const [a, b] = [Float64Array.of(1), Float64Array.of(1)];
  expect([first(a), first(a), first(b), first(a)]).toEqual([2, 2, 2, 2]);
  expect(seen).toEqual([1, 1, 1]);
});
