import { contour } from '../../geo/contour';
import { kernelDensity } from '../../geo/density-field';
import type { KmGrid } from '../../geo/disc-field';
import type { Ring } from '../../geo/rings';
import type { MethodOfBoundary } from './boundary-method';
import { LEAST_DISC_KM, rasterAround } from './raster';

/** Isopleths run at this share of the least density around any firm. */
export const ISOPLETH_SHARE = 0.5;
const STEPS = 6;

/**
 * Where the kernel density of the firms (quartic kernel, bandwidth the clustering radius, but at least 50 m) is at least half of the least
 * that it is around any of them, on a raster of a sixth of the radius. It runs wide around dense parts and close to lone firms.
 */
export const isopleth: MethodOfBoundary = {
  rings(x, y, radiusKm) {
    const raster = rasterAround(x, y, radiusKm, STEPS);
    return raster && lineOfDensity(x, y, raster.discKm, raster.grid);
  },
  parameter: (radiusKm) => ({
    km: Math.max(LEAST_DISC_KM, radiusKm),
    marginKm: NaN,
    share: ISOPLETH_SHARE,
  }),
};

function lineOfDensity(
  x: Float64Array,
  y: Float64Array,
  bandwidthKm: number,
  grid: KmGrid,
): Ring[] {
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
