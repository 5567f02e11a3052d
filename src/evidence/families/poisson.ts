import type { Basis } from '../../stats/basis';
import { logGamma } from '../../stats/distributions';
import { mean } from '../../stats/summary';
import type { FitResult } from './family-fit';
import { fitKernel, type Kernel } from './single-index';

/** Counts with variance equal to the mean, log link. Source: Cameron and Trivedi 2013. */
export const POISSON: Kernel = {
  logLikelihood: (y, eta) => y * eta - Math.exp(eta) - logGamma(y + 1),
  score: (y, eta) => y - Math.exp(eta),
  curvature: (_y, eta) => Math.exp(eta),
  expectedCurvature: (eta) => Math.exp(eta),
  mean: (eta) => Math.exp(eta),
};

export function fitPoisson(basis: Basis, y: Float64Array): FitResult {
  const start = Math.log(mean(y));
  const nullLogLikelihood = y.reduce((sum, v) => sum + POISSON.logLikelihood(v, start), 0);
  return fitKernel(basis, y, POISSON, start, nullLogLikelihood);
}
