import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClusterInput, DbscanSettings } from '../../src/cluster';
import { dbscan } from '../../src/cluster';
import { bruteDbscan } from './brute-dbscan';
import { joined, points, scattered } from './points';

function expectAgreement(input: ClusterInput, settings: DbscanSettings): number {
  const found = dbscan(input, settings);
  const brute = bruteDbscan(input, settings);
  expect([...found.clusterOf]).toEqual(brute.clusterOf);
  expect([...found.role]).toEqual(brute.role);
  expect([...found.anchor]).toEqual(brute.anchor);
  expect(found.clusterCount).toBe(brute.anchor.length);
  return found.clusterCount;
}

describe('dbscan agrees with a comparison of all with all', () => {
  it('on scattered firms, for many radii and minimums', () => {
    const kept = new Set<number>();
    for (let seed = 1; seed <= 12; seed++)
      for (const radiusKm of [0.5, 2, 3, 7.5, 40])
        for (const minFirms of [1, 2, 4, 9])
          kept.add(
            expectAgreement(scattered(160, seed, [139, 35, 139.6, 35.5]), { radiusKm, minFirms }),
          );
    // The settings must reach from no cluster over several to one, else nothing was tested.
    expect(kept.has(0) && kept.has(1) && [...kept].some((count) => count > 5)).toBe(true);
  });

  it('from Okinawa to Hokkaido, with radii up to larger than Japan', () => {
    const firms = scattered(300, 7, [123, 24, 146, 45.5]);
    for (const radiusKm of [30, 120, 600, 2000, 4000, 9000, 20000, 25000])
      expectAgreement(firms, { radiusKm, minFirms: 4 });
  });

  it('on duplicates, rows of firms and one dense blob', () => {
    const stack = points(Array.from({ length: 40 }, () => [138.9, 37.65] as const));
    const second = points(Array.from({ length: 15 }, () => [138.93, 37.65] as const));
    const row = points(Array.from({ length: 60 }, (_, i) => [138.5 + i * 0.01, 37.2] as const));
    const column = points(Array.from({ length: 60 }, (_, i) => [139.5, 37 + i * 0.009] as const));
    const blob = scattered(300, 3, [140, 38, 140.02, 38.02]);
    const all = joined(stack, row, second, column, blob);
    for (const radiusKm of [0.9, 1.1, 2.5, 3])
      for (const minFirms of [1, 3, 10, 41, 56]) expectAgreement(all, { radiusKm, minFirms });
    for (const part of [stack, row, column, blob])
      expectAgreement(part, { radiusKm: 2, minFirms: 5 });
  });

  it('on lattices whose points fall on the edges of cells', () => {
    const lattice: [number, number][] = [];
    for (let i = 0; i < 15; i++)
      for (let j = 0; j < 15; j++) lattice.push([135 + i * 0.01, 35 + j * 0.01]);
    for (const radiusKm of [0.9, 1.1119, 1.112, 1.6, 2.2239, 2.224])
      for (const minFirms of [2, 3, 4, 5, 9])
        expectAgreement(points(lattice), { radiusKm, minFirms });
  });

  it('across the 180° meridian, across Greenwich and around the poles', () => {
    for (const west of [-182, 178, -2, 358])
      for (const south of [-1, 60, 87])
        for (const radiusKm of [20, 90])
          expectAgreement(scattered(200, 11, [west, south, west + 4, south + 2]), {
            radiusKm,
            minFirms: 4,
          });
    const caps = joined(
      scattered(120, 5, [-180, 89, 180, 90]),
      scattered(120, 6, [-180, -90, 180, -89]),
      points([
        [0, 90],
        [77, 90],
        [0, -90],
        [180, 89.9],
        [-180, 89.9],
      ]),
    );
    for (const radiusKm of [0.5, 12, 40, 300]) expectAgreement(caps, { radiusKm, minFirms: 3 });
    const globe = scattered(250, 8, [-180, -90, 180, 90]);
    for (const radiusKm of [700, 3000, 10000, 19000])
      expectAgreement(globe, { radiusKm, minFirms: 4 });
  });

  it('on two large stacks just out of reach of each other', () => {
    const stacks = joined(
      points(Array.from({ length: 400 }, () => [139, 36] as const)),
      points(Array.from({ length: 400 }, () => [139.0334, 36] as const)),
    );
    expect(expectAgreement(stacks, { radiusKm: 3, minFirms: 10 })).toBe(2);
    expect(expectAgreement(stacks, { radiusKm: 3.1, minFirms: 10 })).toBe(1);
    expect(expectAgreement(stacks, { radiusKm: 3, minFirms: 401 })).toBe(0);
  });

  it('with weights and with firms that take no part', () => {
    for (let seed = 1; seed <= 10; seed++) {
      const firms = joined(
        scattered(120, seed, [139, 35, 139.2, 35.2]),
        points([
          [NaN, 35],
          [139, NaN],
          [139.1, 95],
        ]),
      );
      const n = firms.lng.length;
      const noise = scattered(n, seed + 100, [0, 0, 20, 1]);
      const weight = Float64Array.from(noise.lng, (w, i) => (i % 17 === 0 ? NaN : Math.floor(w)));
      const take = Uint8Array.from(noise.lat, (v) => (v < 0.8 ? 1 : 0));
      for (const minFirms of [0, 1, 30, 80])
        expectAgreement({ ...firms, weight, take }, { radiusKm: 1.5, minFirms });
    }
  });

  it('on whatever fast-check finds on a coarse lattice', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 40 }),
        (places, minFirms, tenths) => {
          const firms = points(places.map(([x, y]) => [138 + x * 0.0111, 36 + y * 0.009] as const));
          expectAgreement(firms, { radiusKm: tenths / 10, minFirms });
        },
      ),
      { seed: 20260, numRuns: 300 },
    );
  });
});

describe('dbscan', () => {
  it('holds for no firm, one firm and two', () => {
    const settings = { radiusKm: 3, minFirms: 2 };
    expect(dbscan(points([]), settings).clusterCount).toBe(0);
    expect(dbscan(points([]), settings).clusterOf).toHaveLength(0);
    expect([...dbscan(points([[139, 35]]), settings).role]).toEqual([0]);
    expect([...dbscan(points([[139, 35]]), { radiusKm: 3, minFirms: 1 }).clusterOf]).toEqual([0]);
    const two = points([
      [139, 35],
      [139.01, 35],
    ]);
    expect([...dbscan(two, settings).clusterOf]).toEqual([0, 0]);
    expect([...dbscan(two, { radiusKm: 0.5, minFirms: 2 }).clusterOf]).toEqual([-1, -1]);
    expect(dbscan(two, { radiusKm: 3, minFirms: 1e9 }).clusterCount).toBe(0);
  });

  it('does not change what it was given', () => {
    const firms = scattered(200, 5, [139, 35, 139.2, 35.2]);
    const before = [...firms.lng, ...firms.lat];
    dbscan(firms, { radiusKm: 2, minFirms: 4 });
    expect([...firms.lng, ...firms.lat]).toEqual(before);
  });

  it('finds the same sets in any order of the firms', () => {
    const firms = scattered(500, 9, [139, 35, 139.5, 35.5]);
    const settings = { radiusKm: 1.8, minFirms: 5 };
    const forward = dbscan(firms, settings);
    const backward = dbscan(
      { lng: firms.lng.slice().reverse(), lat: firms.lat.slice().reverse() },
      settings,
    );
    expect([...backward.role].reverse()).toEqual([...forward.role]);
    const renamed = new Map<number, number>();
    for (let i = 0; i < 500; i++) {
      if (forward.role[i] !== 2) continue;
      const there = backward.clusterOf[499 - i];
      const known = renamed.get(forward.clusterOf[i]);
      if (known === undefined) renamed.set(forward.clusterOf[i], there);
      else expect(there).toBe(known);
    }
    expect(new Set(renamed.values()).size).toBe(forward.clusterCount);
  });

  it('refuses what has no meaning', () => {
    const firms = points([[139, 35]]);
    for (const radiusKm of [0, -3, NaN, 1e-9])
      expect(() => dbscan(firms, { radiusKm, minFirms: 3 })).toThrow(RangeError);
    expect(() => dbscan(firms, { radiusKm: 3, minFirms: NaN })).toThrow(RangeError);
    expect(() =>
      dbscan({ ...firms, weight: Float64Array.of(-1) }, { radiusKm: 3, minFirms: 1 }),
    ).toThrow(/-1/);
    expect(() =>
      dbscan({ ...firms, take: Uint8Array.of(1, 1) }, { radiusKm: 3, minFirms: 1 }),
    ).toThrow(/2 and 1/);
  });
});
