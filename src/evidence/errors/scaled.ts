import type { DenseMatrix } from '../../stats/matrix';

export function scaled(matrix: DenseMatrix, factor: number): DenseMatrix {
  return { ...matrix, data: matrix.data.map((value) => value * factor) };
}
