import { describe, expect, it } from 'vitest';
import { boundaryOf } from '../../src/cluster';
import { ISOPLETH_SHARE } from '../../src/cluster/boundaries/isopleth';
import { areaKm2, distanceKm, isInPolygons } from '../../src/geo';
import { chordOfKm } from '../../src/geo/earth';
import { joined, points, scattered, type Points } from './points';

const RADIUS_KM = 3;

function isopleth({ lng, lat }: Points) {
  const members = Int32Array.from(lng, (_, i) => i);
  return boundaryOf(lng, lat, members, 'isopleth', RADIUS_KM);
}

function densityAt({ lng, lat }: Points, x: number, y: number): number {
  let density = 0;
  for (let i = 0; i < lng.length; i++) {
    const ratio = chordOfKm(distanceKm(lng[i], lat[i], x, y)) / chordOfKm(RADIUS_KM);
    if (ratio < 1) density += (1 - ratio ** 2) ** 2;
  }
  return density;
}

describe('a line of equal density', () => {
  it('has the same density everywhere on it, but for the raster', () => {
    const firms = scattered(80, 21, [139, 36, 139.1, 36.08]);
    const onLine = isopleth(firms)
      .flat(2)
      .map(([x, y]) => densityAt(firms, x, y))
      .sort((a, b) => a - b);
    expect(onLine.length).toBeGreaterThan(20);
    const [low, middle, high] = [0.05, 0.5, 0.95].map(
      (share) => onLine[Math.floor(share * onLine.length)],
    );
    expect(low).toBeGreaterThan(0.75 * middle);
    expect(high).toBeLessThan(1.25 * middle);
    // The least density around a firm is that of a raster's node: no more than the firm's own.
    const least = Math.min(...Array.from(firms.lng, (x, i) => densityAt(firms, x, firms.lat[i])));
    expect(middle).toBeLessThanOrEqual(least * ISOPLETH_SHARE * 1.25);
  });

  it('tells dense places from thin ones: what is inside is denser than what is outside', () => {
    const firms = scattered(80, 22, [139, 36, 139.1, 36.08]);
    const boundary = isopleth(firms);
    const probes = scattered(3000, 23, [138.95, 35.95, 139.15, 36.13]);
    const inside: number[] = [];
    const outside: number[] = [];
    for (let i = 0; i < probes.lng.length; i++) {
      const [x, y] = [probes.lng[i], probes.lat[i]];
      (isInPolygons(boundary, x, y) ? inside : outside).push(densityAt(firms, x, y));
    }
    expect(inside.length).toBeGreaterThan(500);
    expect(outside.length).toBeGreaterThan(500);
    const overlap = Math.min(...inside) / Math.max(...outside);
    expect(overlap).toBeGreaterThan(0.6);
  });

  it('parts where firms stand in two places, and is the larger the more evenly they stand', () => {
    const one = scattered(30, 24, [139, 36, 139.02, 36.02]);
    const other = scattered(30, 25, [139.3, 36.3, 139.32, 36.32]);
    const both = isopleth(joined(one, other));
    expect(both).toHaveLength(2);
    // Around a single firm: (1 − r²)² = ½ of the least of the four nodes around it.
    const single = areaKm2(isopleth(points([[139, 36]])));
    const atFirm = Math.PI * RADIUS_KM ** 2 * (1 - Math.sqrt(ISOPLETH_SHARE));
    expect(single).toBeGreaterThan(atFirm);
    expect(single).toBeLessThan(atFirm * 1.4);
  });
});
