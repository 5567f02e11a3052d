import { isPlace, kmOfSquaredChord } from '../geo/earth';
import { PointTree } from '../geo/point-tree';
import type { ClusterSelection, Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import type { CondensedTree } from './condensed-tree';
import { condense } from './condensed-tree';
import type { ClusterInput } from './dbscan';
import { spanningTree } from './spanning-tree';

export interface HdbscanSettings {
  /** Smallest group that counts as a cluster; at least 2. */
  readonly minClusterSize: number;
  /** Firms within the core distance, the firm itself included; at least 1. Without it as minClusterSize. */
  readonly minSamples?: number;
  /** Without it excess of mass. */
  readonly selection?: ClusterSelection;
}

export interface HdbscanResult extends Membership {
  readonly probability: Float64Array;
}

/**
 * Clusters of varying density: HDBSCAN* (Campello, Moulavi and Sander 2013; McInnes and Healy 2017) on great-circle kilometres, with
 * the choices of scikit-learn: excess of mass unless `leaf` is asked for, never everything as one cluster. Every
 * member's role is core; clusters are numbered by their first firm, which is their anchor. `probability` is the share of its cluster's
 * highest density up to which a firm stays in it.
 *
 * Labels may depend on the order of equal distances where there are any; that order is fixed by the firms' positions. Weights are refused, as by the method
 * itself. Throws RangeError for settings that are not whole numbers in their range. Time grows as n log n: about
 * a second for 50,000 firms.
 */
export async function hdbscan(
  input: ClusterInput,
  settings: HdbscanSettings,
  run: Run = UNATTENDED,
): Promise<HdbscanResult> {
  const { minClusterSize, minSamples = minClusterSize, selection = 'eom' } = settings;
  if (!Number.isInteger(minClusterSize) || minClusterSize < 2)
    throw new RangeError(`minClusterSize is ${minClusterSize}; it must be a whole number from 2`);
  if (!Number.isInteger(minSamples) || minSamples < 1)
    throw new RangeError(`minSamples is ${minSamples}; it must be a whole number from 1`);
  if (input.weight) throw new RangeError('HDBSCAN takes no weights');
  const count = input.lng.length;
  const role = new Uint8Array(count);
  const clusterOf = new Int32Array(count).fill(-1);
  const probability = new Float64Array(count);
  const rows: number[] = [];
  for (let i = 0; i < count; i++)
    if ((!input.take || input.take[i] === 1) && isPlace(input.lng[i], input.lat[i])) rows.push(i);
    else {
      role[i] = ROLE_CODE.excluded;
      probability[i] = NaN;
    }
  if (rows.length < minClusterSize)
    return { clusterCount: 0, clusterOf, role, anchor: new Int32Array(0), probability };

  const points = new PointTree(input.lng, input.lat, Int32Array.from(rows));
  const edges = await spanningTree(points, minSamples, run);
  const km = edges.squared.map(kmOfSquaredChord);
  const tree = condense(points.count, edges.from, edges.to, km, minClusterSize);
  const chosen = selection === 'leaf' ? leaves(tree) : mostStable(tree);
  const home = chosenAbove(tree, chosen);

  const numberOf = new Int32Array(tree.clusterCount).fill(-1);
  const anchors: number[] = [];
  const storedOf = new Int32Array(count).fill(-1);
  points.rowOf.forEach((row, stored) => (storedOf[row] = stored));
  for (const i of rows) {
    const cluster = home[tree.clusterOf[storedOf[i]]];
    if (cluster < 0) continue;
    if (numberOf[cluster] < 0) numberOf[cluster] = anchors.push(i) - 1;
    clusterOf[i] = numberOf[cluster];
    role[i] = ROLE_CODE.core;
    const death = tree.death[cluster];
    probability[i] = Math.min(tree.lambdaOf[storedOf[i]], death) / death;
  }
  run.progress(1);
  return {
    clusterCount: anchors.length,
    clusterOf,
    role,
    anchor: Int32Array.from(anchors),
    probability,
  };
}

/** Clusters that do not split further; never the whole. */
function leaves(tree: CondensedTree): Uint8Array {
  const chosen = tree.hasChildren.map((has) => (has ? 0 : 1));
  chosen[0] = 0;
  return chosen;
}

/** Excess of mass: a cluster is chosen where it is at least as stable as the best choice among those below it. */
function mostStable(tree: CondensedTree): Uint8Array {
  const chosen = new Uint8Array(tree.clusterCount);
  const below = new Float64Array(tree.clusterCount);
  for (let c = tree.clusterCount - 1; c > 0; c--) {
    const own = tree.stability[c];
    chosen[c] = below[c] > own ? 0 : 1;
    below[tree.parent[c]] += Math.max(own, below[c]);
  }
  return chosen;
}

/** For each cluster the highest chosen one that it is or lies in, or -1. */
function chosenAbove(tree: CondensedTree, chosen: Uint8Array): Int32Array {
  const home = new Int32Array(tree.clusterCount).fill(-1);
  for (let c = 1; c < tree.clusterCount; c++) {
    const above = home[tree.parent[c]];
    home[c] = above >= 0 ? above : chosen[c] === 1 ? c : -1;
  }
  return home;
}
