import type { DistanceDecay } from '../model/linkage';

/**
 * Weight that is left after so many kilometres, from 1 at 0 km: with `exponential` 2^(−d/h), with `power` 1/(1 + d/h), both 1/2
 * at the half-distance h, with `none` 1 at any distance, known or not. NaN where the distance is and counts.
 * Throws RangeError for a half-distance that is not positive.
 */
export function decayAt(km: number, decay: DistanceDecay, halfKm: number): number {
  if (decay === 'none') return 1;
  if (!(halfKm > 0)) throw new RangeError(`half-distance of ${halfKm} km`);
  return decay === 'exponential' ? 2 ** (-km / halfKm) : 1 / (1 + km / halfKm);
}
