import { KM_PER_DEGREE } from '../geo';

/** Web Mercator's world in CSS pixels at zoom 0. */
const WORLD_PX = 512;
const DEGREES_AROUND = 360;

/** Kilometres along the ground that one pixel covers at a latitude in degrees (Web Mercator, pixels of 512 · 2^zoom around the world). */
export function kmPerPixel(lat: number, zoom: number): number {
  const across = KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180);
  return (DEGREES_AROUND * across) / (WORLD_PX * 2 ** zoom);
}

/** The latitude in degrees that lies so many pixels north of another (Web Mercator). */
export function latitudeAt(lat: number, zoom: number, pixelsNorth: number): number {
  const radians = (lat * Math.PI) / 180;
  const y = Math.asinh(Math.tan(radians)) + (2 * Math.PI * pixelsNorth) / (WORLD_PX * 2 ** zoom);
  return (Math.atan(Math.sinh(y)) * 180) / Math.PI;
}

export interface ScaleBar {
  /** A round number: 1, 2 or 5 times a power of ten, from a metre up. */
  readonly km: number;
  readonly lengthPx: number;
}

/** The longest bar of a round length that fits into `mostPx`. Throws where the scale is no positive number. */
export function scaleBar(perPixel: number, mostPx: number): ScaleBar {
  const most = perPixel * mostPx;
  if (!(most > 0 && most < Infinity)) throw new RangeError(`no scale: ${perPixel} km per pixel`);
  const power = Math.floor(Math.log10(most));
  // Spelled as text, so that no power of ten is off by its last bit.
  const lengths = [power + 1, power].flatMap((exponent) =>
    [5, 2, 1].map((digit) => Number(`${digit}e${exponent}`)),
  );
  const km = lengths.find((length) => length <= most) ?? most;
  return { km, lengthPx: km / perPixel };
}

/** How much longer a kilometre is drawn at one edge of a map than at the other, as a share: 0.05 for 5 %. */
export function scaleSpread(lat: number, zoom: number, heightPx: number): number {
  const north = kmPerPixel(latitudeAt(lat, zoom, heightPx / 2), zoom);
  const south = kmPerPixel(latitudeAt(lat, zoom, -heightPx / 2), zoom);
  return Math.max(north, south) / Math.min(north, south) - 1;
}
