import { denseOf } from '../../stats/design-matrix';
import {
  crossProduct,
  denseMatrix,
  dot,
  sandwich,
  times,
  timesVector,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import { lowerFactor, spreadOf, type Spread } from '../../stats/symmetric-roots';
import type { FamilyFit } from '../families/family-fit';
import type { Grouping } from '../groups';

/** What the correction is made of. */
export interface BiasReduced {
  /** Of the parameters on the basis. */
  readonly covariance: DenseMatrix;
  /** Satterthwaite's degrees of freedom of an estimate, by its derivatives by the parameters; never below 1. */
  readonly degrees: (gradient: Float64Array) => number;
}

/** A group that makes up a direction to this share leaves no residual along it. */
const WHOLE = 1 - 1e-9;

/** Rows of each group, first to last. */
function rowsByGroup({ of, count }: Grouping): Int32Array[] {
  const sizes = new Int32Array(count);
  for (const group of of) sizes[group]++;
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  const filled = new Int32Array(count);
  of.forEach((group, row) => (rows[group][filled[group]++] = row));
  return rows;
}

/** By how much a group's residuals along each direction are too short: 1/√(1 − share). */
function lengthening({ squares }: Spread): Float64Array {
  return squares.map((share) => (share > WHOLE ? 0 : 1 / Math.sqrt(1 - share)));
}

/**
 * Clustered errors whose residuals are lengthened so that they are unbiased for independent firms with the family's variance (CR2), and
 * Satterthwaite's degrees of freedom for the same. Of families with weights the correction is of the residuals over their
 * deviation. Null for families whose firms have no single weight, and where the design is singular. On a basis in which the weighted
 * design is orthonormal a group's correction is (1 − S)^(−½) of its cross product S alone. O(firms · parameters² + Σ min(firms of the
 * group, parameters)³). Sources: Bell and McCaffrey 2002; Pustejovsky and Tipton 2018.
 */
export function biasReduced(
  {
    working,
    covariance,
    scores,
  }: Pick<FamilyFit, 'working' | 'covariance'> & {
    readonly scores: Pick<FamilyFit['scores'], 'byGroup'>;
  },
  grouping: Grouping,
): BiasReduced | null {
  if (!working) return null;
  const lower = lowerFactor(covariance);
  if (!lower) return null;
  const k = covariance.columns;
  const dense = times(denseOf(working.matrix), lower);
  const spreads = rowsByGroup(grouping).map((rows) => {
    const own = denseMatrix(rows.length, k);
    rows.forEach((row, i) => {
      const root = Math.sqrt(working.weights[row]);
      for (let j = 0; j < k; j++) own.data[i * k + j] = root * dense.data[row * k + j];
    });
    return spreadOf(own);
  });
  const sums = times(scores.byGroup(grouping), lower);
  spreads.forEach((spread, g) => lengthen(sums.data.subarray(g * k, (g + 1) * k), spread));
  return {
    covariance: sandwich(lower, crossProduct(sums)),
    degrees: (gradient) => degreesOf(spreads, transposeTimesVector(lower, gradient)),
  };
}

function lengthen(sum: Float64Array, spread: Spread): void {
  const along = timesVector(spread.directions, sum);
  const factors = lengthening(spread);
  const more = transposeTimesVector(
    spread.directions,
    along.map((part, d) => part * (factors[d] - 1)),
  );
  for (let j = 0; j < sum.length; j++) sum[j] += more[j];
}

/** `lever`: the estimate's derivatives on the orthonormal basis. */
function degreesOf(spreads: readonly Spread[], lever: Float64Array): number {
  const z = denseMatrix(spreads.length, lever.length);
  let [trace, squares] = [0, 0];
  spreads.forEach((spread, g) => {
    const along = timesVector(spread.directions, lever);
    const factors = lengthening(spread);
    let own = 0;
    const taken = along.map((part, d) => {
      own += spread.squares[d] * (factors[d] * part) ** 2;
      return spread.squares[d] * factors[d] * part;
    });
    const row = transposeTimesVector(spread.directions, taken);
    z.data.set(row, g * lever.length);
    const hat = dot(row, row);
    trace += own - hat;
    squares += own * (own - 2 * hat);
  });
  const both = crossProduct(z);
  const df = trace ** 2 / (squares + dot(both.data, both.data));
  return Number.isFinite(df) ? Math.max(1, df) : spreads.length - 1;
}
