import { groupedDifference, nearDifference } from './cell-means';
import { gatherGroups } from '../groups';
import type { Nearness } from '../spatial/nearness';
import type { Candidates } from './balance-weights';
import { nearestOfSize } from './nearest-size';

/** Inside against outside among firms that are alike in something else: the average over the firms inside that have a counterpart. */
export interface BalancedDifference {
  /** Firms inside that have all values, and those of them with a counterpart outside. */
  readonly inside: number;
  readonly matched: number;
  /** Firms outside that serve as counterparts. */
  readonly counterparts: number;
  /** As many equal ones as the counterparts amount to by their weights (Kish 1965); NaN without a match. */
  readonly effective: number;
  /** Standardised difference of each trait among the firms used, by their weights; NaN where it is not known. */
  readonly balance: readonly number[];
  /** Mean of the matched firms, and of their counterparts, weighted to be as many. NaN without a match. */
  readonly insideMean: number;
  readonly outsideMean: number;
  readonly difference: number;
  /** Groups among the firms used, 0 where none were given. */
  readonly groups: number;
  /** As errors of the whole difference; NaN where the data give none. */
  readonly stdError: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** The firms that take part: columns of one length, one entry per firm. */
export interface BalanceColumns {
  /** NaN where missing. */
  readonly values: Float64Array;
  /** 1 inside, 0 outside, anything else in neither group. */
  readonly inside: ArrayLike<number>;
  /** Number of a group, negative where not known; absent where firms are taken as independent. */
  readonly groups?: Int32Array;
  /** How firms are alike by distance, in place of groups. */
  readonly near?: Nearness;
  /** Firms are compared within a stratum; negative where not known. */
  readonly strata: Int32Array;
  /** What firms should be alike in. */
  readonly traits?: readonly Trait[];
}

/** A column that both sides should have alike, NaN where missing, and the spread that its differences are measured by. */
export interface Trait {
  readonly values: Float64Array;
  readonly spread: number;
}

/**
 * The difference of a column's means, inside minus outside, in the root of the sides' mean variance, and that spread; NaN where either side
 * has no firm or nothing varies. Of a column of 0 and 1 the variance is that of a share. Source: Austin 2009.
 */
export function standardisedDifference(
  { values, inside }: Pick<BalanceColumns, 'values' | 'inside'>,
  trait: Float64Array,
): { readonly difference: number; readonly spread: number } {
  const sides = [0, 1].map((side) =>
    trait.filter((x, i) => inside[i] === side && Number.isFinite(values[i]) && !Number.isNaN(x)),
  );
  const isShare = sides.every((side) => side.every((x) => x === 0 || x === 1));
  const [outside, within] = sides.map((side) => {
    const mean = side.reduce((sum, x) => sum + x, 0) / side.length;
    const squares = side.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    return { mean, variance: squares / (isShare ? side.length : side.length - 1) };
  });
  const spread = Math.sqrt((within.variance + outside.variance) / 2);
  return spread > 0
    ? { difference: (within.mean - outside.mean) / spread, spread }
    : { difference: NaN, spread: NaN };
}

/** What an estimator weighs, row by row: the cell whose mean the row is held to, and the weight in it. Odd cells are inside. */
interface Weighing {
  readonly rows: readonly number[];
  readonly weights: Float64Array;
  readonly cell: Int32Array;
  /** Of each cell's mean in its side's. */
  readonly shares: Float64Array;
}

function usable({ values, inside, strata }: BalanceColumns): number[] {
  const rows: number[] = [];
  for (let i = 0; i < values.length; i++)
    if ((inside[i] === 0 || inside[i] === 1) && Number.isFinite(values[i]) && strata[i] >= 0)
      rows.push(i);
  return rows;
}

/**
 * The difference within strata (say, industries), averaged with the firms inside as weights: least squares on strata, the inside
 * indicator and all their products, and the average effect on the firms inside. Strata without a firm on either side are left out. Errors
 * as in src/evidence/cell-means. O(n).
 */
export function stratifiedDifference(columns: BalanceColumns): BalancedDifference {
  const { values, inside, strata } = columns;
  const rows = usable(columns);
  const cells = new Map<number, { count: number[]; sum: number[] }>();
  for (const i of rows) {
    let cell = cells.get(strata[i]);
    if (!cell) cells.set(strata[i], (cell = { count: [0, 0], sum: [0, 0] }));
    cell.count[inside[i]]++;
    cell.sum[inside[i]] += values[i];
  }
  const twoSided = (i: number) => cells.get(strata[i])!.count.every((count) => count > 0);
  const used = rows.filter(twoSided);
  const compared = [...new Set(used.map((i) => strata[i]))];
  const place = new Map(compared.map((stratum, at) => [stratum, at]));
  const matched = used.reduce((count, i) => count + inside[i], 0);
  const cell = Int32Array.from(used, (i) => 2 * place.get(strata[i])! + inside[i]);
  const shares = Float64Array.from(
    { length: 2 * compared.length },
    (_, c) => cells.get(compared[c >> 1])!.count[1] / matched,
  );
  const weights = new Float64Array(used.length).fill(1);
  return weighed(columns, rows, { rows: used, weights, cell, shares });
}

/**
 * Each firm inside beside the firms outside of the same stratum whose size is nearest, those equally near sharing; with
 * replacement, and not beyond `caliper` (in the unit of `size`). The errors are those of weighted least squares on the matched firms,
 * as in src/evidence/cell-means; that the matches were found in the same data is not part of them (Abadie and Imbens 2006 treat the
 * independent case). Missing sizes (NaN) take no part. O(n log n).
 */
export function matchedDifference(
  columns: BalanceColumns,
  size: Float64Array,
  caliper: number,
): BalancedDifference {
  return differenceByWeights(columns, size, ({ rows, inside, strata }) =>
    nearestOfSize(rows, inside, strata, size, caliper),
  );
}

/**
 * The difference of means by weights that make the firms outside like those inside: 0 for firms that take no part, nowhere anything where
 * they are null. Missing sizes take no part. Errors are those of weighted least squares, as in src/evidence/cell-means; that the weights
 * were found in the same data is not part of them.
 */
export function differenceByWeights(
  columns: BalanceColumns,
  size: Float64Array,
  weigh: (candidates: Candidates) => Float64Array | null,
): BalancedDifference {
  const { inside, strata } = columns;
  const rows = usable(columns).filter((i) => Number.isFinite(size[i]));
  const weight = weigh({ rows, inside, strata, size }) ?? new Float64Array(size.length);
  const used = rows.filter((i) => weight[i] > 0);
  const weights = Float64Array.from(used, (i) => weight[i]);
  const cell = Int32Array.from(used, (i) => inside[i]);
  return weighed(columns, rows, { rows: used, weights, cell, shares: Float64Array.of(1, 1) });
}

/** Standardised differences of the traits, each row counting by its share in its side's mean. */
function balanceOf(
  { traits = [], inside }: BalanceColumns,
  rows: readonly number[],
  share: Float64Array,
): number[] {
  return traits.map(({ values, spread }) => {
    const [sums, totals] = [
      [0, 0],
      [0, 0],
    ];
    rows.forEach((i, at) => {
      if (Number.isNaN(values[i])) return;
      sums[inside[i]] += share[at] * values[i];
      totals[inside[i]] += share[at];
    });
    return (sums[1] / totals[1] - sums[0] / totals[0]) / spread;
  });
}

function weighed(
  { values, inside, groups, near, ...columns }: BalanceColumns,
  candidates: readonly number[],
  { rows, weights, cell, shares }: Weighing,
): BalancedDifference {
  const matched = rows.reduce((count, i) => count + inside[i], 0);
  const sums = new Float64Array(shares.length);
  const totals = new Float64Array(shares.length);
  rows.forEach((i, at) => {
    sums[cell[at]] += weights[at] * values[i];
    totals[cell[at]] += weights[at];
  });
  const means = sums.map((sum, c) => sum / totals[c]);
  const sideMean = (side: number) =>
    matched > 0
      ? means.reduce((sum, mean, c) => sum + (c % 2 === side ? shares[c] * mean : 0), 0)
      : NaN;
  const [outsideMean, insideMean] = [sideMean(0), sideMean(1)];
  const difference = insideMean - outsideMean;
  const grouping = groups ? gatherGroups(groups, rows) : null;
  const cells = {
    cell,
    weight: weights,
    residual: Float64Array.from(rows, (i, at) => values[i] - means[cell[at]]),
    multiples: shares.map((share, c) => (c % 2 === 1 ? share : -share)),
  };
  const found = near
    ? nearDifference(difference, cells, rows, near)
    : grouping && groupedDifference(difference, cells, grouping, shares.length > 2);
  const { stdError, pValue, ciLow, ciHigh } = found ?? NOT_JUDGED;
  const share = Float64Array.from(
    rows,
    (_, at) => (shares[cell[at]] * weights[at]) / totals[cell[at]],
  );
  const squares = rows.reduce((sum, i, at) => sum + (inside[i] === 0 ? share[at] ** 2 : 0), 0);
  return {
    inside: candidates.reduce((count, i) => count + inside[i], 0),
    matched,
    counterparts: rows.length - matched,
    effective: matched > 0 ? 1 / squares : NaN,
    balance: balanceOf({ values, inside, ...columns }, rows, share),
    ...{ insideMean, outsideMean, difference },
    groups: grouping?.count ?? 0,
    ...{ stdError, pValue, ciLow, ciHigh },
  };
}

const NOT_JUDGED = { stdError: NaN, pValue: NaN, ciLow: NaN, ciHigh: NaN };
