import { quantileOfSorted } from '../stats/summary';
import { KM_PER_DEGREE } from '../geo/earth';

/** West, south, east and north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** The smallest bounds that hold the positions; NaN positions are passed over, null where none is left. */
export function boundsOf(positions: Iterable<readonly [number, number]>): Bounds | null {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [lng, lat] of positions) {
    if (Number.isNaN(lng) || Number.isNaN(lat)) continue;
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west <= east ? [west, south, east, north] : null;
}

/** Share of the positions that may be left out at each of the four sides. */
const TAIL = 0.005;

/** So many positions say where most of them are. */
const ENOUGH = 50_000;

/** Bounds of all but the few farthest positions, so that one firm on a remote island does not make the rest tiny; of very many every second, third … counts. */
export function boundsOfMost(lng: Float64Array, lat: Float64Array): Bounds | null {
  const sorted = (degrees: Float64Array) => {
    const known = degrees.filter((value) => !Number.isNaN(value));
    const step = Math.ceil(known.length / ENOUGH);
    return step > 1 ? known.filter((_, i) => i % step === 0).sort() : known.sort();
  };
  const [sortedLng, sortedLat] = [sorted(lng), sorted(lat)];
  if (sortedLng.length === 0) return null;
  const at = (sorted: Float64Array, p: number) => quantileOfSorted(sorted, p);
  return [
    at(sortedLng, TAIL),
    at(sortedLat, TAIL),
    at(sortedLng, 1 - TAIL),
    at(sortedLat, 1 - TAIL),
  ];
}

/** Bounds that reach so many kilometres in the four directions. */
export function boundsAround(lng: number, lat: number, km: number): Bounds {
  const north = km / KM_PER_DEGREE;
  const east = north / Math.cos((lat * Math.PI) / 180);
  return [lng - east, lat - north, lng + east, lat + north];
}
