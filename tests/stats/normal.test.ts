import { describe, expect, it } from 'vitest';
import { drawNormalPair, RADIUS_OF_95 } from '../../src/stats/normal';
import { plainExp, plainLog } from '../../src/stats/plain-math';
import { createRandom } from '../../src/stats/random';
import { hypergeometricUpper } from '../../src/stats/hypergeometric';

describe('exp and log from + − × ÷ alone', () => {
  it('agree with the engine’s to 13 digits', () => {
    for (const x of [-300, -20.5, -1, -1e-9, 0, 0.3, 1, 7.25, 300]) {
      expect(plainExp(x) / Math.exp(x)).toBeCloseTo(1, 13);
    }
    for (const x of [1e-300, 1e-5, 0.05, 0.74, 0.76, 1, 1.49, 1.51, 12, 1e300]) {
      expect(Math.abs(plainLog(x) - Math.log(x))).toBeLessThanOrEqual(
        1e-13 * Math.max(1, Math.abs(Math.log(x))),
      );
    }
    expect(() => plainLog(0)).toThrow(RangeError);
    expect(() => plainLog(NaN)).toThrow(RangeError);
  });
});

describe('drawNormalPair', () => {
  const draws = 40_000;
  const pairs = Array.from({ length: draws }, () => [0, 0] as [number, number]);
  const random = createRandom(5);
  const pair = new Float64Array(2);
  for (const own of pairs) {
    drawNormalPair(random, pair);
    own[0] = pair[0];
    own[1] = pair[1];
  }

  it('has mean 0, variance 1, and axes that know nothing of each other', () => {
    const mean = (of: (p: [number, number]) => number) =>
      pairs.reduce((sum, p) => sum + of(p), 0) / draws;
    const error = 4 / Math.sqrt(draws);
    expect(Math.abs(mean(([x]) => x))).toBeLessThan(error);
    expect(Math.abs(mean(([, y]) => y))).toBeLessThan(error);
    expect(Math.abs(mean(([x]) => x * x) - 1)).toBeLessThan(error * Math.SQRT2);
    expect(Math.abs(mean(([, y]) => y * y) - 1)).toBeLessThan(error * Math.SQRT2);
    expect(Math.abs(mean(([x, y]) => x * y))).toBeLessThan(error);
  });

  it('stays within the 95 % radius 95 times in 100', () => {
    expect(RADIUS_OF_95).toBeCloseTo(2.447746830680816, 12);
    const within = pairs.filter(([x, y]) => Math.hypot(x, y) <= RADIUS_OF_95).length / draws;
    expect(Math.abs(within - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / draws));
  });

  it('gives the same draws for the same seed', () => {
    const again = new Float64Array(2);
    drawNormalPair(createRandom(5), again);
    expect([...again]).toEqual(pairs[0]);
  });
});

describe('hypergeometricUpper', () => {
  const choose = (n: number, k: number): number =>
    k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;

  it('is the share of all draws that hold as many marked or more', () => {
    for (const [marked, drawn, all] of [
      [5, 4, 12],
      [3, 9, 10],
      [0, 4, 9],
      [7, 7, 7],
    ])
      for (let found = 0; found <= drawn + 1; found++) {
        let expected = 0;
        for (let k = found; k <= drawn; k++)
          expected += (choose(marked, k) * choose(all - marked, drawn - k)) / choose(all, drawn);
        expect(hypergeometricUpper(found, marked, drawn, all)).toBeCloseTo(expected, 12);
      }
  });

  it('agrees with exact whole numbers far out in the tail', () => {
    // By exact whole-number arithmetic.
    const big = (n: number, k: number): bigint => {
      let out = 1n;
      for (let i = 0; i < k; i++) out = (out * BigInt(n - i)) / BigInt(i + 1);
      return out;
    };
    let sum = 0n;
    for (let k = 30; k <= 100; k++) sum += big(399, k) * big(4601, 100 - k);
    const exact = Number((sum * 10n ** 40n) / big(5000, 100)) / 1e40;
    expect(hypergeometricUpper(30, 399, 100, 5000) / exact).toBeCloseTo(1, 9);
  });
});
