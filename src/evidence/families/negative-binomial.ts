import type { DesignBasis } from '../../stats/design-basis';
import { collect, predictor } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import { denseMatrix, invertPositive, timesVector } from '../../stats/matrix';
import { maximise, remembered, type Maximum } from '../../stats/newton';
import { mean } from '../../stats/summary';
import { curveResponse, EXPONENTIAL } from '../marginal-responses';
import { checkCount } from '../outcome-checks';
import { refused } from '../problem';
import { CountSums } from './count-sums';
import type { FitResult } from './family-fit';
import { sumOfLogFactorials } from './log-factorials';
import { POISSON } from './poisson';
import { scoreSums } from './score-sums';
import { constantPredictor, maximiseKernel, offsetLevel, onBasis, reachOf } from './single-index';
import type { FamilyVariant, Start } from './variant';

/** Above this θ the model is Poisson's for every practical purpose. */
export const POISSON_LIKE = 1e6;
/** What the firms add up to at some predictors and θ. */
interface JointValues {
  readonly logLikelihood: number;
  /** Derivatives of each firm's part by its η, minus the second ones, and minus those by η and ln θ. */
  readonly scores: Float64Array;
  readonly curvatures: Float64Array;
  readonly crossed: Float64Array;
  /** First and second derivative of the log-likelihood by θ. */
  readonly slope: number;
  readonly bend: number;
}

/** `sums`: of the outcomes, updated to θ; `times`: how often each firm counts. The log-likelihood is without the outcomes' constant. */
function evaluateJointly(
  y: Float64Array,
  eta: Float64Array,
  theta: number,
  sums: CountSums,
  times: Float64Array | null,
): JointValues {
  const n = y.length;
  const scores = new Float64Array(n);
  const curvatures = new Float64Array(n);
  const crossed = new Float64Array(n);
  let [logLikelihood, slope, bend] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const mu = Math.exp(eta[i]);
    const both = theta + mu;
    const excess = y[i] - mu;
    const inflated = Math.log1p(mu / theta);
    const at = sums.at(i);
    const w = times ? times[i] : 1;
    logLikelihood += w * (sums.logs[at] + y[i] * eta[i] - (y[i] + theta) * inflated);
    scores[i] = (w * theta * excess) / both;
    curvatures[i] = (w * theta * mu * (y[i] + theta)) / (both * both);
    crossed[i] = (w * theta * mu * excess) / (both * both);
    slope += w * (sums.inverses[at] - inflated - excess / both);
    bend += w * (1 / theta - sums.squares[at] - 2 / both + (y[i] + theta) / (both * both));
  }
  return { logLikelihood, scores, curvatures, crossed, slope, bend };
}

/** Maximum over the coefficients (on the basis) and ln θ together, observed second derivatives. */
function maximiseJointly(
  { q }: DesignBasis,
  y: Float64Array,
  start: Float64Array,
  times: Float64Array | null = null,
): Maximum {
  const k = q.columns;
  const sums = new CountSums(y);
  const constant = -sumOfLogFactorials(y);
  const at = remembered((parameters) => {
    const theta = Math.exp(parameters[k]);
    sums.update(theta);
    return evaluateJointly(y, predictor(q, parameters), theta, sums, times);
  });
  return maximise(
    {
      value: (parameters) => at(parameters).logLikelihood + constant,
      derivatives: (parameters) => {
        const theta = Math.exp(parameters[k]);
        const { scores, curvatures, crossed, slope, bend } = at(parameters);
        const gradient = new Float64Array(k + 1);
        gradient.set(collect(q, scores));
        gradient[k] = theta * slope;
        return {
          gradient,
          information: bordered(
            designProduct(q, curvatures).data,
            collect(q, crossed),
            -(theta * theta * bend + theta * slope),
          ),
        };
      },
      reach: (step) => Math.max(reachOf(q, step), Math.abs(step[k])),
    },
    start,
  );
}

/** [[block, −border], [−border', corner]]. */
function bordered(block: Float64Array, border: Float64Array, corner: number) {
  const k = border.length;
  const out = denseMatrix(k + 1, k + 1);
  for (let p = 0; p < k; p++) {
    for (let q = 0; q < k; q++) out.data[p * (k + 1) + q] = block[p * k + q];
    out.data[p * (k + 1) + k] = -border[p];
    out.data[k * (k + 1) + p] = -border[p];
  }
  out.data[k * (k + 1) + k] = corner;
  return out;
}

/** Poisson's coefficients and the moment estimate of ln θ. Diverging searches are handed back as they are. */
function startFrom(basis: DesignBasis, y: Float64Array): Maximum | Float64Array {
  const level = Math.log(mean(y)) - offsetLevel(basis.q);
  const plain = maximiseKernel(basis, y, POISSON, constantPredictor(basis, level));
  if (plain.outcome !== 'converged') return plain;
  const mu = predictor(basis.q, plain.parameters).map(Math.exp);
  let squares = 0;
  let beyond = 0;
  for (let i = 0; i < y.length; i++) {
    squares += mu[i] * mu[i];
    beyond += (y[i] - mu[i]) ** 2 - mu[i];
  }
  const theta = beyond > 0 ? Math.min(100, Math.max(0.01, squares / beyond)) : 100;
  return Float64Array.of(...plain.parameters, Math.log(theta));
}

function maximumOf(basis: DesignBasis, y: Float64Array): Maximum {
  const start = startFrom(basis, y);
  return start instanceof Float64Array ? maximiseJointly(basis, y, start) : start;
}

/**
 * Counts with variance μ + μ²/θ (NB2), coefficients and θ by maximum likelihood. The coefficients' errors hold θ
 * fixed and use the expected information, θ's own hold the coefficients fixed and use the observed one: both as
 * MASS reports them. Source: Cameron and Trivedi 2013; Venables and Ripley 2002.
 */
export function fitNegativeBinomial(
  basis: DesignBasis,
  nullBasis: DesignBasis,
  y: Float64Array,
): FitResult {
  const { q, toOriginal } = basis;
  const k = q.columns;
  const top = maximumOf(basis, y);
  const theta = Math.exp(top.parameters[k] ?? 0);
  const step = top.step;
  const thetaRuns = step.length > k && (theta > POISSON_LIKE || runsOnlyInTheta(step, q, k));
  if (theta > POISSON_LIKE || (top.outcome === 'diverging' && thetaRuns)) {
    return refused('no-overdispersion', { theta });
  }
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(toOriginal, step) };
  const eta = predictor(q, top.parameters);
  const weights = eta.map((e) => (theta * Math.exp(e)) / (theta + Math.exp(e)));
  const covariance = invertPositive(designProduct(q, weights));
  if (top.outcome === 'exhausted' || !covariance) {
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  }
  const scores = y.map((v, i) => (theta * (v - Math.exp(eta[i]))) / (theta + Math.exp(eta[i])));
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, top.parameters),
      map: toOriginal,
      covariance,
      scores: scoreSums([{ matrix: q, at: 0 }], k, [scores]),
      working: { matrix: q, weights },
      logLikelihood: top.value,
      nullLogLikelihood: maximumOf(nullBasis, y).value,
      likelihoodParameters: k + 1,
      fitted: eta.map(Math.exp),
      iterations: top.iterations,
      gradient: top.gradient,
      theta: { estimate: theta, stdError: thetaError(y, eta, theta) },
    },
  };
}

/** The coefficients, searched from others and their θ; null where the search does not converge to some overdispersion. */
function refitNegativeBinomial(
  basis: DesignBasis,
  y: Float64Array,
  { coefficients, theta }: Start,
  times: Float64Array | null,
): Float64Array | null {
  if (theta === null) return null;
  const start = Float64Array.of(...onBasis(basis, coefficients), Math.log(theta));
  const { outcome, parameters } = maximiseJointly(basis, y, start, times);
  const k = coefficients.length;
  if (outcome !== 'converged' || Math.exp(parameters[k]) > POISSON_LIKE) return null;
  return timesVector(basis.toOriginal, parameters.subarray(0, k));
}

/** The search runs away in θ, not in the coefficients. */
function runsOnlyInTheta(step: Float64Array, q: DesignBasis['q'], k: number): boolean {
  return step[k] > 0 && Math.abs(step[k]) > reachOf(q, step);
}

function thetaError(y: Float64Array, eta: Float64Array, theta: number): number {
  const sums = new CountSums(y);
  sums.update(theta);
  let information = 0;
  for (let i = 0; i < y.length; i++) {
    const both = theta + Math.exp(eta[i]);
    information += sums.squares[sums.at(i)] - 1 / theta + 2 / both - (y[i] + theta) / (both * both);
  }
  return 1 / Math.sqrt(information);
}

export const NEGATIVE_BINOMIAL_FAMILY: FamilyVariant = {
  check: checkCount,
  fit: ({ basis, intercept, y }) => fitNegativeBinomial(basis, intercept, y),
  refit: ({ basis, y, weights }, from) => refitNegativeBinomial(basis, y, from, weights),
  repeats: true,
  response: (fit, [own], times) => curveResponse(EXPONENTIAL, fit.estimate, own, times),
  offset: true,
  counts: ['zeros'],
  replay: { fitter: 'fit_nb' },
};
