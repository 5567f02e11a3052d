import { assemblePolygons, ringAreaKm2, roundRing } from '../geo/rings';
import type { BoundaryMethod, MultiPolygonCoordinates } from '../model/cluster';
import { boundaryMethod } from './boundaries';
import { grownHull } from './boundaries/convex';
import { DISC_SHARE } from './boundaries/discs';
import { LEAST_DISC_KM } from './boundaries/raster';

/** Holes smaller than this share of a disc are filled: chance leaves such slivers between discs, and nobody means them. */
export const HOLE_SHARE = 0.02;

/**
 * The boundary around the firms `members` (rows of `lng` and `lat`, degrees, all with a place), valid for any number and
 * arrangement of them, with every one inside, rounded to 7 decimals. `boundaries/` has the methods.
 *
 * Discs grow where a cluster is so long that its raster would need more than eight million nodes (longer than a thousand discs). Longitudes may run beyond ±180° for a cluster across that meridian. Throws RangeError for no member. Time grows with
 * the number of members × 300, or with sorting for `convex`.
 */
export function boundaryOf(
  lng: Float64Array,
  lat: Float64Array,
  members: Int32Array,
  method: BoundaryMethod,
  radiusKm: number,
): MultiPolygonCoordinates {
  if (members.length === 0) throw new RangeError('no firms to draw a boundary around');
  const x = new Float64Array(members.length);
  const y = new Float64Array(members.length);
  for (let k = 0; k < members.length; k++) {
    x[k] = unrolled(lng[members[k]], lng[members[0]]);
    y[k] = lat[members[k]];
  }
  const rings = boundaryMethod(method).rings(x, y, radiusKm) ?? [grownHull(x, y)];
  const leastHoleKm2 = HOLE_SHARE * Math.PI * Math.max(LEAST_DISC_KM, radiusKm * DISC_SHARE) ** 2;
  return assemblePolygons(rings.map(roundRing)).map(([exterior, ...holes]) => [
    exterior,
    ...holes.filter((hole) => ringAreaKm2(hole) >= leastHoleKm2),
  ]);
}

/** The turn of a longitude that is nearest to another one. */
function unrolled(lng: number, nearTo: number): number {
  return lng - 360 * Math.round((lng - nearTo) / 360);
}
