import type { Municipality } from '../../model';
import { distanceKm } from '../../geo';

/** So far apart may the reaches of two municipalities that border on each other lie, kilometres. */
const GAP_KM = 5;

/**
 * Rows of the municipalities that may border on one of these: those whose reach (the radius that holds 95 % of the towns) comes near one of
 * theirs. Cities that are made of wards are none: their wards are.
 */
export function neighboursOf(
  municipalities: readonly Municipality[],
  own: ReadonlySet<number>,
): number[] {
  const from = [...own].map((row) => municipalities[row]);
  return municipalities.flatMap((each, row) => {
    if (own.has(row) || each.kind === 'designated_city') return [];
    const isNear = from.some((other) => {
      const reach = other.errorKm + each.errorKm + GAP_KM;
      // Most are too far away by their latitude alone.
      if (Math.abs(other.lat - each.lat) * 111 > reach) return false;
      return distanceKm(other.lng, other.lat, each.lng, each.lat) <= reach;
    });
    return isNear ? [row] : [];
  });
}
