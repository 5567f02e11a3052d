import type { DesignBasis } from '../../stats/design-basis';
import { collect, predict, predictor, type DesignMatrix } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import {
  crossProduct,
  invertPositive,
  solvePositive,
  timesVector,
  transposeTimesVector,
} from '../../stats/matrix';
import { maximise, remembered, type Maximum } from '../../stats/newton';
import { weightedMean } from '../../stats/summary';
import { refused } from '../problem';
import type { FitResult } from './family-fit';
import { scoreSums } from './score-sums';
import type { FitInput } from './variant';

type KernelInput = Pick<FitInput, 'basis' | 'y' | 'weights'>;

/** Every firm's part in a likelihood at some linear predictors η. */
export interface KernelValues {
  /** Of all firms, without the kernel's constant. */
  readonly logLikelihood: number;
  /** Each firm's derivative by its η, and minus its second derivative. */
  readonly scores: Float64Array;
  readonly curvatures: Float64Array;
}

/** A likelihood in which a firm's outcome depends on one linear predictor η. */
export interface Kernel {
  /** What the log-likelihood of the outcomes holds whatever η is. */
  constant(y: Float64Array): number;
  /** Every firm counts `weights` times, once where they are not given. */
  evaluate(y: Float64Array, eta: Float64Array, weights?: Float64Array): KernelValues;
  /** Minus the second derivatives that the model expects: what the classical errors rest on, as in R's glm. */
  expectedCurvatures(eta: Float64Array): Float64Array;
  /** Expected outcomes. */
  means(eta: Float64Array): Float64Array;
}

/** The kernel in which every firm counts `weights` times: a pseudo-likelihood, of which only the top is of use. */
export function weightedKernel(kernel: Kernel, weights: Float64Array): Kernel {
  return {
    constant: () => 0,
    evaluate: (y, eta) => kernel.evaluate(y, eta, weights),
    expectedCurvatures: (eta) =>
      kernel.expectedCurvatures(eta).map((curvature, i) => curvature * weights[i]),
    means: (eta) => kernel.means(eta),
  };
}

/** Largest absolute entry of Q·step: how far a step moves the predictors. */
export function reachOf(q: DesignMatrix, step: Float64Array): number {
  return predict(q, step).reduce((most, change) => Math.max(most, Math.abs(change)), 0);
}

/** Coefficients on the basis for which every predictor is the same constant. */
export function constantPredictor({ q }: DesignBasis, constant: number): Float64Array {
  // The first column of a basis is 1 in every row.
  const start = new Float64Array(q.columns);
  start[0] = constant;
  return start;
}

/** The log of the mean of exp(offset), by which the constant of a count without terms is the lower; 0 without an offset. */
export function offsetLevel({ offset }: DesignMatrix, weights: Float64Array | null = null): number {
  return offset ? Math.log(weightedMean(offset.map(Math.exp), weights)) : 0;
}

/** Maximum likelihood of a kernel by Newton's method, in the coordinates of the basis. */
export function maximiseKernel(
  { q }: DesignBasis,
  y: Float64Array,
  kernel: Kernel,
  start: Float64Array,
): Maximum {
  const constant = kernel.constant(y);
  const at = remembered((parameters) => kernel.evaluate(y, predictor(q, parameters)));
  return maximise(
    {
      value: (parameters) => at(parameters).logLikelihood + constant,
      derivatives: remembered((parameters) => {
        const { scores, curvatures } = at(parameters);
        return { gradient: collect(q, scores), information: designProduct(q, curvatures) };
      }),
      reach: (step) => reachOf(q, step),
    },
    start,
  );
}

/** Coefficients on the basis that belong to those of the terms. */
export function onBasis({ toOriginal }: DesignBasis, coefficients: Float64Array): Float64Array {
  const turned = transposeTimesVector(toOriginal, coefficients);
  return solvePositive(crossProduct(toOriginal), turned) ?? new Float64Array(coefficients.length);
}

/** The coefficients of a kernel, searched from others; null where the search does not converge. */
export function refitKernel(
  { basis, y, weights }: KernelInput,
  kernel: Kernel,
  coefficients: Float64Array,
): Float64Array | null {
  const own = weights ? weightedKernel(kernel, weights) : kernel;
  const top = maximiseKernel(basis, y, own, onBasis(basis, coefficients));
  return top.outcome === 'converged' ? timesVector(basis.toOriginal, top.parameters) : null;
}

/** Fits a kernel; `link` gives the constant predictor to begin with of the mean outcome: the best one there is without terms. */
export function fitKernel(
  { basis, y, weights }: KernelInput,
  plain: Kernel,
  link: (mean: number) => number,
): FitResult {
  const { q, toOriginal } = basis;
  const kernel = weights ? weightedKernel(plain, weights) : plain;
  const start = link(weightedMean(y, weights)) - offsetLevel(q, weights);
  const top = maximiseKernel(basis, y, kernel, constantPredictor(basis, start));
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(toOriginal, top.step) };
  const eta = predictor(q, top.parameters);
  const information = kernel.expectedCurvatures(eta);
  const covariance = invertPositive(designProduct(q, information));
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  const { scores } = kernel.evaluate(y, eta);
  const alike = kernel.evaluate(
    y,
    Float64Array.from(y, (_, i) => start + (q.offset ? q.offset[i] : 0)),
  );
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, top.parameters),
      map: toOriginal,
      covariance,
      scores: scoreSums([{ matrix: q, at: 0 }], q.columns, [scores]),
      working: { matrix: q, weights: information },
      logLikelihood: top.value,
      nullLogLikelihood: alike.logLikelihood + kernel.constant(y),
      likelihoodParameters: q.columns,
      fitted: kernel.means(eta),
      iterations: top.iterations,
      gradient: top.gradient,
    },
  };
}
