import { distanceKm, isPlace } from '../geo/earth';
import { groupMeans } from '../stats/summary';
import type { Positions } from './proximity';

/** One change to the institutions: a new one at a place in degrees, or the closing of one that is there. */
export type Change =
  | { readonly kind: 'open'; readonly lng: number; readonly lat: number }
  | { readonly kind: 'close'; readonly institution: number };

/** What a change does. Columns have one entry per firm, NaN where the firm has no place. */
export interface WhatIf {
  /** Kilometres to the nearest institution; Infinity where there is none. */
  readonly nearestKmBefore: Float64Array;
  readonly nearestKmAfter: Float64Array;
  /** Firms that get, or lose, their only institution within each distance, ascending; one entry per distance. */
  readonly gained: readonly Int32Array[];
  readonly lost: readonly Int32Array[];
  /** Accessibility: each institution counts 1 at no distance and half at the half-distance. */
  readonly accessBefore: Float64Array;
  readonly accessAfter: Float64Array;
  /** Mean accessibility of each cluster's firms that have a place; NaN where none has. */
  readonly clusterAccessBefore: Float64Array;
  readonly clusterAccessAfter: Float64Array;
}

/**
 * Compares the institutions as they are with the same after one change. Accessibility decays exponentially with distance
 * (Hansen 1959). Throws RangeError for a place or an institution that is none, or a half-distance not above 0. Firms ×
 * institutions.
 *
 * @param clusterOf cluster of each firm, −1 for none.
 */
export function whatIf(
  firms: Positions,
  institutions: Positions,
  change: Change,
  withinKm: readonly number[],
  halfDistanceKm: number,
  clusterOf: Int32Array,
  clusterCount: number,
): WhatIf {
  if (!(halfDistanceKm > 0)) throw new RangeError(`half-distance of ${halfDistanceKm} km`);
  const after = changed(institutions, change);
  const before = reachOf(firms, institutions, halfDistanceKm);
  const then = reachOf(firms, after, halfDistanceKm);
  const crossing = (from: Float64Array, to: Float64Array, km: number): Int32Array =>
    Int32Array.from([...from.keys()].filter((i) => from[i] > km && to[i] <= km));
  return {
    nearestKmBefore: before.nearestKm,
    nearestKmAfter: then.nearestKm,
    gained: withinKm.map((km) => crossing(before.nearestKm, then.nearestKm, km)),
    lost: withinKm.map((km) => crossing(then.nearestKm, before.nearestKm, km)),
    accessBefore: before.access,
    accessAfter: then.access,
    clusterAccessBefore: groupMeans(before.access, clusterOf, clusterCount),
    clusterAccessAfter: groupMeans(then.access, clusterOf, clusterCount),
  };
}

function changed(institutions: Positions, change: Change): Positions {
  if (change.kind === 'open') {
    if (!isPlace(change.lng, change.lat))
      throw new RangeError(`no place at ${change.lng}, ${change.lat}`);
    return {
      lng: Float64Array.of(...institutions.lng, change.lng),
      lat: Float64Array.of(...institutions.lat, change.lat),
    };
  }
  if (!(change.institution in institutions.lng))
    throw new RangeError(`no institution ${change.institution}`);
  const stays = (_: number, i: number): boolean => i !== change.institution;
  return { lng: institutions.lng.filter(stays), lat: institutions.lat.filter(stays) };
}

function reachOf(firms: Positions, institutions: Positions, halfDistanceKm: number) {
  const count = firms.lng.length;
  const nearestKm = new Float64Array(count).fill(NaN);
  const access = new Float64Array(count).fill(NaN);
  for (let i = 0; i < count; i++) {
    if (!isPlace(firms.lng[i], firms.lat[i])) continue;
    nearestKm[i] = Infinity;
    access[i] = 0;
    for (let j = 0; j < institutions.lng.length; j++) {
      if (!isPlace(institutions.lng[j], institutions.lat[j])) continue;
      const km = distanceKm(firms.lng[i], firms.lat[i], institutions.lng[j], institutions.lat[j]);
      nearestKm[i] = Math.min(nearestKm[i], km);
      access[i] += 2 ** (-km / halfDistanceKm);
    }
  }
  return { nearestKm, access };
}
