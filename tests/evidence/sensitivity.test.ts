import { describe, expect, it } from 'vitest';
import { eValue, robustnessValues } from '../../src/evidence';

describe('how strong what is not in the data would have to be', () => {
  it('gives the robustness values that Cinelli and Hazlett print for Darfur', () => {
    const { estimate, interval } = robustnessValues(4.184445, 783);
    expect(estimate).toBeCloseTo(0.13878, 4);
    expect(interval).toBeCloseTo(0.07626, 4);
  });

  it('is reached exactly: with both shares at the value, the bias is the estimate', () => {
    for (const [t, df] of [
      [2.5, 60],
      [9, 40],
      [40, 25],
    ]) {
      const { estimate: share } = robustnessValues(t, df);
      // Bias over the estimate: share / sqrt(1 - share) · sqrt(df) / t (Cinelli and Hazlett 2020, eq. 15).
      expect(((share / Math.sqrt(1 - share)) * Math.sqrt(df)) / t).toBeCloseTo(1, 12);
    }
    expect(robustnessValues(1.2, 300).interval).toBe(0);
  });

  it('gives the E-values that VanderWeele and Ding print', () => {
    const of = (rr: number, low: number, high: number) =>
      eValue(
        'poisson',
        { estimate: Math.log(rr), ciLow: Math.log(low), ciHigh: Math.log(high) },
        { mean: 1, sd: 1 },
      )!;
    const found = of(3.9, 1.8, 8.7);
    expect(found.estimate).toBeCloseTo(7.26, 2);
    expect(found.interval).toBeCloseTo(3, 1);
    // A ratio below 1 counts as its inverse.
    expect(of(1 / 3.9, 1 / 8.7, 1 / 1.8).estimate).toBeCloseTo(found.estimate, 12);
    expect(of(1.2, 0.9, 1.6).interval).toBe(1);
    expect(
      eValue('ordered-logit', { estimate: 1, ciLow: 0.5, ciHigh: 2 }, { mean: 1, sd: 1 }),
    ).toBe(null);
  });
});
