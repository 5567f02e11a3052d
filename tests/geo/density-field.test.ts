import { describe, expect, it } from 'vitest';
import { layGrid } from '../../src/geo/disc-field';
import { kernelDensity } from '../../src/geo/density-field';
import { chordOfKm, distanceKm } from '../../src/geo/earth';
import { points, scattered, type Points } from '../cluster/points';

/** Every place against every node, by the great-circle distance. */
function bruteForce({ lng, lat }: Points, bandwidthKm: number, grid: ReturnType<typeof layGrid>) {
  const density = new Float64Array(grid.rows * grid.columns);
  for (let r = 0; r < grid.rows; r++)
    for (let c = 0; c < grid.columns; c++)
      for (let i = 0; i < lng.length; i++) {
        const [x, y] = [grid.west + c * grid.stepLng, grid.south + r * grid.stepLat];
        const ratio = chordOfKm(distanceKm(lng[i], lat[i], x, y)) / chordOfKm(bandwidthKm);
        if (ratio < 1) density[r * grid.columns + c] += (1 - ratio ** 2) ** 2;
      }
  return density;
}

const sets: [string, Points, number][] = [
  ['scattered places', scattered(60, 1, [139, 36, 139.2, 36.15]), 3],
  ['places far north', scattered(25, 2, [141, 45.2, 141.3, 45.4]), 5],
  ['places far south', scattered(25, 3, [123.7, 24, 123.9, 24.2]), 5],
  ['places farther apart than the bandwidth', scattered(10, 4, [130, 32, 131, 33]), 8],
  ['coincident places', points(Array.from({ length: 7 }, () => [138.9, 37.65] as const)), 1],
];

describe('kernel density on a raster', () => {
  it.each(sets)('of %s is the sum over all places', (_, places, bandwidthKm) => {
    const grid = layGrid(places.lng, places.lat, bandwidthKm, bandwidthKm / 4);
    const expected = bruteForce(places, bandwidthKm, grid);
    const density = kernelDensity(places.lng, places.lat, bandwidthKm, grid);
    expect(Math.max(...expected)).toBeGreaterThan(0.5);
    for (let k = 0; k < expected.length; k++) expect(density[k]).toBeCloseTo(expected[k], 8);
  });

  it('of one place falls from 1 where it stands to 0 from the bandwidth on', () => {
    const grid = {
      rows: 1,
      columns: 3,
      west: 139,
      south: 36,
      stepLng: 0.01,
      stepLat: 0.01,
      stepKm: 1,
    };
    const at = (km: number) => kernelDensity(Float64Array.of(139), Float64Array.of(36), km, grid);
    const step = distanceKm(139, 36, 139.01, 36);
    expect(at(5)[0]).toBeCloseTo(1, 12);
    expect(at(2 * step)[1]).toBeCloseTo((1 - 0.25) ** 2, 6);
    expect(at(1.0001 * step)[1]).toBeGreaterThan(0);
    expect(at(0.9999 * step)[1]).toBe(0);
    expect(at(2 * step)[2]).toBeLessThan(1e-12);
  });
});
