import { KM_PER_DEGREE } from '../../geo/earth';
import { convexHull } from '../../geo/hull';
import type { Ring } from '../../geo/rings';
import { cosDegrees, sinDegrees } from '../../geo/trigonometry';
import type { MethodOfBoundary } from './boundary-method';

/** Convex hulls are this much larger than the firms' own, so that one firm or a row of firms has an area too. */
export const HULL_MARGIN_KM = 0.05;
const HULL_CORNERS = 16;

/** The convex hull in longitude and latitude, grown by 50 m. It fits firms anywhere. */
export const convex: MethodOfBoundary = {
  rings: (x, y) => [grownHull(x, y)],
  parameter: () => ({ km: NaN, marginKm: HULL_MARGIN_KM, share: NaN }),
};

export function grownHull(x: Float64Array, y: Float64Array): Ring {
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
