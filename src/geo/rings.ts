import type { MultiPolygonCoordinates } from '../model/cluster';
import { EARTH_RADIUS_KM } from './earth';

/** A closed ring of positions [lng, lat] in degrees: the last equals the first. */
export type Ring = [number, number][];

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Signed area of a closed ring in the plane of its coordinates; positive where it runs counter-clockwise. */
export function signedPlaneArea(ring: readonly (readonly [number, number])[]): number {
  let twice = 0;
  const [x0, y0] = ring[0];
  for (let i = 0; i + 1 < ring.length; i++)
    twice += (ring[i][0] - x0) * (ring[i + 1][1] - y0) - (ring[i + 1][0] - x0) * (ring[i][1] - y0);
  return twice / 2;
}

/**
 * Area of a closed ring on the sphere in km², not negative (Chamberlain and Duquette 2007, the formula of Turf's `area`,
 * with the same mean radius of 6371.0088 km).
 */
export function ringAreaKm2(ring: readonly (readonly [number, number])[]): number {
  const corners = ring.length - 1;
  if (corners < 3) return 0;
  let sum = 0;
  for (let i = 0; i < corners; i++) {
    const before = ring[(i + corners - 1) % corners][0];
    const after = ring[(i + 1) % corners][0];
    sum += (after - before) * RADIANS_PER_DEGREE * Math.sin(ring[i][1] * RADIANS_PER_DEGREE);
  }
  return Math.abs((sum * EARTH_RADIUS_KM * EARTH_RADIUS_KM) / 2);
}

/** Area in km² of polygons whose first ring is the exterior and whose others are holes. */
export function areaKm2(polygons: MultiPolygonCoordinates): number {
  let sum = 0;
  for (const [exterior, ...holes] of polygons) {
    sum += ringAreaKm2(exterior);
    for (const hole of holes) sum -= ringAreaKm2(hole);
  }
  return sum;
}

/**
 * True where a position lies inside a closed ring, by counting crossings of the ray to the east. A position on the ring may
 * go either way.
 */
export function isInRing(
  ring: readonly (readonly [number, number])[],
  lng: number,
  lat: number,
): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** True where a position lies inside one of the polygons and in none of its holes. */
export function isInPolygons(polygons: MultiPolygonCoordinates, lng: number, lat: number): boolean {
  for (const [exterior, ...holes] of polygons) {
    if (!isInRing(exterior, lng, lat)) continue;
    if (!holes.some((hole) => isInRing(hole, lng, lat))) return true;
  }
  return false;
}

/** Rounds a coordinate to the 7 decimals that files hold (about a centimetre). */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

/** A ring with its positions rounded, repeated neighbours dropped, and closed again. */
export function roundRing(ring: Ring): Ring {
  const out: Ring = [];
  for (const [x, y] of ring) {
    const lng = roundDegrees(x);
    const lat = roundDegrees(y);
    const last = out[out.length - 1];
    if (!last || last[0] !== lng || last[1] !== lat) out.push([lng, lat]);
  }
  const first = out[0];
  const last = out[out.length - 1];
  if (first[0] !== last[0] || first[1] !== last[1]) out.push([first[0], first[1]]);
  return out;
}

/**
 * Sorts disjoint rings into polygons: counter-clockwise rings are exteriors, clockwise ones are holes of the smallest
 * exterior around them (RFC 7946, section 3.1.6). Largest polygon first.
 */
export function assemblePolygons(rings: readonly Ring[]): MultiPolygonCoordinates {
  const sized = rings
    .map((ring) => ({ ring, area: signedPlaneArea(ring) }))
    .filter(({ area }) => area !== 0);
  const exteriors = sized
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area || a.ring[0][0] - b.ring[0][0] || a.ring[0][1] - b.ring[0][1])
    .map(({ ring, area }) => ({ area, polygon: [ring], box: boxOf(ring) }));
  for (const { ring, area } of sized) {
    if (area > 0) continue;
    const [x, y] = ring[0];
    for (let k = exteriors.length - 1; k >= 0; k--) {
      const { polygon, box, area: around } = exteriors[k];
      if (around < -area || x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
      if (!isInRing(polygon[0], x, y)) continue;
      polygon.push(ring);
      break;
    }
  }
  return exteriors.map(({ polygon }) => polygon);
}

/** West, south, east and north of positions. */
export function boxOf(
  ring: readonly (readonly [number, number])[],
): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
