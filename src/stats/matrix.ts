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

/** Sum of products of two vectors, the first of which says how long. */
export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
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
  const out = denseMatrix(k, k);
  const sums = out.data;
  const whole = a.rows - (a.rows % 4);
  const weightOf = (i: number): number => (weights ? weights[i] : 1);
  // Four rows at once, so that each sum is read and written a quarter as often.
  for (let i = 0; i < whole; i += 4) {
    const [v0, v1, v2, v3] = [weightOf(i), weightOf(i + 1), weightOf(i + 2), weightOf(i + 3)];
    const [r0, r1, r2, r3] = [i * k, (i + 1) * k, (i + 2) * k, (i + 3) * k];
    for (let p = 0; p < k; p++) {
      const f0 = v0 * data[r0 + p];
      const f1 = v1 * data[r1 + p];
      const f2 = v2 * data[r2 + p];
      const f3 = v3 * data[r3 + p];
      if (f0 === 0 && f1 === 0 && f2 === 0 && f3 === 0) continue;
      const at = p * k;
      for (let q = p; q < k; q++) {
        sums[at + q] +=
          f0 * data[r0 + q] + f1 * data[r1 + q] + (f2 * data[r2 + q] + f3 * data[r3 + q]);
      }
    }
  }
  for (let i = whole; i < a.rows; i++) addSquare(sums, data, i * k, k, weightOf(i));
  mirror(out);
  return out;
}

/** Adds weight · row · row' to the upper triangle of a k × k result. */
function addSquare(
  sums: Float64Array,
  data: Float64Array,
  row: number,
  k: number,
  weight: number,
): void {
  for (let p = 0; p < k; p++) {
    const factor = weight * data[row + p];
    for (let q = p; q < k; q++) sums[p * k + q] += factor * data[row + q];
  }
}

/** Copies the upper triangle to the lower one. */
export function mirror(a: DenseMatrix): void {
  const k = a.columns;
  for (let p = 1; p < k; p++) {
    for (let q = 0; q < p; q++) a.data[p * k + q] = a.data[q * k + p];
  }
}

/** A·V·A' for a symmetric V; symmetric to the last bit. Zeros of A cost nothing. */
export function sandwich(a: DenseMatrix, v: DenseMatrix): DenseMatrix {
  // (A·V)' is V·A', so that A stands on the left both times, where zeros are passed over.
  const out = times(a, transpose(times(a, v)));
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
