import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import { adjustFalseDiscovery } from '../stats/false-discovery';
import { createRandom, type Random } from '../stats/random';
import { drawFirst } from '../stats/draw-first';

export interface DrawOptions {
  readonly draws: number;
  readonly seed: number;
}

/** Each cluster's firms beside all other firms that are located well enough, in one measure. Columns have one entry per cluster. */
export interface ClusterOutcomes {
  readonly draws: number;
  readonly seed: number;
  /** Firms with a value, of all that take part. */
  readonly allFirms: number;
  /** The same of each cluster. */
  readonly firms: Int32Array;
  /** Mean of the cluster's firms minus mean of all others; NaN where either has none. */
  readonly difference: Float64Array;
  /** Two-sided, (b + 1) / (draws + 1); NaN where there is no difference or nothing varies. */
  readonly pValue: Float64Array;
  /** The same, adjusted for the false discovery rate over the clusters. */
  readonly q: Float64Array;
}

/** Two sums of the same numbers in another order differ by no more than this share of their size. */
const ROUNDING = 1e-12;
/** Draws between two looks at whether the answer is still wanted. */
const DRAWS_AT_ONCE = 100;

/**
 * Random labelling, cluster by cluster: how often would as many firms, drawn without replacement from all that take part, differ from the
 * others in the mean of `values` by as much, to either side? It takes firms for independent, which neighbours are not: a small p says that the
 * cluster is unlike a random handful of firms, not why. One order of all firms serves every cluster of a draw, of which a cluster of n takes
 * the first n, so that the draws of different clusters depend on each other while each cluster's own are fair.
 *
 * `values`: one per firm, NaN where not known. Throws RangeError for draws below 1. O(draws · firms of the largest cluster, or of what it leaves if
 * that is less).
 */
export async function testClusterOutcomes(
  { clusterOf, clusterCount, role }: Membership,
  values: Float64Array,
  { draws, seed }: DrawOptions,
  run: Run = UNATTENDED,
): Promise<ClusterOutcomes> {
  if (!Number.isInteger(draws) || draws < 1)
    throw new RangeError(`draws is ${draws}; it must be a whole number from 1`);
  const rows = [...values.keys()].filter(
    (i) => role[i] !== ROLE_CODE.excluded && !Number.isNaN(values[i]),
  );
  const all = rows.length;
  const centre = rows.reduce((sum, i) => sum + values[i], 0) / all;
  const centred = Float64Array.from(rows, (i) => values[i] - centre);
  const firms = new Int32Array(clusterCount);
  const sums = new Float64Array(clusterCount);
  rows.forEach((row, k) => {
    const cluster = clusterOf[row];
    if (cluster < 0) return;
    firms[cluster]++;
    sums[cluster] += centred[k];
  });
  // Centred values add up to 0: what a cluster has more, the others have less.
  const difference = sums.map((sum, k) => sum / firms[k] + sum / (all - firms[k]));
  const varies = rows.some((i) => values[i] !== values[rows[0]]);
  const tested = [...firms.keys()].filter((k) => varies && firms[k] > 0 && firms[k] < all);
  const pValue = new Float64Array(clusterCount).fill(NaN);
  if (tested.length > 0) {
    const sizes = tested.map((k) => Math.min(firms[k], all - firms[k]));
    const deviations = tested.map((k) => Math.abs(sums[k]));
    const extreme = await countExtreme(centred, sizes, deviations, draws, createRandom(seed), run);
    tested.forEach((k, t) => (pValue[k] = (extreme[t] + 1) / (draws + 1)));
  }
  return { draws, seed, allFirms: all, firms, difference, pValue, q: adjustFalseDiscovery(pValue) };
}

/** Of each test, the draws in which the sum of so many centred values is at least so far from 0. */
async function countExtreme(
  centred: Float64Array,
  sizes: readonly number[],
  deviations: readonly number[],
  draws: number,
  random: Random,
  run: Run,
): Promise<Int32Array> {
  const slack = ROUNDING * centred.reduce((sum, value) => sum + Math.abs(value), 0);
  const bySize = Int32Array.from(sizes.keys()).sort((a, b) => sizes[a] - sizes[b]);
  const most = sizes[bySize[bySize.length - 1]];
  const urn = Int32Array.from(centred.keys());
  const extreme = new Int32Array(sizes.length);
  for (let draw = 0; draw < draws; draw++) {
    drawFirst(urn, most, random);
    let sum = 0;
    let taken = 0;
    for (const test of bySize) {
      for (; taken < sizes[test]; taken++) sum += centred[urn[taken]];
      if (Math.abs(sum) >= deviations[test] - slack) extreme[test]++;
    }
    if (draw % DRAWS_AT_ONCE > 0) continue;
    run.progress(draw / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return extreme;
}
