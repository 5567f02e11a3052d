import { unitVectors } from '../../geo/earth';
import type { LogLikelihoodRatio } from './likelihood';
import type { ScanPlaces } from './places';

/** Places as far from the centre as each other enter a circle together; so do those that rounding alone tells apart. */
const SAME_DISTANCE = 1e-9;

/** Of an entry of `order`: marks the end of a circle, and what is left of it the place. */
const LAST = 0x8000;
const PLACE = LAST - 1;

/** Of the windows around a place the one with the largest ratio; `at` is the window set's own number of it. */
export interface Best {
  readonly centre: number;
  readonly at: number;
  readonly cases: number;
  readonly population: number;
  readonly llr: number;
}

/** The windows that a scan looks at, of whatever shape, each around a place. */
export interface WindowSet {
  readonly places: number;
  readonly squaredChord: (from: number, to: number) => number;
  /** See `leastPopulations`. */
  readonly leastPopulations: (
    cases: Int32Array,
    population: Float64Array,
    least: readonly Float64Array[],
  ) => void;
  /** Of windows without a place that is taken (1). */
  readonly bestAround: (
    centre: number,
    of: Pick<ScanPlaces, 'cases' | 'population'>,
    ratio: LogLikelihoodRatio,
    taken: Uint8Array,
  ) => Best;
  readonly placesOf: (best: Best) => Uint16Array;
}

/** Circles that hold at most `most` of the population. Memory 2 bytes × places², time places² log places. */
export function circleWindows(places: ScanPlaces, most: number): WindowSet {
  const windows = windowsOf(places, most);
  return {
    places: windows.places,
    squaredChord: windows.squaredChord,
    leastPopulations: (...of) => leastPopulations(windows, ...of),
    bestAround: (centre, ...of) => bestCircle(centre, windows, ...of),
    placesOf: ({ centre, at }) =>
      windows.order
        .subarray(centre * windows.places, centre * windows.places + at)
        .map((entry) => entry & PLACE),
  };
}

/** The circles around every place, each the places that are nearer than the next. */
interface Windows {
  readonly places: number;
  /** From place × places on: the places around it, nearest first, each with LAST added where a circle ends with it. */
  readonly order: Uint16Array;
  /** How many of them the largest allowed circle around each place has. */
  readonly length: Int32Array;
  readonly squaredChord: (from: number, to: number) => number;
}

/** Squared chord of the unit sphere between two of the places. */
export function chordsBetween({
  lng,
  lat,
}: Pick<ScanPlaces, 'lng' | 'lat'>): (a: number, b: number) => number {
  const at = unitVectors(lng, lat);
  return (a, b) => {
    const x = at[3 * a] - at[3 * b];
    const y = at[3 * a + 1] - at[3 * b + 1];
    const z = at[3 * a + 2] - at[3 * b + 2];
    return x * x + y * y + z * z;
  };
}

function windowsOf({ lng, lat, population }: ScanPlaces, most: number): Windows {
  const places = lng.length;
  const squaredChord = chordsBetween({ lng, lat });
  const order = new Uint16Array(places * places);
  const length = new Int32Array(places);
  const far = new Float64Array(places);
  const near = Array.from({ length: places }, (_, p) => p);
  for (let centre = 0; centre < places; centre++) {
    for (let p = 0; p < places; p++) far[p] = squaredChord(centre, p);
    near.sort((a, b) => far[a] - far[b] || a - b);
    let held = 0;
    let closed = 0;
    for (let k = 0; k < places; k++) {
      const place = near[k];
      held += population[place];
      if (held > most * (1 + 1e-12)) break;
      const isLast = k + 1 === places || far[near[k + 1]] > far[place] * (1 + SAME_DISTANCE);
      order[centre * places + k] = isLast ? place + LAST : place;
      if (isLast) closed = k + 1;
    }
    length[centre] = closed;
  }
  return { places, order, length, squaredChord };
}

/** Deals that are looked at in one go: what is held by a circle is the same for all. */
export const TOGETHER = 4;

/**
 * For each number of cases the least population that a circle with so many cases has, Infinity for none; of four deals, whose cases stand at 4 ×
 * place + deal, into `least`, four columns as long as the cases + 1. The likelihood ratio of so many cases falls with the
 * population, so that no other circle can be the most likely.
 */
function leastPopulations(
  { places, order, length }: Windows,
  cases: Int32Array,
  population: Float64Array,
  least: readonly Float64Array[],
): void {
  for (const column of least) column.fill(Infinity);
  const [least0, least1, least2, least3] = least;
  for (let centre = 0; centre < places; centre++) {
    let found0 = 0;
    let found1 = 0;
    let found2 = 0;
    let found3 = 0;
    let held = 0;
    const start = centre * places;
    const end = start + length[centre];
    for (let k = start; k < end; k++) {
      const place = order[k] & PLACE;
      held += population[place];
      const at = place << 2;
      found0 += cases[at];
      found1 += cases[at + 1];
      found2 += cases[at + 2];
      found3 += cases[at + 3];
      if (order[k] <= PLACE) continue;
      if (held < least0[found0]) least0[found0] = held;
      if (held < least1[found1]) least1[found1] = held;
      if (held < least2[found2]) least2[found2] = held;
      if (held < least3[found3]) least3[found3] = held;
    }
  }
}

function bestCircle(
  centre: number,
  { places, order, length }: Windows,
  { cases, population }: Pick<ScanPlaces, 'cases' | 'population'>,
  ratio: LogLikelihoodRatio,
  taken: Uint8Array,
): Best {
  let found = 0;
  let held = 0;
  let best: Best = { centre, at: 0, cases: 0, population: 0, llr: 0 };
  for (let k = 0; k < length[centre]; k++) {
    const entry = order[centre * places + k];
    const place = entry & PLACE;
    if (taken[place] === 1) break;
    found += cases[place];
    held += population[place];
    if ((entry & LAST) === 0) continue;
    const llr = ratio(found, held);
    if (llr > best.llr) best = { centre, at: k + 1, cases: found, population: held, llr };
  }
  return best;
}
