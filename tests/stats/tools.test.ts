import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orthonormalBasis } from '../../src/stats/basis';
import { adjustFalseDiscovery } from '../../src/stats/false-discovery';
import { crossProduct, denseMatrix, times } from '../../src/stats/matrix';
import { maximise } from '../../src/stats/newton';
import { createRandom } from '../../src/stats/random';
import { midranks } from '../../src/stats/ranks';
import { quantileOfSorted, sum, summarise } from '../../src/stats/summary';
import {
  restrictWeights,
  spatialLag,
  spatialWeights,
  transposeWeights,
  weightConstants,
} from '../../src/stats/spatial-weights';

describe('summaries', () => {
  it('by hand', () => {
    const summary = summarise(Float64Array.of(2, 4, 4, 4, 5, 5, 7, 9));
    expect(summary).toMatchObject({ n: 8, mean: 5, median: 4.5, min: 2, max: 9 });
    expect(summary.variance).toBeCloseTo(32 / 7, 14);
    expect(summary.lowerQuartile).toBe(4);
    expect(summary.upperQuartile).toBe(5.5);
  });

  it('sums what plain addition loses', () => {
    expect(sum([1e16, 1, -1e16, 1])).toBe(2);
    expect(Number.isNaN(summarise(new Float64Array(0)).mean)).toBe(true);
    expect(Number.isNaN(summarise(Float64Array.of(3)).sd)).toBe(true);
  });

  it('a quantile lies between its neighbours and grows with p', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), (values) => {
        const sorted = Float64Array.from(values).sort();
        let last = -Infinity;
        for (let p = 0; p <= 1; p += 0.125) {
          const q = quantileOfSorted(sorted, p);
          expect(q).toBeGreaterThanOrEqual(last);
          last = q;
        }
        expect(last).toBe(sorted[sorted.length - 1]);
      }),
    );
  });
});

describe('ranks', () => {
  it('equal values share their ranks, which add up to n(n + 1)/2', () => {
    const { ranks, tieSum } = midranks(Float64Array.of(10, 20, 20, 5, 20));
    expect([...ranks]).toEqual([2, 4, 4, 1, 4]);
    expect(tieSum).toBe(24);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 })), (values) => {
        const n = values.length;
        expect(sum(midranks(Float64Array.from(values)).ranks)).toBe((n * (n + 1)) / 2);
      }),
    );
  });
});

describe('false discovery rate', () => {
  it('by hand, with a missing test left out', () => {
    const adjusted = adjustFalseDiscovery(Float64Array.of(0.01, NaN, 0.04, 0.03, 0.005));
    expect(adjusted[1]).toBeNaN();
    expect([...adjusted].filter((p) => !Number.isNaN(p))).toEqual([0.02, 0.04, 0.04, 0.02]);
  });
});

describe('the basis of a design', () => {
  const filled = (rows: number, columns: number, seed: number) => {
    const random = createRandom(seed);
    const data = Float64Array.from({ length: rows * columns }, () => random.uniform());
    return denseMatrix(rows, columns, data);
  };

  it('is orthonormal and spans the design', () => {
    const x = filled(50, 6, 1);
    const result = orthonormalBasis(x);
    if (!result.ok) throw new Error('dependent');
    const { q, toOriginal } = result.basis;
    crossProduct(q).data.forEach((value, at) => {
      expect(value).toBeCloseTo(at % 7 === 0 ? 50 : 0, 11);
    });
    // Q = X · toOriginal, since X·b = Q·g whenever b = toOriginal·g.
    times(x, toOriginal).data.forEach((value, at) => expect(value).toBeCloseTo(q.data[at], 11));
  });

  it('names the dependent column and what it is made of', () => {
    const x = filled(30, 4, 2);
    for (let i = 0; i < 30; i++) x.data[i * 4 + 3] = 2 * x.data[i * 4] - x.data[i * 4 + 2];
    const result = orthonormalBasis(x);
    expect(result).toEqual({ ok: false, dependences: [{ column: 3, on: [0, 2] }] });
  });

  it('a column of zeros depends on nothing', () => {
    const x = filled(10, 2, 3);
    for (let i = 0; i < 10; i++) x.data[i * 2 + 1] = 0;
    expect(orthonormalBasis(x)).toEqual({ ok: false, dependences: [{ column: 1, on: [] }] });
  });
});

describe('Newton’s method', () => {
  const oneParameter = (
    value: (x: number) => number,
    slope: (x: number) => number,
    bend: (x: number) => number,
  ) =>
    maximise(
      {
        value: ([x]) => value(x),
        derivatives: ([x]) => ({
          gradient: Float64Array.of(slope(x)),
          information: denseMatrix(1, 1, Float64Array.of(-bend(x))),
        }),
        reach: ([step]) => Math.abs(step),
      },
      Float64Array.of(0),
    );

  it('finds a maximum from where the curve is not concave', () => {
    // −(x² − 4)² is flat at 0 and convex around it; it starts there with a slight tilt.
    const top = oneParameter(
      (x) => -((x * x - 4) ** 2) + 0.1 * x,
      (x) => -4 * x * (x * x - 4) + 0.1,
      (x) => -12 * x * x + 16,
    );
    expect(top.outcome).toBe('converged');
    expect(Math.abs(top.gradient)).toBeLessThan(1e-9);
    expect(top.parameters[0]).toBeCloseTo(2.003, 3);
  });

  it('says when there is none', () => {
    const climb = oneParameter(
      (x) => -Math.exp(-x),
      (x) => Math.exp(-x),
      (x) => -Math.exp(-x),
    );
    expect(climb.outcome).toBe('diverging');
    expect(climb.step[0]).toBeGreaterThan(0);
  });
});

describe('spatial weights', () => {
  // 0 → 1, 2; 1 → 0; 2 has nobody; 3 → 2.
  const start = Int32Array.of(0, 2, 3, 3, 4);
  const neighbour = Int32Array.of(1, 2, 0, 2);

  it('lag, transpose and constants by hand', () => {
    const shares = spatialWeights(start, neighbour, true);
    expect([...spatialLag(shares, Float64Array.of(1, 2, 4, 8))]).toEqual([3, 1, 0, 4]);
    const turned = transposeWeights(shares);
    expect([...turned.start]).toEqual([0, 1, 2, 4, 4]);
    // (w + w')²: pairs 01 (½ + 1)², 02 (½)², 23 1²; each twice, halved.
    expect(weightConstants(shares)).toEqual({
      connected: 3,
      s0: 3,
      s1: 1.5 ** 2 + 0.5 ** 2 + 1,
      s2: 2 ** 2 + 1.5 ** 2 + 1.5 ** 2 + 1,
    });
  });

  it('restricted to some firms, keeps the links among them', () => {
    const all = spatialWeights(start, neighbour, false);
    const some = restrictWeights(all, Int32Array.of(0, 2, 3), true);
    expect([...some.start]).toEqual([0, 1, 1, 2]);
    expect([...some.neighbour]).toEqual([1, 1]);
  });

  it('refuses a firm as its own neighbour', () => {
    expect(() => spatialWeights(Int32Array.of(0, 1), Int32Array.of(0), true)).toThrow('firm 0');
  });
});
