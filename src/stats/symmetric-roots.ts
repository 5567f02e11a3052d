import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { denseMatrix, mirror, type DenseMatrix } from './matrix';

/** Cholesky's factor L with L·L' = A of a symmetric matrix; null where it is not positive definite, or not finite. */
export function lowerFactor(a: DenseMatrix): DenseMatrix | null {
  if (!a.data.every(Number.isFinite)) return null;
  const exact = { ...a, data: Float64Array.from(a.data) };
  mirror(exact);
  const factor = new CholeskyDecomposition(
    Matrix.from1DArray(a.rows, a.columns, Array.from(exact.data)),
  );
  if (!factor.isPositiveDefinite()) return null;
  return denseMatrix(
    a.rows,
    a.columns,
    Float64Array.from(factor.lowerTriangularMatrix.to1DArray()),
  );
}

/** The directions along which rows spread: R'·R = directions'·diag(squares)·directions, those without any left out. */
export interface Spread {
  /** A row per direction, of length 1, as wide as R. */
  readonly directions: DenseMatrix;
  readonly squares: Float64Array;
}

/** Squares below this share of 1 are rounding. */
const NOTHING = 1e-12;

/** Of a matrix R whose rows' squares do not exceed 1 along any direction. O(min(rows, columns)²·(rows + columns)). */
export function spreadOf(r: DenseMatrix): Spread {
  const { rows, columns, data } = r;
  if (rows === 1) return ofOne(r);
  const wide = rows <= columns;
  const size = wide ? rows : columns;
  const product = new Matrix(size, size);
  for (let a = 0; a < size; a++)
    for (let b = a; b < size; b++) {
      let total = 0;
      if (wide)
        for (let j = 0; j < columns; j++) total += data[a * columns + j] * data[b * columns + j];
      else for (let i = 0; i < rows; i++) total += data[i * columns + a] * data[i * columns + b];
      product.set(a, b, total);
      product.set(b, a, total);
    }
  const found = new EigenvalueDecomposition(product, { assumeSymmetric: true });
  const kept = found.realEigenvalues.flatMap((square, at) =>
    square > NOTHING ? [{ square, at }] : [],
  );
  const directions = denseMatrix(kept.length, columns);
  const vectors = found.eigenvectorMatrix;
  kept.forEach(({ square, at }, d) => {
    const out = directions.data.subarray(d * columns, (d + 1) * columns);
    if (!wide) {
      for (let j = 0; j < columns; j++) out[j] = vectors.get(j, at);
      return;
    }
    for (let i = 0; i < rows; i++) {
      const factor = vectors.get(i, at) / Math.sqrt(square);
      for (let j = 0; j < columns; j++) out[j] += factor * data[i * columns + j];
    }
  });
  return { directions, squares: Float64Array.from(kept, ({ square }) => square) };
}

function ofOne({ columns, data }: DenseMatrix): Spread {
  const square = data.reduce((sum, value) => sum + value * value, 0);
  if (!(square > NOTHING))
    return { directions: denseMatrix(0, columns), squares: new Float64Array() };
  const length = Math.sqrt(square);
  return {
    directions: denseMatrix(
      1,
      columns,
      data.map((value) => value / length),
    ),
    squares: Float64Array.of(square),
  };
}
