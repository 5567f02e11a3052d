import { describe, expect, it } from 'vitest';
import { drawNormalPair } from '../../src/stats/normal';
import { createRandom } from '../../src/stats/random';
import { ruleOfThumb, smoothMean } from '../../src/stats/kernel-regression';

const of = (...values: number[]) => Float64Array.from(values);

describe('smoothMean', () => {
  it('weighs by the Epanechnikov kernel, as reckoned by hand', () => {
    const { mean, effective } = smoothMean(of(0, 1, 3), of(4, 8, 100), of(0), { bandwidth: 2 });
    expect(mean[0]).toBeCloseTo((1 * 4 + 0.75 * 8) / 1.75, 14);
    expect(effective[0]).toBeCloseTo(1.75 ** 2 / (1 + 0.75 ** 2), 14);
  });

  it('is the plain mean with the residuals’ interval where all x agree', () => {
    const y = of(1, 2, 3, 4, 5, 9);
    const { mean, low, high } = smoothMean(new Float64Array(6), y, of(0), { bandwidth: 1 });
    const leftOut = [...y].map((value) => value - (24 - value) / 5);
    const error = Math.sqrt(leftOut.reduce((sum, e) => sum + e * e, 0)) / 6;
    expect(mean[0]).toBeCloseTo(4, 14);
    expect(high[0] - 4).toBeCloseTo(1.959963984540054 * error, 10);
    expect(4 - low[0]).toBeCloseTo(1.959963984540054 * error, 10);
  });

  it('gives no mean where nothing is near, and no band on too few', () => {
    const { mean, low, effective } = smoothMean(of(0, 0.1), of(1, 2), of(0, 9), { bandwidth: 1 });
    expect(mean[0]).toBeCloseTo(1.5, 2);
    expect(low[0]).toBeNaN();
    expect([mean[1], effective[1]]).toEqual([NaN, 0]);
  });

  it('leaves pairs with a missing value out, and takes rows in any order', () => {
    const clean = smoothMean(of(1, 2, 3), of(5, 6, 9), of(2), { bandwidth: 2 });
    const gaps = smoothMean(of(3, NaN, 1, 7, 2), of(9, 1, 5, NaN, 6), of(2), { bandwidth: 2 });
    expect(gaps.n).toBe(3);
    expect(gaps.mean[0]).toBe(clean.mean[0]);
  });

  it('covers a flat truth about as often as it says', () => {
    const random = createRandom(11);
    const pair = new Float64Array(2);
    const studies = 400;
    let held = 0;
    for (let s = 0; s < studies; s++) {
      const x = new Float64Array(120).map(() => random.uniform() * 10);
      const y = x.map((km) => {
        drawNormalPair(random, pair);
        return 2 + pair[0] * (1 + km / 5);
      });
      const { low, high } = smoothMean(x, y, of(5), { bandwidth: 2.5 });
      if (low[0] <= 2 && high[0] >= 2) held++;
    }
    expect(Math.abs(held / studies - 0.95)).toBeLessThan(0.045);
  });

  it('answers without any value, and without spread', () => {
    expect(smoothMean(of(), of(), of(1)).mean[0]).toBeNaN();
    expect(ruleOfThumb(of(3, 3, 3))).toBeNaN();
    expect(() => smoothMean(of(1), of(), of(1))).toThrow(RangeError);
  });
});
