import { KM_PER_DEGREE, isPlace } from '../geo/earth';
import { cosDegrees } from '../geo/trigonometry';
import type { Run } from '../model/run';
import { dbscan, type ClusterInput } from './dbscan';

const LEAST_CLUSTERS = 3;
const INSIDE = { least: 0.15, most: 0.85 };
/** The largest cluster holds at most so much of what is inside. */
export const MOST_OF_INSIDE = 0.85;
/** More places than these are gathered in squares of this share of the radius while definitions are compared. */
export const GATHERED_FROM = 3000;
const CELL_SHARE = 1 / 3;

interface Places extends ClusterInput {
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
  /** A cluster is one coarse point. */
  readonly onePoint: boolean;
}

export function takingPart({ lng, lat, take }: ClusterInput): number[] {
  const rows: number[] = [];
  for (let i = 0; i < lng.length; i++)
    if ((!take || take[i] === 1) && isPlace(lng[i], lat[i])) rows.push(i);
  return rows;
}

/** Each place once, with the number of its firms, from west to east, so that the order of the firms is nothing. */
export function distinctPlaces(
  { lng, lat }: ClusterInput,
  errorKm: Float64Array,
  rows: number[],
): Places {
  const sorted = rows.slice().sort((a, b) => lng[a] - lng[b] || lat[a] - lat[b]);
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
    const picture = gathered(places, radiusKm * CELL_SHARE);
    for (const [column, minFirms] of minimums.entries()) {
      const found = summarised(places, picture, { radiusKm, minFirms, row, column });
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

/** The places as they are compared: as they are, or gathered. */
interface Picture {
  readonly cells: ClusterInput;
  /** Of each place. */
  readonly cellOf: Int32Array;
}

export const asTheyAre = (places: Places): Picture => ({
  cells: places,
  cellOf: Int32Array.from(places.lng.keys()),
});

/** Places in the same square as one, at their mean; as they are where they are few. */
function gathered(places: Places, sideKm: number): Picture {
  const { lng, lat, weight } = places;
  if (lng.length <= GATHERED_FROM) return asTheyAre(places);
  const north = sideKm / KM_PER_DEGREE;
  const numbers = new Map<number, number>();
  const sums: [x: number, y: number, firms: number][] = [];
  const cellOf = Int32Array.from(lng, (x, place) => {
    const row = Math.floor(lat[place] / north);
    const east = north / Math.max(0.01, cosDegrees(row * north));
    const key = row * 1e7 + Math.floor(x / east);
    const cell = numbers.get(key) ?? numbers.size;
    numbers.set(key, cell);
    sums[cell] ??= [0, 0, 0];
    sums[cell][0] += x * weight[place];
    sums[cell][1] += lat[place] * weight[place];
    sums[cell][2] += weight[place];
    return cell;
  });
  const cells = {
    lng: Float64Array.from(sums, ([x, , firms]) => x / firms),
    lat: Float64Array.from(sums, ([, y, firms]) => y / firms),
    weight: Float64Array.from(sums, ([, , firms]) => firms),
  };
  return { cells, cellOf };
}

export function summarised(
  places: Places,
  { cells, cellOf }: Picture,
  at: Pick<Tried, 'radiusKm' | 'minFirms' | 'row' | 'column'>,
): Tried {
  const { clusterOf: ofCell, clusterCount } = dbscan(cells, at);
  const clusterOf = cellOf.map((cell) => ofCell[cell]);
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

export const parts = ({ clusters, insideShare, largest, onePoint }: Tried): boolean =>
  clusters >= LEAST_CLUSTERS &&
  insideShare >= INSIDE.least &&
  insideShare <= INSIDE.most &&
  largest <= MOST_OF_INSIDE &&
  !onePoint;
