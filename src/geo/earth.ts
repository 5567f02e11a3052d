import { arcsine, cosineNearZero, sinOfQuarter, sineNearZero } from './trigonometry';

/** Mean radius of the Earth by the IUGG (Moritz 1980), kilometres. The only one in Shuseki. */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS_PER_DEGREE = Math.PI / 180;

/** Kilometres of one degree along a great circle. */
export const KM_PER_DEGREE = EARTH_RADIUS_KM * RADIANS_PER_DEGREE;

/** Half the Earth's circumference: no two places are farther apart. */
export const FARTHEST_KM = EARTH_RADIUS_KM * Math.PI;

/** In the order of operations that Turf uses, so that distances agree with its own to the last bit. */
function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/**
 * Great-circle distance in kilometres by the haversine formula (Sinnott 1984), degrees in; the formula of Turf's `distance`.
 * NaN where a coordinate is NaN.
 */
export function distanceKm(lngA: number, latA: number, lngB: number, latB: number): number {
  const halfLat = Math.sin(radians(latB - latA) / 2);
  const halfLng = Math.sin(radians(lngB - lngA) / 2);
  const a =
    halfLat * halfLat + halfLng * halfLng * Math.cos(radians(latA)) * Math.cos(radians(latB));
  return 2 * EARTH_RADIUS_KM * Math.atan2(Math.sqrt(a), Math.sqrt(Math.max(0, 1 - a)));
}

/** Length of the straight line through the unit sphere between places so many kilometres apart; at most 2. */
export function chordOfKm(km: number): number {
  return km >= FARTHEST_KM ? 2 : 2 * sinOfQuarter(km / (2 * EARTH_RADIUS_KM));
}

/**
 * The squared chord that places at most so many kilometres apart do not exceed: `squared chord <= this` is the test for
 * reach. Infinity from half the circumference on, so that rounding can't put antipodes out of reach.
 */
export function squaredReach(km: number): number {
  if (km >= FARTHEST_KM) return Infinity;
  const chord = chordOfKm(km);
  return chord * chord;
}

/**
 * Kilometres along the sphere from the squared chord of two unit vectors, the same in every engine. Loses digits near the
 * antipode.
 */
export function kmOfSquaredChord(squaredChord: number): number {
  return 2 * EARTH_RADIUS_KM * arcsine(Math.min(1, Math.sqrt(squaredChord) / 2));
}

/**
 * Unit vectors of places in degrees: x, y, z of the k-th of `rows` (or of row k without `rows`) at 3k, 3k+1, 3k+2, or from
 * 3·places[k] on. The same numbers in every engine. NaN where a coordinate is NaN.
 */
export function unitVectors(
  lng: Float64Array,
  lat: Float64Array,
  rows?: Int32Array,
  places?: Int32Array,
): Float64Array {
  const count = rows ? rows.length : lng.length;
  const xyz = new Float64Array(3 * count);
  for (let k = 0; k < count; k++) {
    const i = rows ? rows[k] : k;
    const lngQuarter = Math.floor(lng[i] / 90 + 0.5);
    const latQuarter = Math.floor(lat[i] / 90 + 0.5);
    const a = (lng[i] - lngQuarter * 90) * RADIANS_PER_DEGREE;
    const b = (lat[i] - latQuarter * 90) * RADIANS_PER_DEGREE;
    const sinA = sineNearZero(a);
    const cosA = cosineNearZero(a);
    const sinB = sineNearZero(b);
    const cosB = cosineNearZero(b);
    const across = (latQuarter & 1) === 0 ? cosB : Math.abs(sinB);
    const turn = lngQuarter & 3;
    const at = 3 * (places ? places[k] : k);
    xyz[at] = across * (turn === 0 ? cosA : turn === 1 ? -sinA : turn === 2 ? -cosA : sinA);
    xyz[at + 1] = across * (turn === 0 ? sinA : turn === 1 ? cosA : turn === 2 ? -sinA : -cosA);
    xyz[at + 2] = latQuarter === 0 ? sinB : latQuarter > 0 ? cosB : -cosB;
  }
  return xyz;
}

/** True where both are finite and the latitude exists; longitudes may be any turn of the circle up to ±720°. */
export function isPlace(lng: number, lat: number): boolean {
  return lat >= -90 && lat <= 90 && lng >= -720 && lng <= 720;
}
