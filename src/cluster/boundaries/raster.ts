import { layGrid, type KmGrid } from '../../geo/disc-field';
import { KM_PER_DEGREE } from '../../geo/earth';

/** No disc is smaller than this, whatever the clustering radius. */
export const LEAST_DISC_KM = 0.05;

const LEAST_STEPS = 5.5;
/** Nodes per radius of a raster that was too large. */
const COARSE_STEPS = 6;

/**
 * A raster around firms whose discs have the radius that is wanted, with so many nodes per radius; coarser, and the discs larger, where
 * it would take too much memory. Null where the firms are so near a pole, or so far around the Earth, that a raster in degrees can't hold
 * them.
 */
export function rasterAround(
  x: Float64Array,
  y: Float64Array,
  wantedKm: number,
  steps: number,
): { readonly grid: KmGrid; readonly discKm: number } | null {
  let discKm = Math.max(LEAST_DISC_KM, wantedKm);
  if (y.some((lat) => Math.abs(lat) * KM_PER_DEGREE + 2 * discKm > 88 * KM_PER_DEGREE)) return null;
  let grid = layGrid(x, y, discKm, discKm / steps);
  while (grid.stepKm * LEAST_STEPS > discKm) {
    // The raster was too large for the memory it may take and got coarser: so must the discs.
    discKm = grid.stepKm * COARSE_STEPS;
    grid = layGrid(x, y, discKm, discKm / COARSE_STEPS);
  }
  return grid.stepLng * grid.columns > 360 ? null : { grid, discKm };
}
