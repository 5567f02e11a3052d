import type { GeoJsonProperty } from '../../tables';
import { idsOf, type ProximityMeasure } from './measure';

/** Kilometres to the nearest institution, and which it is. */
export const DISTANCE: ProximityMeasure = {
  columns(of): readonly GeoJsonProperty[] {
    const { nearest, nearestKm, nearestErrorKm } = of.proximity;
    const { nameJa } = of.institutions;
    const names = nameJa && Array.from(nearest, (institution) => nameJa[institution] ?? '');
    return [
      { key: 'nearest_institution_id', kind: 'text', values: idsOf(nearest, of) },
      ...(names ? [{ key: 'nearest_institution_name', kind: 'text', values: names } as const] : []),
      { key: 'nearest_institution_km', kind: 'number', values: nearestKm },
      ...(nearestErrorKm
        ? [{ key: 'nearest_institution_error_km', kind: 'number', values: nearestErrorKm } as const]
        : []),
    ];
  },
  value: ({ proximity }) => proximity.nearestKm,
};
