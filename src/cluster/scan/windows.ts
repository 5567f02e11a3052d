import { unitVectors } from '../../geo/earth';
import type { ScanPlaces } from './places';

/** Places as far from the centre as each other enter a circle together; so do those that rounding alone tells apart. */
const SAME_DISTANCE = 1e-9;

/** Of an entry of `order`: marks the end of a circle, and what is left of it the place. */
export const LAST = 0x8000;
export const PLACE = LAST - 1;

/** The circles around every place, each the places that are nearer than the next. */
export interface Windows {
  readonly places: number;
  /** From place × places on: the places around it, nearest first, each with LAST added where a circle ends with it. */
  readonly order: Uint16Array;
  /** How many of them the largest allowed circle around each place has. */
  readonly length: Int32Array;
  readonly squaredChord: (from: number, to: number) => number;
}

/** Circles that hold at most `most` of the population. Memory 2 bytes × places², time places² log places. */
export function windowsOf({ lng, lat, population }: ScanPlaces, most: number): Windows {
  const places = lng.length;
  const at = unitVectors(lng, lat);
  const squaredChord = (a: number, b: number): number => {
    const x = at[3 * a] - at[3 * b];
    const y = at[3 * a + 1] - at[3 * b + 1];
    const z = at[3 * a + 2] - at[3 * b + 2];
    return x * x + y * y + z * z;
  };
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
export function leastPopulations(
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
