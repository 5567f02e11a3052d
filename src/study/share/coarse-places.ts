import { distanceKm } from '../../geo/earth';
import { gridBounds, gridCodeText, gridSquareOf, milliDegrees } from '../../geo/grid-square';
import {
  GEOCODE_LEVELS,
  LEVEL_CODE,
  isFineLevel,
  type GeocodeLevel,
  type PlaceColumns,
} from '../../model';

/** Squares that positions are coarsened to: `third` is 1 km, `half` 500 m. */
export const SHARE_GRIDS = ['third', 'half'] as const;
export type ShareGrid = (typeof SHARE_GRIDS)[number];

/**
 * Error radii are rounded up to whole steps of so many kilometres: towns have radii of their own, and an exact one would tell which
 * of a square's towns a firm is in.
 */
const ERROR_STEP_KM: Readonly<Record<ShareGrid, number>> = { third: 0.5, half: 0.25 };

/** What is said of one firm's place. Numbers are NaN where nothing is. */
export interface CoarsePlace {
  /** Degrees: the centre of the square. */
  readonly lng: number;
  readonly lat: number;
  /** `town` or coarser; '' without coordinates. */
  readonly level: GeocodeLevel | '';
  /** Holds the true place with at least the probability that the exact place's own radius does. */
  readonly errorKm: number;
  /** Prefecture and municipality by their official names, '' where they are not known. */
  readonly municipality: string;
  /** The square's code, NaN where the firm is in none. */
  readonly cell: number;
}

/**
 * A place as it is shared. A firm that is known to its municipality or prefecture alone keeps no coordinates, since their names
 * locate it as before; one outside the grid keeps none either.
 */
export function coarsePlace(places: PlaceColumns, firm: number, grid: ShareGrid): CoarsePlace {
  const municipality = places.prefecture[firm] + places.municipality[firm];
  const nowhere: CoarsePlace = {
    lng: NaN,
    lat: NaN,
    level: '',
    errorKm: NaN,
    municipality,
    cell: NaN,
  };
  const level = places.level[firm];
  if (level === LEVEL_CODE.none || (!isFineLevel(level) && municipality !== '')) return nowhere;
  const cell = gridSquareOf(places.lng[firm], places.lat[firm], grid);
  if (Number.isNaN(cell)) return nowhere;
  const { lng, lat, reachKm } = squareCentre(cell, grid);
  const step = ERROR_STEP_KM[grid];
  return {
    lng,
    lat,
    level: GEOCODE_LEVELS[Math.max(level, LEVEL_CODE.town)],
    // By the triangle inequality: the true place is within its radius of the exact one, which is within reach of the centre.
    errorKm: Math.ceil((reachKm + places.errorKm[firm]) / step) * step,
    municipality,
    cell,
  };
}

/** Centre of a square in degrees, and the distance from it to the farthest corner, kilometres. */
export function squareCentre(
  cell: number,
  grid: ShareGrid,
): { readonly lng: number; readonly lat: number; readonly reachKm: number } {
  const bounds = gridBounds(gridCodeText(cell, grid));
  if (!bounds) throw new RangeError(`${cell} is no square of the grid ${grid}`);
  const [west, south, east, north] = bounds.map(milliDegrees);
  const lng = (west + east) / 2;
  const lat = (south + north) / 2;
  // Corners towards the equator are the farthest: squares are wider there.
  const reachKm = Math.max(distanceKm(lng, lat, west, south), distanceKm(lng, lat, east, north));
  return { lng, lat, reachKm };
}
