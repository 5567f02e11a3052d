import type { DesignBasis } from '../../stats/design-basis';
import { withoutOffset } from '../../stats/design-basis';
import { denseMatrix, invertPositive, timesVector, type DenseMatrix } from '../../stats/matrix';
import { maximise, type Maximum } from '../../stats/newton';
import { mean } from '../../stats/summary';
import { hurdleResponse, inflatedResponse } from '../two-part-responses';
import { checkCount } from '../outcome-checks';
import { refused } from '../problem';
import type { FitResult } from './family-fit';
import { logistic } from './logistic';
import { POISSON_LIKE } from './negative-binomial';
import { constantPredictor, offsetLevel } from './single-index';
import { TwoPartLikelihood, type TwoPartKind } from './two-part-likelihood';
import { TWO_PART_SCRIPT } from './two-part-replay';
import type { FamilyVariant, FitInput } from './variant';

/** A mean share of structural zeros below this is none. */
const NO_INFLATION = 1e-4;

/** Blocks along the diagonal: both parts' ways back to the original coordinates, and ln θ as it is. */
function joinedMap(blocks: readonly DenseMatrix[], size: number): DenseMatrix {
  const out = denseMatrix(size, size);
  let offset = 0;
  for (const { rows, columns, data } of blocks) {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++)
        out.data[(offset + i) * size + offset + j] = data[i * columns + j];
    offset += rows;
  }
  return out;
}

/** From constants: the mean of what is not 0, and the share of the zeros (of which an inflated model explains half). */
function startOf(
  { form, base }: TwoPartKind,
  count: DesignBasis,
  zero: DesignBasis,
  y: Float64Array,
) {
  const zeros = mean(y.map((value) => (value === 0 ? 1 : 0)));
  const share = form === 'hurdle' ? 1 - zeros : zeros / 2;
  return Float64Array.of(
    ...constantPredictor(
      count,
      Math.log(mean(y) / (1 - (form === 'hurdle' ? zeros : zeros / 2))) - offsetLevel(count.q),
    ),
    ...constantPredictor(zero, Math.log(share / (1 - share))),
    ...(base === 'poisson' ? [] : [0]),
  );
}

/** A negative binomial starts where the Poisson form is highest. */
function maximumOf(
  kind: TwoPartKind,
  count: DesignBasis,
  zero: DesignBasis,
  y: Float64Array,
): Maximum {
  const likelihood = new TwoPartLikelihood(kind, count.q, zero.q, y);
  const start = startOf(kind, count, zero, y);
  if (kind.base === 'negative-binomial') {
    const plain = maximumOf({ ...kind, base: 'poisson' }, count, zero, y);
    if (plain.outcome === 'converged') start.set(plain.parameters);
  }
  return maximise(likelihood, start);
}

/** Observed information for the errors, as pscl; ln θ is one of the parameters, also of robust errors. */
function fitTwoPart(
  kind: TwoPartKind,
  { basis, zero: { basis: zero, names }, intercept, y }: FitInput,
): FitResult {
  const likelihood = new TwoPartLikelihood(kind, basis.q, zero.q, y);
  const map = joinedMap(
    [basis.toOriginal, zero.toOriginal, denseMatrix(1, 1, Float64Array.of(1))].slice(
      0,
      kind.base === 'poisson' ? 2 : 3,
    ),
    likelihood.size,
  );
  const top = maximumOf(kind, basis, zero, y);
  const { eta, zeta, theta } = likelihood.predictors(top.parameters);
  const instead = kind.form === 'hurdle' ? 'hurdle-poisson' : 'zero-inflated-poisson';
  const shape = top.step.at(-1) ?? 0;
  const runsInTheta = shape > 0 && shape > likelihood.reachOfTerms(top.step);
  if (
    kind.base === 'negative-binomial' &&
    (theta > POISSON_LIKE || (top.outcome === 'diverging' && runsInTheta))
  )
    return refused('no-overdispersion', { theta, instead });
  if (kind.form === 'inflated' && mean(zeta.map(logistic)) < NO_INFLATION)
    return refused('no-zero-inflation', { terms: names, instead: 'negative-binomial' });
  if (top.outcome === 'diverging') return { ok: false, heading: timesVector(map, top.step) };
  const covariance = invertPositive(likelihood.derivatives(top.parameters).information);
  if (top.outcome === 'exhausted' || !covariance)
    return refused('not-converged', { iterations: top.iterations, gradient: top.gradient });
  const estimate = timesVector(map, top.parameters);
  const last = covariance.data[covariance.data.length - 1];
  return {
    ok: true,
    fit: {
      estimate,
      map,
      covariance,
      scores: likelihood.scores(top.parameters),
      logLikelihood: top.value,
      nullLogLikelihood: maximumOf(kind, intercept, withoutOffset(intercept), y).value,
      likelihoodParameters: map.columns,
      fitted: responseOf(kind).expected(eta, zeta, theta),
      iterations: top.iterations,
      gradient: top.gradient,
      ...(kind.base === 'poisson'
        ? {}
        : { theta: { estimate: theta, stdError: theta * Math.sqrt(last) } }),
    },
  };
}

function responseOf({ form }: TwoPartKind) {
  return form === 'hurdle' ? hurdleResponse : inflatedResponse;
}

function familyOf(kind: TwoPartKind, fitter: string): FamilyVariant {
  return {
    check(values) {
      const bad = checkCount(values);
      if (bad || values.includes(0)) return bad;
      return refused('outcome-no-zeros', { firms: values.length });
    },
    fit: (input) => fitTwoPart(kind, input),
    response: (fit, own) => responseOf(kind).of(fit.estimate, own, kind.base !== 'poisson'),
    offset: true,
    second: 'zero-part',
    ...(kind.form === 'hurdle' ? { zeroMeans: 'any' as const } : {}),
    ...(kind.base === 'poisson' ? {} : { shape: true as const }),
    replay: { fitter, loose: true, script: TWO_PART_SCRIPT },
  };
}

/** Counts of which some are zero in any case, else negative binomial. Source: Greene 1994. */
export const ZERO_INFLATED_NEGATIVE_BINOMIAL_FAMILY = familyOf(
  { form: 'inflated', base: 'negative-binomial' },
  'fit_zinb',
);
/** Having any by a logit, and how many by a count that can't be 0. Source: Mullahy 1986. */
export const HURDLE_POISSON_FAMILY = familyOf({ form: 'hurdle', base: 'poisson' }, 'fit_hurdle');
export const HURDLE_NEGATIVE_BINOMIAL_FAMILY = familyOf(
  { form: 'hurdle', base: 'negative-binomial' },
  'fit_hurdle_nb',
);
