import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { ISLAND_GROUPS } from './islands';
import { areaKm2, boxesMeet, boxHolds, boxOf, type Box, type Point, type Ring } from './planar';

const JAPAN = '392';

/** As far as the map can be moved, with a margin for wide screens. */
export const NEIGHBOUR_FRAME: Box = [92, 0, 186, 66];

/** Islets are left out with distance from Japan. */
const LEAST_ISLET_KM2 = 4;

/**
 * The land of Japan's neighbours as outer rings clipped to the frame, without borders or names: it is
 * there so that Japan does not float in nothing. Islands that count as Japan's are left out.
 */
export function cutNeighbours(countries: Feature<Polygon | MultiPolygon>[]): Position[][][] {
  const polygons: Position[][][] = [];
  for (const { id, geometry } of countries) {
    if (String(id) === JAPAN) continue;
    const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const [outer, ...lakes] of parts as Ring[][]) {
      const box = boxOf(outer);
      if (!boxesMeet(box, NEIGHBOUR_FRAME) || areaKm2(outer) < LEAST_ISLET_KM2) continue;
      if (ISLAND_GROUPS.some((group) => boxHolds(group.box, box))) continue;
      const rings = [outer, ...lakes].map((ring) => clipToBox(ring, NEIGHBOUR_FRAME));
      if (rings[0].length > 3) polygons.push(rings.filter((ring) => ring.length > 3));
    }
  }
  return polygons;
}

/** Sutherland and Hodgman 1974: what of a ring lies in a box, closed; edges may run along the box. */
export function clipToBox(ring: Ring, box: Box): Ring {
  let points = ring.slice(0, -1);
  for (let side = 0; side < 4; side++) {
    const axis = side % 2;
    const sign = side < 2 ? 1 : -1;
    const limit = box[side];
    const isIn = (point: Point): boolean => (point[axis] - limit) * sign >= 0;
    const clipped: Point[] = [];
    points.forEach((point, i) => {
      const before = points[(i + points.length - 1) % points.length];
      if (isIn(point) !== isIn(before)) {
        const t = (limit - before[axis]) / (point[axis] - before[axis]);
        clipped.push([
          axis === 0 ? limit : before[0] + t * (point[0] - before[0]),
          axis === 1 ? limit : before[1] + t * (point[1] - before[1]),
        ]);
      }
      if (isIn(point)) clipped.push(point);
    });
    points = clipped;
  }
  return points.length > 2 ? [...points, points[0]] : [];
}
