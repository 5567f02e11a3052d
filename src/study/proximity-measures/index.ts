import { PROXIMITY_MEASURES, type ProximityMeasureName } from '../../model';
import type { GeoJsonProperty } from '../../tables';
import { BY_KIND } from './by-kind';
import { DISTANCE } from './distance';
import type { ProximityMeasure, ProximitySubject } from './measure';
import { WITHIN } from './within';

export { withinKey } from './within';

/** Every measure of proximity under its name. */
const MEASURES: Readonly<Record<ProximityMeasureName, ProximityMeasure>> = {
  distance: DISTANCE,
  within: WITHIN,
  by_kind: BY_KIND,
};

/** The columns of all measures, in the order of PROXIMITY_MEASURES. */
export function proximityProperties(of: ProximitySubject): readonly GeoJsonProperty[] {
  return PROXIMITY_MEASURES.flatMap((name) => MEASURES[name].columns(of));
}

/** The measures that are one number per firm. */
export function proximityValues(of: Pick<ProximitySubject, 'proximity'>) {
  return PROXIMITY_MEASURES.flatMap((name) => {
    const values = MEASURES[name].value?.(of);
    return values ? [{ name, values }] : [];
  });
}
