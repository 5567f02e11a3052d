import { cosDegrees, sinDegrees } from '../../../src/geo/trigonometry';

const EARTH_RADIUS_KM = 6371.0088;

/** Great-circle kilometres between places in degrees; exact to a metre up to 3,000 km apart, which Japan is not. */
export function plainDistanceKm(lonA: number, latA: number, lonB: number, latB: number): number {
  const halfLat = sinDegrees((latB - latA) / 2);
  const halfLon = sinDegrees((lonB - lonA) / 2);
  const squared = halfLat * halfLat + halfLon * halfLon * cosDegrees(latA) * cosDegrees(latB);
  const s = Math.sqrt(squared);
  // The series of asin: half the angle, since s is the sine of half the angle.
  const half =
    s * (1 + squared * (1 / 6 + squared * (3 / 40 + squared * (5 / 112 + (squared * 35) / 1152))));
  return 2 * EARTH_RADIUS_KM * half;
}
