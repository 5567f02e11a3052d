import type { ProximityMeasure } from './measure';

/** Institutions within each distance of the study. */
export const WITHIN: ProximityMeasure = {
  columns: ({ proximity: { withinKm, within } }) =>
    withinKm.map((km, i) => ({
      key: withinKey(km),
      kind: 'integer',
      values: Float64Array.from(within[i], (count) => (count < 0 ? NaN : count)),
    })),
};

/** `institutions_within_10_km`, `institutions_within_2_5_km`. */
export function withinKey(km: number): string {
  return `institutions_within_${String(km).replace('.', '_')}_km`;
}
