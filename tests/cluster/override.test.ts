import { describe, expect, it } from 'vitest';
import { dbscan, hdbscan, overrideClusters, type ClusterOverride } from '../../src/cluster';
import { isInPolygons } from '../../src/geo';
import { ROLE_CODE, UNATTENDED, type MultiPolygonCoordinates } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { joined, points, scattered } from './points';

function box(west: number, south: number, east: number, north: number): MultiPolygonCoordinates {
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

/** Three towns within a third of a degree, and firms all over. */
const PLACES = joined(
  scattered(60, 1, [137, 36, 137.03, 36.03]),
  scattered(40, 2, [137.1, 36, 137.13, 36.03]),
  scattered(50, 3, [137.2, 36.1, 137.23, 36.13]),
  scattered(80, 4, [136.9, 35.9, 137.4, 36.3]),
);
const COUNT = PLACES.lng.length;
const take = Uint8Array.from({ length: COUNT }, (_, i) => (i % 11 === 0 ? 0 : 1));
const input = { ...PLACES, take };
const derived = dbscan(input, { radiusKm: 1, minFirms: 5 });

/** What the definition says, firm by firm. */
function plainly(overrides: readonly ClusterOverride[], from = derived) {
  return Array.from({ length: COUNT }, (_, i) => {
    if (take[i] !== 1) return { cluster: 'none', role: ROLE_CODE.excluded };
    const own = overrides.find(({ coordinates }) =>
      isInPolygons(coordinates, PLACES.lng[i], PLACES.lat[i]),
    );
    if (own) return { cluster: `${own.cluster}`, role: ROLE_CODE.core };
    const cluster = from.clusterOf[i];
    return overrides.some((each) => each.cluster === cluster) || cluster < 0
      ? { cluster: 'none', role: ROLE_CODE.outside }
      : { cluster: `${cluster}`, role: from.role[i] };
  });
}

describe('derived clusters that are overridden', () => {
  it('have the firms that the definition word for word gives them, wherever boundaries lie', () => {
    expect(derived.clusterCount).toBeGreaterThanOrEqual(3);
    const random = createRandom(5);
    let moved = 0;
    for (let round = 0; round < 100; round++) {
      const anywhere = () => {
        const west = 136.95 + 0.25 * random.uniform();
        const south = 35.95 + 0.15 * random.uniform();
        return box(
          west,
          south,
          west + 0.01 + 0.1 * random.uniform(),
          south + 0.01 + 0.1 * random.uniform(),
        );
      };
      const first = Math.floor(random.uniform() * derived.clusterCount);
      const overrides = [
        { coordinates: anywhere(), cluster: first },
        { coordinates: anywhere(), cluster: (first + 1) % derived.clusterCount },
      ];
      const { membership, derivedFrom, clusterOfOverride } = overrideClusters(
        derived,
        input,
        overrides,
      );
      const found = Array.from(membership.clusterOf, (cluster, i) => ({
        cluster: cluster < 0 ? 'none' : `${derivedFrom[cluster]}`,
        role: membership.role[i],
      }));
      expect(found).toEqual(plainly(overrides));
      expect(membership.clusterCount).toBe(derivedFrom.length);
      overrides.forEach(({ cluster }, k) =>
        expect(derivedFrom[clusterOfOverride[k]]).toBe(cluster),
      );
      expect([...membership.anchor]).toEqual(Array.from(derivedFrom, (c) => derived.anchor[c]));
      // Numbers close up where a cluster is gone, and only there.
      const sizes = new Set(found.map(({ cluster }) => cluster));
      const kept = Array.from({ length: derived.clusterCount }, (_, c) => c).filter(
        (c) => sizes.has(`${c}`) || overrides.some(({ cluster }) => cluster === c),
      );
      expect([...derivedFrom]).toEqual(kept);
      moved += membership.clusterOf.filter((c, i) => c !== derived.clusterOf[i]).length;
    }
    expect(moved).toBeGreaterThan(1000);
  });

  it('leave what they were derived from as it was', () => {
    const before = [...derived.clusterOf];
    overrideClusters(derived, input, [{ coordinates: box(136, 35, 138, 37), cluster: 1 }]);
    expect([...derived.clusterOf]).toEqual(before);
  });

  it('keep number and anchor without a firm, while a cluster that lost all of its own is gone', () => {
    const nowhere = overrideClusters(derived, input, [
      { coordinates: box(140, 40, 141, 41), cluster: 1 },
    ]);
    expect(nowhere.membership.clusterCount).toBe(derived.clusterCount);
    expect(nowhere.membership.clusterOf).not.toContain(1);
    expect(nowhere.membership.anchor[1]).toBe(derived.anchor[1]);
    const all = overrideClusters(derived, input, [
      { coordinates: box(136, 35, 138, 37), cluster: 1 },
    ]);
    expect(all.membership.clusterCount).toBe(1);
    expect([...all.derivedFrom]).toEqual([1]);
    expect([...all.clusterOfOverride]).toEqual([0]);
    expect(all.membership.role.filter((role) => role === ROLE_CODE.core)).toHaveLength(
      take.reduce((sum, one) => sum + one, 0),
    );
  });

  it('come last where they stand beside the derived ones', () => {
    const beside = overrideClusters(derived, input, [
      { coordinates: box(137, 36, 137.01, 36.03), cluster: -1 },
    ]);
    const last = derived.clusterCount;
    expect(beside.membership.clusterCount).toBe(last + 1);
    expect([...beside.clusterOfOverride]).toEqual([last]);
    expect(beside.derivedFrom[last]).toBe(-1);
    expect(beside.membership.anchor[last]).toBe(beside.membership.clusterOf.indexOf(last));
  });

  it('are certain of their firms where a method says how firmly a firm belongs', async () => {
    const soft = await hdbscan(input, { minClusterSize: 8, minSamples: 5 }, UNATTENDED);
    const { membership } = overrideClusters(soft, input, [
      { coordinates: box(137, 36, 137.015, 36.03), cluster: soft.clusterOf[1] },
    ]);
    membership.role.forEach((role, i) => {
      const own = PLACES.lng[i] > 137 && PLACES.lng[i] < 137.015 && PLACES.lat[i] > 36;
      const inBox = own && PLACES.lat[i] < 36.03;
      if (role === ROLE_CODE.excluded) expect(membership.probability![i]).toBeNaN();
      else if (inBox) expect(membership.probability![i]).toBe(1);
      else if (membership.clusterOf[i] < 0) expect(membership.probability![i]).toBe(0);
      else expect(membership.probability![i]).toBe(soft.probability![i]);
    });
  });

  it('take no firm that takes no part', () => {
    const two = points([
      [137, 36],
      [137, 36],
      [NaN, NaN],
    ]);
    const some = { ...two, take: Uint8Array.of(1, 0, 1) };
    const from = dbscan(some, { radiusKm: 1, minFirms: 1 });
    const { membership } = overrideClusters(from, some, [
      { coordinates: box(136, 35, 138, 37), cluster: 0 },
    ]);
    expect([...membership.role]).toEqual([2, 3, 3]);
  });
});
