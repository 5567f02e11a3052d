const EARTH_RADIUS_KM = 6371.0088;
const NEIGHBOURS = 5;
/** Beyond this the spacing of islands measures the sea between them. */
const MOST_SPACING_KM = 25;
/** How far off an estimated point may itself be. */
const ESTIMATE_KM = 1;

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

/**
 * The radius in kilometres that holds a place of the municipality with about 95 % probability, without knowing its
 * boundary: municipalities are about as wide as their neighbours are far, and those with more town areas are wider.
 * `towns` is the number of town areas in Japan Post's list. The form and the two exponents come from a regression over
 * all municipalities, the factor from the wanted cover; geodata/sources/municipalities.md says how well it covers.
 */
export function extentKm(
  place: Located,
  others: readonly Located[],
  towns: number,
  estimated: boolean,
): number {
  const spacing = Math.min(spacingKm(place, others), MOST_SPACING_KM);
  return 0.85 * spacing ** 0.7 * (towns + 1) ** 0.22 + (estimated ? ESTIMATE_KM : 0);
}

/** Mean kilometres from `place` to its five nearest others. */
export function spacingKm(place: Located, others: readonly Located[]): number {
  const nearest = others
    .filter((other) => other !== place)
    .map((other) => distanceKm(place, other))
    .sort((a, b) => a - b)
    .slice(0, NEIGHBOURS);
  return nearest.reduce((sum, km) => sum + km, 0) / nearest.length;
}
