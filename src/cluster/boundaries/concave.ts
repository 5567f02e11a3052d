import { contour } from '../../geo/contour';
import { chordToNearest } from '../../geo/disc-field';
import { chordOfKm } from '../../geo/earth';
import type { MethodOfBoundary } from './boundary-method';
import { LEAST_DISC_KM, rasterAround } from './raster';

/** Concave boundaries keep this share of the clustering radius around the firms. */
const MARGIN_SHARE = 0.3;
/**
 * Nodes of the raster per radius. The margin must be wider than a cell's diagonal and what the raster rounds off, or a firm could fall
 * outside: √2 / 6 + 0.015 < 0.3.
 */
const STEPS = 6;

/**
 * The alpha-hull (Edelsbrunner, Kirkpatrick and Seidel 1983): what no empty disc of the clustering radius can reach into, grown by three
 * tenths of that radius, on a raster of a sixth of it.
 */
export const concave: MethodOfBoundary = {
  rings(x, y, radiusKm) {
    const raster = rasterAround(x, y, radiusKm, STEPS);
    if (!raster) return null;
    const { grid, discKm } = raster;
    const chord = chordToNearest(x, y, discKm, grid);
    const level = chordOfKm(discKm);
    // A disc of the clustering radius that holds no firm has its middle outside the union of discs around the firms; all that such
    // discs cover lies within the radius of the union's border.
    const erodeKm = discKm * (1 - MARGIN_SHARE);
    const corners = contour(chord, level, grid).flat();
    const toBorder = chordToNearest(
      Float64Array.from(corners, (corner) => corner[0]),
      Float64Array.from(corners, (corner) => corner[1]),
      erodeKm,
      grid,
    );
    const depth = new Float32Array(chord.length);
    for (let k = 0; k < depth.length; k++) depth[k] = chord[k] <= level ? -toBorder[k] : 1;
    return contour(depth, -chordOfKm(erodeKm), grid);
  },
  parameter(radiusKm) {
    const km = Math.max(LEAST_DISC_KM, radiusKm);
    return { km, marginKm: km * MARGIN_SHARE, share: NaN };
  },
};
