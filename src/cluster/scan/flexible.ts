import { adjacentPoints } from '../../geo/cells/adjacent';
import type { LogLikelihoodRatio } from './likelihood';
import type { ScanPlaces } from './places';
import { chordsBetween, TOGETHER, type Best, type WindowSet } from './windows';

/** Sets of places, each one place more than the set that it comes from. */
interface Sets {
  /** Sets around place p are from start[p] to start[p + 1]. */
  readonly start: Int32Array;
  /** The set that it comes from, -1 for a place by itself; always before it. */
  readonly parent: Int32Array;
  readonly added: Uint16Array;
  readonly population: Float64Array;
}

/**
 * The flexible windows of Tango and Takahashi (2005): for each place every connected set with it among its nearest places (`neighbours`, itself counted)
 * that holds at most `most` of the population. Places are next to each other as the areas that they are say, else where their Voronoi cells share a border. At most places × 2^(neighbours − 1)
 * sets, of 14 bytes each.
 */
export function flexibleWindows(places: ScanPlaces, most: number, neighbours: number): WindowSet {
  const squaredChord = chordsBetween(places);
  const sets = connectedSets(places, most, neighbours, squaredChord);
  let widest = 0;
  for (let p = 0; p < places.lng.length; p++)
    widest = Math.max(widest, sets.start[p + 1] - sets.start[p]);
  const held = new Int32Array(TOGETHER * widest);
  return {
    places: places.lng.length,
    squaredChord,
    leastPopulations: (cases, _, least) => leastOf(sets, held, cases, least),
    bestAround: (centre, of, ratio, taken) => bestSet(centre, sets, of, ratio, taken),
    placesOf: ({ at, llr }) => {
      const own: number[] = [];
      if (llr > 0) for (let set = at; set >= 0; set = sets.parent[set]) own.push(sets.added[set]);
      return Uint16Array.from(own.reverse());
    },
  };
}

function connectedSets(
  { lng, lat, population, nextTo: given }: ScanPlaces,
  most: number,
  neighbours: number,
  squaredChord: (a: number, b: number) => number,
): Sets {
  const count = lng.length;
  const adjacent = given ? (p: number) => given[p] : adjacentPoints(lng, lat);
  const nextTo = Array.from({ length: count }, (_, p) => new Set(adjacent(p)));
  const start = new Int32Array(count + 1);
  const parent: number[] = [];
  const added: number[] = [];
  const held: number[] = [];
  const wide = Math.min(neighbours, count);
  /** The set of each mask of near places, and for which centre it was made. */
  const setOf = new Int32Array(2 ** wide);
  const madeFor = new Int32Array(2 ** wide).fill(-1);
  const order = Array.from({ length: count }, (_, p) => p);
  const far = new Float64Array(count);
  for (let centre = 0; centre < count; centre++) {
    for (let p = 0; p < count; p++) far[p] = squaredChord(centre, p);
    order.sort((a, b) => far[a] - far[b] || a - b);
    const near = order.slice(0, wide);
    const touching = near.map((a) =>
      near.reduce((mask, b, k) => (nextTo[a].has(b) ? mask | (1 << k) : mask), 0),
    );
    start[centre] = parent.length;
    const put = (mask: number, from: number, place: number): boolean => {
      const sum = (from < 0 ? 0 : held[from]) + population[near[place]];
      if (madeFor[mask] === centre || sum > most * (1 + 1e-12)) return false;
      madeFor[mask] = centre;
      setOf[mask] = parent.length;
      parent.push(from);
      added.push(near[place]);
      held.push(sum);
      return true;
    };
    const open = put(1, -1, 0) ? [1] : [];
    for (const mask of open) {
      let around = 0;
      for (let k = 0; k < wide; k++) if (mask & (1 << k)) around |= touching[k];
      for (let k = 1; k < wide; k++)
        if (around & ~mask & (1 << k) && put(mask | (1 << k), setOf[mask], k))
          open.push(mask | (1 << k));
    }
  }
  start[count] = parent.length;
  return {
    start,
    parent: Int32Array.from(parent),
    added: Uint16Array.from(added),
    population: Float64Array.from(held),
  };
}

/** As `leastPopulations` of circles; `held` is as long as the sets around one place, of four deals. */
function leastOf(
  { start, parent, added, population }: Sets,
  held: Int32Array,
  cases: Int32Array,
  least: readonly Float64Array[],
): void {
  for (const column of least) column.fill(Infinity);
  const [least0, least1, least2, least3] = least;
  for (let centre = 0; centre + 1 < start.length; centre++) {
    const first = start[centre];
    for (let set = first; set < start[centre + 1]; set++) {
      const to = (set - first) << 2;
      const at = added[set] << 2;
      const own = population[set];
      let [found0, found1, found2, found3] = [
        cases[at],
        cases[at + 1],
        cases[at + 2],
        cases[at + 3],
      ];
      if (parent[set] >= 0) {
        const from = (parent[set] - first) << 2;
        found0 += held[from];
        found1 += held[from + 1];
        found2 += held[from + 2];
        found3 += held[from + 3];
      }
      held[to] = found0;
      held[to + 1] = found1;
      held[to + 2] = found2;
      held[to + 3] = found3;
      if (own < least0[found0]) least0[found0] = own;
      if (own < least1[found1]) least1[found1] = own;
      if (own < least2[found2]) least2[found2] = own;
      if (own < least3[found3]) least3[found3] = own;
    }
  }
}

function bestSet(
  centre: number,
  { start, parent, added, population }: Sets,
  { cases }: Pick<ScanPlaces, 'cases'>,
  ratio: LogLikelihoodRatio,
  taken: Uint8Array,
): Best {
  const first = start[centre];
  /** Firms of interest of each set, -1 where a place of it is taken. */
  const found = new Int32Array(start[centre + 1] - first);
  let best: Best = { centre, at: 0, cases: 0, population: 0, llr: 0 };
  for (let set = first; set < start[centre + 1]; set++) {
    const before = parent[set] < 0 ? 0 : found[parent[set] - first];
    const isOpen = before >= 0 && taken[added[set]] === 0;
    found[set - first] = isOpen ? before + cases[added[set]] : -1;
    if (!isOpen) continue;
    const llr = ratio(found[set - first], population[set]);
    if (llr > best.llr)
      best = { centre, at: set, cases: found[set - first], population: population[set], llr };
  }
  return best;
}
