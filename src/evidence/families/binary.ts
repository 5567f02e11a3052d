import { normalQuantile } from '../../stats/distributions';
import { readNormal, type NormalPoint } from '../../stats/normal-curve';
import { curveResponse, LOGISTIC_CURVE, NORMAL_CURVE } from '../marginal-responses';
import { checkYesNo } from '../outcome-checks';
import { logistic } from './logistic';
import { fitKernel, refitKernel, type Kernel } from './single-index';
import type { FamilyVariant } from './variant';

export const LOGIT: Kernel = {
  constant: () => 0,
  evaluate(y, eta, weights) {
    const n = y.length;
    const scores = new Float64Array(n);
    const curvatures = new Float64Array(n);
    let logLikelihood = 0;
    for (let i = 0; i < n; i++) {
      // The predictor in the direction of what happened.
      const t = y[i] === 1 ? eta[i] : -eta[i];
      const odds = Math.exp(-Math.abs(t));
      const near = 1 / (1 + odds);
      const far = odds * near;
      const otherwise = t >= 0 ? far : near;
      // −ln(1 + e^−t) without overflow.
      const times = weights ? weights[i] : 1;
      logLikelihood += times * (Math.min(t, 0) - Math.log1p(odds));
      scores[i] = y[i] === 1 ? times * otherwise : -times * otherwise;
      curvatures[i] = times * near * far;
    }
    return { logLikelihood, scores, curvatures };
  },
  expectedCurvatures: (eta) => eta.map((e) => logistic(e) * logistic(-e)),
  means: (eta) => eta.map(logistic),
};

/** Below this, Φ comes from its asymptotic series, whose error there is under 1e-12 of it. */
const FAR = -30;

/** 1 − 1/t² + 3/t⁴ − 15/t⁶ + 105/t⁸: Φ(t) is φ(t)/|t| times this for t far below 0. */
function tailSeries(t: number): number {
  const u = 1 / (t * t);
  return 1 - u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u)));
}

/** ln Φ(t), `point` being that at t. */
function logNormalCdf(t: number, point: NormalPoint): number {
  if (t > FAR) return Math.log(point.cdf);
  return -0.5 * t * t - 0.9189385332046728 - Math.log(-t) + Math.log(tailSeries(t));
}

/** φ(t) / Φ(t), the inverse of Mills' ratio, `point` being that at t. */
function inverseMills(t: number, point: NormalPoint): number {
  return t > FAR ? point.density / point.cdf : -t / tailSeries(t);
}

export const PROBIT: Kernel = {
  constant: () => 0,
  evaluate(y, eta, weights) {
    const n = y.length;
    const point: NormalPoint = { cdf: 0, upper: 0, density: 0 };
    const scores = new Float64Array(n);
    const curvatures = new Float64Array(n);
    let logLikelihood = 0;
    for (let i = 0; i < n; i++) {
      const t = y[i] === 1 ? eta[i] : -eta[i];
      readNormal(t, point);
      const ratio = inverseMills(t, point);
      const times = weights ? weights[i] : 1;
      logLikelihood += times * logNormalCdf(t, point);
      scores[i] = y[i] === 1 ? times * ratio : -times * ratio;
      curvatures[i] = times * ratio * (ratio + t);
    }
    return { logLikelihood, scores, curvatures };
  },
  expectedCurvatures(eta) {
    const point: NormalPoint = { cdf: 0, upper: 0, density: 0 };
    return eta.map((e) => {
      readNormal(e, point);
      const ratio = inverseMills(e, point);
      readNormal(-e, point);
      return ratio * inverseMills(-e, point);
    });
  },
  means(eta) {
    const point: NormalPoint = { cdf: 0, upper: 0, density: 0 };
    return eta.map((e) => {
      readNormal(e, point);
      return point.cdf;
    });
  },
};

export const LOGIT_FAMILY: FamilyVariant = {
  check: checkYesNo,
  fit: (input) => fitKernel(input, LOGIT, (share) => Math.log(share / (1 - share))),
  refit: (input, { coefficients }) => refitKernel(input, LOGIT, coefficients),
  response: (fit, [own], weights) => curveResponse(LOGISTIC_CURVE, fit.estimate, own, weights),
  weighted: true,
  separated: 'firth-logit',
  replay: { fitter: 'fit_logit' },
};

export const PROBIT_FAMILY: FamilyVariant = {
  check: checkYesNo,
  fit: (input) => fitKernel(input, PROBIT, normalQuantile),
  refit: (input, { coefficients }) => refitKernel(input, PROBIT, coefficients),
  response: (fit, [own], weights) => curveResponse(NORMAL_CURVE, fit.estimate, own, weights),
  weighted: true,
  separated: 'firth-logit',
  replay: { fitter: 'fit_probit' },
};
