import { describe, expect, it } from 'vitest';
import { clusterDifferences, comparePlainly } from '../../src/evidence';
import { intervalOf } from '../../src/evidence/likeness/cell-means';
import { ROLE_CODE, type Membership } from '../../src/model';
import { adjustFalseDiscovery } from '../../src/stats/false-discovery';
import { createRandom } from '../../src/stats/random';

const CLUSTERS = 6;
const FIRMS = 400;
const { uniform } = createRandom(11);
const clusterOf = Int32Array.from({ length: FIRMS }, () => Math.floor(uniform() * 9) - 3).map((c) =>
  Math.max(-1, c),
);
const role = Uint8Array.from(clusterOf, (c, i) =>
  i % 23 === 0 ? ROLE_CODE.excluded : c < 0 ? 0 : ROLE_CODE.core,
);
const membership: Membership = { clusterCount: CLUSTERS, clusterOf, role } as Membership;
/** Cluster 5 lies in one group; some firms have none. */
const groups = Int32Array.from(clusterOf, (c, i) =>
  c === 5 ? 3 : i % 31 === 0 ? -1 : Math.floor(uniform() * 12),
);
const values = Float64Array.from(clusterOf, (c, i) =>
  i % 17 === 0 ? NaN : (c === 2 ? 4 : 0) + groups[i] / 6 + uniform() * 3,
);
/** 1 in this cluster, 0 outside of all, 2 elsewhere. */
const sidesOf = (cluster: number) =>
  Uint8Array.from(clusterOf, (c, i) =>
    role[i] === ROLE_CODE.excluded ? 2 : c === cluster ? 1 : c < 0 ? 0 : 2,
  );
const clusters = [0, 1, 2, 3, 4, 5];

describe('each cluster beside the firms outside', () => {
  it.each([
    ['firms of a group alike', groups],
    ['firms independent', undefined],
  ])('is compared as all clusters together are: %s', (_, of) => {
    const found = clusterDifferences(values, membership, of)!;
    for (const cluster of clusters) {
      const compared = comparePlainly(values, sidesOf(cluster), of);
      if (!compared.ok) throw new Error(compared.problem.code);
      const { robust, inside, outside, difference, ciLow, ciHigh, welch } = compared.value;
      expect(found.n[cluster]).toBe(inside.n);
      expect(found.outside.n).toBe(outside.n);
      expect(found.outside.mean).toBeCloseTo(outside.mean, 12);
      expect(found.mean[cluster]).toBeCloseTo(inside.mean, 12);
      expect(found.difference[cluster]).toBeCloseTo(difference, 12);
      expect(found.robust[cluster]).toBe(robust ? 1 : 0);
      expect(found.ciLow[cluster]).toBeCloseTo(robust?.ciLow ?? ciLow, 10);
      expect(found.ciHigh[cluster]).toBeCloseTo(robust?.ciHigh ?? ciHigh, 10);
      expect(found.pValue[cluster]).toBeCloseTo(robust?.pValue ?? welch.pValue, 10);
    }
    expect([...found.robust]).toEqual(of ? [1, 1, 1, 1, 1, 0] : [0, 0, 0, 0, 0, 0]);
    expect([...found.q]).toEqual([...adjustFalseDiscovery(found.pValue)]);
    expect(found.q[2]).toBeLessThan(0.05);
    expect([...found.told]).toEqual([...found.q].map((q) => (q < 0.05 ? 1 : 0)));
  });

  it('uses survey weights where they are given', () => {
    const weights = Float64Array.from(values, (_, i) => [NaN, 0][i % 13] ?? 0.5 + uniform());
    const found = clusterDifferences(values, membership, groups, weights)!;
    for (const cluster of clusters) {
      const compared = comparePlainly(values, sidesOf(cluster), groups, undefined, weights);
      if (!compared.ok) throw new Error(compared.problem.code);
      const { difference, stdError, df, groups: drawn } = compared.value.weighted!;
      // The cluster's own groups bound what is known of its error, or its firms where it lies in one group.
      const own = [...compared.value.sample.isInside.keys()].filter(
        (i) => compared.value.sample.isInside[i] === 1,
      );
      const units = new Set(own.map((i) => compared.value.sample.grouping!.of[i])).size;
      const parts = drawn === null ? own.length : units;
      const { ciLow, ciHigh } = intervalOf(difference, stdError, Math.min(df, parts - 1));
      expect(found.robust[cluster]).toBe(units > 1 ? 1 : 0);
      expect(found.n[cluster]).toBe(compared.value.sample.inside.length);
      expect(found.difference[cluster]).toBeCloseTo(difference, 12);
      expect(found.ciLow[cluster]).toBeCloseTo(ciLow, 12);
      expect(found.ciHigh[cluster]).toBeCloseTo(ciHigh, 12);
    }
  });

  it('has no number where there is nothing to compare', () => {
    const none = values.map((value, i) => (clusterOf[i] === 1 ? NaN : value));
    const found = clusterDifferences(none, membership, groups)!;
    expect([found.n[1], found.difference[1], found.ciLow[1], found.q[1]]).toEqual([
      0,
      NaN,
      NaN,
      NaN,
    ]);
    const single = values.map((value, i) =>
      clusterOf[i] === 1 && i !== clusterOf.lastIndexOf(1) ? NaN : value,
    );
    const one = clusterDifferences(single, membership)!;
    expect(one.difference[1]).not.toBeNaN();
    expect(one.ciLow[1]).toBeNaN();
    const inside = { ...membership, clusterOf: clusterOf.map((c) => Math.max(0, c)) };
    expect(clusterDifferences(values, inside, groups)).toBeNull();
    expect(clusterDifferences(new Float64Array(FIRMS).fill(2), membership, groups)!.ciLow).toEqual(
      new Float64Array(CLUSTERS).fill(NaN),
    );
  });
});
