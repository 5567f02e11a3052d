import { intervalOf, type RobustDifference } from './likeness/cell-means';
import type { Grouping } from './groups';
import {
  independentPlaces,
  kernelWeight,
  sitesOf,
  smoothed,
  type Nearness,
} from './spatial/nearness';
import { denseMatrix } from '../stats/matrix';
import { sum } from '../stats/summary';
import { weightSums, type Unweighted, type WeightSums } from './survey-weights';

/** One side of a weighted comparison. */
export interface WeightedGroup extends WeightSums {
  readonly mean: number;
  readonly stdError: number;
}

/** Inside against outside by survey weights. The difference is inside minus outside, its errors are design-based. */
export interface WeightedComparison extends RobustDifference, WeightSums {
  readonly inside: WeightedGroup;
  readonly outside: WeightedGroup;
  readonly difference: number;
  /** Groups that count as drawn; null where single firms do, or errors go by distance. */
  readonly groups: number | null;
  readonly unweighted: Unweighted;
}

/** Firms with a weight above 0, one entry each. */
export interface WeightedSides {
  readonly values: Float64Array;
  readonly isInside: Uint8Array;
  readonly weights: Float64Array;
  /** Rows of what was asked. */
  readonly rows: Int32Array;
  readonly grouping: Grouping | null;
  readonly unweighted: Unweighted;
}

/** Groups below which nothing is left to judge a difference of two means by. */
const LEAST_GROUPS = 3;

/** How each firm moves an estimate, and what that comes to as the estimate's variance. */
interface Spread {
  readonly variance: (influence: Float64Array) => number;
  readonly df: number;
  readonly groups: number | null;
}

/** Groups, or firms, drawn with replacement: G/(G − 1) · Σ (sums of influence)², by G − 2 degrees of freedom. */
function byDraws(of: Int32Array | null, count: number): Spread {
  return {
    variance(influence) {
      let sums = influence;
      if (of) {
        sums = new Float64Array(count);
        for (let i = 0; i < of.length; i++) sums[of[i]] += influence[i];
      }
      return (count / (count - 1)) * sums.reduce((total, part) => total + part * part, 0);
    },
    df: count - 2,
    groups: of && count,
  };
}

/** The sum and the degrees of freedom of Conley's errors in regressions; NaN where it is not positive. */
function byDistance(rows: Int32Array, near: Nearness): Spread {
  const { positions, km, kernel } = near;
  const { grouping, first } = sitesOf(rows, positions);
  return {
    variance(influence) {
      const sums = denseMatrix(grouping.count, 1);
      influence.forEach((part, i) => (sums.data[grouping.of[i]] += part));
      const around = smoothed(sums, first, positions, km, kernelWeight(kernel)) ?? sums;
      const total = sums.data.reduce((all, part, s) => all + part * around.data[s], 0);
      return total > 0 ? (total * rows.length) / (rows.length - 2) : NaN;
    },
    df: Math.max(1, independentPlaces(rows, near) - 1),
    groups: null,
  };
}

/** A side that lies in one group altogether says nothing about differences between groups: its error would be 0. */
function areTold({ isInside }: WeightedSides, { of, count }: Grouping): boolean {
  const found = [0, 1].map((side) => new Set(of.filter((_, i) => isInside[i] === side)).size);
  return count >= LEAST_GROUPS && found.every((groups) => groups > 1);
}

function spreadOf(sides: WeightedSides, near?: Nearness): Spread {
  const { rows, grouping } = sides;
  if (near) return byDistance(rows, near);
  return grouping && areTold(sides, grouping)
    ? byDraws(grouping.of, grouping.count)
    : byDraws(null, rows.length);
}

/**
 * The difference of weighted means (Hájek's) with its linearised error under sampling with replacement: of the groups where each
 * side lies in several and there are at least three, else of single firms. With `near` the influences are put together by Conley's sum. What can't be judged is
 * NaN. O(n), and the pairs that are near. Sources: Binder 1983; Lumley 2004, whose svyglm gives the same.
 */
export function weightedDifference(sides: WeightedSides, near?: Nearness): WeightedComparison {
  const { values, isInside, weights, unweighted } = sides;
  const spread = spreadOf(sides, near);
  const side = (wanted: number) => {
    const own = weights.map((weight, i) => (isInside[i] === wanted ? weight : 0));
    const sums = weightSums(own.filter((weight) => weight > 0));
    const mean = sum(own.map((weight, i) => weight * values[i])) / sums.sum;
    const influence = own.map((weight, i) => (weight / sums.sum) * (values[i] - mean));
    return { ...sums, mean, influence, stdError: Math.sqrt(spread.variance(influence)) };
  };
  const [outside, inside] = [side(0), side(1)];
  const difference = inside.mean - outside.mean;
  const both = inside.influence.map((part, i) => part - outside.influence[i]);
  const stdError = Math.sqrt(spread.variance(both));
  const scale = Math.max(Math.abs(inside.mean), Math.abs(outside.mean));
  const isJudged = stdError > 10 * Number.EPSILON * scale && spread.df >= 1;
  const grouped = ({ influence: _, ...group }: typeof inside): WeightedGroup => group;
  return {
    ...weightSums(weights),
    inside: grouped(inside),
    outside: grouped(outside),
    difference,
    groups: spread.groups,
    unweighted,
    ...intervalOf(difference, isJudged ? stdError : NaN, isJudged ? spread.df : NaN),
  };
}
