import { EARTH_RADIUS_KM } from './earth';

/**
 * Hexagons of one size over Japan, laid out on Lambert's azimuthal equal-area projection of the sphere about 137° E 37° N, so that
 * all have the same area; lengths are off by less than 1 % between Yonaguni and Etorofu. The layout is the same in every study, so that
 * cells of two studies compare. Source of the projection: Snyder 1987, p. 182 to 190.
 */
const CENTRE_LNG = 137;
const CENTRE_LAT = 37;
const RADIANS = Math.PI / 180;
const SIN_CENTRE = Math.sin(CENTRE_LAT * RADIANS);
const COS_CENTRE = Math.cos(CENTRE_LAT * RADIANS);
const HALF_ROOT_3 = Math.sqrt(3) / 2;

/** Kilometres east and north of the centre. Not for the antipode of the centre. NaN where a coordinate is NaN. */
export function toPlane(lng: number, lat: number): [number, number] {
  const turn = (lng - CENTRE_LNG) * RADIANS;
  const sin = Math.sin(lat * RADIANS);
  const cos = Math.cos(lat * RADIANS);
  const scale =
    EARTH_RADIUS_KM * Math.sqrt(2 / (1 + SIN_CENTRE * sin + COS_CENTRE * cos * Math.cos(turn)));
  return [
    scale * cos * Math.sin(turn),
    scale * (COS_CENTRE * sin - SIN_CENTRE * cos * Math.cos(turn)),
  ];
}

/** The inverse of `toPlane`: longitude and latitude in degrees. */
export function fromPlane(xKm: number, yKm: number): [number, number] {
  const far = Math.hypot(xKm, yKm);
  if (far === 0) return [CENTRE_LNG, CENTRE_LAT];
  const c = 2 * Math.asin(far / (2 * EARTH_RADIUS_KM));
  const sin = Math.sin(c);
  const cos = Math.cos(c);
  const lat = Math.asin(cos * SIN_CENTRE + (yKm * sin * COS_CENTRE) / far) / RADIANS;
  const turn = Math.atan2(xKm * sin, far * COS_CENTRE * cos - yKm * SIN_CENTRE * sin);
  return [CENTRE_LNG + turn / RADIANS, lat];
}

/** Column (axial q) and row (axial r) of a hexagon with a point at the top. */
export interface Hexagon {
  readonly q: number;
  readonly r: number;
}

/** Kilometres between the centres of neighbours are the hexagon's width across its flats. */
export function hexagonCentre({ q, r }: Hexagon, widthKm: number): [number, number] {
  return [widthKm * (q + r / 2), widthKm * HALF_ROOT_3 * r];
}

/**
 * The hexagon whose centre is nearest to a place in degrees, on the plane; null where the place is missing. By rounding cube
 * coordinates (the one with the largest error is made of the other two), which is exact but for places on an edge.
 */
export function hexagonOf(lng: number, lat: number, widthKm: number): Hexagon | null {
  const [x, y] = toPlane(lng, lat);
  if (Number.isNaN(x) || Number.isNaN(y)) return null;
  const r = y / (widthKm * HALF_ROOT_3);
  const q = x / widthKm - r / 2;
  let [wholeQ, wholeR] = [Math.round(q), Math.round(r)];
  const wholeS = Math.round(-q - r);
  const [offQ, offR] = [Math.abs(wholeQ - q), Math.abs(wholeR - r)];
  const offS = Math.abs(wholeS + q + r);
  if (offQ > offR && offQ > offS) wholeQ = -wholeR - wholeS;
  else if (offR > offS) wholeR = -wholeQ - wholeS;
  // A zero may be negative.
  return { q: wholeQ + 0, r: wholeR + 0 };
}

/** Closed ring of a hexagon in degrees, counter-clockwise. */
export function hexagonRing(hexagon: Hexagon, widthKm: number): [number, number][] {
  const [x, y] = hexagonCentre(hexagon, widthKm);
  const reach = widthKm / Math.sqrt(3);
  const ring = Array.from({ length: 6 }, (_, corner): [number, number] => {
    const angle = (corner / 3 + 1 / 6) * Math.PI;
    return fromPlane(x + reach * Math.cos(angle), y + reach * Math.sin(angle));
  });
  return [...ring, ring[0]];
}
