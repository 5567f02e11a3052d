import { circle, difference, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { roundRing, signedPlaneArea, type Ring } from '../geo/rings';
import type { MultiPolygonCoordinates } from '../model/cluster';

/** Positions of a circle, each quarter of it with as many. */
const CIRCLE_STEPS = 96;
const FAN_STEP = Math.PI / 12;

/** The same area with every position on 7 decimals, exteriors counter-clockwise, holes clockwise, without rings that have no area. */
export function normalPolygons(shape: MultiPolygonCoordinates): MultiPolygonCoordinates {
  return shape.flatMap((rings) => {
    const [exterior, ...holes] = rings.map(roundRing);
    if (!hasArea(exterior)) return [];
    return [[turned(exterior, true), ...holes.filter(hasArea).map((hole) => turned(hole, false))]];
  });
}

function hasArea(ring: Ring | undefined): ring is Ring {
  return ring !== undefined && ring.length >= 4 && signedPlaneArea(ring) !== 0;
}

function turned(ring: Ring, counterClockwise: boolean): Ring {
  return signedPlaneArea(ring) > 0 === counterClockwise ? ring : ring.toReversed();
}

/**
 * A boundary whose lines cross, as valid polygons of all that its lines surround, also where they go around it twice; holes stay
 * holes. Time grows faster than the number of positions: seconds for some ten thousand.
 */
export function repaired(shape: MultiPolygonCoordinates): MultiPolygonCoordinates {
  const parts = shape.map((polygon) => multiPolygon([polygon]));
  // With itself, since it takes two to unite.
  return shapeOf(union(featureCollection([...parts, parts[0]])));
}

/** What lies in one of the two or in both. */
export function merged(
  one: MultiPolygonCoordinates,
  other: MultiPolygonCoordinates,
): MultiPolygonCoordinates {
  return shapeOf(union(featureCollection([multiPolygon(one), multiPolygon(other)])));
}

/** What lies in the first and not in the second; empty where nothing is left. */
export function without(
  shape: MultiPolygonCoordinates,
  hole: MultiPolygonCoordinates,
): MultiPolygonCoordinates {
  return shapeOf(difference(featureCollection([multiPolygon(shape), multiPolygon(hole)])));
}

/**
 * A boundary cut along a line of two positions or more, which goes on straight beyond its ends: what lies on its left and what
 * lies on its right, without a gap. Null where the line leaves it whole.
 */
export function splitBy(
  shape: MultiPolygonCoordinates,
  line: readonly (readonly [number, number])[],
): [MultiPolygonCoordinates, MultiPolygonCoordinates] | null {
  const side = sideOf(shape, line);
  if (!side) return null;
  const whole = multiPolygon(shape);
  const left = shapeOf(intersect(featureCollection<Polygon | MultiPolygon>([whole, side])));
  const right = shapeOf(difference(featureCollection<Polygon | MultiPolygon>([whole, side])));
  return left.length > 0 && right.length > 0 ? [left, right] : null;
}

/** All that lies on the left of a line, as far as the shape may reach; null for a line without a length. */
function sideOf(
  shape: MultiPolygonCoordinates,
  line: readonly (readonly [number, number])[],
): Feature<MultiPolygon> | null {
  const positions = line.filter(
    ([x, y], i) => i === 0 || x !== line[i - 1][0] || y !== line[i - 1][1],
  );
  if (positions.length < 2) return null;
  const all = [...shape.flat(2), ...positions];
  const [x0, y0] = all[0];
  let reach = 0;
  for (const [x, y] of all) reach = Math.max(reach, Math.abs(x - x0), Math.abs(y - y0));
  const far = 4 * reach;
  const start = beyond(positions[1], positions[0], far);
  const end = beyond(positions[positions.length - 2], positions[positions.length - 1], far);
  // Around the left, from the line's end back to its start, in steps.
  const from = Math.atan2(end[1] - y0, end[0] - x0);
  const turn = (Math.atan2(start[1] - y0, start[0] - x0) - from + 4 * Math.PI) % (2 * Math.PI);
  const steps = Math.ceil(turn / FAN_STEP);
  const radius = 2 * far;
  const around = Array.from({ length: Math.max(0, steps - 1) }, (_, i): [number, number] => {
    const bearing = from + (turn * (i + 1)) / steps;
    return [x0 + radius * Math.cos(bearing), y0 + radius * Math.sin(bearing)];
  });
  const ring = [start, ...positions.map(([x, y]): [number, number] => [x, y]), end, ...around];
  return multiPolygon([[[...ring, start]]]);
}

function beyond(
  from: readonly [number, number],
  to: readonly [number, number],
  far: number,
): [number, number] {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return [to[0] + ((to[0] - from[0]) / length) * far, to[1] + ((to[1] - from[1]) / length) * far];
}

/** A circle of so many kilometres around a place, as a polygon of 96 corners on it. */
export function circleAround(lng: number, lat: number, radiusKm: number): MultiPolygonCoordinates {
  const { geometry } = circle([lng, lat], radiusKm, { steps: CIRCLE_STEPS, units: 'kilometers' });
  return normalPolygons([geometry.coordinates as MultiPolygonCoordinates[number]]);
}

/** What Turf gives, as a boundary. */
export function shapeOf(feature: Feature<Polygon | MultiPolygon> | null): MultiPolygonCoordinates {
  if (!feature) return [];
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return normalPolygons(polygons as MultiPolygonCoordinates);
}

/** What lies in both. */
export function common(
  one: MultiPolygonCoordinates,
  other: MultiPolygonCoordinates,
): MultiPolygonCoordinates {
  return shapeOf(intersect(featureCollection([multiPolygon(one), multiPolygon(other)])));
}
