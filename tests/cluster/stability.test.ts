import { describe, expect, it } from 'vitest';
import {
  dbscan,
  dbscanStability,
  hdbscan,
  hdbscanStability,
  locationQuotients,
} from '../../src/cluster';
import { Cancelled } from '../../src/model/run';
import { joined, points, scattered } from './points';

const firms = joined(
  scattered(90, 1, [139, 35, 139.05, 35.05]),
  scattered(60, 2, [139, 35, 140, 36]),
  points([[NaN, NaN]]),
);

describe('stability', () => {
  it('is the share of definitions in which a firm is inside', async () => {
    const radii = [0.5, 1, 2, 4];
    const minimums = [3, 6, 12];
    const { cells, share } = await dbscanStability(firms, radii, minimums);
    const inside = new Array<number>(151).fill(0);
    radii.forEach((radiusKm, r) =>
      minimums.forEach((minFirms, m) => {
        const found = dbscan(firms, { radiusKm, minFirms });
        const members = [...found.clusterOf].map((cluster) => (cluster >= 0 ? 1 : 0));
        members.forEach((one, i) => (inside[i] += one));
        expect(cells[r][m].clusters).toBe(found.clusterCount);
        expect(cells[r][m].insideShare).toBeCloseTo(
          members.reduce<number>((a, b) => a + b, 0) / 150,
          12,
        );
      }),
    );
    expect(share[150]).toBeNaN();
    for (let i = 0; i < 150; i++) expect(share[i]).toBeCloseTo(inside[i] / 12, 12);
    expect(new Set(share.slice(0, 150)).size).toBeGreaterThan(3);
  });

  it('is told for HDBSCAN over its sizes', async () => {
    const { cells, share } = await hdbscanStability(firms, [5, 10, 20]);
    expect(cells).toHaveLength(1);
    for (const [k, minClusterSize] of [5, 10, 20].entries()) {
      const found = await hdbscan(firms, { minClusterSize });
      expect(cells[0][k].clusters).toBe(found.clusterCount);
    }
    expect(share.slice(0, 150).every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('goes without definitions and without firms, reports progress and can be stopped', async () => {
    expect((await dbscanStability(firms, [], [3])).share[0]).toBeNaN();
    const none = await dbscanStability(points([]), [1], [3]);
    expect(none.cells[0][0]).toEqual({ clusters: 0, insideShare: NaN });
    const seen: number[] = [];
    const watch = { progress: (done: number) => void seen.push(done), checkpoint: () => null };
    await dbscanStability(firms, [1, 2], [3, 4], watch);
    expect(seen).toEqual([0.25, 0.5, 0.75, 1]);
    const stopped = {
      progress: () => undefined,
      checkpoint: () => Promise.reject(new Cancelled()),
    };
    await expect(dbscanStability(firms, [1, 2], [3], stopped)).rejects.toThrow(Cancelled);
  });
});

describe('locationQuotients', () => {
  // Two clusters of 4 and 2 firms, two firms outside, one excluded.
  const membership = {
    clusterCount: 2,
    clusterOf: Int32Array.of(0, 0, 0, 0, 1, 1, -1, -1, -1),
    role: Uint8Array.of(2, 2, 2, 2, 2, 2, 0, 0, 3),
    anchor: Int32Array.of(0, 4),
  };
  const industry = ['metal', 'metal', 'metal', 'food', 'food', '', 'food', 'metal', 'metal'];

  it('compares shares in a cluster with shares in the study', () => {
    // With an industry: 7 firms, 4 metal and 3 food.
    expect(locationQuotients(membership, industry)).toEqual([
      { cluster: 0, industry: 'metal', firms: 3, quotient: 3 / 4 / (4 / 7), small: true },
      { cluster: 0, industry: 'food', firms: 1, quotient: 1 / 4 / (3 / 7), small: true },
      { cluster: 1, industry: 'food', firms: 1, quotient: 1 / (3 / 7), small: true },
    ]);
  });

  it('can count employees, and leaves out whose number is missing', () => {
    const employees = Float64Array.of(10, 10, NaN, 20, 5, 5, 35, 20, 99);
    const [first, second] = locationQuotients(membership, industry, employees);
    // 100 employees: metal 40, food 60; in cluster 0 half and half.
    expect([first.industry, first.quotient, first.firms]).toEqual(['metal', 1.25, 2]);
    expect([second.industry, second.firms]).toEqual(['food', 1]);
    expect(second.quotient).toBeCloseTo(0.5 / 0.6, 12);
  });
});
