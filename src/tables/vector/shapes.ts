import type { MultiPolygonCoordinates } from '../../model';
import { roundCoordinate } from '../values/numbers';
import { oriented, ringOf } from '../rings';
import type { LayerGeometry } from './layer';

/** Longitude and latitude in degrees, rounded to 7 decimals. */
export type Position = readonly [lng: number, lat: number];

/** One feature's geometry as every format holds it: rings closed, exterior ones counter-clockwise, holes clockwise. */
export type Shape =
  | { readonly type: 'Point'; readonly position: Position }
  | { readonly type: 'LineString'; readonly positions: readonly Position[] }
  | { readonly type: 'MultiPolygon'; readonly polygons: readonly (readonly Position[])[][] };

/**
 * The geometry of feature `i`. Positions that coincide after rounding are there once; rings and lines that vanish thereby are left
 * out, and a feature that has nothing left, or no place, gives null.
 */
export function shapeAt(geometry: LayerGeometry, i: number): Shape | null {
  switch (geometry.type) {
    case 'Point': {
      const position = positionOf(geometry.lng[i], geometry.lat[i]);
      return position && { type: 'Point', position };
    }
    case 'LineString': {
      const from = positionOf(geometry.fromLng[i], geometry.fromLat[i]);
      const to = positionOf(geometry.toLng[i], geometry.toLat[i]);
      if (!from || !to || (from[0] === to[0] && from[1] === to[1])) return null;
      return { type: 'LineString', positions: [from, to] };
    }
    case 'MultiPolygon': {
      const polygons = polygonsOf(geometry.coordinates[i]);
      return polygons.length > 0 ? { type: 'MultiPolygon', polygons } : null;
    }
  }
}

/** West, south, east and north of a shape, degrees. */
export function boundsOf(shape: Shape): readonly [number, number, number, number] {
  if (shape.type === 'Point') return [...shape.position, ...shape.position];
  const lines = shape.type === 'LineString' ? [shape.positions] : shape.polygons.flat();
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [lng, lat] of line) {
      if (lng < west) west = lng;
      if (lng > east) east = lng;
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    }
  return [west, south, east, north];
}

function positionOf(lng: number, lat: number): Position | null {
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) return null;
  return [roundCoordinate(lng), roundCoordinate(lat)];
}

function polygonsOf(polygons: MultiPolygonCoordinates): (readonly Position[])[][] {
  return polygons.flatMap((rings) => {
    const [exterior, ...holes] = rings.map((ring) => ringOf(ring, roundCoordinate));
    if (!exterior) return [];
    return [
      [exterior, ...holes.filter((hole) => hole !== null)].map((ring, r) =>
        oriented(ring, r === 0),
      ),
    ];
  });
}
