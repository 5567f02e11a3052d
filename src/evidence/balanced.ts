import { tQuantile, tTwoSided } from '../stats/distributions';
import { clusterFactor, gatherGroups } from './groups';
import { nearestOfSize } from './nearest-size';

/** Inside against outside among firms that are alike in something else: the average over the firms inside that have a counterpart. */
export interface BalancedDifference {
  /** Firms inside that have all values, and those of them with a counterpart outside. */
  readonly inside: number;
  readonly matched: number;
  /** Firms outside that serve as counterparts. */
  readonly counterparts: number;
  /** Mean of the matched firms, and of their counterparts, weighted to be as many. NaN without a match. */
  readonly insideMean: number;
  readonly outsideMean: number;
  readonly difference: number;
  /** Municipalities among the firms used. */
  readonly groups: number;
  /** Clustered by municipality; NaN for fewer than two municipalities, or where nothing varies. */
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
  /** Municipality, negative where not known. */
  readonly groups: Int32Array;
  /** Firms are compared within a stratum; negative where not known. */
  readonly strata: Int32Array;
}

/** What an estimator weighs, row by row: the weight in its side's mean (0 for unused), and the mean that the row is held to. */
interface Weighing {
  readonly rows: readonly number[];
  readonly weights: Float64Array;
  readonly centres: Float64Array;
  /** Means that were estimated. */
  readonly parameters: number;
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
 * are clustered by municipality (Liang and Zeger 1986; factor CR1), judged by t with groups − 1 degrees of freedom. O(n).
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
  const weights = new Float64Array(used.length);
  const centres = new Float64Array(used.length);
  used.forEach((i, at) => {
    const { count, sum } = cells.get(strata[i])!;
    weights[at] = inside[i] === 1 ? 1 : count[1] / count[0];
    centres[at] = sum[inside[i]] / count[inside[i]];
  });
  const compared = new Set(used.map((i) => strata[i])).size;
  return weighed(columns, rows, { rows: used, weights, centres, parameters: 2 * compared });
}

/**
 * Each firm inside beside the firms outside of the same stratum whose size is nearest, those equally near sharing; with
 * replacement, and not beyond `caliper` (in the unit of `size`). The errors are those of weighted least squares on the matched firms,
 * clustered by municipality; that the matches were found in the same data is not part of them (Abadie and Imbens 2006 treat the
 * independent case). Missing sizes (NaN) take no part. O(n log n).
 */
export function matchedDifference(
  columns: BalanceColumns,
  size: Float64Array,
  caliper: number,
): BalancedDifference {
  const { values, inside, strata } = columns;
  const rows = usable(columns).filter((i) => Number.isFinite(size[i]));
  const weight = nearestOfSize(rows, inside, strata, size, caliper);
  const used = rows.filter((i) => weight[i] > 0);
  const sums = [0, 0];
  const totals = [0, 0];
  for (const i of used) {
    sums[inside[i]] += weight[i] * values[i];
    totals[inside[i]] += weight[i];
  }
  const weights = Float64Array.from(used, (i) => weight[i]);
  const centres = Float64Array.from(used, (i) => sums[inside[i]] / totals[inside[i]]);
  return weighed(columns, rows, { rows: used, weights, centres, parameters: 2 });
}

function weighed(
  { values, inside, groups }: BalanceColumns,
  candidates: readonly number[],
  { rows, weights, centres, parameters }: Weighing,
): BalancedDifference {
  const matched = rows.reduce((count, i) => count + inside[i], 0);
  const grouping = gatherGroups(groups, rows);
  const means = [0, 0];
  const influence = new Float64Array(grouping.count);
  rows.forEach((i, at) => {
    const share = weights[at] / matched;
    means[inside[i]] += share * values[i];
    influence[grouping.of[at]] += (inside[i] ? share : -share) * (values[i] - centres[at]);
  });
  const [outsideMean, insideMean] = matched > 0 ? means : [NaN, NaN];
  const difference = insideMean - outsideMean;
  return {
    inside: candidates.reduce((count, i) => count + inside[i], 0),
    matched,
    counterparts: rows.length - matched,
    insideMean,
    outsideMean,
    difference,
    groups: grouping.count,
    ...judged(difference, influence, rows.length, parameters, Math.max(...means.map(Math.abs))),
  };
}

function judged(
  difference: number,
  influence: Float64Array,
  firms: number,
  parameters: number,
  scale: number,
) {
  const groups = influence.length;
  const squares = influence.reduce((sum, part) => sum + part * part, 0);
  const stdError =
    groups > 1 && firms > parameters
      ? Math.sqrt(squares * clusterFactor(groups, firms, parameters))
      : NaN;
  if (!(stdError > 10 * Number.EPSILON * scale))
    return { stdError: NaN, pValue: NaN, ciLow: NaN, ciHigh: NaN };
  const reach = tQuantile(0.975, groups - 1) * stdError;
  return {
    stdError,
    pValue: tTwoSided(difference / stdError, groups - 1),
    ciLow: difference - reach,
    ciHigh: difference + reach,
  };
}
