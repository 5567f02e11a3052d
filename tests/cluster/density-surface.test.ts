import { describe, expect, it } from 'vitest';
import { densitySurface } from '../../src/cluster';
import { peakOfOne } from '../../src/cluster/surface/density';
import { roundLevels } from '../../src/cluster/surface/levels';
import { layParts, placesOf } from '../../src/cluster/surface/parts';
import { kernelDensity } from '../../src/geo/density-field';
import { KM_PER_DEGREE } from '../../src/geo/earth';
import { areaKm2, isInPolygons } from '../../src/geo/rings';
import { Cancelled, UNATTENDED } from '../../src/model';
import { createRandom } from '../../src/stats/random';

const at = (places: readonly (readonly [number, number])[]) => ({
  lng: Float64Array.from(places, ([x]) => x),
  lat: Float64Array.from(places, ([, y]) => y),
});
const around = (lng: number, lat: number, count: number, degrees: number, seed = 5) => {
  const random = createRandom(seed);
  const off = () => (random.uniform() - 0.5) * degrees;
  return Array.from({ length: count }, () => [lng + off(), lat + off()] as const);
};

describe('the density surface', () => {
  it('integrates to the number of firms', () => {
    const { lng, lat } = at(around(136.18, 35.95, 30, 0.03));
    const places = placesOf(lng, lat);
    const [{ grid }] = layParts(places, 2).parts;
    const value = kernelDensity(places.lng, places.lat, 2, grid);
    const nodeKm2 = (row: number) =>
      grid.stepLat *
      grid.stepLng *
      KM_PER_DEGREE ** 2 *
      Math.cos(((grid.south + row * grid.stepLat) * Math.PI) / 180);
    const sum = value.reduce((all, own, k) => all + own * nodeKm2(Math.floor(k / grid.columns)), 0);
    expect(sum * peakOfOne(2)).toBeCloseTo(30, 1);
  });

  it('has for firms at one point the discs that the kernel has by hand', async () => {
    // 30 firms: 30 · 3 / (π h²) (1 − d² / h²)² = level, solved for d.
    const many = at(Array.from({ length: 30 }, () => [136.18, 35.95] as const));
    const found = (await densitySurface(many, 2))!;
    expect(found).toMatchObject({ firms: 30, bandwidthKm: 2, enlarged: false });
    expect(found.most).toBeGreaterThan(0.9 * 30 * peakOfOne(2));
    expect(found.most).toBeLessThanOrEqual(30 * peakOfOne(2) * (1 + 1e-9));
    expect(found.levels).toEqual([0.5, 1, 2, 5]);
    found.levels.forEach((level, k) => {
      const d2 = 4 * (1 - Math.sqrt(level / (30 * peakOfOne(2))));
      // Linear interpolation between nodes a fifth of the bandwidth apart.
      expect(Math.abs(areaKm2(found.shapes[k]) / (Math.PI * d2) - 1)).toBeLessThan(0.08);
      expect(isInPolygons(found.shapes[k], 136.18, 35.95)).toBe(true);
    });
  });

  it('nests: what is denser lies within what is less dense', async () => {
    const firms = at([...around(136.18, 35.95, 400, 0.06), ...around(136.3, 35.9, 150, 0.2, 6)]);
    const { levels, shapes } = (await densitySurface(firms, 1))!;
    expect(levels.length).toBeGreaterThan(2);
    for (let k = 1; k < levels.length; k++) {
      expect(areaKm2(shapes[k])).toBeLessThan(areaKm2(shapes[k - 1]));
      for (const [[[x, y]]] of shapes[k]) expect(isInPolygons(shapes[k - 1], x, y)).toBe(true);
    }
  });

  it('has no hill for lone firms, and none for those that take no part', async () => {
    const lone = at([[136, 36], [137, 36.5], [139, 35]]); // prettier-ignore
    expect((await densitySurface(lone, 2))!.levels).toEqual([]);
    const none = await densitySurface({ ...lone, take: new Uint8Array(3) }, 2);
    expect(none).toBeNull();
    const nowhere = at([[NaN, NaN]]);
    expect(await densitySurface(nowhere, 2)).toBeNull();
  });

  it('does not let far parts of the land share a grid, and tells where the bandwidth had to grow', () => {
    const islands = at([...around(136, 36, 50, 0.02), ...around(127.7, 26.2, 50, 0.02)]);
    const { parts, bandwidthKm } = layParts(placesOf(islands.lng, islands.lat), 1);
    expect(parts.map(({ places }) => places.length)).toEqual([50, 50]);
    expect(bandwidthKm).toBe(1);
    const carpet = at(around(137, 36, 40_000, 4));
    expect(layParts(placesOf(carpet.lng, carpet.lat), 0.2).bandwidthKm).toBeGreaterThan(0.2);
  });

  it('stops when told to', async () => {
    const stop = { ...UNATTENDED, checkpoint: () => Promise.reject(new Cancelled()) };
    await expect(densitySurface(at(around(136, 36, 50, 0.02)), 1, stop)).rejects.toThrow(Cancelled);
  });
});

describe('round levels', () => {
  it('are as fine as six of them span the range', () => {
    expect(roundLevels(0.4, 12)).toEqual([0.5, 1, 2, 5, 10]);
    expect(roundLevels(0.05, 60)).toEqual([0.1, 0.3, 1, 3, 10, 30]);
    expect(roundLevels(1e-4, 1e5)).toEqual([1, 10, 100, 1000, 10_000, 100_000]);
    expect(roundLevels(2, 2)).toEqual([]);
    expect(roundLevels(0, 5)).toEqual([]);
  });
});
