import { KM_PER_DEGREE } from './earth';

/** The squares of `km` kilometres that places (degrees) lie in, in rows of latitude, numbered from 0; -1 for what has no place. */
export function squareNumbers(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  km: number,
): Int32Array {
  const degrees = km / KM_PER_DEGREE;
  const numberOf = new Map<string, number>();
  return Int32Array.from(lat, (north, at) => {
    if (!Number.isFinite(north + lng[at])) return -1;
    const row = Math.floor(north / degrees);
    // Squares of one row are as wide as at its middle.
    const across = Math.cos(((row + 0.5) * degrees * Math.PI) / 180);
    const name = `${row} ${Math.floor((lng[at] * across) / degrees)}`;
    const number = numberOf.get(name) ?? numberOf.size;
    numberOf.set(name, number);
    return number;
  });
}
