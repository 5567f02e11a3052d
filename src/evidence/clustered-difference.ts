import { intervalOf, type RobustDifference } from './likeness/cell-means';
import { clusterFactor, type Grouping } from './groups';

/** The difference in means with errors that may be alike within a group, judged by groups − 1 degrees of freedom. */
export interface ClusteredDifference extends RobustDifference {
  readonly groups: number;
}

interface Sides {
  readonly values: Float64Array;
  readonly isInside: Uint8Array;
}

/**
 * Least squares on the inside indicator with cluster-robust errors (Liang and Zeger 1986; factor CR1), judged by
 * t with groups − 1 degrees of freedom. Null where there are fewer than two groups, or no variation to judge by.
 * O(n).
 */
export function clusteredDifference(
  { values, isInside }: Sides,
  { of, count }: Grouping,
): ClusteredDifference | null {
  if (count < 2) return null;
  const n = values.length;
  const total = [0, 0];
  const firms = [0, 0];
  for (let i = 0; i < n; i++) {
    total[isInside[i]] += values[i];
    firms[isInside[i]]++;
  }
  const means = [total[0] / firms[0], total[1] / firms[1]];
  const difference = means[1] - means[0];
  // A group's share in the difference's error: its residuals inside over n₁, minus those outside over n₀.
  const influence = new Float64Array(count);
  for (let i = 0; i < n; i++) {
    const side = isInside[i];
    influence[of[i]] += ((side ? 1 : -1) * (values[i] - means[side])) / firms[side];
  }
  const squares = influence.reduce((sum, part) => sum + part * part, 0);
  const stdError = Math.sqrt(squares * clusterFactor(count, n, 2));
  const scale = Math.max(Math.abs(means[0]), Math.abs(means[1]));
  if (!(stdError > 10 * Number.EPSILON * scale)) return null;
  return { groups: count, ...intervalOf(difference, stdError, count - 1) };
}
