import type { Basis } from '../../stats/basis';
import { denseMatrix, timesVector, transposeTimesVector } from '../../stats/matrix';
import { sumOfSquares } from '../../stats/summary';
import { refused } from '../problem';
import type { FitResult } from './family-fit';

/** Residuals smaller than this share of the outcome's spread are rounding. */
const NO_RESIDUAL = 1e-10;

function gaussianLogLikelihood(squares: number, n: number): number {
  return (-n / 2) * (Math.log(2 * Math.PI) + Math.log(squares / n) + 1);
}

/** Least squares on a basis of the design. Rows must exceed columns. */
export function fitLeastSquares({ q, toOriginal }: Basis, y: Float64Array): FitResult {
  const n = q.rows;
  const k = q.columns;
  let coefficients = transposeTimesVector(q, y).map((value) => value / n);
  const remainder = (): Float64Array => {
    const fitted = timesVector(q, coefficients);
    return y.map((value, i) => value - fitted[i]);
  };
  // A second round takes out what rounding left along the basis.
  const correction = transposeTimesVector(q, remainder());
  coefficients = coefficients.map((value, j) => value + correction[j] / n);
  const residuals = remainder();
  const squares = residuals.reduce((sum, e) => sum + e * e, 0);
  const total = sumOfSquares(y);
  if (squares <= total * NO_RESIDUAL * NO_RESIDUAL) return refused('perfect-fit', { firms: n });
  const dfResidual = n - k;
  const variance = squares / dfResidual;
  const unit = denseMatrix(k, k);
  for (let j = 0; j < k; j++) unit.data[j * k + j] = variance / n;
  const influence = denseMatrix(n, k);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < k; j++) influence.data[i * k + j] = (q.data[i * k + j] * residuals[i]) / n;
  }
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, coefficients),
      map: toOriginal,
      covariance: unit,
      influence,
      logLikelihood: gaussianLogLikelihood(squares, n),
      nullLogLikelihood: gaussianLogLikelihood(total, n),
      likelihoodParameters: k + 1,
      fitted: y.map((value, i) => value - residuals[i]),
      iterations: 1,
      gradient: 0,
      leastSquares: {
        sigma: Math.sqrt(variance),
        dfResidual,
        rSquared: 1 - squares / total,
        adjustedRSquared: 1 - (squares / dfResidual / total) * (n - 1),
        residuals,
      },
    },
  };
}
