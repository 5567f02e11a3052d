import {
  dot,
  crossProduct,
  denseMatrix,
  invertPositive,
  times,
  timesVector,
  transpose,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import type { Basis } from '../../stats/basis';
import { spatialLag, type SpatialWeights } from '../../stats/spatial-weights';

/** The sum of squares that a spatial model leaves at a value of its parameter, all other parameters at their best. */
export interface Profile {
  readonly squares: number;
  /** By the spatial parameter. */
  readonly first: number;
  readonly second: number;
}

/** What the other parameters are at a value of the spatial one. */
export interface AtOptimum {
  readonly coefficients: Float64Array;
  /** Their covariance where the spatial parameter is known, of variance 1. */
  readonly unscaled: DenseMatrix;
  /** How they move with the spatial parameter. */
  readonly slope: Float64Array;
}

/** The sum of squares of a spatial model as a function of its parameter, and its coefficients. */
export interface SpatialProfile {
  at(parameter: number): Profile | null;
  /** Throws where `at` has no answer. */
  solve(parameter: number): AtOptimum;
}

/** Without what the basis makes up of it, taken out twice so that rounding leaves nothing. */
function residualOf({ q }: Basis, y: Float64Array): Float64Array {
  let left = y;
  for (let round = 0; round < 2; round++) {
    const part = timesVector(q, transposeTimesVector(q, left));
    left = left.map((value, i) => value - part[i] / q.rows);
  }
  return left;
}

function inOriginal({ toOriginal, q }: Basis, y: Float64Array): Float64Array {
  return timesVector(
    toOriginal,
    transposeTimesVector(q, y).map((value) => value / q.rows),
  );
}

/** y = ρWy + Xβ + ε: least squares of y − ρWy, so that the sum of squares is a parabola of ρ. */
export function lagProfile(
  basis: Basis,
  y: Float64Array,
  weights: SpatialWeights,
): SpatialProfile & { readonly information: number } {
  const lagged = spatialLag(weights, y);
  const [own, ofLag] = [residualOf(basis, y), residualOf(basis, lagged)];
  const [b, c] = [dot(own, ofLag), dot(ofLag, ofLag)];
  return {
    // The share of Wy that the terms leave: without it nothing tells ρ.
    information: c / dot(lagged, lagged),
    at: (rho) => {
      const residual = own.map((value, i) => value - rho * ofLag[i]);
      return { squares: dot(residual, residual), first: 2 * (rho * c - b), second: 2 * c };
    },
    solve: (rho) => {
      const { toOriginal, q } = basis;
      const unscaled = times(toOriginal, transpose(toOriginal));
      return {
        coefficients: inOriginal(
          basis,
          y.map((value, i) => value - rho * lagged[i]),
        ),
        unscaled: { ...unscaled, data: unscaled.data.map((value) => value / q.rows) },
        slope: inOriginal(basis, lagged).map((value) => -value),
      };
    },
  };
}

/** y = Xβ + u, u = λWu + ε: least squares of (I − λW)y on (I − λW)X. The basis stands for X. */
export function errorProfile(
  { q, toOriginal }: Basis,
  y: Float64Array,
  weights: SpatialWeights,
): SpatialProfile {
  const laggedQ = laggedColumns(weights, q);
  const laggedY = spatialLag(weights, y);
  const fit = (lambda: number) => {
    const x = denseMatrix(
      q.rows,
      q.columns,
      q.data.map((value, i) => value - lambda * laggedQ.data[i]),
    );
    const inverse = invertPositive(crossProduct(x));
    if (!inverse) return null;
    const target = y.map((value, i) => value - lambda * laggedY[i]);
    let coefficients = new Float64Array(q.columns);
    let residual = target;
    // A second round takes out what rounding left along the terms.
    for (let round = 0; round < 2; round++) {
      const step = timesVector(inverse, transposeTimesVector(x, residual));
      coefficients = coefficients.map((value, j) => value + step[j]);
      const fitted = timesVector(x, coefficients);
      residual = target.map((value, i) => value - fitted[i]);
    }
    const ofLag = timesVector(laggedQ, coefficients);
    const lag = laggedY.map((value, i) => value - ofLag[i]);
    return { x, inverse, coefficients, residual, lag };
  };
  return {
    at: (lambda) => {
      const found = fit(lambda);
      if (!found) return null;
      const { x, inverse, residual, lag } = found;
      const [straight, turned] = [
        transposeTimesVector(x, lag),
        transposeTimesVector(laggedQ, residual),
      ];
      const cross = straight.map((value, j) => value + turned[j]);
      return {
        squares: dot(residual, residual),
        first: -2 * dot(residual, lag),
        second: 2 * dot(lag, lag) - 2 * dot(cross, timesVector(inverse, cross)),
      };
    },
    solve: (lambda) => {
      const found = fit(lambda);
      if (!found) throw new Error(`no error model at ${lambda}`);
      return {
        coefficients: timesVector(toOriginal, found.coefficients),
        unscaled: times(toOriginal, times(found.inverse, transpose(toOriginal))),
        // Expected to be none: errors of λ and of the coefficients are independent in large samples.
        slope: new Float64Array(q.columns),
      };
    },
  };
}

/** The neighbours' mean of every column. O(columns · links). */
export function laggedColumns(weights: SpatialWeights, x: DenseMatrix): DenseMatrix {
  const out = denseMatrix(x.rows, x.columns);
  for (let j = 0; j < x.columns; j++) {
    const column = Float64Array.from({ length: x.rows }, (_, i) => x.data[i * x.columns + j]);
    const lag = spatialLag(weights, column);
    for (let i = 0; i < x.rows; i++) out.data[i * x.columns + j] = lag[i];
  }
  return out;
}
