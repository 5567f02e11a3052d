import { describe, expect, it } from 'vitest';
import {
  checkDefinition,
  clusterBy,
  dbscan,
  hdbscan,
  kneeOf,
  nearestCurve,
} from '../../src/cluster';
import { distanceKm } from '../../src/geo';
import type { ClusterSettings } from '../../src/model/cluster';
import { joined, points, scattered } from './points';

describe('nearestCurve', () => {
  it('holds the sorted distances to the k-th nearest, the firm itself being the first', async () => {
    const firms = joined(
      scattered(120, 1, [139, 35, 139.4, 35.3]),
      points([
        [139.1, 35.1],
        [139.1, 35.1],
      ]),
    );
    const n = firms.lng.length;
    for (const k of [1, 2, 7, 400]) {
      const expected = Array.from({ length: n }, (_, i) => {
        const km = Array.from({ length: n }, (_, j) =>
          distanceKm(firms.lng[i], firms.lat[i], firms.lng[j], firms.lat[j]),
        ).sort((a, b) => a - b);
        return km[Math.min(k, n) - 1];
      }).sort((a, b) => a - b);
      const { km } = await nearestCurve(firms, k);
      expect(km).toHaveLength(n);
      km.forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-6));
    }
  });

  it('suggests a radius that finds the groups the firms were made from', async () => {
    const groups = Array.from({ length: 6 }, (_, g) =>
      scattered(60, g + 1, [139 + g * 0.5, 35, 139.04 + g * 0.5, 35.03]),
    );
    const firms = joined(...groups, scattered(60, 99, [138, 34, 143, 37]));
    const { km, knee, kneeKm } = await nearestCurve(firms, 10);
    expect(km[knee]).toBe(kneeKm);
    const found = dbscan(firms, { radiusKm: kneeKm, minFirms: 10 });
    expect(found.clusterCount).toBe(6);
    for (let g = 0; g < 6; g++)
      expect(new Set(found.clusterOf.slice(g * 60, g * 60 + 60)).size).toBe(1);
  });

  it('leaves out who takes no part, and says so where nobody does', async () => {
    const firms = points([
      [139, 35],
      [139.1, 35],
      [NaN, 35],
    ]);
    expect((await nearestCurve(firms, 2)).km).toHaveLength(2);
    expect((await nearestCurve({ ...firms, take: Uint8Array.of(1, 0, 1) }, 2)).km).toHaveLength(1);
    const none = await nearestCurve(points([]), 3);
    expect([none.km.length, none.knee, none.kneeKm]).toEqual([0, -1, NaN]);
    await expect(nearestCurve(firms, 0)).rejects.toThrow(RangeError);
  });
});

describe('kneeOf', () => {
  it('finds the corner of a bent line', () => {
    const bent = Float64Array.from({ length: 200 }, (_, i) =>
      i <= 150 ? i * 0.01 : 1.5 + (i - 150),
    );
    expect(kneeOf(bent)).toBe(150);
  });

  it('finds none where there is no bend', () => {
    expect(kneeOf(Float64Array.from({ length: 100 }, (_, i) => i))).toBe(-1);
    expect(kneeOf(new Float64Array(100).fill(2))).toBe(-1);
    expect(kneeOf(Float64Array.of(1, 2))).toBe(-1);
  });
});

describe('checkDefinition', () => {
  it('sums up what a person should be warned of', () => {
    const role = Uint8Array.of(0, 1, 2, 2, 3, 3);
    const clusters = [
      { extentKm: 4, onlyCoarse: false },
      { extentKm: 9, onlyCoarse: true },
      { extentKm: 9, onlyCoarse: false },
    ];
    expect(checkDefinition(role, clusters)).toEqual({
      coreShare: 0.5,
      insideShare: 0.75,
      widestKm: 9,
      widest: 1,
      onlyCoarse: [1],
    });
    expect(checkDefinition(Uint8Array.of(3), [])).toEqual({
      coreShare: NaN,
      insideShare: NaN,
      widestKm: 0,
      widest: -1,
      onlyCoarse: [],
    });
  });
});

describe('clusterBy', () => {
  it('uses the method that the settings name', async () => {
    const firms = joined(
      scattered(80, 1, [139, 35, 139.05, 35.05]),
      scattered(60, 2, [139, 35, 140, 36]),
    );
    const settings: ClusterSettings = {
      method: 'dbscan',
      radiusKm: 1,
      minFirms: 6,
      includeCoarse: false,
      boundary: 'discs',
    };
    expect(await clusterBy(firms, settings)).toEqual(dbscan(firms, settings));
    const dense = { ...settings, method: 'hdbscan' } as const;
    expect(await clusterBy(firms, dense)).toEqual(await hdbscan(firms, { minClusterSize: 6 }));
    expect(await clusterBy(firms, { ...dense, minSamples: 3, selection: 'leaf' })).toEqual(
      await hdbscan(firms, { minClusterSize: 6, minSamples: 3, selection: 'leaf' }),
    );
  });
});
