import { quantileOfSorted } from '../stats/summary';
import {
  PLACE_LEVELS,
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
  apart?: Uint8Array,
): Summary {
  const { byLevel, located } = levelsOf(places);
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
    ...(apart ? { apart: apart.reduce((sum, one) => sum + one, 0) } : {}),
    clusters: membership.clusterCount,
    institutions,
    links: links.count,
    linkedFirms: new Set(links.firm).size,
    ...distancesOf(proximity),
    located,
  };
}

// What follows is the same for every clustering of the same firms: sorting distances again at each step of a slider would take a fifth of it.

const levelsOf = remembered(
  ({ level, lng }: PlaceColumns): Pick<Summary, 'byLevel' | 'located'> => {
    const counts = new Array<number>(PLACE_LEVELS.length).fill(0);
    for (const code of level) counts[code]++;
    const byLevel = Object.fromEntries(
      PLACE_LEVELS.flatMap(({ name, rare }, code) =>
        rare && counts[code] === 0 ? [] : [[name, counts[code]]],
      ),
    );
    return { byLevel, located: lng.reduce((n, degrees) => n + (Number.isNaN(degrees) ? 0 : 1), 0) };
  },
);

type Distances = Pick<
  Summary,
  'nearestKmMedian' | 'nearestErrorKmMedian' | 'nearestKmMedianByKind' | 'withReach'
>;

const distancesOf = remembered((proximity: ProximityColumns): Distances => ({
  nearestKmMedian: median(proximity.nearestKm),
  ...(proximity.nearestErrorKm ? { nearestErrorKmMedian: median(proximity.nearestErrorKm) } : {}),
  nearestKmMedianByKind: proximity.byKind.map(({ kind, nearestKm, nearestErrorKm }) => ({
    kind: kind as InstitutionKind,
    km: median(nearestKm),
    ...(nearestErrorKm ? { errorKm: median(nearestErrorKm) } : {}),
  })),
  withReach: proximity.withinKm.map((km, i) => ({
    km,
    firms: proximity.within[i].reduce((n, count) => n + (count > 0 ? 1 : 0), 0),
    ...(proximity.hanging ? { hanging: proximity.hanging[i] } : {}),
  })),
}));

/** The same function, worked out once for each object. */
function remembered<Given extends object, Answer>(
  compute: (given: Given) => Answer,
): (given: Given) => Answer {
  const known = new WeakMap<Given, Answer>();
  return (given) => {
    let answer = known.get(given);
    if (answer === undefined) known.set(given, (answer = compute(given)));
    return answer;
  };
}

/** NaN where no value is known. */
function median(values: Float64Array): number {
  return quantileOfSorted(values.filter((value) => !Number.isNaN(value)).sort(), 0.5);
}
