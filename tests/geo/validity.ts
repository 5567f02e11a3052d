import { isInRing, signedPlaneArea } from '../../src/geo/rings';
import type { MultiPolygonCoordinates } from '../../src/model/cluster';

type Position = readonly [number, number];

function orient(a: Position, b: Position, c: Position): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}

function isBetween(a: Position, b: Position, p: Position): boolean {
  return (
    Math.min(a[0], b[0]) <= p[0] &&
    p[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= p[1] &&
    p[1] <= Math.max(a[1], b[1])
  );
}

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const abc = orient(a, b, c);
  const abd = orient(a, b, d);
  const cda = orient(c, d, a);
  const cdb = orient(c, d, b);
  if (abc !== abd && cda !== cdb) return true;
  return (
    (abc === 0 && isBetween(a, b, c)) ||
    (abd === 0 && isBetween(a, b, d)) ||
    (cda === 0 && isBetween(c, d, a)) ||
    (cdb === 0 && isBetween(c, d, b))
  );
}

/**
 * What is wrong with a MultiPolygon by RFC 7946 and the simple features standard, '' where nothing is: rings open, short, repeating a
 * position, wound the wrong way, crossing or touching themselves or each other, holes outside of their exterior, more than 7
 * decimals. Compares all segments with all.
 */
export function faultOf(polygons: MultiPolygonCoordinates): string {
  if (polygons.length === 0) return 'no polygon';
  const segments: { ring: number; at: number; last: number; a: Position; b: Position }[] = [];
  let number = 0;
  for (const polygon of polygons)
    for (const [k, ring] of polygon.entries()) {
      const first = ring[0];
      const end = ring[ring.length - 1];
      if (ring.length < 4) return 'short ring';
      if (first[0] !== end[0] || first[1] !== end[1]) return 'open ring';
      for (const value of ring.flat())
        if (!Number.isFinite(value) || Math.abs(Number(value.toFixed(7)) - value) > 1e-12)
          return `more than 7 decimals: ${value}`;
      if (k === 0 ? signedPlaneArea(ring) <= 0 : signedPlaneArea(ring) >= 0) return 'winding';
      if (k > 0 && !isInRing(polygon[0], first[0], first[1])) return 'hole outside its exterior';
      for (let i = 0; i + 1 < ring.length; i++)
        segments.push({ ring: number, at: i, last: ring.length - 2, a: ring[i], b: ring[i + 1] });
      number++;
    }
  segments.sort((s, t) => Math.min(s.a[0], s.b[0]) - Math.min(t.a[0], t.b[0]));
  for (let i = 0; i < segments.length; i++) {
    const s = segments[i];
    const east = Math.max(s.a[0], s.b[0]);
    for (let j = i + 1; j < segments.length; j++) {
      const t = segments[j];
      if (Math.min(t.a[0], t.b[0]) > east) break;
      const apart = Math.abs(s.at - t.at);
      if (s.ring === t.ring && (apart === 1 || apart === s.last)) {
        // Neighbours share one position and nothing else.
        const [p, shared, q] =
          s.b[0] === t.a[0] && s.b[1] === t.a[1] ? [s.a, s.b, t.b] : [t.a, t.b, s.b];
        if (orient(p, shared, q) === 0 && (isBetween(p, shared, q) || isBetween(shared, q, p)))
          return `spike at ${shared}`;
        continue;
      }
      if (meet(s.a, s.b, t.a, t.b)) return `rings meet near ${s.a}`;
    }
  }
  return '';
}
