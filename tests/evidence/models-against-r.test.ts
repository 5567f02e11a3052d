import { describe, expect, it } from 'vitest';
import { FAMILIES, fitModel, parseTerms, type Family, type Model } from '../../src/evidence';
import { ANSWERS, readFirms, SETS, type SetName } from '../reference/firms';
import { expectClose } from './close';

/** These have answers of their own, in firth-against-r and two-part-against-r. */
const ELSEWHERE = [
  'firth-logit',
  'zero-inflated-negative-binomial',
  'hurdle-poisson',
  'hurdle-negative-binomial',
] as const;
type Answered = Exclude<Family, (typeof ELSEWHERE)[number]>;
const isAnswered = (family: Family): family is Answered =>
  !(ELSEWHERE as readonly Family[]).includes(family);

const OUTCOME: Readonly<Record<Answered, string>> = {
  ols: 'sales',
  poisson: 'products',
  'negative-binomial': 'products',
  'zero-inflated-poisson': 'patents',
  logit: 'any',
  probit: 'any',
  'ordered-logit': 'satisfaction',
  'ordered-probit': 'satisfaction',
};

/** What is reached without iterating holds to 1e-8, optimised likelihoods to 1e-6 of R's polished values. */
const CLOSED: readonly Family[] = ['ols', 'poisson', 'logit', 'probit'];

function fit(set: SetName, family: Answered): Model {
  const { columns, towns, number } = readFirms(set);
  const { terms, zero_terms: zero } = ANSWERS.sets[set];
  const parsed = parseTerms(terms, Object.keys(columns));
  const parsedZero = parseTerms(zero, Object.keys(columns));
  if (!parsed.ok || !parsedZero.ok) throw new Error('terms');
  const result = fitModel({
    family,
    outcome: number(OUTCOME[family]),
    terms: parsed.terms,
    zeroTerms: parsedZero.terms,
    columns,
    groups: towns,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Every parameter under the name that make.R gives it. */
function parameters(model: Model) {
  const zero = model.zeroTerms.map((term) => ({ ...term, name: `zero ${term.name}` }));
  return [...model.terms, ...model.thresholds, ...zero];
}

/** Whose clustered errors have the factor G/(G−1) · (n−1)/(n−k). */
const BY_FACTOR: readonly Family[] = ['ordered-logit', 'ordered-probit', 'zero-inflated-poisson'];

describe.each(SETS)('R’s answers on %s', (set) => {
  it.each(FAMILIES.filter(isAnswered))('%s', (family) => {
    const model = fit(set, family);
    const expected = ANSWERS.sets[set].models[family];
    // On the nearly degenerate set the terms' own rounding is magnified a millionfold, in R as here.
    const tolerance = !CLOSED.includes(family) ? 1e-6 : set === 'degenerate' ? 1e-7 : 1e-8;
    const same = (actual: number, wanted: number, what: string, by = tolerance): void =>
      expectClose(actual, wanted, by, what);

    expect(model.n).toBe(expected.n);
    expect(
      parameters(model)
        .map((term) => term.name)
        .sort(),
    ).toEqual([...expected.names].sort());
    for (const term of parameters(model)) {
      same(term.estimate, expected.coef[term.name], term.name);
      same(term.stdError, expected.se[term.name], `se ${term.name}`);
      same(term.errors.hc1, expected.hc1[term.name], `HC1 ${term.name}`);
      // The others' residuals are lengthened (dependence-against-r.test.ts).
      if (BY_FACTOR.includes(family))
        same(term.errors.clustered, expected.cluster[term.name], `clustered ${term.name}`);
      same(term.pValue, expected.p_value[term.name], `p ${term.name}`, 10 * tolerance);
    }
    same(model.logLikelihood, expected.logLik, 'log-likelihood', 1e-9);
    same(model.nullLogLikelihood, expected.null, 'log-likelihood without terms', 1e-9);
    same(model.aic, expected.aic, 'AIC', 1e-9);
    same(model.bic, expected.bic, 'BIC', 1e-9);
    for (const effect of model.marginalEffects) {
      same(effect.estimate, expected.ame[effect.name].estimate, `effect ${effect.name}`, 1e-6);
      same(effect.stdError, expected.ame[effect.name].se, `se of effect ${effect.name}`, 1e-6);
    }
    expect(model.marginalEffects).toHaveLength(Object.keys(expected.ame).length);
    (expected.vif ?? []).forEach((factor: number, t: number) => {
      same(model.checks.inflation[t].gvif, factor, `inflation ${t}`, 1e-5);
    });
  });

  it('least squares: R², σ and intervals', () => {
    const model = fit(set, 'ols');
    const expected = ANSWERS.sets[set].models.ols;
    expectClose(model.leastSquares?.rSquared ?? NaN, expected.r2, 1e-7, 'R²');
    expectClose(model.leastSquares?.adjustedRSquared ?? NaN, expected.adj_r2, 1e-6, 'adjusted R²');
    expectClose(model.leastSquares?.sigma ?? NaN, expected.sigma, 1e-8, 'σ');
    for (const term of model.terms) {
      expectClose(term.ciLow, expected.low[term.name], 1e-7, `lower ${term.name}`);
      expectClose(term.ciHigh, expected.high[term.name], 1e-7, `upper ${term.name}`);
    }
  });

  it('counts: dispersion, zeros and θ', () => {
    const poisson = fit(set, 'poisson');
    const expected = ANSWERS.sets[set].models.poisson;
    const { dispersion, zeros } = poisson.checks;
    expectClose(dispersion?.pearson ?? NaN, expected.pearson, 1e-8, 'Pearson');
    expectClose(dispersion?.alpha ?? NaN, expected.alpha, 1e-7, 'α');
    expectClose(dispersion?.alphaT ?? NaN, expected.alpha_t, 1e-7, 't of α');
    expectClose(dispersion?.alphaPValue ?? NaN, expected.alpha_p, 1e-6, 'p of α');
    expect(zeros?.observed).toBe(expected.zeros);
    expectClose(zeros?.expected ?? NaN, expected.zeros_expected, 1e-8, 'zeros');
    const negative = fit(set, 'negative-binomial');
    const answers = ANSWERS.sets[set].models['negative-binomial'];
    expectClose(negative.theta?.estimate ?? NaN, answers.theta, 1e-6, 'θ');
    expectClose(negative.theta?.stdError ?? NaN, answers.theta_se, 1e-6, 'se of θ');
    expectClose(negative.checks.zeros?.expected ?? NaN, answers.zeros_expected, 1e-6, 'zeros');
  });
});

it('variance inflation is that of R’s car package', () => {
  const { columns, number } = readFirms('workshops');
  const names = Object.keys(ANSWERS.car_vif);
  const result = fitModel({
    family: 'ols',
    outcome: number('sales'),
    terms: names.map((name) => [name]),
    columns,
  });
  if (!result.ok) throw new Error(result.problem.code);
  const { inflation } = result.value.checks;
  for (const { term, df, gvif, perDegree } of inflation) {
    expectClose(gvif, ANSWERS.car_vif[term], 1e-8, term);
    // On the scale of a variance, of which car shows the root: GVIF^(1/(2·Df)).
    expectClose(perDegree ** df, gvif, 1e-12, term);
  }
  // A term of several columns among them, else the line above would hold for any power.
  expect(inflation.some(({ df }) => df > 1)).toBe(true);
});
