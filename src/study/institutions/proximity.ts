import { hangingFirms, nearestErrorsKm, proximity, type Positions } from '../../linkage';
import {
  KINDS_WITH_RESEARCH,
  type Findings,
  type InstitutionKind,
  type PlaceColumns,
  type ProximityColumns,
} from '../../model';
import { quantileOfSorted } from '../../stats/summary';
import { valuesByGroup } from '../group-mean';

/** Places of institutions with no position for those of kinds that do not count. */
export function countedPlaces<P extends Positions>(
  places: P,
  kinds: readonly InstitutionKind[],
  counted: readonly InstitutionKind[] = KINDS_WITH_RESEARCH,
): P {
  if (kinds.every((kind) => counted.includes(kind))) return places;
  const kept = (degrees: Float64Array) =>
    degrees.map((value, row) => (counted.includes(kinds[row]) ? value : NaN));
  return { ...places, lng: kept(places.lng), lat: kept(places.lat) };
}

/** Proximity to the institutions that count, with what the error radii of firms and institutions leave open. */
export function proximityWithErrors(
  firms: PlaceColumns,
  places: PlaceColumns,
  kind: readonly InstitutionKind[],
  withinKm: readonly number[],
): ProximityColumns {
  const found = proximity(firms, places, kind, withinKm);
  return {
    ...found,
    nearestErrorKm: nearestErrorsKm(firms, places, found.nearest),
    hanging: hangingFirms(firms, places, withinKm),
  };
}

/** The share of the firms that the study is about, and that have a place, with an institution within the `at`-th distance; NaN where none has a place. */
export function shareWithReach({ firms, proximity: { within } }: Findings, at: number): number {
  let located = 0;
  let near = 0;
  within[at].forEach((count, firm) => {
    if (count < 0 || firms.apart?.[firm] === 1) return;
    located++;
    if (count > 0) near++;
  });
  return near / located;
}

/** The median over each cluster's firms of the distance to the nearest institution, kilometres; NaN where no firm has one. */
export function nearestKmByCluster({ membership, proximity: { nearestKm } }: Findings): number[] {
  return valuesByGroup(nearestKm, membership.clusterOf, membership.clusterCount).map((values) =>
    quantileOfSorted(values.sort(), 0.5),
  );
}
