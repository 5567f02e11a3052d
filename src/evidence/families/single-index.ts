import type { Basis } from '../../stats/basis';
import {
  crossProduct,
  denseMatrix,
  invertPositive,
  times,
  timesVector,
  transposeTimesVector,
  type DenseMatrix,
} from '../../stats/matrix';
import { maximise, type Maximum } from '../../stats/newton';
import { refused } from '../problem';
import type { FitResult } from './family-fit';

/** A likelihood in which a firm's outcome depends on one linear predictor η. */
export interface Kernel {
  /** Log-likelihood of outcome y, constants included. */
  logLikelihood(y: number, eta: number): number;
  /** Its derivative by η, and minus its second derivative. */
  score(y: number, eta: number): number;
  curvature(y: number, eta: number): number;
  /** Minus the second derivative that the model expects: what the classical errors rest on, as in R's glm. */
  expectedCurvature(eta: number): number;
  /** Expected outcome. */
  mean(eta: number): number;
}

/** Largest absolute entry of Q·step: how far a step moves the predictors. */
export function reachOf(q: DenseMatrix, step: Float64Array): number {
  return timesVector(q, step).reduce((most, change) => Math.max(most, Math.abs(change)), 0);
}

/** Coefficients on the basis for which every predictor is the same constant. */
export function constantPredictor({ q }: Basis, constant: number): Float64Array {
  // The first column of the design is the intercept, so the first of the basis is constant.
  const start = new Float64Array(q.columns);
  start[0] = constant / q.data[0];
  return start;
}

/** Maximum likelihood of a kernel by Newton's method, in the coordinates of the basis. */
export function maximiseKernel(
  { q }: Basis,
  y: Float64Array,
  kernel: Kernel,
  start: Float64Array,
): Maximum {
  return maximise(
    {
      value(parameters) {
        const eta = timesVector(q, parameters);
        let total = 0;
        for (let i = 0; i < y.length; i++) total += kernel.logLikelihood(y[i], eta[i]);
        return total;
      },
      derivatives(parameters) {
        const eta = timesVector(q, parameters);
        const gradient = transposeTimesVector(
          q,
          y.map((value, i) => kernel.score(value, eta[i])),
        );
        const curvatures = y.map((value, i) => kernel.curvature(value, eta[i]));
        return { gradient, information: crossProduct(q, curvatures) };
      },
      reach: (step) => reachOf(q, step),
    },
    start,
  );
}

/** Influence of every row on the parameters: its score times the covariance. */
export function influenceOf(
  q: DenseMatrix,
  covariance: DenseMatrix,
  scores: Float64Array,
): DenseMatrix {
  const k = q.columns;
  const scored = denseMatrix(q.rows, k);
  for (let i = 0; i < q.rows; i++) {
    for (let j = 0; j < k; j++) scored.data[i * k + j] = q.data[i * k + j] * scores[i];
  }
  return times(scored, covariance);
}

/** Fits a kernel; `start` is the constant predictor to begin with, `nullLogLikelihood` that of no terms. */
export function fitKernel(
  basis: Basis,
  y: Float64Array,
  kernel: Kernel,
  start: number,
  nullLogLikelihood: number,
): FitResult {
  const { q, toOriginal } = basis;
  const top = maximiseKernel(basis, y, kernel, constantPredictor(basis, start));
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(toOriginal, top.step) };
  const eta = timesVector(q, top.parameters);
  const covariance = invertPositive(crossProduct(q, eta.map(kernel.expectedCurvature)));
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  const scores = y.map((value, i) => kernel.score(value, eta[i]));
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, top.parameters),
      map: toOriginal,
      covariance,
      influence: influenceOf(q, covariance, scores),
      logLikelihood: top.value,
      nullLogLikelihood,
      likelihoodParameters: q.columns,
      fitted: eta.map(kernel.mean),
      iterations: top.iterations,
      gradient: top.gradient,
    },
  };
}
