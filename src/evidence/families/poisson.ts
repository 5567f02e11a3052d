import type { DesignBasis } from '../../stats/design-basis';
import { mean } from '../../stats/summary';
import { curveResponse, EXPONENTIAL } from '../marginal-responses';
import { checkCount } from '../outcome-checks';
import type { FitResult } from './family-fit';
import { sumOfLogFactorials } from './log-factorials';
import { fitKernel, refitKernel, type Kernel } from './single-index';
import type { FamilyVariant } from './variant';

/** Counts with variance equal to the mean, log link. Source: Cameron and Trivedi 2013. */
export const POISSON: Kernel = {
  constant: (y) => -sumOfLogFactorials(y),
  evaluate(y, eta) {
    const n = y.length;
    const scores = new Float64Array(n);
    const curvatures = new Float64Array(n);
    let logLikelihood = 0;
    for (let i = 0; i < n; i++) {
      const mu = Math.exp(eta[i]);
      logLikelihood += y[i] * eta[i] - mu;
      scores[i] = y[i] - mu;
      curvatures[i] = mu;
    }
    return { logLikelihood, scores, curvatures };
  },
  expectedCurvatures: (eta) => eta.map(Math.exp),
  means: (eta) => eta.map(Math.exp),
};

export function fitPoisson(basis: DesignBasis, y: Float64Array): FitResult {
  return fitKernel(basis, y, POISSON, Math.log(mean(y)));
}

export const POISSON_FAMILY: FamilyVariant = {
  check: checkCount,
  fit: ({ basis, y }) => fitPoisson(basis, y),
  refit: ({ basis, y }, { coefficients }) => refitKernel(basis, y, POISSON, coefficients),
  response: (fit, [own]) => curveResponse(EXPONENTIAL, fit.estimate, own),
  counts: ['dispersion', 'zeros'],
  replay: { fitter: 'fit_poisson' },
};
