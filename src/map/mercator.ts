/** Web Mercator as MapLibre uses it: the world is the unit square, x to the east, y to the south. */

export function mercatorX(lng: number): number {
  return (180 + lng) / 360;
}

export function lngOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return (360 / Math.PI) * Math.atan(Math.exp(((180 - y * 360) * Math.PI) / 180)) - 90;
}

/** NaN for NaN; grows without bound towards the poles. */
export function mercatorY(lat: number): number {
  return (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
}
