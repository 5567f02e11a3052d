import { nearestErrorsKm } from '../linkage';
import { medianOfKnown } from '../stats/summary';
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

/** How near firms are to the institutions that count, and where these are. */
interface Reached {
  readonly proximity: ProximityColumns;
  readonly counted: PlaceColumns;
}

/**
 * The counts and medians that the steps' answers are made of. Firms and their places are all of the table's; distances are of the
 * firms that the study is about, which those are not that `apart` marks with 1.
 */
export function summarise(
  places: PlaceColumns,
  membership: Membership,
  { proximity, counted }: Reached,
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
    ...distancesOf(proximity)(apart ?? NOBODY, places, counted),
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

const NOBODY = new Uint8Array();

/** `places` and `counted` are those that the proximity was measured between. */
const distancesOf = remembered((proximity: ProximityColumns) =>
  remembered((apart: Uint8Array, places: PlaceColumns, counted: PlaceColumns): Distances => {
    const medianOf = (km: Float64Array) =>
      medianOfKnown(apart.length === 0 ? km : km.filter((_, firm) => apart[firm] !== 1));
    const countOf = (column: Int32Array | Uint8Array) => {
      let count = 0;
      for (let firm = 0; firm < column.length; firm++)
        if (column[firm] > 0 && apart[firm] !== 1) count++;
      return count;
    };
    const { nearestKm, nearestErrorKm, byKind, withinKm, within, hanging } = proximity;
    return {
      nearestKmMedian: medianOf(nearestKm),
      ...(nearestErrorKm ? { nearestErrorKmMedian: medianOf(nearestErrorKm) } : {}),
      nearestKmMedianByKind: byKind.map((of) => ({
        kind: of.kind as InstitutionKind,
        km: medianOf(of.nearestKm),
        errorKm: medianOf(nearestErrorsKm(places, counted, of.nearest)),
      })),
      withReach: withinKm.map((km, i) => ({
        km,
        firms: countOf(within[i]),
        ...(hanging ? { hanging: countOf(hanging[i]) } : {}),
      })),
    };
  }),
);

/** The same function, worked out once for each object, with which what else it is given stays the same. */
function remembered<Given extends object, Rest extends unknown[], Answer>(
  compute: (given: Given, ...rest: Rest) => Answer,
): (given: Given, ...rest: Rest) => Answer {
  const known = new WeakMap<Given, Answer>();
  return (given, ...rest) => {
    let answer = known.get(given);
    if (answer === undefined) known.set(given, (answer = compute(given, ...rest)));
    return answer;
  };
}
