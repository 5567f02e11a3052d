import { EARTH_RADIUS_KM } from '../earth';

const RADIANS_PER_DEGREE = Math.PI / 180;

/**
 * The plane that cells are made in: Mercator's, in kilometres at the equator. It keeps angles, so that what is nearer on the sphere is
 * nearer here as far as a town's cell reaches (over 20 km at 40° N the scale changes by 0.3 %).
 */
export const planeX = (lng: number): number => lng * RADIANS_PER_DEGREE * EARTH_RADIUS_KM;
export const planeY = (lat: number): number =>
  Math.asinh(Math.tan(lat * RADIANS_PER_DEGREE)) * EARTH_RADIUS_KM;
export const lngOfPlane = (x: number): number => x / EARTH_RADIUS_KM / RADIANS_PER_DEGREE;
export const latOfPlane = (y: number): number =>
  Math.atan(Math.sinh(y / EARTH_RADIUS_KM)) / RADIANS_PER_DEGREE;
/** Kilometres on the ground of one in the plane, at a height of the plane. */
export const scaleOfPlane = (y: number): number => 1 / Math.cosh(y / EARTH_RADIUS_KM);
