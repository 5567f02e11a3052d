import { describe, expect, it } from 'vitest';
import { testClusterOutcomes } from '../../src/cluster';
import { ROLE_CODE, type Membership } from '../../src/model';
import { adjustFalseDiscovery } from '../../src/stats/false-discovery';
import { hypergeometricUpper } from '../../src/stats/hypergeometric';
import { createRandom } from '../../src/stats/random';

/** -1 outside, -2 excluded. */
function membership(clusterOf: readonly number[], clusterCount: number): Membership {
  return {
    clusterCount,
    clusterOf: Int32Array.from(clusterOf, (cluster) => Math.max(-1, cluster)),
    role: Uint8Array.from(clusterOf, (cluster) =>
      cluster === -2 ? ROLE_CODE.excluded : cluster < 0 ? ROLE_CODE.outside : ROLE_CODE.core,
    ),
    anchor: new Int32Array(clusterCount),
  };
}

/** Share of all choices of `size` values whose sum is at least as far from what is expected as the first ones' sum. */
function exactP(values: readonly number[], size: number): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const away = (chosen: readonly number[]) =>
    Math.abs(chosen.reduce((sum, value) => sum + value - mean, 0));
  const observed = away(values.slice(0, size));
  let all = 0;
  let extreme = 0;
  for (let mask = 0; mask < 1 << values.length; mask++) {
    const chosen = values.filter((_, i) => (mask >> i) & 1);
    if (chosen.length !== size) continue;
    all++;
    if (away(chosen) >= observed - 1e-9) extreme++;
  }
  return extreme / all;
}

describe('the outcome of each cluster beside all other firms', () => {
  it('has the p of all choices of as many firms', async () => {
    const values = [9, 7, 8, 1, 0, 4, 2, 3, 5, 1];
    const { pValue, difference, firms, allFirms } = await testClusterOutcomes(
      membership([0, 0, 0, 1, 1, -1, -1, -1, -1, -1], 2),
      Float64Array.from(values),
      { draws: 99_999, seed: 1 },
    );
    expect([...firms, allFirms]).toEqual([3, 2, 10]);
    expect(difference[0]).toBeCloseTo(8 - 16 / 7, 12);
    expect(difference[1]).toBeCloseTo(0.5 - 39 / 8, 12);
    expect(pValue[0]).toBeCloseTo(exactP(values, 3), 2);
    expect(pValue[1]).toBeCloseTo(exactP([1, 0, 9, 7, 8, 4, 2, 3, 5, 1], 2), 2);
  });

  it('is Fisher’s test for yes and no, also where the cluster holds most firms', async () => {
    // 14 of 20 firms inside, 9 of them innovate; 1 of 6 does outside.
    const inside = 14;
    const values = Float64Array.from({ length: 20 }, (_, i) => (i < 9 || i === 19 ? 1 : 0));
    const clusterOf = Array.from({ length: 20 }, (_, i) => (i < inside ? 0 : -1));
    const { pValue } = await testClusterOutcomes(membership(clusterOf, 1), values, {
      draws: 99_999,
      seed: 2,
    });
    // Expected 7; as far away are 9 and more, 5 and fewer.
    const upper = hypergeometricUpper(9, 10, inside, 20);
    const lower = 1 - hypergeometricUpper(6, 10, inside, 20);
    expect(Math.abs(pValue[0] - upper - lower)).toBeLessThan(0.006);
  });

  it('does not look at firms that are excluded or without a value', async () => {
    const of = [0, 0, 0, -1, -1, -1, -2, 0];
    const values = Float64Array.of(5, 6, 4, 1, 2, 0, 99, NaN);
    const options = { draws: 999, seed: 3 };
    const all = await testClusterOutcomes(membership(of, 1), values, options);
    const few = await testClusterOutcomes(
      membership(of.slice(0, 6), 1),
      values.slice(0, 6),
      options,
    );
    expect(all).toEqual(few);
    expect(all.difference[0]).toBeCloseTo(4, 12);
  });

  it('is missing where a cluster has no firm or every firm, or nothing varies', async () => {
    const options = { draws: 99, seed: 4 };
    const empty = await testClusterOutcomes(
      membership([0, 0, -1, -1], 2),
      Float64Array.of(1, 2, 3, 4),
      options,
    );
    expect(empty.pValue[0]).toBeGreaterThan(0);
    expect([empty.pValue[1], empty.difference[1], empty.q[1]]).toEqual([NaN, NaN, NaN]);
    const every = await testClusterOutcomes(membership([0, 0], 1), Float64Array.of(1, 2), options);
    expect([every.pValue[0], every.difference[0]]).toEqual([NaN, NaN]);
    const same = await testClusterOutcomes(
      membership([0, 0, -1], 1),
      Float64Array.of(7, 7, 7),
      options,
    );
    expect([same.pValue[0], same.difference[0], same.q[0]]).toEqual([NaN, 0, NaN]);
    const none = await testClusterOutcomes(
      membership([0, -1], 1),
      Float64Array.of(NaN, NaN),
      options,
    );
    expect([none.allFirms, none.pValue[0]]).toEqual([0, NaN]);
    await expect(
      testClusterOutcomes(membership([0, -1], 1), Float64Array.of(1, 2), { draws: 0, seed: 1 }),
    ).rejects.toThrow(RangeError);
  });

  it('keeps its level, and its false discoveries, where outcomes are dealt at random', async () => {
    const random = createRandom(11);
    const of = Array.from({ length: 90 }, (_, i) => (i < 60 ? i % 3 : -1));
    let below = 0;
    let discovered = 0;
    const studies = 300;
    for (let s = 0; s < studies; s++) {
      const values = Float64Array.from(of, () => random.below(3) * random.below(4));
      const { pValue, q } = await testClusterOutcomes(membership(of, 3), values, {
        draws: 199,
        seed: s,
      });
      for (const p of pValue) if (p <= 0.1) below++;
      if (q.some((each) => each <= 0.1)) discovered++;
      expect([...q]).toEqual([...adjustFalseDiscovery(pValue)]);
    }
    // 3 standard errors about 10 % of 900, and above it for 300.
    expect(Math.abs(below / (3 * studies) - 0.1)).toBeLessThan(0.03);
    expect(discovered / studies).toBeLessThan(0.152);
  });

  it('is the same for the same seed', async () => {
    const of = Array.from({ length: 200 }, (_, i) => (i < 80 ? i % 4 : -1));
    const values = Float64Array.from(of, (_, i) => (i * 7919) % 13);
    const ask = (seed: number) =>
      testClusterOutcomes(membership(of, 4), values, { draws: 500, seed });
    expect(await ask(5)).toEqual(await ask(5));
    expect((await ask(6)).pValue).not.toEqual((await ask(5)).pValue);
  });
});
