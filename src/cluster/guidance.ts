import { isPlace, kmOfSquaredChord } from '../geo/earth';
import { NearestSearch, PointTree } from '../geo/point-tree';
import { UNATTENDED, type Run } from '../model/run';
import type { ClusterInput } from './dbscan';

const SLICE = 2000;

/** Distances to the k-th nearest firm, and where they begin to rise. */
export interface NearestCurve {
  /** Kilometres from each firm that takes part to its k-th nearest, the firm itself being the first; ascending. */
  readonly km: Float64Array;
  /** Index of the suggested knee in `km`, and its distance; -1 and NaN where there are fewer than three firms or no bend. */
  readonly knee: number;
  readonly kneeKm: number;
}

/**
 * The k-distance curve that helps to choose a radius (Ester and others 1996) with the knee by Kneedle (Satopää and others 2011): the point
 * of the curve, scaled to the unit square, that lies farthest below its chord. The steep end is cut at the 99th hundredth first, because a
 * few remote firms would otherwise set the scale. With a minimum of k firms and the knee as radius, firms left of the knee are
 * core. k from 1; where there are fewer firms than k, the farthest counts. Throws RangeError for other k.
 */
export async function nearestCurve(
  input: ClusterInput,
  k: number,
  run: Run = UNATTENDED,
): Promise<NearestCurve> {
  if (!Number.isInteger(k) || k < 1)
    throw new RangeError(`k is ${k}; it must be a whole number from 1`);
  const rows: number[] = [];
  for (let i = 0; i < input.lng.length; i++)
    if ((!input.take || input.take[i] === 1) && isPlace(input.lng[i], input.lat[i])) rows.push(i);
  if (rows.length === 0) return { km: new Float64Array(0), knee: -1, kneeKm: NaN };
  const tree = new PointTree(input.lng, input.lat, Int32Array.from(rows));
  const search = new NearestSearch(tree, Math.min(k, tree.count));
  const km = new Float64Array(tree.count);
  for (let q = 0; q < tree.count; q++) {
    search.find(q);
    km[q] = kmOfSquaredChord(search.squared[search.squared.length - 1]);
    if (q % SLICE !== 0) continue;
    run.progress(q / tree.count);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  km.sort();
  const knee = kneeOf(km);
  return { km, knee, kneeKm: knee < 0 ? NaN : km[knee] };
}

/** Index of the knee of an ascending curve that rises late; -1 where it has none. */
export function kneeOf(ascending: Float64Array): number {
  const count = Math.max(Math.min(3, ascending.length), Math.floor(ascending.length * 0.99));
  if (count < 3) return -1;
  const low = ascending[0];
  const rise = ascending[count - 1] - low;
  let knee = -1;
  let deepest = 1e-9;
  for (let i = 1; i < count - 1; i++) {
    const below = i / (count - 1) - (ascending[i] - low) / rise;
    if (below > deepest) {
      deepest = below;
      knee = i;
    }
  }
  return knee;
}

/** What makes a definition doubtful, in numbers; the sentences and limits are the reader's. */
export interface DefinitionCheck {
  /** Share of the firms that take part which are core, and which are inside; NaN where none takes part. */
  readonly coreShare: number;
  readonly insideShare: number;
  /** Largest extent of a cluster, and which; 0 and -1 without clusters. */
  readonly widestKm: number;
  readonly widest: number;
  /** Clusters whose firms all stand on coarse points. */
  readonly onlyCoarse: readonly number[];
}

/** Sums up roles (indices into CLUSTER_ROLES: 3 is excluded) and clusters; linear. */
export function checkDefinition(
  role: Uint8Array,
  clusters: readonly { readonly extentKm: number; readonly onlyCoarse: boolean }[],
): DefinitionCheck {
  const counts = [0, 0, 0, 0];
  for (const code of role) counts[code]++;
  const [outside, border, core] = counts;
  const taking = outside + border + core;
  let widest = -1;
  let widestKm = 0;
  clusters.forEach(({ extentKm }, index) => {
    if (widest >= 0 && extentKm <= widestKm) return;
    widest = index;
    widestKm = extentKm;
  });
  return {
    coreShare: taking > 0 ? core / taking : NaN,
    insideShare: taking > 0 ? (core + border) / taking : NaN,
    widestKm,
    widest,
    onlyCoarse: clusters.flatMap(({ onlyCoarse }, index) => (onlyCoarse ? [index] : [])),
  };
}
