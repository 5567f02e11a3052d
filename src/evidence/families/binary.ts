import type { Basis } from '../../stats/basis';
import { normalCdf, normalDensity, normalQuantile } from '../../stats/distributions';
import { mean } from '../../stats/summary';
import type { FitResult } from './family-fit';
import { fitKernel, type Kernel } from './single-index';

/** 1 / (1 + e^−η) without overflow. */
export function logistic(eta: number): number {
  if (eta >= 0) return 1 / (1 + Math.exp(-eta));
  const odds = Math.exp(eta);
  return odds / (1 + odds);
}

/** ln(1 + e^η) without overflow. */
function softPlus(eta: number): number {
  return eta > 0 ? eta + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta));
}

export const LOGIT: Kernel = {
  logLikelihood: (y, eta) => -softPlus(y === 1 ? -eta : eta),
  score: (y, eta) => (y === 1 ? logistic(-eta) : -logistic(eta)),
  curvature: (_y, eta) => logistic(eta) * logistic(-eta),
  expectedCurvature: (eta) => logistic(eta) * logistic(-eta),
  mean: logistic,
};

/** Below this, Φ comes from its asymptotic series, whose error there is under 1e-12 of it. */
const FAR = -30;

/** 1 − 1/t² + 3/t⁴ − 15/t⁶ + 105/t⁸: Φ(t) is φ(t)/|t| times this for t far below 0. */
function tailSeries(t: number): number {
  const u = 1 / (t * t);
  return 1 - u * (1 - 3 * u * (1 - 5 * u * (1 - 7 * u)));
}

function logNormalCdf(t: number): number {
  if (t > FAR) return Math.log(normalCdf(t));
  return -0.5 * t * t - 0.9189385332046728 - Math.log(-t) + Math.log(tailSeries(t));
}

/** φ(t) / Φ(t), the inverse of Mills' ratio. */
export function inverseMills(t: number): number {
  return t > FAR ? normalDensity(t) / normalCdf(t) : -t / tailSeries(t);
}

export const PROBIT: Kernel = {
  logLikelihood: (y, eta) => logNormalCdf(y === 1 ? eta : -eta),
  score: (y, eta) => (y === 1 ? inverseMills(eta) : -inverseMills(-eta)),
  curvature(y, eta) {
    const t = y === 1 ? eta : -eta;
    const ratio = inverseMills(t);
    return ratio * (ratio + t);
  },
  expectedCurvature: (eta) => inverseMills(eta) * inverseMills(-eta),
  mean: normalCdf,
};

/** Yes (1) or no (0). Both must occur. */
export function fitBinary(basis: Basis, y: Float64Array, link: 'logit' | 'probit'): FitResult {
  const share = mean(y);
  const n = y.length;
  const nullLogLikelihood = n * (share * Math.log(share) + (1 - share) * Math.log1p(-share));
  return link === 'logit'
    ? fitKernel(basis, y, LOGIT, Math.log(share / (1 - share)), nullLogLikelihood)
    : fitKernel(basis, y, PROBIT, normalQuantile(share), nullLogLikelihood);
}
