import { UNATTENDED, type Run } from '../model/run';
import { createRandom } from '../stats/random';
import { weightedRand } from './agreement';
import { dbscan, type ClusterInput } from './dbscan';
import {
  LEAST_MINIMUM,
  lookedAt,
  spanOf,
  steps,
  twoDigits,
  twoWholeDigits,
  type Span,
} from './definition-range';
import {
  distinctPlaces,
  exactly,
  GATHERED_FROM,
  MOST_OF_INSIDE,
  parts,
  tryAll,
  type Places,
  type Tried,
} from './definition-search';
import { hdbscan } from './hdbscan';
import { movedPositions } from './position-error';

/** What the positions of a list say about the definition of its clusters. */
export interface DefinitionFound {
  /**
   * `found`: a definition that parts the firms. `too-few`: fewer firms than can be parted. `one-centre`: where one group is dense and the
   * rest is thin. `none`: what other definitions find has nothing to do with each other.
   */
  readonly verdict: 'found' | 'too-few' | 'one-centre' | 'none';
  /** The definition; where none was found, the one that comes nearest to one. */
  readonly radiusKm: number;
  readonly minFirms: number;
  /** No radius below it is carried by the positions, kilometres. */
  readonly floorKm: number;
  /** Span of what was tried, kilometres and firms. */
  readonly radiiKm: readonly [number, number];
  readonly minimums: readonly [number, number];
  readonly tried: number;
  /** Of the definition; of more than 30,000 firms as their picture shows it. */
  readonly clusters: number;
  readonly insideShare: number;
  /** Adjusted Rand index with neighbouring definitions, with redrawn positions and with HDBSCAN, meaned; NaN where nothing was tried. */
  readonly agreement: number;
}

const RADIUS_STEPS = 12;
const MINIMUM_STEPS = 8;
const LEAST_TO_PART = 30;
/** What agrees less than this with its neighbours is chance. */
export const LEAST_AGREEMENT = 0.5;
const FINALISTS = 3;
/** Of those that do best, so many are computed on the places as they are, until there are the finalists. */
const MOST_LOOKED_AT = 12;
const REDRAWS = 1;
const SAMPLED = 2500;

/**
 * The definition of dense clusters (radius and minimum of `dbscan`) that a list's positions suggest; `errorKm` is the error radius of
 * each firm, NaN or 0 for none. What firms do is not asked. Rows and columns of the search, what is left out and how the rest is
 * compared stand in docs/clusters.md. The same firms give the same definition; so do firms in another order.
 */
export async function findDefinition(
  input: ClusterInput,
  errorKm: Float64Array,
  seed: number,
  run: Run = UNATTENDED,
): Promise<DefinitionFound> {
  const { rows, every } = lookedAt(input);
  if (every <= 1) return amongAll(input, errorKm, rows, seed, run);
  const errorOfFew = Float64Array.from(rows, (row) => errorKm[row]);
  const found = await amongAll(pick(input, rows), errorOfFew, [...rows.keys()], seed, run);
  const minFirms = found.minFirms * every;
  const [least, most] = found.minimums;
  return { ...found, minFirms, minimums: [least * every, most * every] };
}

async function amongAll(
  input: ClusterInput,
  errorKm: Float64Array,
  rows: number[],
  seed: number,
  run: Run,
): Promise<DefinitionFound> {
  const places = distinctPlaces(input, errorKm, rows);
  const span = spanOf(
    places,
    rows.map((row) => errorKm[row] || 0),
    rows.length,
  );
  const confirmed = (one: Tried) => confirm(one, input, errorKm, rows, seed);
  let looked: Looked = { tried: [], score: [], order: [] };
  let best: Best | null = null;
  // A narrow window may lie between the steps; where there are many places, no window is narrow and steps take time.
  const rounds =
    rows.length < LEAST_TO_PART ? [] : [1, 2].slice(0, places.lng.length > GATHERED_FROM ? 1 : 2);
  for (const finer of rounds) {
    looked = await lookOver(places, span, finer, run);
    best = await bestOf(looked, places, confirmed);
    if (best) break;
  }
  const { tried, score, order } = looked;
  const chosen = best?.definition ?? tried[order.find((t) => parts(tried[t])) ?? order[0]];
  // What agrees with its neighbours and is one cluster all the same is a centre; what agrees with nothing is chance.
  const isCentre = order.some(
    (t) => score[t] >= LEAST_AGREEMENT && tried[t].largest > MOST_OF_INSIDE,
  );
  const without = rows.length < LEAST_TO_PART ? 'too-few' : isCentre ? 'one-centre' : 'none';
  return {
    verdict: best ? 'found' : without,
    radiusKm: chosen?.radiusKm ?? span.radiiKm[0],
    minFirms: chosen?.minFirms ?? LEAST_MINIMUM,
    floorKm: span.radiiKm[0],
    radiiKm: [span.radiiKm[0], twoDigits(span.radiiKm[1])],
    minimums: [span.minimums[0], twoWholeDigits(span.minimums[1])],
    tried: tried.length,
    clusters: chosen?.clusters ?? 0,
    insideShare: chosen?.insideShare ?? NaN,
    agreement: best?.agreement ?? NaN,
  };
}

interface Looked {
  readonly tried: readonly Tried[];
  /** Of each: the mean agreement with the definitions one step away. */
  readonly score: readonly number[];
  /** Those that agree most first. */
  readonly order: readonly number[];
}

/** Tries definitions over the span; `finer` of them stand where one did, and as many lie between those that are compared. */
async function lookOver(
  places: Places,
  { radiiKm, minimums }: Span,
  finer: number,
  run: Run,
): Promise<Looked> {
  const radii = steps(...radiiKm, RADIUS_STEPS * finer, twoDigits);
  const counts = steps(...minimums, MINIMUM_STEPS * finer, twoWholeDigits);
  const tried = await tryAll(places, radii, counts, run);
  // Every so many places tell how alike two definitions are.
  const stride = Math.max(1, Math.round(places.weight.length / GATHERED_FROM));
  const thin = thinned(places.weight, stride);
  const labels = tried.map((one) => thinned(one.labels, stride));
  const score = tried.map((_, t) => neighbours(t, tried, labels, thin, finer));
  const order = [...tried.keys()].sort((a, b) => score[b] - score[a] || a - b);
  return { tried, score, order };
}

interface Best {
  readonly definition: Tried;
  readonly agreement: number;
}

/** The definition that parts the firms and agrees most with its neighbours, with redrawn positions and with HDBSCAN; null for none. */
async function bestOf(
  { tried, score, order }: Looked,
  places: Places,
  confirmed: (one: Tried) => ReturnType<typeof confirm>,
): Promise<Best | null> {
  const parting = order.filter((t) => parts(tried[t]) && score[t] >= LEAST_AGREEMENT);
  let best: Best | null = null;
  let finalists = 0;
  for (const t of parting.slice(0, MOST_LOOKED_AT)) {
    if (finalists === FINALISTS) break;
    const definition = exactly(places, tried[t]);
    if (!parts(definition)) continue;
    finalists++;
    const others = await confirmed(definition);
    const agreement = (score[t] + others[0] + others[1]) / 3;
    if (!best || agreement > best.agreement) best = { definition, agreement };
  }
  return best;
}

/** Mean agreement with the definitions one step away that were tried; 0 with fewer than two. */
function neighbours(
  own: number,
  all: readonly Tried[],
  labels: readonly Int32Array[],
  weight: Float64Array,
  step: number,
): number {
  const { row, column } = all[own];
  const off = (t: number) => [Math.abs(all[t].row - row), Math.abs(all[t].column - column)];
  const near = [...all.keys()].filter((t) => off(t).includes(0) && off(t).includes(step));
  if (near.length < 2) return 0;
  const alike = near.map((t) => weightedRand(labels[own], labels[t], weight));
  return alike.reduce((sum, one) => sum + one, 0) / near.length;
}

function thinned<T extends Int32Array | Float64Array>(column: T, stride: number): T {
  return column.filter((_: number, i: number) => i % stride === 0) as T;
}

/** Agreement with the same definition on redrawn positions, and with HDBSCAN of as large clusters, on a sample of the firms. */
async function confirm(
  { radiusKm, minFirms }: Tried,
  input: ClusterInput,
  errorKm: Float64Array,
  rows: readonly number[],
  seed: number,
): Promise<readonly [redrawn: number, hierarchical: number]> {
  const stated = pick(input, rows);
  const error = Float64Array.from(rows, (row) => errorKm[row]);
  const ones = new Float64Array(rows.length).fill(1);
  const own = dbscan(stated, { radiusKm, minFirms }).clusterOf;
  let redrawn = 0;
  let moved = stated;
  for (let draw = 0; draw < REDRAWS; draw++) {
    moved = { ...movedPositions(stated, error, seed + draw) };
    redrawn += weightedRand(own, dbscan(moved, { radiusKm, minFirms }).clusterOf, ones) / REDRAWS;
  }
  const random = createRandom(seed);
  const share = Math.min(1, SAMPLED / rows.length);
  const sample = [...rows.keys()].filter(() => random.uniform() < share);
  const size = Math.max(5, Math.round(minFirms * share));
  const hierarchical = await hdbscan(pick(moved, sample), { minClusterSize: size });
  const same = Int32Array.from(sample, (k) => own[k]);
  return [redrawn, weightedRand(same, hierarchical.clusterOf, ones)];
}

const pick = ({ lng, lat }: ClusterInput, rows: readonly number[]): ClusterInput => ({
  lng: Float64Array.from(rows, (row) => lng[row]),
  lat: Float64Array.from(rows, (row) => lat[row]),
});
