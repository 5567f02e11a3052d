import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { boundsAround, boundsOf, boundsOfMost } from '../../src/state/bounds';

describe('bounds', () => {
  it('hold every position and pass over missing ones', () => {
    expect(
      boundsOf([
        [139, 35],
        [NaN, 36],
        [136, 38],
      ]),
    ).toEqual([136, 35, 139, 38]);
    expect(boundsOf([[NaN, NaN]])).toBeNull();
    expect(boundsOf([])).toBeNull();
  });

  it('of most leave a lone island out', () => {
    const lng = Float64Array.from({ length: 1000 }, (_, i) => 136 + i / 1000);
    const lat = Float64Array.from({ length: 1000 }, (_, i) => 35 + i / 1000);
    lng[0] = 153.98;
    lat[0] = 24.28;
    const [west, south, east, north] = boundsOfMost(lng, lat)!;
    expect(west).toBeGreaterThan(135.9);
    expect(south).toBeGreaterThan(34.9);
    expect(east).toBeLessThan(137.1);
    expect(north).toBeLessThan(36.1);
  });

  it('of most are the point itself for one firm, and null for none', () => {
    expect(boundsOfMost(Float64Array.of(136), Float64Array.of(35))).toEqual([136, 35, 136, 35]);
    expect(boundsOfMost(Float64Array.of(NaN), Float64Array.of(NaN))).toBeNull();
  });

  it('around a place reach as far in all directions', () => {
    for (const [lng, lat] of [
      [127.68, 26.21],
      [141.67, 45.42],
    ]) {
      const [west, south, east, north] = boundsAround(lng, lat, 4);
      const reaches = [
        distanceKm(lng, lat, west, lat),
        distanceKm(lng, lat, east, lat),
        distanceKm(lng, lat, lng, south),
        distanceKm(lng, lat, lng, north),
      ];
      for (const km of reaches) expect(km).toBeCloseTo(4, 4);
    }
  });
});
