import { contour } from '../../geo/contour';
import { chordToNearest } from '../../geo/disc-field';
import { chordOfKm } from '../../geo/earth';
import type { MethodOfBoundary } from './boundary-method';
import { LEAST_DISC_KM, rasterAround } from './raster';

/** Discs' radius as a share of the clustering radius: the discs of two linked core firms touch. */
export const DISC_SHARE = 0.5;
const STEPS = 8;

/**
 * The union of discs of half the clustering radius around the firms (at least 50 m), on the sphere. Corners stand on a raster of an
 * eighth of the disc's radius: the line is nowhere farther than that from the true union, and mostly within a hundredth of the radius.
 * One cluster may have several parts and holes.
 */
export const discs: MethodOfBoundary = {
  rings(x, y, radiusKm) {
    const raster = rasterAround(x, y, radiusKm * DISC_SHARE, STEPS);
    if (!raster) return null;
    const { grid, discKm } = raster;
    return contour(chordToNearest(x, y, discKm, grid), chordOfKm(discKm), grid);
  },
  parameter: (radiusKm) => ({
    km: Math.max(LEAST_DISC_KM, radiusKm * DISC_SHARE),
    marginKm: NaN,
    share: NaN,
  }),
};
