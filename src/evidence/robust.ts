import { crossProduct, denseMatrix, type DenseMatrix } from '../stats/matrix';
import { clusterFactor, type Grouping } from './groups';

function scaled(matrix: DenseMatrix, factor: number): DenseMatrix {
  return { ...matrix, data: matrix.data.map((value) => value * factor) };
}

/**
 * Heteroskedasticity-robust covariance HC1 from the rows' influence: n/(n − k), k counting every coefficient,
 * threshold and zero-part parameter (θ and σ not). Source: White 1980; MacKinnon and White 1985.
 */
export function heteroskedasticityRobust(influence: DenseMatrix): DenseMatrix {
  const { rows, columns } = influence;
  return scaled(crossProduct(influence), rows / (rows - columns));
}

/**
 * Covariance that lets the firms of a group be alike, with the factor G/(G−1) · (n−1)/(n−k). Null below two
 * groups. Source: Liang and Zeger 1986.
 */
export function clusterRobust(influence: DenseMatrix, grouping: Grouping): DenseMatrix | null {
  if (grouping.count < 2) return null;
  const { rows, columns } = influence;
  const sums = denseMatrix(grouping.count, columns);
  for (let i = 0; i < rows; i++) {
    const at = grouping.of[i] * columns;
    for (let j = 0; j < columns; j++) sums.data[at + j] += influence.data[i * columns + j];
  }
  return scaled(crossProduct(sums), clusterFactor(grouping.count, rows, columns));
}
