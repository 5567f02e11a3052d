import { UNATTENDED, type Run } from '../model/run';
import { createRandom } from '../stats/random';
import { weightedRand } from './agreement';
import { dbscan, type ClusterInput } from './dbscan';
import {
  asTheyAre,
  distinctPlaces,
  extentKm,
  GATHERED_FROM,
  MOST_OF_INSIDE,
  parts,
  summarised,
  takingPart,
  tryAll,
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
  /** Of the definition. */
  readonly clusters: number;
  readonly insideShare: number;
  /** Adjusted Rand index with neighbouring definitions, with redrawn positions and with HDBSCAN, meaned; NaN where nothing was tried. */
  readonly agreement: number;
}

/** Radii reach from the median error radius of the firms, but not below this, to a share of their extent. */
const LEAST_KM = 0.1;
export const FLOOR_ERRORS = 1;
const EXTENT_SHARE = 0.2;
const RADIUS_STEPS = 13;
const MINIMUM_STEPS = 9;
const LEAST_MINIMUM = 5;
const MOST_MINIMUM_SHARE = 0.1;
const LEAST_TO_PART = 30;
/** What agrees less than this with its neighbours is chance. */
export const LEAST_AGREEMENT = 0.5;
const FINALISTS = 3;
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
  const rows = takingPart(input);
  const places = distinctPlaces(input, errorKm, rows);
  const floorKm = roundUp(
    Math.max(LEAST_KM, FLOOR_ERRORS * median(rows.map((row) => errorKm[row] || 0))),
  );
  const radii = steps(
    floorKm,
    Math.max(floorKm * 2, extentKm(places) * EXTENT_SHARE),
    RADIUS_STEPS,
  ).map((km) => Number(km.toPrecision(2)));
  const minimums = steps(
    LEAST_MINIMUM,
    Math.max(LEAST_MINIMUM * 2, rows.length * MOST_MINIMUM_SHARE),
    MINIMUM_STEPS,
  ).map((k) => Number(Math.round(k).toPrecision(2)));
  const said = {
    floorKm,
    radiiKm: [radii[0], radii[radii.length - 1]] as const,
    minimums: [minimums[0], minimums[minimums.length - 1]] as const,
  };
  const tried = rows.length < LEAST_TO_PART ? [] : await tryAll(places, radii, minimums, run);
  // Every so many places tell how alike two definitions are.
  const stride = Math.max(1, Math.round(places.weight.length / GATHERED_FROM));
  const thin = thinned(places.weight, stride);
  const labels = tried.map((one) => thinned(one.labels, stride));
  const score = tried.map((_, t) => neighbours(t, tried, labels, thin));
  const order = [...tried.keys()].sort((a, b) => score[b] - score[a] || a - b);
  const parting = order.filter((t) => parts(tried[t]));
  let best: Tried | null = null;
  let agreement = NaN;
  for (const t of parting.filter((each) => score[each] >= LEAST_AGREEMENT).slice(0, FINALISTS)) {
    const exact = summarised(places, asTheyAre(places), tried[t]);
    if (!parts(exact)) continue;
    const others = await confirm(exact, input, errorKm, rows, seed);
    const mean = (score[t] + others[0] + others[1]) / 3;
    if (best && mean <= agreement) continue;
    best = exact;
    agreement = mean;
  }
  const chosen = best ?? tried[parting[0]] ?? tried[order[0]];
  // What agrees with its neighbours and is one cluster all the same is a centre; what agrees with nothing is chance.
  const isCentre = order.some(
    (t) => score[t] >= LEAST_AGREEMENT && tried[t].largest > MOST_OF_INSIDE,
  );
  const without = rows.length < LEAST_TO_PART ? 'too-few' : isCentre ? 'one-centre' : 'none';
  return {
    verdict: best ? 'found' : without,
    radiusKm: chosen?.radiusKm ?? floorKm,
    minFirms: chosen?.minFirms ?? LEAST_MINIMUM,
    ...said,
    tried: tried.length,
    clusters: chosen?.clusters ?? 0,
    insideShare: chosen?.insideShare ?? NaN,
    agreement,
  };
}

/** Mean agreement with the definitions one step away that were tried; 0 with fewer than two. */
function neighbours(
  own: number,
  all: readonly Tried[],
  labels: readonly Int32Array[],
  weight: Float64Array,
): number {
  const { row, column } = all[own];
  const near = [...all.keys()].filter(
    (t) => Math.abs(all[t].row - row) + Math.abs(all[t].column - column) === 1,
  );
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

function median(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

const roundUp = (km: number): number => {
  const unit = 10 ** (Math.floor(Math.log10(km)) - 1);
  return Number((Math.ceil(km / unit - 1e-9) * unit).toPrecision(2));
};

/** So many values from one to the other, in steps of equal ratio. */
const steps = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => from * (to / from) ** (i / (count - 1)));
