import { hangingCounts, nearestErrorsKm, proximity, type Positions } from '../linkage';
import {
  KINDS_WITHOUT_RESEARCH,
  type Findings,
  type InstitutionKind,
  type PlaceColumns,
  type ProximityColumns,
} from '../model';
import { quantileOfSorted } from '../stats/summary';
import { valuesByGroup } from './group-mean';
import type { InstitutionsRead } from './institutions';

/** The institutions that distances are measured to: those of kinds without research have no position. */
export function researchPlaces<P extends Positions>(
  places: P,
  kinds: readonly InstitutionKind[],
): P {
  if (!kinds.some((kind) => KINDS_WITHOUT_RESEARCH.includes(kind))) return places;
  const kept = (degrees: Float64Array) =>
    degrees.map((value, row) => (KINDS_WITHOUT_RESEARCH.includes(kinds[row]) ? NaN : value));
  return { ...places, lng: kept(places.lng), lat: kept(places.lat) };
}

/** Proximity to the R&D institutions, with what the error radii of firms and institutions leave open. */
export function proximityWithErrors(
  firms: PlaceColumns,
  institutions: InstitutionsRead,
  withinKm: readonly number[],
): ProximityColumns {
  const { kind } = institutions.columns;
  const places = researchPlaces(institutions.places, kind);
  const found = proximity(firms, places, kind, withinKm);
  return {
    ...found,
    nearestErrorKm: nearestErrorsKm(firms, places, found.nearest),
    byKind: found.byKind.map((of) => ({
      ...of,
      nearestErrorKm: nearestErrorsKm(firms, places, of.nearest),
    })),
    hanging: withinKm.map((km) => hangingCounts(firms, places, km)),
  };
}

/** The median over each cluster's firms of the distance to the nearest institution, kilometres; NaN where no firm has one. */
export function nearestKmByCluster({ membership, proximity: { nearestKm } }: Findings): number[] {
  return valuesByGroup(nearestKm, membership.clusterOf, membership.clusterCount).map((values) =>
    quantileOfSorted(values.sort(), 0.5),
  );
}
