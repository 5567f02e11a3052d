import { describe, expect, it } from 'vitest';
import { distanceBreaks, groupBreaks, measureBreaks } from '../../src/innovation';
import { createRandom } from '../../src/stats/random';

describe('classes of a measure of innovation', () => {
  it('hold none by itself and begin at whole numbers where all values are whole', () => {
    const rare = Float64Array.of(...Array(50).fill(0), 1, 1, 1, 1, 2, 2, 3, 5, 9, 41, NaN);
    expect(measureBreaks(rare)).toEqual([1, 2, 6, 27]);
  });

  it('are parted at quantiles of the positive values otherwise, and are none without one', () => {
    expect(measureBreaks(Float64Array.of(0, 0, 0.5, 1, 1.5))[1]).toBe(1);
    expect(measureBreaks(Float64Array.of(0, NaN))).toEqual([]);
  });
});

describe('classes of distances', () => {
  const drawn = (seed: number, make: (u: number) => number) => {
    const { uniform } = createRandom(seed);
    return Float64Array.from({ length: 500 }, () => make(uniform()));
  };

  it('are round, few, and of a twentieth of the firms at least, whatever the extent', () => {
    for (const [seed, most] of [0.9, 4, 40, 300, 2000].entries())
      for (const power of [1, 3]) {
        const km = drawn(seed, (u) => most * u ** power);
        km[7] = NaN;
        const breaks = distanceBreaks(km);
        expect(breaks.length).toBeGreaterThan(0);
        expect(breaks.length).toBeLessThan(6);
        expect(breaks.every((limit) => [1, 2, 5].includes(Number(limit.toExponential()[0])))).toBe(
          true,
        );
        const limits = [-Infinity, ...breaks, Infinity];
        limits.slice(1).forEach((to, i) => {
          const own = km.filter((each) => each >= limits[i] && each < to).length;
          expect(own).toBeGreaterThanOrEqual(0.05 * 499);
        });
      }
  });

  it('are thirds where one round class would hold all, and none where all are alike or unknown', () => {
    const near = drawn(3, (u) => 2.1 + u);
    const [first, second, ...rest] = distanceBreaks(near);
    expect(rest).toEqual([]);
    expect(near.filter((km) => km < first).length).toBeCloseTo(500 / 3, -1);
    expect(near.filter((km) => km < second).length).toBeCloseTo(1000 / 3, -1);
    expect(distanceBreaks(new Float64Array(9).fill(3))).toEqual([]);
    expect(distanceBreaks(Float64Array.of(NaN))).toEqual([]);
    expect(distanceBreaks(Float64Array.of(0.3, 40))).toHaveLength(1);
  });
});

describe('classes of figures of groups', () => {
  it('are round and evenly apart, from the least to the most', () => {
    expect(groupBreaks([0, 1, 2, 3, 4, 5, 6, 7, 8, NaN, 9])).toEqual([2, 4, 6, 8]);
  });

  it('are none where all are alike, or nothing is known', () => {
    expect(groupBreaks([NaN, 3, 3, 3])).toEqual([]);
    expect(groupBreaks([NaN])).toEqual([]);
  });

  it('hold as many as three quarters in one, and are those of a measure beyond that', () => {
    expect(groupBreaks([0, 0.5, 1, 10])).toEqual([2]);
    expect(groupBreaks([0, 0.5, 1, 1, 10]).slice(0, 2)).toEqual([0.5, 1]);
  });
});
