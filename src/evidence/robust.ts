import { crossProduct, sandwich, times, type DenseMatrix } from '../stats/matrix';
import type { FamilyFit } from './families/family-fit';
import { clusterFactor, type Grouping } from './groups';

function scaled(matrix: DenseMatrix, factor: number): DenseMatrix {
  return { ...matrix, data: matrix.data.map((value) => value * factor) };
}

/**
 * Heteroskedasticity-robust covariance HC1 from the scores of `rows` firms: n/(n − k), k counting every coefficient, threshold and
 * zero-part parameter (θ and σ not). Source: White 1980; MacKinnon and White 1985.
 */
export function heteroskedasticityRobust(
  { covariance, scores }: Pick<FamilyFit, 'covariance' | 'scores'>,
  rows: number,
): DenseMatrix {
  return scaled(sandwich(covariance, scores.squares), rows / (rows - covariance.columns));
}

/**
 * Covariance that lets the firms of a group be alike, with the factor G/(G−1) · (n−1)/(n−k). Null below two
 * groups. Source: Liang and Zeger 1986.
 */
export function clusterRobust(
  { covariance, scores }: Pick<FamilyFit, 'covariance' | 'scores'>,
  grouping: Grouping,
): DenseMatrix | null {
  if (grouping.count < 2) return null;
  const influence = times(scores.byGroup(grouping), covariance);
  const factor = clusterFactor(grouping.count, grouping.of.length, covariance.columns);
  return scaled(crossProduct(influence), factor);
}
