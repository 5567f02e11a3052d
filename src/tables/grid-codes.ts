import { distanceKm, gridBounds, milliDegrees } from '../geo';
import { isInJapanBox } from './coordinates';

/** The centre of a grid square, in degrees, and how far its corners lie from it, in kilometres. */
export interface GridPlace {
  readonly lng: number;
  readonly lat: number;
  readonly errorKm: number;
}

/** What a column of such codes is called: メッシュコード, ３次メッシュ, mesh_code. */
export const GRID_HEADER = /メッシュ|mesh|^gridcode$|^gridsquare/;

/** Squares of 10 km to 500 m, and the quarters of the last, of 250 m. */
const CODE = /^\d{6}(?:\d{2}(?:[1-4]{1,2})?)?$/;

/**
 * The place that a standard grid square's code stands for (地域メッシュコード, JIS X 0410), as statistics give where a firm is: 53394611, 5339-46-11,
 * and squares of 500 and 250 m. Null for other texts, and for squares outside Japan.
 */
export function gridPlace(cell: string): GridPlace | null {
  const code = cell.normalize('NFKC').replace(/[\s_-]/g, '');
  const bounds = CODE.test(code) ? gridBounds(code.slice(0, 9)) : null;
  if (!bounds) return null;
  let [west, south, east, north] = bounds;
  if (code.length === 10) {
    const quarter = Number(code[9]) - 1;
    if (quarter & 1) west = (west + east) / 2;
    else east = (west + east) / 2;
    if (quarter & 2) south = (south + north) / 2;
    else north = (south + north) / 2;
  }
  const [w, s, e, n] = [west, south, east, north].map(milliDegrees);
  const [lng, lat] = [(w + e) / 2, (s + n) / 2];
  return isInJapanBox(lng, lat) ? { lng, lat, errorKm: distanceKm(lng, lat, w, s) } : null;
}
