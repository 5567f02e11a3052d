import { describe, expect, it } from 'vitest';
import { dbscan, redrawPositions, type Positions } from '../../src/cluster';
import { distanceKm } from '../../src/geo';
import { Cancelled, type Run } from '../../src/model';
import { joined, points, scattered } from './points';

const SETTINGS = { radiusKm: 2, minFirms: 5 };
const cluster = (moved: Positions) => dbscan(moved, SETTINGS);
const redraw = (firms: Positions, errorKm: Float64Array, draws = 100, seed = 1, run?: Run) =>
  redrawPositions(firms, cluster(firms), cluster, { errorKm, draws, seed }, run);

const firms = joined(
  scattered(30, 1, [139, 35, 139.03, 35.03]),
  scattered(30, 2, [140, 35, 140.06, 35.06]),
  scattered(20, 3, [141, 36, 143, 38]),
);
const n = firms.lng.length;

describe('redrawPositions', () => {
  it('leaves everything as it is where no firm has an error', async () => {
    const base = cluster(firms);
    const none = new Float64Array(n);
    none[3] = NaN;
    const found = await redraw(firms, none, 3);
    base.clusterOf.forEach((own, i) => expect(found.insideProbability[i]).toBe(own >= 0 ? 1 : 0));
    expect([...found.persistence]).toEqual(Array.from({ length: base.clusterCount }, () => 1));
    expect(found.coinTosses).toBe(0);
  });

  it('is sure of dense districts, doubts loose ones, and counts the coin tosses', async () => {
    const found = await redraw(firms, new Float64Array(n).fill(4));
    const p = found.insideProbability;
    const mean = (from: number, to: number) =>
      p.subarray(from, to).reduce((sum, value) => sum + value, 0) / (to - from);
    expect(mean(0, 30)).toBeGreaterThan(mean(30, 60));
    expect(mean(60, 80)).toBeLessThan(0.05);
    for (const value of found.persistence) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThan(1);
    }
    expect(found.coinTosses).toBe(p.filter((value) => value >= 0.25 && value <= 0.75).length);
    expect(found.coinTosses).toBeGreaterThan(0);
  });

  it('moves 95 of 100 firms by no more than their error radius, to all sides alike', async () => {
    const still = points(Array.from({ length: 400 }, (_, i) => [130 + (i % 20), 30 + i / 40]));
    const errorKm = Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 3) * 10);
    let within = 0;
    let moves = 0;
    let east = 0;
    let north = 0;
    await redrawPositions(
      still,
      dbscan(still, SETTINGS),
      (moved) => {
        for (let i = 0; i < 400; i++) {
          const km = distanceKm(still.lng[i], still.lat[i], moved.lng[i], moved.lat[i]);
          if (km <= errorKm[i]) within++;
          if (moved.lng[i] > still.lng[i]) east++;
          if (moved.lat[i] > still.lat[i]) north++;
          moves++;
        }
        return dbscan(moved, SETTINGS);
      },
      { errorKm, draws: 50, seed: 9 },
    );
    const off = (share: number, count: number) =>
      Math.abs(count / moves - share) / Math.sqrt((share * (1 - share)) / moves);
    expect(off(0.95, within)).toBeLessThan(5);
    expect(off(0.5, east)).toBeLessThan(5);
    expect(off(0.5, north)).toBeLessThan(5);
  });

  it('draws the same with the same seed and otherwise with another', async () => {
    const errorKm = new Float64Array(n).fill(3);
    const [first, again, other] = [
      await redraw(firms, errorKm, 20, 1),
      await redraw(firms, errorKm, 20, 1),
      await redraw(firms, errorKm, 20, 2),
    ];
    expect(again).toEqual(first);
    expect(other.insideProbability).not.toEqual(first.insideProbability);
  });

  it('says nothing of firms without a place', async () => {
    const some = joined(firms, points([[NaN, NaN]]));
    const found = await redraw(some, new Float64Array(n + 1).fill(1), 5);
    expect(found.insideProbability[n]).toBeNaN();
    expect(found.insideProbability.subarray(0, n).every((p) => p >= 0)).toBe(true);
  });

  it('takes the best match as Jaccard does: firms in both over firms in either', async () => {
    const four = points([
      [139, 35],
      [139, 35],
      [139, 35],
      [139, 35],
    ]);
    const whole = {
      clusterCount: 1,
      clusterOf: Int32Array.of(0, 0, 0, 0),
      role: Uint8Array.of(2, 2, 2, 2),
      anchor: Int32Array.of(0),
    };
    const halves = {
      ...whole,
      clusterCount: 2,
      clusterOf: Int32Array.of(0, 1, 1, 1),
      anchor: Int32Array.of(0, 1),
    };
    const options = { errorKm: new Float64Array(4), draws: 1, seed: 1 };
    const split = await redrawPositions(four, whole, () => halves, options);
    expect([...split.persistence]).toEqual([3 / 4]);
    const merged = await redrawPositions(four, halves, () => whole, options);
    expect([...merged.persistence]).toEqual([1 / 4, 3 / 4]);
  });

  it('stops where it is told to, and refuses no draws', async () => {
    let looks = 0;
    const run: Run = {
      progress: () => undefined,
      checkpoint: () => (++looks === 4 ? Promise.reject(new Cancelled()) : null),
    };
    await expect(redraw(firms, new Float64Array(n), 100, 1, run)).rejects.toThrow(Cancelled);
    expect(looks).toBe(4);
    await expect(redraw(firms, new Float64Array(n), 0)).rejects.toThrow(RangeError);
  });
});
