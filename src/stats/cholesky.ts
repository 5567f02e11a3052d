import { denseMatrix, type DenseMatrix } from './matrix';

/** A symmetric positive definite matrix's inverse and the logarithm of its determinant. */
export interface PositiveInverse {
  readonly inverse: DenseMatrix;
  readonly logDeterminant: number;
}

/** Least pivot as a share of its diagonal entry; below it the matrix is positive definite by rounding alone. */
const LEAST_PIVOT = 1e-14;

/** Cholesky's factor L, row after row; null where the matrix is not positive definite. */
function factorOf({ columns: k, data }: DenseMatrix): Float64Array | null {
  const l = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = data[i * k + j];
      for (let c = 0; c < j; c++) rest -= l[i * k + c] * l[j * k + c];
      if (i > j) l[i * k + j] = rest / l[j * k + j];
      else if (rest > LEAST_PIVOT * data[i * k + i]) l[i * k + i] = Math.sqrt(rest);
      else return null;
    }
  }
  return l;
}

/**
 * For searches that invert at every step: both at once, of the lower triangle, several times as fast as `invertPositive`. Null where the matrix is not positive definite, or holds what is not finite. O(columns³).
 */
export function invertWithDeterminant(a: DenseMatrix): PositiveInverse | null {
  const k = a.columns;
  const l = factorOf(a);
  if (!l) return null;
  // The inverse of L in its place, row after row.
  let logDeterminant = 0;
  for (let i = 0; i < k; i++) {
    const pivot = l[i * k + i];
    logDeterminant += 2 * Math.log(pivot);
    for (let j = 0; j < i; j++) {
      let total = 0;
      for (let c = j; c < i; c++) total -= l[i * k + c] * l[c * k + j];
      l[i * k + j] = total / pivot;
    }
    l[i * k + i] = 1 / pivot;
  }
  const inverse = denseMatrix(k, k);
  for (let c = 0; c < k; c++)
    for (let i = 0; i <= c; i++) {
      const factor = l[c * k + i];
      if (factor === 0) continue;
      for (let j = 0; j <= i; j++) inverse.data[i * k + j] += factor * l[c * k + j];
    }
  for (let i = 0; i < k; i++)
    for (let j = 0; j < i; j++) inverse.data[j * k + i] = inverse.data[i * k + j];
  return { inverse, logDeterminant };
}
