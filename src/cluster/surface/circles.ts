import { reachInLongitude, type KmGrid } from '../../geo/disc-field';
import { chordOfKm, KM_PER_DEGREE, unitVectors } from '../../geo/earth';
import { cosDegrees, sinDegrees } from '../../geo/trigonometry';
import type { KernelPlaces } from './bandwidths';

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Circles around places, so many of each one's bandwidths wide, on a grid of nodes. */
export interface Circles {
  /** Calls for each place and each row that its circle crosses, both ascending, with the first and the last column within. */
  visit(each: (place: number, row: number, first: number, last: number) => void): void;
  /** Squared chord of the unit sphere from a place to a node. */
  squaredTo(place: number, row: number, column: number): number;
}

export function circlesOf(
  { lng, lat, bandwidthKm }: Pick<KernelPlaces, 'lng' | 'lat' | 'bandwidthKm'>,
  { rows, columns, west, south, stepLng, stepLat }: KmGrid,
  bandwidths: number,
): Circles {
  const at = unitVectors(lng, lat);
  const turn = (count: number, first: number, step: number, of: (degrees: number) => number) =>
    Float64Array.from({ length: count }, (_, k) => of(first + k * step));
  const [cosLng, sinLng] = [cosDegrees, sinDegrees].map((of) => turn(columns, west, stepLng, of));
  const [cosLat, sinLat] = [cosDegrees, sinDegrees].map((of) => turn(rows, south, stepLat, of));
  const squaredTo = (place: number, row: number, column: number): number => {
    const dx = at[3 * place] - cosLat[row] * cosLng[column];
    const dy = at[3 * place + 1] - cosLat[row] * sinLng[column];
    const dz = at[3 * place + 2] - sinLat[row];
    return dx * dx + dy * dy + dz * dz;
  };
  return {
    squaredTo,
    visit(each) {
      for (let place = 0; place < lng.length; place++) {
        const reachKm = bandwidths * bandwidthKm[place];
        const reach = chordOfKm(reachKm) ** 2;
        const reachLat = reachKm / KM_PER_DEGREE;
        const reachLng = reachInLongitude(lat[place], reachKm);
        const [x, y] = [lng[place] - west, lat[place] - south];
        const lastRow = Math.min(rows - 1, Math.floor((y + reachLat) / stepLat));
        const outermost = Math.min(columns - 1, Math.floor((x + reachLng) / stepLng));
        const innermost = Math.max(0, Math.ceil((x - reachLng) / stepLng));
        const [cosY, sinY] = [Math.hypot(at[3 * place], at[3 * place + 1]), at[3 * place + 2]];
        for (let row = Math.max(0, Math.ceil((y - reachLat) / stepLat)); row <= lastRow; row++) {
          // About where the circle crosses the row, by the cosine rule; the chord alone says which nodes are within.
          const cosine = (1 - reach / 2 - sinLat[row] * sinY) / (cosLat[row] * cosY);
          const half = Math.acos(Math.max(-1, Math.min(1, cosine))) / RADIANS_PER_DEGREE;
          let first = Math.max(innermost, Math.ceil((x - half) / stepLng));
          let last = Math.min(outermost, Math.floor((x + half) / stepLng));
          while (first > innermost && squaredTo(place, row, first - 1) <= reach) first--;
          while (first <= last && squaredTo(place, row, first) > reach) first++;
          while (last < outermost && last >= first && squaredTo(place, row, last + 1) <= reach)
            last++;
          while (last >= first && squaredTo(place, row, last) > reach) last--;
          if (first <= last) each(place, row, first, last);
        }
      }
    },
  };
}
