import { quantileOfSorted } from '../stats/summary';
import {
  GEOCODE_LEVELS,
  ROLE_CODE,
  type InstitutionKind,
  type LinkColumns,
  type Membership,
  type PlaceColumns,
  type ProximityColumns,
  type Summary,
} from '../model';

/** The counts and medians that the steps' answers are made of. */
export function summarise(
  places: PlaceColumns,
  membership: Membership,
  proximity: ProximityColumns,
  links: LinkColumns,
  institutions: number,
): Summary {
  const byLevel = Object.fromEntries(GEOCODE_LEVELS.map((level) => [level, 0]));
  for (const level of places.level) byLevel[GEOCODE_LEVELS[level]]++;
  let inside = 0;
  let excluded = 0;
  for (const role of membership.role) {
    if (role === ROLE_CODE.excluded) excluded++;
    else if (role !== ROLE_CODE.outside) inside++;
  }
  return {
    firms: places.count,
    byLevel,
    inside,
    outside: places.count - inside - excluded,
    excluded,
    clusters: membership.clusterCount,
    institutions,
    links: links.count,
    linkedFirms: new Set(links.firm).size,
    nearestKmMedian: median(proximity.nearestKm),
    nearestKmMedianByKind: proximity.byKind.map(({ kind, nearestKm }) => ({
      kind: kind as InstitutionKind,
      km: median(nearestKm),
    })),
    withReach: proximity.withinKm.map((km, i) => ({
      km,
      firms: proximity.within[i].reduce((n, count) => n + (count > 0 ? 1 : 0), 0),
    })),
    located: places.lng.reduce((n, lng) => n + (Number.isNaN(lng) ? 0 : 1), 0),
  };
}

/** NaN where no value is known. */
function median(values: Float64Array): number {
  return quantileOfSorted(values.filter((value) => !Number.isNaN(value)).sort(), 0.5);
}
