import { neighboursWithin } from '../../geo/neighbours';
import type { Outcome, PlaceColumns, Run } from '../../model';
import { adjustFalseDiscovery, DISCOVERY_LEVEL } from '../../stats/false-discovery';
import {
  getisOrdStar,
  isSpatiallyTestable,
  localMoran,
  type LocalMeasure,
} from '../../stats/spatial-autocorrelation';
import { spatialWeights } from '../../stats/spatial-weights';

/** How a firm stands among its neighbours by Gi*; the index is the code that columns hold. */
export const SPOTS = ['none', 'hot', 'cold', 'isolated', 'missing'] as const;
/** By local Moran: the firm's own value and its neighbours'. */
export const MORAN_TYPES = [
  'none',
  'high-high',
  'low-low',
  'high-low',
  'low-high',
  'isolated',
  'missing',
] as const;
/** Neighbours of all firms together that fit in memory and patience. */
const MOST_LINKS = 30_000_000;

/** Local statistics of one outcome. Columns have one entry per firm, NaN where it takes no part. */
export interface HotSpots {
  readonly outcome: string;
  readonly bandKm: number;
  /** Why there are no statistics: nothing varies, nobody has a neighbour, or there are too many neighbours. */
  readonly refused: 'constant' | 'no-neighbours' | 'too-many-neighbours' | null;
  /** Firms with a value that are located precisely enough; those among them without any neighbour are isolated. */
  readonly firms: number;
  readonly isolated: number;
  readonly hot: number;
  readonly cold: number;
  /** Index into SPOTS. */
  readonly spot: Uint8Array;
  readonly giStar: LocalColumns;
  /** Index into MORAN_TYPES. */
  readonly moranType: Uint8Array;
  readonly moran: LocalColumns;
}

export interface LocalColumns {
  readonly statistic: Float64Array;
  readonly z: Float64Array;
  /** Two-sided p, adjusted for the false discovery rate over all firms with neighbours. */
  readonly q: Float64Array;
}

/**
 * Getis and Ord's Gi* with a binary band and the firm itself, and local Moran with shares of the same band, both from their analytical
 * moments; `located` is 1 for the firms that take part, neighbours are at most `bandKm` apart; false discovery rate by Benjamini and Hochberg. Isolated firms are not judged and do not count among the tests.
 */
export async function hotSpots(
  places: PlaceColumns,
  located: Uint8Array,
  outcome: Outcome,
  bandKm: number,
  run: Run,
): Promise<HotSpots> {
  const rows = Int32Array.from(located.keys()).filter(
    (i) => located[i] === 1 && !Number.isNaN(places.lng[i]) && !Number.isNaN(outcome.values[i]),
  );
  const at = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const values = at(outcome.values);
  const lists = neighboursWithin(at(places.lng), at(places.lat), bandKm, MOST_LINKS);
  const wait = run.checkpoint();
  if (wait) await wait;
  const empty = blank(outcome.label, bandKm, places.count, rows);
  if (!lists) return { ...empty, refused: 'too-many-neighbours' };
  const band = spatialWeights(lists.start, lists.neighbour, false);
  if (band.neighbour.length === 0) return { ...empty, refused: 'no-neighbours' };
  if (!isSpatiallyTestable(values, band)) return { ...empty, refused: 'constant' };

  const shares = spatialWeights(lists.start, lists.neighbour, true);
  const isIsolated = (k: number) => lists.start[k] === lists.start[k + 1];
  const gi = withoutIsolated(getisOrdStar(values, band), isIsolated);
  const moran = withoutIsolated(localMoran(values, shares), isIsolated);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const spot = empty.spot.slice();
  const moranType = empty.moranType.slice();
  rows.forEach((row, k) => {
    spot[row] = isIsolated(k) ? 3 : gi.q[k] < DISCOVERY_LEVEL ? (gi.z[k] > 0 ? 1 : 2) : 0;
    moranType[row] = isIsolated(k) ? 5 : moranCode(values[k] > mean, moran.z[k], moran.q[k]);
  });
  const count = (code: number) => spot.reduce((sum, own) => sum + (own === code ? 1 : 0), 0);
  return {
    ...empty,
    isolated: count(3),
    hot: count(1),
    cold: count(2),
    spot,
    giStar: spread(gi, rows, places.count),
    moranType,
    moran: spread(moran, rows, places.count),
  };
}

function moranCode(isHigh: boolean, z: number, q: number): number {
  if (!(q < DISCOVERY_LEVEL)) return 0;
  if (z > 0) return isHigh ? 1 : 2;
  return isHigh ? 3 : 4;
}

function withoutIsolated(
  { statistic, z, pValue }: LocalMeasure,
  isIsolated: (k: number) => boolean,
): LocalColumns {
  const judged = (_: number, k: number) => isIsolated(k);
  const hide = (column: Float64Array) => column.map((value, k) => (judged(value, k) ? NaN : value));
  return { statistic: hide(statistic), z: hide(z), q: adjustFalseDiscovery(hide(pValue)) };
}

function spread(columns: LocalColumns, rows: Int32Array, count: number): LocalColumns {
  const wide = (column: Float64Array) => {
    const out = new Float64Array(count).fill(NaN);
    rows.forEach((row, k) => (out[row] = column[k]));
    return out;
  };
  return { statistic: wide(columns.statistic), z: wide(columns.z), q: wide(columns.q) };
}

function blank(outcome: string, bandKm: number, count: number, rows: Int32Array): HotSpots {
  const spot = new Uint8Array(count).fill(SPOTS.indexOf('missing'));
  const moranType = new Uint8Array(count).fill(MORAN_TYPES.indexOf('missing'));
  for (const row of rows) spot[row] = moranType[row] = 0;
  const nothing = new Float64Array(count).fill(NaN);
  const columns = { statistic: nothing, z: nothing, q: nothing };
  return {
    outcome,
    bandKm,
    refused: null,
    firms: rows.length,
    isolated: 0,
    hot: 0,
    cold: 0,
    spot,
    giStar: columns,
    moranType,
    moran: columns,
  };
}
