import { distanceKm, isPlace } from '../geo/earth';
import type { DistanceDecay } from '../model/linkage';
import { decayAt } from './decay';
import type { Positions } from './proximity';

/** The k nearest institutions of each firm, nearest first; firm i's stand from i·k on. */
export interface NearestFew {
  readonly k: number;
  /** -1 where there are fewer than k, or the firm has no place. Ties go to the lower institution. */
  readonly institution: Int32Array;
  /** NaN where `institution` is -1. */
  readonly km: Float64Array;
}

/** @param k a whole number from 1; throws RangeError otherwise. Time: firms × institutions. */
export function nearestFew(firms: Positions, institutions: Positions, k: number): NearestFew {
  if (!Number.isInteger(k) || k < 1) throw new RangeError(`${k} nearest institutions`);
  const count = firms.lng.length;
  const institution = new Int32Array(count * k).fill(-1);
  const km = new Float64Array(count * k).fill(NaN);
  const located = locatedRows(institutions);
  for (let i = 0; i < count; i++) {
    if (!isPlace(firms.lng[i], firms.lat[i])) continue;
    let found = 0;
    for (const j of located) {
      const d = between(firms, i, institutions, j);
      if (found === k && d >= km[i * k + k - 1]) continue;
      if (found < k) found++;
      // Goes before all that are farther; an equal one came first and stays in front.
      let at = i * k + found - 1;
      for (; at > i * k && km[at - 1] > d; at--) {
        km[at] = km[at - 1];
        institution[at] = institution[at - 1];
      }
      km[at] = d;
      institution[at] = j;
    }
  }
  return { k, institution, km };
}

/**
 * Gravity accessibility (Hansen 1959): for each firm the sum over institutions of weight × decay with distance; NaN where the firm
 * has no place. Without decay it is the weight of all institutions.
 * @param weight of each institution, such as the weight of its kind.
 * @param reachKm institutions farther away count nothing (weighted reach); Infinity for all.
 */
export function accessibility(
  firms: Positions,
  institutions: Positions,
  weight: Float64Array,
  decay: DistanceDecay,
  halfKm: number,
  reachKm = Infinity,
): Float64Array {
  const located = locatedRows(institutions);
  return Float64Array.from(firms.lng, (_, i) => {
    if (!isPlace(firms.lng[i], firms.lat[i])) return NaN;
    let sum = 0;
    for (const j of located) {
      const km = between(firms, i, institutions, j);
      if (km <= reachKm) sum += weight[j] * decayAt(km, decay, halfKm);
    }
    return sum;
  });
}

/** A step function: the share of firms that have an institution at most so many km away. */
export interface ReachCurve {
  /** Firms with a distance: the base of the shares. */
  readonly firms: number;
  /** Distances at which the share rises, ascending, each once. */
  readonly km: Float64Array;
  /** Share from this distance on; the last is 1. */
  readonly share: Float64Array;
}

/**
 * The reach curve of a group of firms.
 * @param nearestKm distance to the nearest institution of each firm (of the kind that is looked at); NaN takes no part.
 * @param isMember which firms belong to the group.
 */
export function reachCurve(
  nearestKm: Float64Array,
  isMember: (firm: number) => boolean,
): ReachCurve {
  const sorted = nearestKm.filter((value, firm) => !Number.isNaN(value) && isMember(firm)).sort();
  const steps: number[] = [];
  sorted.forEach((value, k) => {
    if (k + 1 === sorted.length || sorted[k + 1] > value) steps.push(k);
  });
  return {
    firms: sorted.length,
    km: Float64Array.from(steps, (k) => sorted[k]),
    share: Float64Array.from(steps, (k) => (k + 1) / sorted.length),
  };
}

function locatedRows(positions: Positions): number[] {
  const rows: number[] = [];
  for (let i = 0; i < positions.lng.length; i++)
    if (isPlace(positions.lng[i], positions.lat[i])) rows.push(i);
  return rows;
}

function between(from: Positions, i: number, to: Positions, j: number): number {
  return distanceKm(from.lng[i], from.lat[i], to.lng[j], to.lat[j]);
}
