import type { GeoJsonProperty } from '../../tables';
import { idsOf, type ProximityMeasure } from './measure';

/** The nearest institution of each kind that occurs. */
export const BY_KIND: ProximityMeasure = {
  columns: (of) =>
    of.proximity.byKind.flatMap(({ kind, nearest, nearestKm }): GeoJsonProperty[] => [
      { key: `nearest_${kind}_id`, kind: 'text', values: idsOf(nearest, of) },
      { key: `nearest_${kind}_km`, kind: 'number', values: nearestKm },
    ]),
};
