import { contour } from '../geo/contour';
import { kernelDensity } from '../geo/density-field';
import { chordToNearest, layGrid, type KmGrid } from '../geo/disc-field';
import { KM_PER_DEGREE, chordOfKm } from '../geo/earth';
import { convexHull } from '../geo/hull';
import type { Ring } from '../geo/rings';
import { assemblePolygons, ringAreaKm2, roundRing } from '../geo/rings';
import { cosDegrees, sinDegrees } from '../geo/trigonometry';
import type { BoundaryMethod, MultiPolygonCoordinates } from '../model/cluster';

/** Convex hulls are this much larger than the firms' own, so that one firm or a row of firms has an area too. */
export const HULL_MARGIN_KM = 0.05;
/** No disc is smaller than this, whatever the clustering radius. */
export const LEAST_DISC_KM = 0.05;
/** Discs' radius as a share of the clustering radius: the discs of two linked core firms touch. */
export const DISC_SHARE = 0.5;
/** Holes smaller than this share of a disc are filled: chance leaves such slivers between discs, and nobody means them. */
export const HOLE_SHARE = 0.02;
/** Concave boundaries keep this share of the clustering radius around the firms. */
export const CONCAVE_MARGIN_SHARE = 0.3;
/** Isopleths run at this share of the least density around any firm. */
export const ISOPLETH_SHARE = 0.5;

/**
 * Nodes of the raster per radius. The concave margin must be wider than a cell's diagonal and what the raster rounds off, or a
 * firm could fall outside: √2 / 6 + 0.015 < 0.3.
 */
const STEPS_PER_RADIUS = { discs: 8, concave: 6, isopleth: 6 };
const LEAST_STEPS = 5.5;
const HULL_CORNERS = 16;

/**
 * The boundary around the firms `members` (rows of `lng` and `lat`, degrees, all with a place), valid for any number and
 * arrangement of them, with every one inside, rounded to 7 decimals:
 *
 * - `discs`: the union of discs of half the clustering radius around the firms (at least 50 m), on the sphere. Corners stand on a raster of an
 *   eighth of the disc's radius: the line is nowhere farther than that from the true union, and mostly within a hundredth of the radius.
 *   One cluster may have several parts and holes.
 * - `concave`: the alpha-hull (Edelsbrunner, Kirkpatrick and Seidel 1983): what no empty disc of the clustering radius can
 *   reach into, grown by three tenths of that radius, on a raster of a sixth of it.
 * - `isopleth`: where the kernel density of the firms (quartic kernel, bandwidth the clustering radius, but at least 50 m) is at least half of the
 *   least that it is around any of them, on a raster of a sixth of the radius. It runs wide around dense parts and close to lone firms.
 * - `convex`: the convex hull in longitude and latitude, grown by 50 m.
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
  const rings = method === 'convex' ? null : rasterised(x, y, method, radiusKm);
  const leastHoleKm2 = HOLE_SHARE * Math.PI * Math.max(LEAST_DISC_KM, radiusKm * DISC_SHARE) ** 2;
  return assemblePolygons((rings ?? [convex(x, y)]).map(roundRing)).map(([exterior, ...holes]) => [
    exterior,
    ...holes.filter((hole) => ringAreaKm2(hole) >= leastHoleKm2),
  ]);
}

/** The turn of a longitude that is nearest to another one. */
function unrolled(lng: number, nearTo: number): number {
  return lng - 360 * Math.round((lng - nearTo) / 360);
}

/** Null where the firms are so near a pole, or so far around the Earth, that a raster in degrees can't hold them. */
function rasterised(
  x: Float64Array,
  y: Float64Array,
  method: 'discs' | 'concave' | 'isopleth',
  radiusKm: number,
): Ring[] | null {
  const share = method === 'discs' ? DISC_SHARE : 1;
  let discKm = Math.max(LEAST_DISC_KM, radiusKm * share);
  if (y.some((lat) => Math.abs(lat) * KM_PER_DEGREE + 2 * discKm > 88 * KM_PER_DEGREE)) return null;
  let grid = layGrid(x, y, discKm, discKm / STEPS_PER_RADIUS[method]);
  while (grid.stepKm * LEAST_STEPS > discKm) {
    // The raster was too large for the memory it may take and got coarser: so must the discs.
    discKm = grid.stepKm * STEPS_PER_RADIUS.concave;
    grid = layGrid(x, y, discKm, discKm / STEPS_PER_RADIUS.concave);
  }
  if (grid.stepLng * grid.columns > 360) return null;
  if (method === 'isopleth') return isopleth(x, y, discKm, grid);
  const chord = chordToNearest(x, y, discKm, grid);
  const discs = contour(chord, chordOfKm(discKm), grid);
  if (method === 'discs') return discs;

  // A disc of the clustering radius that holds no firm has its middle outside the union of discs around the firms; all that such
  // discs cover lies within the radius of the union's border.
  const erodeKm = discKm * (1 - CONCAVE_MARGIN_SHARE);
  const corners = discs.flat();
  const toBorder = chordToNearest(
    Float64Array.from(corners, (corner) => corner[0]),
    Float64Array.from(corners, (corner) => corner[1]),
    erodeKm,
    grid,
  );
  const level = chordOfKm(discKm);
  const depth = new Float32Array(chord.length);
  for (let k = 0; k < depth.length; k++) depth[k] = chord[k] <= level ? -toBorder[k] : 1;
  return contour(depth, -chordOfKm(erodeKm), grid);
}

function isopleth(x: Float64Array, y: Float64Array, bandwidthKm: number, grid: KmGrid): Ring[] {
  const density = kernelDensity(x, y, bandwidthKm, grid);
  let least = Infinity;
  for (let k = 0; k < x.length; k++) {
    // With all four nodes around it inside, a firm is inside.
    const column = Math.floor((x[k] - grid.west) / grid.stepLng);
    const row = Math.floor((y[k] - grid.south) / grid.stepLat);
    const node = row * grid.columns + column;
    for (const around of [node, node + 1, node + grid.columns, node + grid.columns + 1])
      least = Math.min(least, density[around]);
  }
  const below = density.map((value) => -value);
  return contour(below, -least * ISOPLETH_SHARE, grid);
}

function convex(x: Float64Array, y: Float64Array): Ring {
  const hull = convexHull(x, y);
  const corners = hull.length - 1;
  const grownX = new Float64Array(corners * HULL_CORNERS);
  const grownY = new Float64Array(corners * HULL_CORNERS);
  // A polygon around the circle of the margin, so that the margin is kept on its sides too.
  const out = HULL_MARGIN_KM / KM_PER_DEGREE / cosDegrees(180 / HULL_CORNERS);
  for (let k = 0; k < corners; k++)
    for (let corner = 0; corner < HULL_CORNERS; corner++) {
      const bearing = (360 * corner) / HULL_CORNERS;
      const [lng, lat] = hull[k];
      const across = Math.max(0.001, cosDegrees(lat));
      grownX[k * HULL_CORNERS + corner] = lng + (out * sinDegrees(bearing)) / across;
      grownY[k * HULL_CORNERS + corner] = Math.max(
        -90,
        Math.min(90, lat + out * cosDegrees(bearing)),
      );
    }
  return convexHull(grownX, grownY);
}
