import { collect, predict } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import { invertPositive, timesVector } from '../../stats/matrix';
import { sumOfSquares, weightedMean } from '../../stats/summary';
import { refused } from '../problem';
import { curveResponse, IDENTITY } from '../marginal-responses';
import type { FitResult } from './family-fit';
import { scoreSums } from './score-sums';
import type { FamilyVariant, FitInput } from './variant';

/** Residuals smaller than this share of the outcome's spread are rounding. */
const NO_RESIDUAL = 1e-10;

/** Of normal errors of the variance that fits best: squares / n. */
export function gaussianLogLikelihood(squares: number, n: number): number {
  return (-n / 2) * (Math.log(2 * Math.PI) + Math.log(squares / n) + 1);
}

/** Σ w (y − ȳ)² around the weighted mean. */
function spreadAround(y: Float64Array, weights: Float64Array): number {
  const centre = weightedMean(y, weights);
  return y.reduce((sum, value, i) => sum + weights[i] * (value - centre) ** 2, 0);
}

type LeastSquaresInput = Pick<FitInput, 'basis' | 'y' | 'weights'>;

/** Least squares on a basis of the design. Rows must exceed columns. */
export function fitLeastSquares({ basis, y, weights }: LeastSquaresInput): FitResult {
  const { q, toOriginal } = basis;
  const n = q.rows;
  const k = q.columns;
  const weigh = (column: Float64Array) =>
    weights ? column.map((value, i) => value * weights[i]) : column;
  const inverse = invertPositive(designProduct(q, weights));
  if (!inverse) return refused('not-converged', { iterations: 1, gradient: NaN });
  let coefficients = timesVector(inverse, collect(q, weigh(y)));
  const remainder = (): Float64Array => {
    const fitted = predict(q, coefficients);
    return y.map((value, i) => value - fitted[i]);
  };
  // A second round takes out what rounding left along the basis.
  const correction = timesVector(inverse, collect(q, weigh(remainder())));
  coefficients = coefficients.map((value, j) => value + correction[j]);
  const residuals = remainder();
  const weighed = weigh(residuals);
  const squares = residuals.reduce((sum, e, i) => sum + e * weighed[i], 0);
  const total = weights ? spreadAround(y, weights) : sumOfSquares(y);
  if (squares <= total * NO_RESIDUAL * NO_RESIDUAL) return refused('perfect-fit', { firms: n });
  const dfResidual = n - k;
  const variance = squares / dfResidual;
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, coefficients),
      map: toOriginal,
      covariance: { ...inverse, data: inverse.data.map((value) => value * variance) },
      // The scores of coefficients whose covariance holds σ².
      scores: scoreSums([{ matrix: q, at: 0 }], k, [weighed.map((e) => e / variance)]),
      working: { matrix: q, weights: weigh(new Float64Array(n).fill(1 / variance)) },
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

export const OLS_FAMILY: FamilyVariant = {
  check: () => null,
  fit: fitLeastSquares,
  refit: (input) => {
    const result = fitLeastSquares(input);
    return result.ok ? result.fit.estimate : null;
  },
  response: (fit, [own], weights) => curveResponse(IDENTITY, fit.estimate, own, weights),
  weighted: true,
  replay: { fitter: 'fit_lm' },
};
