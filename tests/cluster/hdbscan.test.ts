import { describe, expect, it } from 'vitest';
import { hdbscan, type HdbscanSettings } from '../../src/cluster';
import { spanningTree } from '../../src/cluster/spanning-tree';
import { KM_PER_DEGREE, PointTree, distanceKm, kmOfSquaredChord } from '../../src/geo';
import { Cancelled, UNATTENDED } from '../../src/model/run';
import { adjustedRand } from './adjusted-rand';
import { joined, points, scattered, type Points } from './points';
import { REFERENCE_NOTE, WITHOUT_REFERENCE, readReference, referencePoints } from './reference';

const rowsOf = ({ lng }: Points) => Int32Array.from(lng, (_, i) => i);

/** Firms on the equator, so that distances are differences. */
const onLine = (...km: number[]) => points(km.map((x) => [x / KM_PER_DEGREE, 0] as const));

/** Length of the minimum spanning tree by Prim's algorithm over all pairs, and core distances by sorting. */
function brute({ lng, lat }: Points, minSamples: number): { total: number; core: number[] } {
  const n = lng.length;
  const km = (i: number, j: number) => distanceKm(lng[i], lat[i], lng[j], lat[j]);
  const core = Array.from({ length: n }, (_, i) => {
    const all = Array.from({ length: n }, (_, j) => km(i, j)).sort((a, b) => a - b);
    return all[Math.min(minSamples, n) - 1];
  });
  const reach = new Array<number>(n).fill(Infinity);
  const done = new Array<boolean>(n).fill(false);
  let total = 0;
  let at = 0;
  for (let step = 1; step < n; step++) {
    done[at] = true;
    let next = -1;
    for (let j = 0; j < n; j++) {
      if (done[j]) continue;
      reach[j] = Math.min(reach[j], Math.max(km(at, j), core[at], core[j]));
      if (next < 0 || reach[j] < reach[next]) next = j;
    }
    total += reach[next];
    at = next;
  }
  return { total, core };
}

describe('the spanning tree', () => {
  const stacks = points(
    Array.from({ length: 120 }, (_, i) => [139 + (i % 7) * 0.02, 35 + (i % 3) * 0.02] as const),
  );
  const lattice = points(
    Array.from(
      { length: 144 },
      (_, i) => [139 + (i % 12) * 0.01, 35 + Math.floor(i / 12) * 0.01] as const,
    ),
  );
  it.each([
    ['scattered firms', scattered(300, 1, [139, 35, 139.5, 35.4])],
    ['firms all over the globe', scattered(200, 2, [-180, -90, 180, 90])],
    [
      'dense and thin parts',
      joined(scattered(150, 3, [139, 35, 139.01, 35.01]), scattered(100, 4, [130, 31, 141, 43])),
    ],
    ['stacks of firms', stacks],
    ['a lattice', lattice],
    ['a row', points(Array.from({ length: 90 }, (_, i) => [139 + i * 0.01, 35] as const))],
  ])('of %s is as short as by comparing all with all', async (_, firms) => {
    for (const minSamples of [1, 2, 5, 20, 500]) {
      const tree = new PointTree(firms.lng, firms.lat, rowsOf(firms));
      const edges = await spanningTree(tree, minSamples, UNATTENDED);
      const expected = brute(firms, minSamples);
      const total = edges.squared.reduce((sum, squared) => sum + kmOfSquaredChord(squared), 0);
      expect(Math.abs(total - expected.total)).toBeLessThan(1e-6);
      tree.rowOf.forEach((row, stored) => {
        const core = kmOfSquaredChord(edges.squaredCore[stored]);
        expect(Math.abs(core - expected.core[row])).toBeLessThan(1e-5);
      });
    }
  });
});

describe('hdbscan', () => {
  // Worked by hand: with one sample, distances are plain and the hierarchy is single linkage along the line.
  const line = onLine(0, 1, 2, 10, 11, 12, 200, 50, 51, 52, 53.5, 54.5, 55.5);

  it('chooses by excess of mass as worked out by hand', async () => {
    // {50…55.5} lives from 1/38 to 1/1.5 with six firms, 3.84; its halves from there to 1 with three each, 1 + 1: the whole is chosen.
    const found = await hdbscan(line, { minClusterSize: 3, minSamples: 1 });
    expect([...found.clusterOf]).toEqual([0, 0, 0, 1, 1, 1, -1, 2, 2, 2, 2, 2, 2]);
    expect([...found.anchor]).toEqual([0, 3, 7]);
    expect([...found.role]).toEqual([2, 2, 2, 2, 2, 2, 0, 2, 2, 2, 2, 2, 2]);
    // Firms leave the halves at 1 per km, later than the highest density at which the whole loses any: certain members.
    expect([...found.probability].map((p) => Math.round(p * 1e6) / 1e6)).toEqual([
      1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1,
    ]);
  });

  it('chooses the finest clusters as leaves', async () => {
    const found = await hdbscan(line, { minClusterSize: 3, minSamples: 1, selection: 'leaf' });
    expect([...found.clusterOf]).toEqual([0, 0, 0, 1, 1, 1, -1, 2, 2, 2, 3, 3, 3]);
  });

  it('gives a share of the highest density as probability', async () => {
    // Two groups of three at 1 km; a fourth firm 4 km off the second group leaves it at 1/4.
    const found = await hdbscan(onLine(0, 1, 2, 50, 51, 52, 56), {
      minClusterSize: 3,
      minSamples: 1,
    });
    expect([...found.clusterOf]).toEqual([0, 0, 0, 1, 1, 1, 1]);
    expect(found.probability[6]).toBeCloseTo(0.25, 6);
  });

  it('finds dense groups among scattered firms, at different densities', async () => {
    const firms = joined(
      scattered(80, 1, [139, 35, 139.01, 35.01]),
      scattered(80, 2, [140, 36, 140.2, 36.2]),
      scattered(80, 3, [137, 37, 137.05, 37.05]),
      scattered(20, 4, [130, 31, 145, 45]),
    );
    const found = await hdbscan(firms, { minClusterSize: 20 });
    expect(found.clusterCount).toBe(3);
    for (const [group, cluster] of [
      [0, 0],
      [80, 1],
      [160, 2],
    ]) {
      const labels = [...found.clusterOf.slice(group, group + 80)];
      expect(labels.filter((label) => label === cluster).length).toBeGreaterThan(72);
      expect(labels.every((label) => label === cluster || label === -1)).toBe(true);
    }
  });

  it('keeps its promises on random firms', async () => {
    for (let seed = 1; seed <= 8; seed++)
      for (const selection of ['eom', 'leaf'] as const) {
        const firms = joined(
          scattered(150, seed, [139, 35, 139.2, 35.2]),
          scattered(50, seed + 50, [139.05, 35.05, 139.08, 35.08]),
          points([[NaN, 35]]),
        );
        const settings: HdbscanSettings = { minClusterSize: 6, minSamples: 4, selection };
        const { clusterOf, role, anchor, probability, clusterCount } = await hdbscan(
          firms,
          settings,
        );
        for (let c = 0; c < clusterCount; c++) {
          const members = [...clusterOf].filter((label) => label === c).length;
          expect(members).toBeGreaterThanOrEqual(6);
          expect(anchor[c]).toBe(clusterOf.indexOf(c));
          if (c > 0) expect(anchor[c]).toBeGreaterThan(anchor[c - 1]);
        }
        clusterOf.forEach((cluster, i) => {
          expect(role[i]).toBe(i === 200 ? 3 : cluster < 0 ? 0 : 2);
          if (i === 200) expect(probability[i]).toBeNaN();
          else if (cluster < 0) expect(probability[i]).toBe(0);
          else expect(probability[i] > 0 && probability[i] <= 1).toBe(true);
        });
      }
  });

  it('does not need distances between firms on one point', async () => {
    const stacks = joined(
      points(Array.from({ length: 30 }, () => [139, 35] as const)),
      points(Array.from({ length: 30 }, () => [139.3, 35] as const)),
      scattered(10, 5, [138, 34, 140, 36]),
    );
    const found = await hdbscan(stacks, { minClusterSize: 10 });
    expect(found.clusterCount).toBe(2);
    expect([found.clusterOf[0], found.clusterOf[29], found.clusterOf[30]]).toEqual([0, 0, 1]);
    expect(found.probability.every((p) => p >= 0 && p <= 1)).toBe(true);
    const one = points(Array.from({ length: 30 }, () => [139, 35] as const));
    expect((await hdbscan(one, { minClusterSize: 5 })).clusterCount).toBe(0);
  });

  it('holds for few firms and refuses what has no meaning', async () => {
    for (const n of [0, 1, 2, 3]) {
      const found = await hdbscan(scattered(n, 1, [139, 35, 140, 36]), { minClusterSize: 2 });
      expect(found.clusterOf).toHaveLength(n);
      expect(found.clusterCount).toBe(0);
    }
    const firms = scattered(9, 1, [139, 35, 140, 36]);
    for (const minClusterSize of [1, 0, 2.5, NaN])
      await expect(hdbscan(firms, { minClusterSize })).rejects.toThrow(RangeError);
    await expect(hdbscan(firms, { minClusterSize: 3, minSamples: 0 })).rejects.toThrow(
      /minSamples/,
    );
    await expect(
      hdbscan({ ...firms, weight: new Float64Array(9) }, { minClusterSize: 3 }),
    ).rejects.toThrow(/weights/);
    expect((await hdbscan(firms, { minClusterSize: 3, minSamples: 1e6 })).clusterOf).toHaveLength(
      9,
    );
  });

  it('stops when its host says so', async () => {
    const firms = scattered(5000, 1, [139, 35, 140, 36]);
    let calls = 0;
    const run = {
      progress: () => undefined,
      checkpoint: () => (++calls > 2 ? Promise.reject(new Cancelled()) : null),
    };
    await expect(hdbscan(firms, { minClusterSize: 10 }, run)).rejects.toThrow(Cancelled);
    expect(calls).toBe(3);
  });
});

describe.skipIf(WITHOUT_REFERENCE)(`hdbscan against scikit-learn${REFERENCE_NOTE}`, () => {
  it.each([
    [5000, 118271.843390709],
    [50000, 350082.119782262],
  ])('agrees on %i firms, but where ties decide', async (count, treeKm) => {
    const firms = referencePoints(`points-${count}.csv`);
    const reference = readReference(`hdbscan-${count}.csv`);
    const labels = reference.label.map(Number);
    const found = await hdbscan(firms, { minClusterSize: 20 });
    expect(adjustedRand([...found.clusterOf], labels)).toBeGreaterThan(0.99);

    // Names of clusters differ; each of ours must be one of theirs, firm by firm, wherever the order of ties has no say.
    const theirs = new Map<number, number>([[-1, -1]]);
    const settled = labels.map((_, i) => i).filter((i) => reference.tie_label[i] === '0');
    for (const i of settled) {
      const known = theirs.get(found.clusterOf[i]);
      if (known === undefined) theirs.set(found.clusterOf[i], labels[i]);
      expect(theirs.get(found.clusterOf[i])).toBe(labels[i]);
      if (reference.tie_prob[i] === '0')
        expect(Math.abs(found.probability[i] - Number(reference.probability[i]))).toBeLessThan(
          1e-9,
        );
    }
    expect(new Set(theirs.values()).size).toBe(new Set(labels).size);
    expect(settled.length).toBeGreaterThan(0.95 * count);

    const tree = new PointTree(firms.lng, firms.lat, rowsOf(firms));
    const edges = await spanningTree(tree, 20, UNATTENDED);
    const total = edges.squared.reduce((sum, squared) => sum + kmOfSquaredChord(squared), 0);
    expect(Math.abs(total - treeKm)).toBeLessThan(1e-5);
  });
});
