import { chordOfKm, distanceKm, FARTHEST_KM, KM_PER_DEGREE, unitVectors } from '../geo/earth';
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
  const [own, other] = [a > 0 ? a : 0, b > 0 ? b : 0];
  return (TWO_SIDED_95 / RADIUS_OF_95) * Math.sqrt(own * own + other * other);
}

/** The interval's half for each firm's nearest institution, NaN where it has none. */
export function nearestErrorsKm(
  firms: UnsurePositions,
  institutions: UnsurePositions,
  nearest: Int32Array,
): Float64Array {
  const errors = new Float64Array(nearest.length).fill(NaN);
  for (let firm = 0; firm < nearest.length; firm++) {
    const row = nearest[firm];
    if (row >= 0) errors[firm] = distanceErrorKm(firms.errorKm[firm], institutions.errorKm[row]);
  }
  return errors;
}

/** Chords are within so much of what the distance itself says: what is nearer to a limit is left to that. */
const CHORD_ERROR = 1e-12;

/**
 * For each of `withinKm` 1 for each firm whose number of institutions within it hangs on position errors: the limit lies in the 95 % interval of the
 * distance to at least one institution. Looks only at the institutions of the firm's latitudes, and by chords at which of these are about as far as the limit.
 */
export function hangingFirms(
  firms: UnsurePositions,
  institutions: UnsurePositions,
  withinKm: readonly number[],
): Uint8Array[] {
  const rows = [...institutions.lat.keys()]
    .filter((row) => !Number.isNaN(institutions.lat[row]))
    .sort((a, b) => institutions.lat[a] - institutions.lat[b]);
  const lats = Float64Array.from(rows, (row) => institutions.lat[row]);
  const widest = rows.reduce((most, row) => Math.max(most, institutions.errorKm[row] || 0), 0);
  const at = unitVectors(firms.lng, firms.lat);
  const to = unitVectors(institutions.lng, institutions.lat, Int32Array.from(rows));
  return withinKm.map((km) => {
    const hangs = new Uint8Array(firms.lat.length);
    const isUnsure = (firm: number, row: number): boolean => {
      const unsure = distanceErrorKm(firms.errorKm[firm], institutions.errorKm[row]);
      if (unsure === 0) return false;
      const { lng, lat } = institutions;
      return (
        Math.abs(distanceKm(firms.lng[firm], firms.lat[firm], lng[row], lat[row]) - km) <= unsure
      );
    };
    // Most firms have the radius of the firm before them.
    let [error, reach, nearest, farthest] = [NaN, 0, 0, 0];
    for (let firm = 0; firm < hangs.length; firm++) {
      const lat = firms.lat[firm];
      if (Number.isNaN(lat)) continue;
      if (firms.errorKm[firm] !== error) {
        error = firms.errorKm[firm];
        const most = distanceErrorKm(error, widest);
        reach = (km + most) / KM_PER_DEGREE;
        nearest = chordOfKm(Math.max(0, km - most)) ** 2 - CHORD_ERROR;
        farthest = chordOfKm(Math.min(FARTHEST_KM, km + most)) ** 2 + CHORD_ERROR;
      }
      const [x, y, z] = [at[3 * firm], at[3 * firm + 1], at[3 * firm + 2]];
      const end = lat + reach;
      for (let k = firstFrom(lats, lat - reach); lats[k] <= end; k++) {
        const [dx, dy, dz] = [to[3 * k] - x, to[3 * k + 1] - y, to[3 * k + 2] - z];
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared < nearest || squared > farthest || !isUnsure(firm, rows[k])) continue;
        hangs[firm] = 1;
        break;
      }
    }
    return hangs;
  });
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
