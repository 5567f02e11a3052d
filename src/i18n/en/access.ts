import type { ProximityMeasureName } from '../../model';
import { formatCount, formatFixed } from '../numbers';

const measure: Readonly<Record<ProximityMeasureName, string>> = {
  distance: 'Distance to the nearest institution (km)',
  within: 'Within reach',
  by_kind: 'Nearest by kind',
};

/** What a firm reaches beyond the nearest institution. */
export const access = {
  title: 'Access to institutions',
  nearest: (count: number) =>
    count === 1 ? 'The nearest institution' : `The ${count} nearest institutions`,
  measure,
  withinLine: (km: number, count: number, weight: number) =>
    `${km} km: ${formatCount(count)}, weighted ${formatFixed(weight, 1)}`,
  gravity: 'Gravity accessibility',
  value: (value: number, most: number) =>
    `${formatFixed(value, 1)} of ${formatFixed(most, 1)} (all institutions at no distance)`,
  decays: {
    exponential: 'exponential, 2^(−d/h)',
    power: 'power, 1/(1 + d/h)',
  },
  note: 'Sum over institutions of the weight of their kind × decay with distance (Hansen 1959). The weights are those of the strength of ties.',
};
export type AccessMessages = typeof access;
