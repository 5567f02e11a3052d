import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/geo/earth';
import { fromPlane, hexagonCentre, hexagonOf, hexagonRing, toPlane } from '../../src/geo/hexagons';
import { isInRing, ringAreaKm2 } from '../../src/geo/rings';

const LNG = fc.double({ min: 123, max: 149, noNaN: true });
const LAT = fc.double({ min: 24, max: 46, noNaN: true });
const WIDTH = fc.double({ min: 0.5, max: 100, noNaN: true });

describe('hexagons', () => {
  it('assign a place to the nearest centre of all around it', () => {
    fc.assert(
      fc.property(LNG, LAT, WIDTH, (lng, lat, width) => {
        const found = hexagonOf(lng, lat, width)!;
        const [x, y] = toPlane(lng, lat);
        const far = (q: number, r: number) => {
          const [cx, cy] = hexagonCentre({ q, r }, width);
          return Math.hypot(x - cx, y - cy);
        };
        const own = far(found.q, found.r);
        for (let dq = -3; dq <= 3; dq++)
          for (let dr = -3; dr <= 3; dr++)
            if (far(found.q + dq, found.r + dr) < own - 1e-9 * width) return false;
        // No centre is farther than a corner.
        return own <= width / Math.sqrt(3) + 1e-9;
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('have one area wherever they lie', () => {
    const width = 5;
    const expected = (Math.sqrt(3) / 2) * width * width;
    for (const [lng, lat] of [
      [123, 24.4],
      [137, 37],
      [148, 45.5],
      [130.5, 33],
    ]) {
      const ring = hexagonRing(hexagonOf(lng, lat, width)!, width);
      // Edges are straight on the plane, and nearly so on the sphere.
      expect(ringAreaKm2(ring) / expected).toBeCloseTo(1, 2);
      expect(ring[0]).toEqual(ring[6]);
    }
  });

  it('hold the places that are assigned to them', () => {
    fc.assert(
      fc.property(LNG, LAT, (lng, lat) => {
        const hexagon = hexagonOf(lng, lat, 4)!;
        const [x, y] = toPlane(lng, lat);
        const [cx, cy] = hexagonCentre(hexagon, 4);
        // Well inside: edges differ a little between plane and degrees.
        fc.pre(Math.hypot(x - cx, y - cy) < 1.95);
        return isInRing(hexagonRing(hexagon, 4), lng, lat);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('stand on a projection that comes back and keeps lengths within 1 % in Japan', () => {
    fc.assert(
      fc.property(LNG, LAT, (lng, lat) => {
        const [x, y] = toPlane(lng, lat);
        const [backLng, backLat] = fromPlane(x, y);
        const [east] = toPlane(lng + 0.01, lat);
        const [, north] = toPlane(lng, lat);
        const [ex, ey] = toPlane(lng + 0.01, lat);
        expect(east).toBe(ex);
        const share = Math.hypot(ex - x, ey - north) / distanceKm(lng, lat, lng + 0.01, lat);
        return (
          Math.abs(backLng - lng) < 1e-9 &&
          Math.abs(backLat - lat) < 1e-9 &&
          Math.abs(share - 1) < 0.01
        );
      }),
      { seed: 8, numRuns: 1000 },
    );
    expect(fromPlane(0, 0)).toEqual([137, 37]);
  });

  it('have none for a missing place', () => {
    expect(hexagonOf(NaN, 35, 5)).toBeNull();
    expect(hexagonOf(135, NaN, 5)).toBeNull();
  });
});
