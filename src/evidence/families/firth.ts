import { timesVector } from '../../stats/matrix';
import { mean } from '../../stats/summary';
import { curveResponse, LOGISTIC_CURVE } from '../marginal-responses';
import { checkYesNo } from '../outcome-checks';
import { refused } from '../problem';
import { LOGIT } from './binary';
import type { FitResult } from './family-fit';
import { FIRTH_SCRIPT } from './firth-replay';
import { climbFirth, firthProfiles } from './firth-search';
import { scoreSums } from './score-sums';
import { constantPredictor, onBasis } from './single-index';
import type { FamilyVariant, FitInput } from './variant';

/**
 * Logit by the likelihood times the root of its information's determinant (Jeffreys' prior), which takes out the first-order bias
 * of rare events and has a maximum under separation too. Classical errors by the information at the estimate; robust and clustered
 * ones by the penalised likelihood's scores, a firm's leverage being held. The log-likelihood is that of the logit itself at the
 * estimate. Source: Firth 1993; Heinze and Schemper 2002.
 */
function fitFirth({ basis, y }: FitInput): FitResult {
  const { q, toOriginal } = basis;
  const share = mean(y);
  const alike = Math.log(share / (1 - share));
  const top = climbFirth(q, y, constantPredictor(basis, alike));
  if (!top) return refused('not-converged', { iterations: 100, gradient: NaN });
  const { parameters, covariance, scores, weights, logLikelihood, chances, gradient } = top.point;
  return {
    ok: true,
    fit: {
      estimate: timesVector(toOriginal, parameters),
      map: toOriginal,
      covariance,
      scores: scoreSums([{ matrix: q, at: 0 }], q.columns, [scores]),
      working: { matrix: q, weights },
      logLikelihood,
      nullLogLikelihood: LOGIT.evaluate(y, new Float64Array(y.length).fill(alike)).logLikelihood,
      likelihoodParameters: q.columns,
      fitted: chances,
      iterations: top.iterations,
      gradient: gradient.reduce((most, slope) => Math.max(most, Math.abs(slope)), 0),
      profiles: (wanted) => firthProfiles(q, y, top.point, toOriginal, wanted),
    },
  };
}

export const FIRTH_LOGIT_FAMILY: FamilyVariant = {
  check: checkYesNo,
  fit: fitFirth,
  refit({ basis, y }, { coefficients }) {
    const top = climbFirth(basis.q, y, onBasis(basis, coefficients));
    return top && timesVector(basis.toOriginal, top.point.parameters);
  },
  response: (fit, [own]) => curveResponse(LOGISTIC_CURVE, fit.estimate, own),
  replay: { fitter: 'fit_firth', script: FIRTH_SCRIPT },
};
