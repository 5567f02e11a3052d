/** Web Mercator as MapLibre uses it: the world is the unit square, x to the east, y to the south. */

export function mercatorX(lng: number): number {
  return (180 + lng) / 360;
}

/** NaN for NaN; grows without bound towards the poles. */
export function mercatorY(lat: number): number {
  return (180 - (180 / Math.PI) * Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360))) / 360;
}
