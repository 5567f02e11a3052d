import { isPlace, kmOfSquaredChord } from '../../geo/earth';
import {
  ROLE_CODE,
  type Membership,
  type ScanCircle,
  type ScanModel,
  type ScanOutcome,
  type ScanShape,
} from '../../model/cluster';
import { UNATTENDED, type Run } from '../../model/run';
import { caseDealer } from './draws';
import { LEAST_CASES, logLikelihoodRatio, type LogLikelihoodRatio } from './likelihood';
import { MOST_AREAS, MOST_PLACES, scanPlaces, type ScanInput, type ScanPlaces } from './places';
import { flexibleWindows } from './flexible';
import { circleWindows, TOGETHER, type Best, type WindowSet } from './windows';

export interface ScanSettings {
  readonly model: ScanModel;
  readonly shape: ScanShape;
  /** Of the flexible shape: the nearest places to each, itself counted, among which its connected sets are. 2 to 15. */
  readonly neighbours: number;
  /** Share of the population that a circle may hold, above 0, at most 0.5. */
  readonly mostShare: number;
  readonly draws: number;
  readonly seed: number;
}

/** Circles, or sets of places, that chance gives less often than this are clusters. */
export const SCAN_LEVEL = 0.05;
const MOST_CIRCLES = 100;

/**
 * Kulldorff's (1997) spatial scan: among all circles around the places, or with the shape `flexible` (Tango and Takahashi 2005) all connected sets of places that are near
 * to one of them, that hold at most `mostShare` of the population the one with the largest likelihood ratio, then the largest of those that share no place with it, and so on while p is at most 0.05. p is the rank of the
 * ratio among the largest of `draws` deals of the cases, also for the later ones (which makes theirs cautious). Members of a cluster are the
 * firms of interest in its circle, all core; clusters are numbered by their ratio. Areas count with the flexible shape only; a firm without one is excluded, and more than 300 are refused. With a weight the population is its sum and the
 * model is `poisson`; a firm without one takes no part. Time draws × places², memory 2 bytes × places²; of flexible ones draws × sets, 14 bytes each.
 */
export async function spatialScan(
  { areas, ...points }: ScanInput,
  settings: ScanSettings,
  run: Run = UNATTENDED,
): Promise<Membership> {
  const isFlexible = settings.shape === 'flexible';
  const input: ScanInput = isFlexible && areas ? { ...points, areas } : points;
  const places = scanPlaces(input, isFlexible ? MOST_AREAS : MOST_PLACES);
  const allCases = places.cases.reduce((sum, one) => sum + one, 0);
  const all = places.population.reduce((sum, one) => sum + one, 0);
  const model = input.weight ? 'poisson' : settings.model;
  const looked = {
    model,
    ...(isFlexible ? { shape: settings.shape, neighbours: settings.neighbours } : {}),
    cases: allCases,
    population: all,
    places: places.lng.length,
    squareKm: places.squareKm,
    ...(input.areas ? { areas: 'municipalities' as const, withoutArea: places.withoutArea } : {}),
    ...(input.areas && input.background ? { rowsWithoutArea: places.rowsWithoutArea } : {}),
    ...(places.lacking === undefined ? {} : { lacking: places.lacking }),
    draws: settings.draws,
    seed: settings.seed,
  };
  const refused = refusalOf(input, places, allCases, all);
  if (refused) return membershipOf(input, places, [], { ...looked, refused, circles: [] });
  const ratio = logLikelihoodRatio(model, allCases, all);
  const most = all * settings.mostShare;
  const windows = isFlexible
    ? flexibleWindows(places, most, settings.neighbours)
    : circleWindows(places, most);
  const largest = await largestOfDraws(places, windows, ratio, { ...looked }, run);
  const found = circlesOf(places, windows, ratio, (llr) => rankOf(llr, largest));
  const circles = found.map((one) => described(one, input, places, windows, looked));
  const clusters = found.filter(({ pValue }) => pValue <= SCAN_LEVEL);
  return membershipOf(input, places, clusters, { ...looked, circles });
}

function refusalOf(
  { areas, weight }: ScanInput,
  { lng, withoutArea }: ScanPlaces,
  allCases: number,
  all: number,
): ScanOutcome['refused'] {
  if (areas && lng.length === 0 && withoutArea > 0) return 'no-areas';
  // Squares would gather towns across the very borders that were asked for.
  if (areas && lng.length > MOST_AREAS) return 'too-many-areas';
  if (allCases < LEAST_CASES) return 'too-few-cases';
  return !weight && allCases === all ? 'only-cases' : undefined;
}

/** The largest ratio of each deal, descending. */
async function largestOfDraws(
  places: ScanPlaces,
  windows: WindowSet,
  ratio: LogLikelihoodRatio,
  { model, cases, draws, seed }: Pick<ScanOutcome, 'model' | 'cases' | 'draws' | 'seed'>,
  run: Run,
): Promise<Float64Array> {
  const deal = caseDealer(model, places, cases, seed);
  const dealt = new Int32Array(places.cases.length * TOGETHER);
  const least = Array.from({ length: TOGETHER }, () => new Float64Array(cases + 1));
  const largest = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += TOGETHER) {
    const count = Math.min(TOGETHER, draws - draw);
    for (let k = 0; k < count; k++) deal(dealt, k);
    windows.leastPopulations(dealt, places.population, least);
    for (let k = 0; k < count; k++)
      for (let c = LEAST_CASES; c <= cases; c++)
        if (least[k][c] < Infinity)
          largest[draw + k] = Math.max(largest[draw + k], ratio(c, least[k][c]));
    run.progress((draw + count) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return largest.sort().reverse();
}

function rankOf(llr: number, largest: Float64Array): number {
  // The same circle may be summed in another order: what is equal but for rounding counts as reached.
  const reached = largest.findIndex((other) => other < llr * (1 - 1e-9));
  return ((reached < 0 ? largest.length : reached) + 1) / (largest.length + 1);
}

interface Found extends Best {
  readonly places: Uint16Array;
  readonly pValue: number;
}

/** Most likely first, none with a place of one before; the last may be above the level, all others are not. */
function circlesOf(
  places: ScanPlaces,
  windows: WindowSet,
  ratio: LogLikelihoodRatio,
  pOf: (llr: number) => number,
): Found[] {
  const taken = new Uint8Array(windows.places);
  const best = Array.from(taken, (_, centre) => windows.bestAround(centre, places, ratio, taken));
  const found: Found[] = [];
  while (found.length < MOST_CIRCLES) {
    const top = best.reduce((one, other) => (other.llr > one.llr ? other : one));
    if (!(top.llr > 0)) break;
    const pValue = pOf(top.llr);
    const own = windows.placesOf(top);
    found.push({ ...top, places: own, pValue });
    if (pValue > SCAN_LEVEL) break;
    for (const place of own) taken[place] = 1;
    for (const [centre, one] of best.entries())
      if (windows.placesOf(one).some((place) => taken[place] === 1))
        best[centre] = windows.bestAround(centre, places, ratio, taken);
  }
  return found;
}

function described(
  { centre, places: own, cases, population, llr, pValue }: Found,
  input: ScanInput,
  places: ScanPlaces,
  windows: WindowSet,
  { shape, ...all }: Pick<ScanOutcome, 'cases' | 'population' | 'shape'>,
): ScanCircle {
  const expected = (all.cases * population) / all.population;
  const inside = new Set(own);
  return {
    anchor: places.placeOf.findIndex((p, firm) => inside.has(p) && isCase(input, firm)),
    lng: places.lng[centre],
    lat: places.lat[centre],
    radiusKm: kmOfSquaredChord(
      own.reduce((far, place) => Math.max(far, windows.squaredChord(centre, place)), 0),
    ),
    ...(shape === 'flexible' ? { areas: own.length } : {}),
    ...(input.areas ? { municipal: true as const } : {}),
    observed: cases,
    population,
    expected,
    relativeRisk: cases / expected / ((all.cases - cases) / (all.cases - expected)),
    logLikelihoodRatio: llr,
    pValue,
  };
}

const isCase = ({ cases }: ScanInput, firm: number): boolean => !cases || cases[firm] === 1;

function membershipOf(
  input: ScanInput,
  { placeOf, lng }: ScanPlaces,
  clusters: readonly Found[],
  scan: ScanOutcome,
): Membership {
  const clusterAt = new Int32Array(lng.length).fill(-1);
  clusters.forEach(({ places }, k) => places.forEach((place) => (clusterAt[place] = k)));
  const anchor = new Int32Array(clusters.length).fill(-1);
  const clusterOf = placeOf.map((place, firm) =>
    place >= 0 && isCase(input, firm) ? clusterAt[place] : -1,
  );
  const role = Uint8Array.from(clusterOf, (cluster, firm) => {
    if (cluster < 0) {
      const isIn =
        isPlace(input.lng[firm], input.lat[firm]) &&
        (!input.take || input.take[firm] === 1) &&
        (!input.areas || input.areas.of[firm] >= 0);
      return isIn ? ROLE_CODE.outside : ROLE_CODE.excluded;
    }
    if (anchor[cluster] < 0) anchor[cluster] = firm;
    return ROLE_CODE.core;
  });
  return { clusterCount: clusters.length, clusterOf, role, anchor, scan };
}
