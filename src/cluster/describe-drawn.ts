import { pointOnFeature } from '@turf/turf';
import { KM_PER_DEGREE, distanceKm } from '../geo/earth';
import type { MultiPolygonCoordinates } from '../model/cluster';

/**
 * Where a drawn cluster is, and how large. The middle is the mean position of its firms, or a position inside the boundary where
 * it has none; the extent in kilometres is the boundary's own. Linear in firms and positions.
 */
export function middleAndExtentDrawn(
  boundary: MultiPolygonCoordinates,
  rows: Int32Array,
  places: { readonly lng: Float64Array; readonly lat: Float64Array },
): { lng: number; lat: number; extentKm: number } {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (const [exterior] of boundary)
    for (const [x, y] of exterior) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  const middle = (south + north) / 2;
  const extentKm = Math.max(
    (north - south) * KM_PER_DEGREE,
    distanceKm(west, middle, east, middle),
  );
  if (rows.length === 0) {
    const [lng, lat] = pointOnFeature({ type: 'MultiPolygon', coordinates: boundary }).geometry
      .coordinates;
    return { lng, lat, extentKm };
  }
  let lng = 0;
  let lat = 0;
  for (const row of rows) {
    lng += places.lng[row];
    lat += places.lat[row];
  }
  return { lng: lng / rows.length, lat: lat / rows.length, extentKm };
}
