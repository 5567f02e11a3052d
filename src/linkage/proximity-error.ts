import { distanceKm, KM_PER_DEGREE } from '../geo/earth';
import { RADIUS_OF_95 } from '../stats/normal';
import type { Positions } from './proximity';

/** Positions with the radius, in kilometres, that holds each true place with 95 % probability; NaN and 0 for exact ones. */
export interface UnsurePositions extends Positions {
  readonly errorKm: Float64Array;
}

/** Two-sided 95 % of a normal along one line. */
const TWO_SIDED_95 = 1.959964;

/**
 * Half the 95 % interval of a distance between two places whose error radii are `a` and `b` kilometres: both are taken as
 * independent isotropic normals, and the distance, long beside the radii, changes only along its own line.
 */
export function distanceErrorKm(a: number, b: number): number {
  return (TWO_SIDED_95 / RADIUS_OF_95) * Math.hypot(a > 0 ? a : 0, b > 0 ? b : 0);
}

/** The interval's half for each firm's nearest institution, NaN where it has none. */
export function nearestErrorsKm(
  firms: UnsurePositions,
  institutions: UnsurePositions,
  nearest: Int32Array,
): Float64Array {
  return Float64Array.from(nearest, (row, firm) =>
    row < 0 ? NaN : distanceErrorKm(firms.errorKm[firm], institutions.errorKm[row]),
  );
}

/**
 * 1 for each firm whose number of institutions within `km` hangs on position errors: the limit lies in the 95 % interval of the distance
 * to at least one institution. Looks only at the institutions of the firm's latitudes.
 */
export function hangingFirms(
  firms: UnsurePositions,
  institutions: UnsurePositions,
  km: number,
): Uint8Array {
  const rows = [...institutions.lat.keys()]
    .filter((row) => !Number.isNaN(institutions.lat[row]))
    .sort((a, b) => institutions.lat[a] - institutions.lat[b]);
  const lats = Float64Array.from(rows, (row) => institutions.lat[row]);
  const widest = rows.reduce((most, row) => Math.max(most, institutions.errorKm[row] || 0), 0);
  const hangs = new Uint8Array(firms.lat.length);
  for (let firm = 0; firm < firms.lat.length; firm++) {
    if (Number.isNaN(firms.lat[firm])) continue;
    const reach = (km + distanceErrorKm(firms.errorKm[firm], widest)) / KM_PER_DEGREE;
    const end = firms.lat[firm] + reach;
    for (let at = firstFrom(lats, firms.lat[firm] - reach); lats[at] <= end; at++) {
      const row = rows[at];
      const unsure = distanceErrorKm(firms.errorKm[firm], institutions.errorKm[row]);
      const d = distanceKm(
        firms.lng[firm],
        firms.lat[firm],
        institutions.lng[row],
        institutions.lat[row],
      );
      if (Math.abs(d - km) > unsure || unsure === 0) continue;
      hangs[firm] = 1;
      break;
    }
  }
  return hangs;
}

/** Index of the first value that is at least `least`, in ascending values. */
function firstFrom(values: Float64Array, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
