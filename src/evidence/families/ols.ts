import type { DesignBasis } from '../../stats/design-basis';
import { collect, predict } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import { invertPositive, timesVector } from '../../stats/matrix';
import { sumOfSquares } from '../../stats/summary';
import { refused } from '../problem';
import { curveResponse, IDENTITY } from '../marginal-responses';
import type { FitResult } from './family-fit';
import { scoreSums } from './score-sums';
import type { FamilyVariant } from './variant';

/** Residuals smaller than this share of the outcome's spread are rounding. */
const NO_RESIDUAL = 1e-10;

function gaussianLogLikelihood(squares: number, n: number): number {
  return (-n / 2) * (Math.log(2 * Math.PI) + Math.log(squares / n) + 1);
}

/** Least squares on a basis of the design. Rows must exceed columns. */
export function fitLeastSquares({ q, toOriginal }: DesignBasis, y: Float64Array): FitResult {
  const n = q.rows;
  const k = q.columns;
  const inverse = invertPositive(designProduct(q));
  if (!inverse) return refused('not-converged', { iterations: 1, gradient: NaN });
  let coefficients = timesVector(inverse, collect(q, y));
  const remainder = (): Float64Array => {
    const fitted = predict(q, coefficients);
    return y.map((value, i) => value - fitted[i]);
  };
  // A second round takes out what rounding left along the basis.
  const correction = timesVector(inverse, collect(q, remainder()));
  coefficients = coefficients.map((value, j) => value + correction[j]);
  const residuals = remainder();
  const squares = residuals.reduce((sum, e) => sum + e * e, 0);
  const total = sumOfSquares(y);
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
      scores: scoreSums([{ matrix: q, at: 0 }], k, [residuals.map((e) => e / variance)]),
      working: { matrix: q, weights: new Float64Array(n).fill(1 / variance) },
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
  fit: ({ basis, y }) => fitLeastSquares(basis, y),
  refit: ({ basis, y }) => {
    const result = fitLeastSquares(basis, y);
    return result.ok ? result.fit.estimate : null;
  },
  response: (fit, [own]) => curveResponse(IDENTITY, fit.estimate, own),
  replay: { fitter: 'fit_lm' },
};
