import { curveResponse, EXPONENTIAL } from '../marginal-responses';
import { checkCount } from '../outcome-checks';
import { sumOfLogFactorials } from './log-factorials';
import { fitNegativeBinomial } from './negative-binomial';
import { fitKernel, refitKernel, type Kernel } from './single-index';
import type { FamilyVariant } from './variant';

/** Counts with variance equal to the mean, log link. Source: Cameron and Trivedi 2013. */
export const POISSON: Kernel = {
  constant: (y) => -sumOfLogFactorials(y),
  evaluate(y, eta, weights) {
    const n = y.length;
    const scores = new Float64Array(n);
    const curvatures = new Float64Array(n);
    let logLikelihood = 0;
    for (let i = 0; i < n; i++) {
      const mu = Math.exp(eta[i]);
      const times = weights ? weights[i] : 1;
      logLikelihood += times * (y[i] * eta[i] - mu);
      scores[i] = times * (y[i] - mu);
      curvatures[i] = times * mu;
    }
    return { logLikelihood, scores, curvatures };
  },
  expectedCurvatures: (eta) => eta.map(Math.exp),
  means: (eta) => eta.map(Math.exp),
};

export const POISSON_FAMILY: FamilyVariant = {
  check: checkCount,
  fit: (input) => fitKernel(input, POISSON, Math.log),
  refit: (input, { coefficients }) => refitKernel(input, POISSON, coefficients),
  response: (fit, [own], weights) => curveResponse(EXPONENTIAL, fit.estimate, own, weights),
  weighted: true,
  offset: true,
  counts: ['dispersion', 'zeros'],
  wider({ basis, intercept, y }, own) {
    const found = fitNegativeBinomial(basis, intercept, y);
    if (found.ok) return Math.max(own, found.fit.logLikelihood);
    return 'problem' in found && found.problem.code === 'no-overdispersion' ? own : null;
  },
  replay: { fitter: 'fit_poisson' },
};
