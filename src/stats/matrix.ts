import { CholeskyDecomposition, Matrix } from 'ml-matrix';

/**
 * A dense matrix of doubles, row after row in one array. The tall ones (a row per firm) are run through by
 * loops here; what needs a decomposition goes to ml-matrix.
 */
export interface DenseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function denseMatrix(rows: number, columns: number, data?: Float64Array): DenseMatrix {
  if (data && data.length !== rows * columns) {
    throw new RangeError(`a ${rows} by ${columns} matrix can't hold ${data.length} numbers`);
  }
  return { rows, columns, data: data ?? new Float64Array(rows * columns) };
}

function toLibrary(matrix: DenseMatrix): Matrix {
  return Matrix.from1DArray(matrix.rows, matrix.columns, matrix.data as unknown as number[]);
}

function fromLibrary(matrix: Matrix): DenseMatrix {
  return denseMatrix(matrix.rows, matrix.columns, Float64Array.from(matrix.to1DArray()));
}

/** A·b for a vector b, which may be longer than A is wide. */
export function timesVector({ rows, columns, data }: DenseMatrix, b: Float64Array): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0, at = 0; i < rows; i++) {
    let total = 0;
    for (let j = 0; j < columns; j++, at++) total += data[at] * b[j];
    out[i] = total;
  }
  return out;
}

/** A'·b for a vector b. */
export function transposeTimesVector(
  { rows, columns, data }: DenseMatrix,
  b: Float64Array,
): Float64Array {
  const out = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    const factor = b[i];
    for (let j = 0; j < columns; j++, at++) out[j] += data[at] * factor;
  }
  return out;
}

/** A·B. */
export function times(a: DenseMatrix, b: DenseMatrix): DenseMatrix {
  const width = b.columns;
  const [left, right, out] = [a.data, b.data, new Float64Array(a.rows * width)];
  for (let i = 0, at = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++, at++) {
      const factor = left[at];
      if (factor === 0) continue;
      for (let j = 0; j < width; j++) out[i * width + j] += factor * right[k * width + j];
    }
  }
  return denseMatrix(a.rows, width, out);
}

export function transpose(a: DenseMatrix): DenseMatrix {
  const out = denseMatrix(a.columns, a.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < a.columns; j++) out.data[j * a.rows + i] = a.data[i * a.columns + j];
  }
  return out;
}

/** A'·diag(weights)·A, weights 1 unless given. Symmetric. O(rows · columns²). */
export function crossProduct(a: DenseMatrix, weights?: Float64Array): DenseMatrix {
  const k = a.columns;
  const data = a.data;
  const sums = new Float64Array(k * k);
  for (let i = 0; i < a.rows; i++) {
    const weight = weights ? weights[i] : 1;
    if (weight === 0) continue;
    const row = i * k;
    for (let p = 0; p < k; p++) {
      const factor = weight * data[row + p];
      if (factor === 0) continue;
      const at = p * k;
      for (let q = p; q < k; q++) sums[at + q] += factor * data[row + q];
    }
  }
  const out = denseMatrix(k, k, sums);
  mirror(out);
  return out;
}

/** Copies the upper triangle to the lower one. */
export function mirror(a: DenseMatrix): void {
  const k = a.columns;
  for (let p = 1; p < k; p++) {
    for (let q = 0; q < p; q++) a.data[p * k + q] = a.data[q * k + p];
  }
}

/** A·V·A' for a symmetric V; symmetric to the last bit. */
export function sandwich(a: DenseMatrix, v: DenseMatrix): DenseMatrix {
  const out = times(times(a, v), transpose(a));
  mirror(out);
  return out;
}

/** Roots of the diagonal: standard errors of a covariance. Negative or NaN entries give NaN. */
export function rootDiagonal(a: DenseMatrix): Float64Array {
  return Float64Array.from({ length: a.rows }, (_, i) => Math.sqrt(a.data[i * a.columns + i]));
}

/** Cholesky's factor of a symmetric matrix; null where it is not positive definite (or is so only by rounding). */
function factorise(a: DenseMatrix): CholeskyDecomposition | null {
  if (!a.data.every(Number.isFinite)) return null;
  const exact = { ...a, data: Float64Array.from(a.data) };
  // The library refuses matrices whose two triangles differ in the last bit.
  mirror(exact);
  const factor = new CholeskyDecomposition(toLibrary(exact));
  return factor.isPositiveDefinite() ? factor : null;
}

/** Solves A·x = b for a symmetric positive definite A; null where A is not that (or is so only by rounding). */
export function solvePositive(a: DenseMatrix, b: Float64Array): Float64Array | null {
  const factor = factorise(a);
  if (!factor) return null;
  const solved = Float64Array.from(factor.solve(Matrix.columnVector(Array.from(b))).to1DArray());
  return solved.every(Number.isFinite) ? solved : null;
}

/** Inverse of a symmetric positive definite matrix; null where it is not that. */
export function invertPositive(a: DenseMatrix): DenseMatrix | null {
  const factor = factorise(a);
  if (!factor) return null;
  const inverted = fromLibrary(factor.solve(Matrix.eye(a.rows)));
  mirror(inverted);
  return inverted.data.every(Number.isFinite) ? inverted : null;
}

/** Determinant of a symmetric positive definite matrix; NaN where it is not that. 1 for 0 rows. */
export function determinantPositive(a: DenseMatrix): number {
  if (a.rows === 0) return 1;
  const factor = factorise(a);
  if (!factor) return NaN;
  const root = factor.lowerTriangularMatrix.diagonal().reduce((product, d) => product * d, 1);
  return root * root;
}
