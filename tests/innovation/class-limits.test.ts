import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classLimits,
  classLimitsFromZero,
  divergingLimits,
} from '../../src/innovation/class-limits';
import { jenksBreaks } from '../../src/innovation/jenks';

/** Sum of squared deviations from the class means when classes begin at these values. */
function cost(sorted: readonly number[], limits: readonly number[]): number {
  const edges = [-Infinity, ...limits, Infinity];
  let total = 0;
  for (let k = 0; k + 1 < edges.length; k++) {
    const own = sorted.filter((value) => value >= edges[k] && value < edges[k + 1]);
    const mean = own.reduce((a, b) => a + b, 0) / own.length;
    total += own.reduce((a, b) => a + (b - mean) ** 2, 0);
  }
  return total;
}

/** Every way to begin `k` further classes at distinct values. */
function choices(values: readonly number[], k: number): number[][] {
  if (k === 0) return [[]];
  return values.flatMap((value, i) =>
    choices(values.slice(i + 1), k - 1).map((rest) => [value, ...rest]),
  );
}

describe('natural breaks', () => {
  it('are as good as the best of all partings', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 2, max: 5 }),
        (list, classes) => {
          const sorted = list.toSorted((a, b) => a - b);
          const distinct = [...new Set(sorted)];
          const limits = jenksBreaks(Float64Array.from(sorted), classes);
          const wanted = Math.min(classes, distinct.length) - 1;
          const best = Math.min(
            ...choices(distinct.slice(1), wanted).map((each) => cost(sorted, each)),
          );
          expect(limits).toHaveLength(wanted);
          expect(cost(sorted, limits)).toBeCloseTo(best, 8);
        },
      ),
      { seed: 1958, numRuns: 400 },
    );
  });

  it('find the gaps that anybody sees', () => {
    expect(jenksBreaks(Float64Array.from([1, 2, 3, 50, 51, 52, 900, 901]), 3)).toEqual([50, 900]);
    expect(jenksBreaks(new Float64Array(0), 3)).toEqual([]);
  });
});

describe('class limits', () => {
  const values = Float64Array.from([4, 1, 3, 2, NaN, 5, 9, 8, 7, 6, 10]);

  it('quantile: as many values in each', () => {
    expect(classLimits(values, 'quantile', 2)).toEqual([5.5]);
    const limits = classLimits(values, 'quantile', 5);
    for (let k = 0; k < 5; k++) {
      const [from, to] = [limits[k - 1] ?? -Infinity, limits[k] ?? Infinity];
      expect(values.filter((value) => value >= from && value < to)).toHaveLength(2);
    }
  });

  it('equal: as wide each', () => {
    expect(classLimits(values, 'equal', 3)).toEqual([4, 7]);
  });

  it('deviation: steps of a standard deviation about the mean', () => {
    const limits = classLimits(values, 'deviation', 4);
    const sd = Math.sqrt(82.5 / 9);
    expect(limits).toHaveLength(3);
    [5.5 - sd, 5.5, 5.5 + sd].forEach((limit, i) => expect(limits[i]).toBeCloseTo(limit, 12));
  });

  it('are none for a constant measure, for one that is all missing, and for nothing', () => {
    for (const method of ['quantile', 'equal', 'jenks', 'deviation'] as const)
      for (const column of [[3, 3, 3], [NaN, NaN], []])
        expect(classLimits(Float64Array.from(column), method, 5), method).toEqual([]);
  });

  it('leave no class outside the values, and no two limits alike, whatever the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 }),
        fc.constantFrom('quantile', 'equal', 'jenks', 'deviation' as const),
        fc.integer({ min: 2, max: 7 }),
        (list, method, classes) => {
          const column = Float64Array.from(list);
          const limits = classLimits(column, method, classes);
          expect(limits.length).toBeLessThan(classes);
          limits.forEach((limit, i) => {
            if (i > 0) expect(limit).toBeGreaterThan(limits[i - 1]);
            expect(list.some((value) => value < limit)).toBe(true);
            expect(list.some((value) => value >= limit)).toBe(true);
          });
        },
      ),
      { seed: 7 },
    );
  });

  it('refuse a number of classes that is none', () => {
    for (const classes of [1, 8, 2.5, NaN])
      expect(() => classLimits(values, 'equal', classes)).toThrow(RangeError);
  });
});

describe('limits about zero', () => {
  it('mirror each other, with zero between', () => {
    const limits = divergingLimits(Float64Array.from([-8, -1, 0, 2, 4, NaN]), 'equal', 4);
    expect(limits).toEqual([-4, 0, 4]);
    for (const method of ['quantile', 'equal', 'jenks', 'deviation'] as const) {
      const found = divergingLimits(Float64Array.from([-9, -3, -1, 1, 2, 5, 7, 20]), method, 6);
      expect(found.map((limit) => 0 - limit).reverse()).toEqual(found.map((limit) => limit + 0));
      expect(found).toContain(0);
      expect(found.length).toBeGreaterThan(2);
    }
  });

  it('are multiples of the root mean square where the standard deviation is the step', () => {
    // (9 + 1 + 4 + 100 + 144) / 5 is 51.6; twice its root lies behind the most.
    const values = Float64Array.of(-3, 1, 2, 0, NaN, -10, 12);
    const root = Math.sqrt(51.6);
    const [low, zero, high, ...more] = divergingLimits(values, 'deviation', 6);
    expect([low, high]).toEqual([expect.closeTo(-root, 12), expect.closeTo(root, 12)]);
    expect([zero, more]).toEqual([0, []]);
  });

  it('are zero alone for two classes, and none where all is zero', () => {
    expect(divergingLimits(Float64Array.from([-1, 5]), 'jenks', 2)).toEqual([0]);
    expect(divergingLimits(Float64Array.from([0, 0, NaN]), 'jenks', 4)).toEqual([]);
  });
});

describe('limits of counts of rare things', () => {
  const rare = Float64Array.of(...Array(60).fill(0), ...Array(30).fill(1), 2, 3, 4, 9, NaN);

  it('give common zeros a class of their own, whatever the method', () => {
    for (const method of ['quantile', 'equal', 'jenks', 'deviation'] as const) {
      const limits = classLimitsFromZero(rare, method, 5);
      expect(limits[0]).toBe(1);
      expect(limits).toEqual(limits.toSorted((a, b) => a - b));
      expect(new Set(limits).size).toBe(limits.length);
    }
    expect(classLimits(rare, 'quantile', 5)).toEqual([1]);
    expect(classLimitsFromZero(rare, 'jenks', 2)).toEqual([1]);
  });

  it('leave all else as it is', () => {
    const few = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const below = Float64Array.of(-1, 0, 0, 0, 2);
    const none = new Float64Array(4);
    for (const values of [few, below, none])
      expect(classLimitsFromZero(values, 'quantile', 4)).toEqual(
        classLimits(values, 'quantile', 4),
      );
  });
});
