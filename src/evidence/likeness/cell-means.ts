import { judge } from '../../stats/judge';
import { denseMatrix, times, transpose, type DenseMatrix } from '../../stats/matrix';
import type { Grouping } from '../groups';
import { kernelWeight, sitesOf, smoothed, type Nearness } from '../spatial/nearness';

/** A sum of multiples of cells' weighted means, as a difference in means is; one entry per firm unless said otherwise. */
export interface CellMeans {
  /** Cell of each firm, 0 … multiples − 1. */
  readonly cell: Int32Array;
  readonly weight: Float64Array;
  /** Value minus its cell's mean. */
  readonly residual: Float64Array;
  /** Multiplier of each cell's mean. */
  readonly multiples: Float64Array;
}

/** A difference judged by errors that let firms be alike. */
export interface RobustDifference {
  readonly stdError: number;
  readonly t: number;
  /** Satterthwaite's, under independent firms, unless said otherwise. */
  readonly df: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** Below this many degrees of freedom nothing can be judged. */
const LEAST_DF = 1;
/** A cell that lies in one group to this share of its weight says nothing about differences between groups. */
const WHOLE = 1 - 1e-9;

function cellWeights({ cell, weight, multiples }: CellMeans): Float64Array {
  const total = new Float64Array(multiples.length);
  for (let i = 0; i < cell.length; i++) total[cell[i]] += weight[i];
  return total;
}

/** Sums over the rows of each group, one column per cell. */
function sumsBy(
  { cell, multiples }: CellMeans,
  { of, count }: Grouping,
  value: (row: number) => number,
): DenseMatrix {
  const columns = multiples.length;
  const out = denseMatrix(count, columns);
  for (let i = 0; i < cell.length; i++) out.data[of[i] * columns + cell[i]] += value(i);
  return out;
}

function sumOfSquares({ data }: DenseMatrix): number {
  return data.reduce((sum, value) => sum + value * value, 0);
}

function judged(estimate: number, variance: number, df: number): RobustDifference | null {
  const stdError = Math.sqrt(variance);
  if (!(stdError > 10 * Number.EPSILON * Math.abs(estimate)) || !(df >= LEAST_DF)) return null;
  return intervalOf(estimate, stdError, df);
}

/** By t with `df` degrees of freedom. */
export function intervalOf(estimate: number, stdError: number, df: number): RobustDifference {
  const { statistic: t, pValue, reach } = judge(estimate, stdError, df);
  return { stdError, t, df, pValue, ciLow: estimate - reach, ciHigh: estimate + reach };
}

/**
 * Errors that let firms of a group be alike, corrected for few and unequal groups: CR2 with Satterthwaite's degrees of freedom. Null where
 * a cell lies in one group altogether unless `isPartial`, and where nothing is left to judge by. O(groups · cells²). Sources: Bell and
 * McCaffrey 2002; Pustejovsky and Tipton 2018.
 */
export function groupedDifference(
  estimate: number,
  means: CellMeans,
  grouping: Grouping,
  isPartial = false,
): RobustDifference | null {
  const { multiples, residual, weight } = means;
  const cells = multiples.length;
  const total = cellWeights(means);
  const own = sumsBy(means, grouping, (i) => weight[i]);
  const rests = sumsBy(means, grouping, (i) => weight[i] * residual[i]);
  const z = denseMatrix(grouping.count, cells);
  let [variance, trace, squares] = [0, 0, 0];
  for (let g = 0; g < grouping.count; g++) {
    let [influence, mine, hat] = [0, 0, 0];
    for (let c = 0; c < cells; c++) {
      const at = g * cells + c;
      const share = own.data[at] / total[c];
      if (share > WHOLE && !isPartial) return null;
      const factor = share > WHOLE ? 0 : 1 / Math.sqrt(1 - share);
      const lever = (multiples[c] * factor) / total[c];
      influence += lever * rests.data[at];
      mine += lever * lever * own.data[at];
      z.data[at] = (lever * own.data[at]) / Math.sqrt(total[c]);
      hat += z.data[at] ** 2;
    }
    variance += influence * influence;
    trace += mine - hat;
    squares += mine * (mine - 2 * hat);
  }
  return judged(estimate, variance, trace ** 2 / (squares + sumOfSquares(times(transpose(z), z))));
}

/**
 * Errors that let firms be alike the more the nearer they are: Conley's sum, scaled to be unbiased for independent firms, with
 * Satterthwaite's degrees of freedom for the same, so that distances that leave few independent places widen the interval. `rows`: each
 * firm's place in the positions. Null where the kernel's sum is not positive. O(pairs of sites within the distance · cells). Sources:
 * Conley 1999; Bell and McCaffrey 2002 for the correction.
 */
export function nearDifference(
  estimate: number,
  means: CellMeans,
  rows: ArrayLike<number>,
  { positions, km, kernel }: Nearness,
): RobustDifference | null {
  const { cell, weight, residual, multiples } = means;
  const total = cellWeights(means);
  const { grouping, first } = sitesOf(rows, positions);
  const { count } = grouping;
  const cells = multiples.length;
  const lever = (i: number) => (multiples[cell[i]] * weight[i]) / total[cell[i]];
  const z = sumsBy(means, grouping, (i) => lever(i) / Math.sqrt(total[cell[i]]));
  // The sites' influence stands beside what the projection on the cells' means takes.
  const columns = denseMatrix(count, cells + 1);
  const own = denseMatrix(count, 1);
  for (let i = 0; i < cell.length; i++) {
    columns.data[grouping.of[i] * (cells + 1)] += lever(i) * residual[i];
    own.data[grouping.of[i]] += lever(i) ** 2 / weight[i];
  }
  for (let s = 0; s < count; s++)
    columns.data.set(z.data.subarray(s * cells, (s + 1) * cells), s * (cells + 1) + 1);
  const weightOf = kernelWeight(kernel);
  const near = smoothed(columns, first, positions, km, weightOf) ?? columns;
  const twice = smoothed(own, first, positions, km, (share) => weightOf(share) ** 2) ?? own;
  const kz = denseMatrix(count, cells);
  let [variance, ownTotal, squares] = [0, 0, 0];
  for (let s = 0; s < count; s++) {
    variance += columns.data[s * (cells + 1)] * near.data[s * (cells + 1)];
    kz.data.set(near.data.subarray(s * (cells + 1) + 1, (s + 1) * (cells + 1)), s * cells);
    ownTotal += own.data[s];
    const taken = kz.data.subarray(s * cells, (s + 1) * cells).reduce((sum, v) => sum + v * v, 0);
    squares += own.data[s] * (twice.data[s] - 2 * taken);
  }
  const projected = times(transpose(z), kz);
  let trace = ownTotal;
  for (let c = 0; c < cells; c++) trace -= projected.data[c * cells + c];
  const df = trace ** 2 / (squares + sumOfSquares(projected));
  if (!(variance > 0) || !(trace > 0)) return null;
  return judged(estimate, variance * (ownTotal / trace), df);
}
