import { KM_PER_DEGREE, distanceKm, isPlace } from '../geo/earth';
import { cosDegrees } from '../geo/trigonometry';
import { ROLE_CODE, type Membership } from '../model/cluster';
import type { Run } from '../model/run';
import { dbscan, type ClusterInput } from './dbscan';
import { denseCells, reachingCells, type DenseCells } from './dense-cells';

const LEAST_CLUSTERS = 3;
const INSIDE = { least: 0.15, most: 0.85 };
/** The largest cluster holds at most so much of what is inside. */
export const MOST_OF_INSIDE = 0.85;
/** More places than these are gathered in squares of this share of the radius while definitions are compared. */
export const GATHERED_FROM = 3000;
const CELL_SHARE = 1 / 2;
/** As are fewer places of which more pairs than these reach each other, counting both directions. */
const MOST_LINKS = 200_000;

export interface Places extends ClusterInput {
  readonly weight: Float64Array;
  /** The firms of a place are somewhere around it. */
  readonly coarse: Uint8Array;
}

export interface Tried {
  readonly row: number;
  readonly column: number;
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly labels: Int32Array;
  readonly clusters: number;
  readonly insideShare: number;
  /** The largest cluster's share of the firms inside. */
  readonly largest: number;
  /** A cluster is one coarse point, or is in some order of the firms. */
  readonly onePoint: boolean;
}

export function takingPart({ lng, lat, take }: ClusterInput): number[] {
  const rows: number[] = [];
  for (let i = 0; i < lng.length; i++)
    if ((!take || take[i] === 1) && isPlace(lng[i], lat[i])) rows.push(i);
  return rows;
}

export const westToEast = ({ lng, lat }: ClusterInput, rows: readonly number[]): number[] =>
  rows.slice().sort((a, b) => lng[a] - lng[b] || lat[a] - lat[b]);

/** Each place once, with the number of its firms, from west to east, so that the order of the firms is nothing. */
export function distinctPlaces(
  { lng, lat }: ClusterInput,
  errorKm: Float64Array,
  rows: readonly number[],
): Places {
  const sorted = westToEast({ lng, lat }, rows);
  const first: number[] = [];
  const weight: number[] = [];
  const coarse: number[] = [];
  for (const row of sorted) {
    const last = first[first.length - 1];
    if (last === undefined || lng[last] !== lng[row] || lat[last] !== lat[row]) {
      first.push(row);
      weight.push(0);
      coarse.push(0);
    }
    weight[weight.length - 1]++;
    if (errorKm[row] > 0) coarse[coarse.length - 1] = 1;
  }
  return {
    lng: Float64Array.from(first, (row) => lng[row]),
    lat: Float64Array.from(first, (row) => lat[row]),
    weight: Float64Array.from(weight),
    coarse: Uint8Array.from(coarse),
  };
}

/** Extent of the middle nine tenths of the firms: one of a far island is no measure of the list. */
export function extentKm({ lng, lat, weight }: Places): number {
  const spread = (values: Float64Array): number => {
    const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
    const all = weight.reduce((sum, one) => sum + one, 0);
    let seen = 0;
    let low = NaN;
    for (const p of order) {
      seen += weight[p];
      if (Number.isNaN(low) && seen > all * 0.05) low = values[p];
      if (seen >= all * 0.95) return values[p] - low;
    }
    return 0;
  };
  const across = Math.abs(cosDegrees(lat[lat.length >> 1] ?? 0));
  return Math.max(spread(lng) * across, spread(lat)) * KM_PER_DEGREE;
}

export async function tryAll(
  places: Places,
  radii: readonly number[],
  minimums: readonly number[],
  run: Run,
): Promise<Tried[]> {
  const tried: Tried[] = [];
  for (const [row, radiusKm] of radii.entries()) {
    const { cells, cellOf } = pictured(places, radiusKm);
    for (const [column, minFirms] of minimums.entries()) {
      const { clusterOf, clusterCount } = denseCells(cells, minFirms);
      const ofPlace = cellOf.map((cell) => clusterOf[cell]);
      const found = summed(places, ofPlace, clusterCount, { radiusKm, minFirms, row, column });
      if (found.insideShare > 0.95) continue;
      if (found.insideShare < 0.05) break;
      tried.push(found);
    }
    run.progress((0.8 * (row + 1)) / radii.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return tried;
}

/** The places as they are compared at one radius: as they are, or gathered. */
interface Picture {
  readonly cells: DenseCells;
  /** Of each place. */
  readonly cellOf: Int32Array;
}

function pictured(places: Places, radiusKm: number): Picture {
  if (places.lng.length <= GATHERED_FROM) {
    const cells = reachingCells(places, places.weight, radiusKm, MOST_LINKS);
    if (cells) return { cells, cellOf: Int32Array.from(places.lng.keys()) };
  }
  const { lng, lat, weight, cellOf } = gathered(places, radiusKm * CELL_SHARE);
  return { cells: reachingCells({ lng, lat }, weight, radiusKm)!, cellOf };
}

/** Places in the same square as one, at their mean. */
function gathered({ lng, lat, weight }: Places, sideKm: number) {
  const north = sideKm / KM_PER_DEGREE;
  const numbers = new Map<number, number>();
  const x: number[] = [];
  const y: number[] = [];
  const firms: number[] = [];
  const cellOf = new Int32Array(lng.length);
  for (let place = 0; place < lng.length; place++) {
    const row = Math.floor(lat[place] / north);
    const east = north / Math.max(0.01, cosDegrees(row * north));
    const key = row * 1e7 + Math.floor(lng[place] / east);
    let cell = numbers.get(key);
    if (cell === undefined) {
      cell = numbers.size;
      numbers.set(key, cell);
      x.push(0);
      y.push(0);
      firms.push(0);
    }
    cellOf[place] = cell;
    x[cell] += lng[place] * weight[place];
    y[cell] += lat[place] * weight[place];
    firms[cell] += weight[place];
  }
  return {
    lng: Float64Array.from(x, (sum, cell) => sum / firms[cell]),
    lat: Float64Array.from(y, (sum, cell) => sum / firms[cell]),
    weight: Float64Array.from(firms),
    cellOf,
  };
}

type Step = Pick<Tried, 'radiusKm' | 'minFirms' | 'row' | 'column'>;

function summed(places: Places, clusterOf: Int32Array, clusterCount: number, at: Step): Tried {
  const firms = new Float64Array(clusterCount);
  const points = new Int32Array(clusterCount);
  const coarse = new Int32Array(clusterCount);
  let inside = 0;
  let all = 0;
  clusterOf.forEach((cluster, place) => {
    all += places.weight[place];
    if (cluster < 0) return;
    inside += places.weight[place];
    firms[cluster] += places.weight[place];
    points[cluster]++;
    coarse[cluster] += places.coarse[place];
  });
  return {
    ...at,
    labels: clusterOf,
    clusters: clusterCount,
    insideShare: inside / all,
    largest: firms.reduce((most, one) => Math.max(most, one), 0) / inside,
    onePoint: points.some((count, cluster) => count === 1 && coarse[cluster] === 1),
  };
}

/** What a definition finds in the places as they are, whatever the order of the firms. */
export function exactly(places: Places, at: Step): Tried {
  const found = dbscan(places, at);
  const summary = summed(places, found.clusterOf, found.clusterCount, at);
  return summary.onePoint
    ? summary
    : { ...summary, onePoint: mayBeOnePoint(places, found, at.radiusKm) };
}

/**
 * Is there a cluster whose only core place is a coarse point, and all of whose border places another cluster reaches as well? Which of
 * them has the border places is then a matter of the order of the firms, and the coarse point may be left alone.
 */
function mayBeOnePoint(
  places: Places,
  { clusterOf, clusterCount, role }: Membership,
  radiusKm: number,
): boolean {
  const { lng, lat, coarse } = places;
  const cores = new Int32Array(clusterCount);
  clusterOf.forEach((cluster, place) => {
    if (role[place] === ROLE_CODE.core) cores[cluster]++;
  });
  const alone = new Set<number>();
  clusterOf.forEach((cluster, place) => {
    if (role[place] === ROLE_CODE.core && cores[cluster] === 1 && coarse[place] === 1)
      alone.add(cluster);
  });
  if (alone.size === 0) return false;
  const isReachedByAnother = (border: number) =>
    clusterOf.some(
      (cluster, core) =>
        cluster !== clusterOf[border] &&
        role[core] === ROLE_CODE.core &&
        distanceKm(lng[border], lat[border], lng[core], lat[core]) <= radiusKm,
    );
  clusterOf.forEach((cluster, place) => {
    if (alone.has(cluster) && role[place] === ROLE_CODE.border && !isReachedByAnother(place))
      alone.delete(cluster);
  });
  return alone.size > 0;
}

export const parts = ({ clusters, insideShare, largest, onePoint }: Tried): boolean =>
  clusters >= LEAST_CLUSTERS &&
  insideShare >= INSIDE.least &&
  insideShare <= INSIDE.most &&
  largest <= MOST_OF_INSIDE &&
  !onePoint;
