import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import { adjustFalseDiscovery } from '../stats/false-discovery';
import { drawFirst } from '../stats/draw-first';
import { blockStream, DRAW_BLOCK, drawInParts, eachDraw, type DrawTask } from '../stats/draw-parts';
import type { Random } from '../stats/random';

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
    const plan = { draws, cost: Math.max(...sizes) * 8, block: DRAW_BLOCK };
    const parts = await drawInParts(LABEL_DRAWS, { centred, sizes, deviations, seed }, plan, run);
    const extreme = (t: number) => parts.reduce((sum, part) => sum + part[t], 0);
    tested.forEach((k, t) => (pValue[k] = (extreme(t) + 1) / (draws + 1)));
  }
  return { draws, seed, allFirms: all, firms, difference, pValue, q: adjustFalseDiscovery(pValue) };
}

/** What is dealt, and what each test compares its sum with. */
interface Labelled {
  readonly centred: Float64Array;
  readonly sizes: readonly number[];
  readonly deviations: readonly number[];
  readonly seed: number;
}

/** Of each test, the draws in which the sum of so many centred values is at least so far from 0. */
export const LABEL_DRAWS: DrawTask<Labelled, Int32Array> = {
  name: 'cluster-outcomes',
  start: ({ centred, sizes, deviations, seed }) => {
    const slack = ROUNDING * centred.reduce((sum, value) => sum + Math.abs(value), 0);
    const bySize = Int32Array.from(sizes.keys()).sort((a, b) => sizes[a] - sizes[b]);
    const most = sizes[bySize[bySize.length - 1]];
    const firms = Int32Array.from(centred.keys());
    const urn = firms.slice();
    let random: Random;
    return async (from, to, run) => {
      const extreme = new Int32Array(sizes.length);
      const draw = (number: number): void => {
        const stream = blockStream(seed, number);
        if (stream) {
          random = stream;
          urn.set(firms);
        }
        drawFirst(urn, most, random);
        let sum = 0;
        let taken = 0;
        for (const test of bySize) {
          for (; taken < sizes[test]; taken++) sum += centred[urn[taken]];
          if (Math.abs(sum) >= deviations[test] - slack) extreme[test]++;
        }
      };
      await eachDraw(from, to, most * 8, run, draw);
      return extreme;
    };
  },
};
