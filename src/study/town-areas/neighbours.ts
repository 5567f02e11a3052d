import type { Municipality } from '../../model';
import { adjacentPoints, distanceKm, KM_PER_DEGREE } from '../../geo';

/** So far apart may the reaches of two municipalities that border on each other lie, kilometres. */
const GAP_KM = 5;

/**
 * Rows of the municipalities that may border on one of these: those whose point is next to one of theirs, as wide ones with mountains between
 * them are, and those whose reach (the radius that holds 95 % of the towns) comes near one of theirs. Cities that are made of wards are none:
 * their wards are.
 */
export function neighboursOf(
  municipalities: readonly Municipality[],
  own: ReadonlySet<number>,
): number[] {
  if (own.size === 0) return [];
  const whole = municipalities.flatMap(({ kind }, row) =>
    kind === 'designated_city' && !own.has(row) ? [] : [row],
  );
  const placeOf = new Map(whole.map((row, place) => [row, place]));
  const next = adjacentPoints(
    Float64Array.from(whole, (row) => municipalities[row].lng),
    Float64Array.from(whole, (row) => municipalities[row].lat),
  );
  const found = new Set([...own].flatMap((row) => next(placeOf.get(row)!).map((at) => whole[at])));
  const from = [...own].map((row) => municipalities[row]);
  for (const row of whole)
    if (!found.has(row) && from.some((other) => isNear(other, municipalities[row]))) found.add(row);
  return [...found].filter((row) => !own.has(row)).sort((a, b) => a - b);
}

function isNear(one: Municipality, other: Municipality): boolean {
  const reach = one.errorKm + other.errorKm + GAP_KM;
  // Most are too far away by their latitude alone.
  if (Math.abs(one.lat - other.lat) * KM_PER_DEGREE > reach) return false;
  return distanceKm(one.lng, one.lat, other.lng, other.lat) <= reach;
}

/** Places nearer to each other than this are looked up once, degrees. */
const STEP = 0.02;

/** Codes of the municipalities that places may lie in: whose point is nearest, and within whose reach they are. */
export function codesNear(
  municipalities: readonly Municipality[],
  lng: readonly number[],
  lat: readonly number[],
): string[] {
  const whole = municipalities.filter(({ kind }) => kind !== 'designated_city');
  const places = new Map(
    lng.map((x, i) => [`${Math.round(x / STEP)} ${Math.round(lat[i] / STEP)}`, [x, lat[i]]]),
  );
  const found = new Set<string>();
  for (const [x, y] of places.values()) {
    let [nearest, least] = ['', Infinity];
    for (const each of whole) {
      if (Math.abs(each.lat - y) > 1) continue;
      const km = distanceKm(each.lng, each.lat, x, y);
      if (km <= each.errorKm) found.add(each.code);
      if (km < least) [nearest, least] = [each.code, km];
    }
    if (nearest !== '') found.add(nearest);
  }
  return [...found];
}

/** Codes of the municipalities around these, in whose towns the borders of these end. Unknown codes are passed over. */
export function codesAround(
  municipalities: readonly Municipality[],
  codes: ReadonlySet<string>,
): string[] {
  const own = new Set(municipalities.flatMap(({ code }, row) => (codes.has(code) ? [row] : [])));
  return neighboursOf(municipalities, own).map((row) => municipalities[row].code);
}
