import { area, multiPolygon } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import {
  EARTH_RADIUS_KM,
  areaKm2,
  assemblePolygons,
  contour,
  convexHull,
  isInPolygons,
  isInRing,
  ringAreaKm2,
  roundRing,
  signedPlaneArea,
  type Ring,
} from '../../src/geo';
import { createRandom } from '../../src/stats/random';
import { scattered } from '../cluster/points';
import { faultOf } from './validity';

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const reversed = (ring: Ring): Ring => [...ring].reverse();

describe('area', () => {
  it('equals that of Turf, which uses the same mean radius', () => {
    const polygons = [
      [box(138, 36, 139, 37), reversed(box(138.2, 36.2, 138.4, 36.5))],
      [box(140, 30, 141, 32)],
    ];
    expect(areaKm2(polygons)).toBeCloseTo(area(multiPolygon(polygons)) / 1e6, 6);
  });

  it('of an eighth of the sphere is an eighth of its surface', () => {
    // The formula follows meridians and parallels exactly.
    const octant: Ring = [
      [0, 0],
      [45, 0],
      [90, 0],
      [90, 90],
      [0, 90],
      [0, 0],
    ];
    expect(ringAreaKm2(octant) / ((Math.PI * EARTH_RADIUS_KM ** 2) / 2)).toBeCloseTo(1, 12);
  });

  it('of a line or a point is 0', () => {
    expect(
      ringAreaKm2([
        [1, 1],
        [1, 1],
      ]),
    ).toBe(0);
    expect(
      ringAreaKm2([
        [1, 1],
        [2, 2],
        [1, 1],
      ]),
    ).toBe(0);
  });
});

describe('rings', () => {
  it('find what is inside, holes excepted', () => {
    const polygons = [[box(0, 0, 4, 4), reversed(box(1, 1, 2, 2))]];
    expect(isInPolygons(polygons, 3, 3)).toBe(true);
    expect(isInPolygons(polygons, 1.5, 1.5)).toBe(false);
    expect(isInPolygons(polygons, 5, 3)).toBe(false);
    expect(isInRing(box(0, 0, 4, 4), -1, 0)).toBe(false);
  });

  it('are put together with holes in the smallest exterior around them', () => {
    const island = box(1.2, 1.2, 1.8, 1.8);
    const pond = reversed(box(1.4, 1.4, 1.6, 1.6));
    const lake = reversed(box(1, 1, 2, 2));
    const polygons = assemblePolygons([pond, island, box(0, 0, 4, 4), lake]);
    expect(polygons).toEqual([
      [box(0, 0, 4, 4), lake],
      [island, pond],
    ]);
    expect(faultOf(polygons)).toBe('');
  });

  it('round to 7 decimals without repeating positions', () => {
    const ring: Ring = [
      [0, 0],
      [1e-9, 0],
      [1.00000004, 0],
      [1, 1],
      [0, 0],
    ];
    expect(roundRing(ring)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ]);
  });
});

describe('convexHull', () => {
  it('holds every position and turns left at every corner', () => {
    for (let seed = 1; seed < 20; seed++) {
      const { lng, lat } = scattered(3 + seed * 7, seed, [0, 0, 3, 2]);
      const hull = convexHull(lng, lat);
      expect(signedPlaneArea(hull)).toBeGreaterThan(0);
      for (let k = 0; k + 1 < hull.length; k++)
        for (let i = 0; i < lng.length; i++) {
          const [a, b] = [hull[k], hull[k + 1]];
          const turn = (b[0] - a[0]) * (lat[i] - a[1]) - (b[1] - a[1]) * (lng[i] - a[0]);
          expect(turn).toBeGreaterThan(-1e-12);
        }
    }
  });

  it('of a row of positions is its two ends, of one its position', () => {
    expect(convexHull(Float64Array.of(0, 1, 2), Float64Array.of(0, 1, 2))).toEqual([
      [0, 0],
      [2, 2],
      [0, 0],
    ]);
    expect(convexHull(Float64Array.of(5, 5), Float64Array.of(6, 6))).toEqual([
      [5, 6],
      [5, 6],
    ]);
    expect(() => convexHull(new Float64Array(0), new Float64Array(0))).toThrow(RangeError);
  });
});

describe('contour', () => {
  const grid = { rows: 12, columns: 15, west: 0, south: 0, stepLng: 1, stepLat: 1 };

  it('separates low nodes from high ones, whatever the values', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = createRandom(seed);
      const value = new Float32Array(grid.rows * grid.columns).fill(1);
      for (let r = 1; r < grid.rows - 1; r++)
        for (let c = 1; c < grid.columns - 1; c++) {
          const draw = random.below(4);
          value[r * grid.columns + c] = draw === 0 ? 0.5 : draw === 1 ? 0 : random.uniform();
        }
      const polygons = assemblePolygons(contour(value, 0.5, grid).map(roundRing));
      expect(faultOf(polygons)).toBe('');
      for (let r = 0; r < grid.rows; r++)
        for (let c = 0; c < grid.columns; c++)
          expect(isInPolygons(polygons, c, r)).toBe(value[r * grid.columns + c] <= 0.5);
    }
  });

  it('of nothing is nothing', () => {
    expect(contour(new Float32Array(grid.rows * grid.columns).fill(1), 0.5, grid)).toEqual([]);
  });
});
