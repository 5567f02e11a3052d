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

/** Nearer than this is no nearer on the logarithmic scale: firms on one point have no distance to take the logarithm of. */
const LEAST_KM = 0.01;

/**
 * The k-distance curve that helps to choose a radius (Ester and others 1996), with a suggested knee by Kneedle (Satopää and others 2011): the
 * point that lies farthest below the chord of the curve. Distances are taken on a logarithmic scale, because those of the countryside are
 * ten times those of a district and would push the knee out to where districts merge; the first and last hundredth are left
 * out, because a few remote firms would set the scale. With k as the minimum and the knee as the radius, the firms left of
 * the knee are core. Where there are fewer firms than k, the farthest counts. Throws RangeError for k below 1.
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
  const knee = kneeOf(km.map((value) => Math.log(Math.max(value, LEAST_KM))));
  return { km, knee, kneeKm: knee < 0 ? NaN : km[knee] };
}

/** Index of the knee of an ascending curve that rises late, its first and last hundredth left out; -1 where it has none. */
export function kneeOf(ascending: Float64Array): number {
  const first = Math.floor(ascending.length * 0.01);
  const last = ascending.length - 1 - first;
  const rise = ascending[last] - ascending[first];
  if (!(rise > 0)) return -1;
  let knee = -1;
  let deepest = 1e-9;
  for (let i = first + 1; i < last; i++) {
    const below = (i - first) / (last - first) - (ascending[i] - ascending[first]) / rise;
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
