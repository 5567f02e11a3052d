const EARTH_RADIUS_KM = 6371.0088;
const NEIGHBOURS = 5;

export interface Located {
  /** Degrees, WGS84. */
  readonly lon: number;
  readonly lat: number;
}

/** Great-circle kilometres (haversine). */
export function distanceKm(a: Located, b: Located): number {
  const radians = Math.PI / 180;
  const x =
    Math.sin(((b.lat - a.lat) * radians) / 2) ** 2 +
    Math.cos(a.lat * radians) *
      Math.cos(b.lat * radians) *
      Math.sin(((b.lon - a.lon) * radians) / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(x));
}

/** Mean kilometres from `place` to its five nearest others: a municipality is about as wide as its neighbours are far. */
export function spacingKm(place: Located, others: readonly Located[]): number {
  const nearest = others
    .filter((other) => other !== place)
    .map((other) => distanceKm(place, other))
    .sort((a, b) => a - b)
    .slice(0, NEIGHBOURS);
  return nearest.reduce((sum, km) => sum + km, 0) / nearest.length;
}
