import { describe, expect, it } from 'vitest';
import { compare, comparePlainly, fitModel, parseTerms, type Family } from '../../src/evidence';
import { expectClose } from './close';
import { hasReference, readNumbers, readReference } from './shared-reference';

const TERMS = [
  'in_cluster',
  'log_distance_km',
  'contact_frequency',
  'subcontractor',
  'log_employees',
];

/** The name by which R calls a term. */
const inR = (name: string): string => (name === '(intercept)' ? '(Intercept)' : name);

describe.skipIf(!hasReference)(
  'R’s answers on the survey (skipped where ../shared is absent)',
  () => {
    const answers = hasReference ? readReference() : {};
    const survey = hasReference ? readNumbers('survey-2000.csv') : {};

    const fit = (family: Family, outcome: string, names: string[] = TERMS, zero?: string[]) => {
      const terms = parseTerms(names, Object.keys(survey));
      if (!terms.ok) throw new Error(terms.problem.code);
      const zeroTerms = zero?.map((name) => [name]);
      const result = fitModel({
        family,
        outcome: survey[outcome],
        terms: terms.terms,
        zeroTerms,
        columns: survey,
      });
      if (!result.ok) throw new Error(JSON.stringify(result.problem));
      return result.value;
    };

    it.each(['innovations', 'log_employees', 'satisfaction', 'contact_frequency'])(
      'two-sample tests of %s',
      (name) => {
        const expected = answers.two_sample[name];
        const result = comparePlainly(survey[name], survey.in_cluster);
        if (!result.ok) throw new Error(result.problem.code);
        const got = result.value;
        // R compared outside with inside; here it is the other way round.
        const pairs = expected.n0 * expected.n1;
        expect(got.inside.n).toBe(expected.n1);
        expect(got.outside.n).toBe(expected.n0);
        expect(got.mannWhitney.u).toBe(pairs - expected.wilcox.W);
        const same: [number, number, string][] = [
          [got.inside.mean, expected.mean1, 'mean inside'],
          [got.outside.mean, expected.mean0, 'mean outside'],
          [got.inside.variance, expected.var1, 'variance inside'],
          [got.outside.variance, expected.var0, 'variance outside'],
          [got.welch.t, -expected.welch.t, 't'],
          [got.welch.df, expected.welch.df, 'df'],
          [got.welch.pValue, expected.welch.p, 'p'],
          [got.ciLow, -expected.welch.ci95[1], 'lower'],
          [got.ciHigh, -expected.welch.ci95[0], 'upper'],
          [got.mannWhitney.z, -expected.wilcox.z, 'z'],
          [got.mannWhitney.pValue, expected.wilcox.p, 'p of u'],
        ];
        for (const [actual, wanted, what] of same) expectClose(actual, wanted, 1e-8, what);
      },
    );

    it('the four-field table', () => {
      const result = comparePlainly(survey.innovative, survey.in_cluster);
      if (!result.ok || !result.value.yesNo) throw new Error('no table');
      const { chiSquare, chiSquareUncorrected } = result.value.yesNo;
      expectClose(chiSquare.statistic, answers.chisq.yates.x2, 1e-8, 'x2');
      expectClose(chiSquare.pValue, answers.chisq.yates.p, 1e-8, 'p');
      expectClose(chiSquareUncorrected.statistic, answers.chisq.plain.x2, 1e-8, 'plain x2');
      expectClose(chiSquareUncorrected.pValue, answers.chisq.plain.p, 1e-8, 'plain p');
    });

    it('the seeded permutation finds what Welch finds', async () => {
      const options = { seed: 7, draws: 999 };
      const strong = await compare(survey.innovations, survey.in_cluster, undefined, options);
      const weak = await compare(survey.log_employees, survey.in_cluster, undefined, options);
      if (!strong.ok || !weak.ok) throw new Error('refused');
      expect(strong.value.permutation.pValue).toBe(0.001);
      expect(Math.abs(weak.value.permutation.pValue - weak.value.welch.pValue)).toBeLessThan(0.03);
    });

    it('least squares', () => {
      const model = fit('ols', 'log_employees', TERMS.slice(0, 3));
      const expected = answers.ols;
      for (const term of model.terms) {
        expectClose(term.estimate, expected.coef[inR(term.name)], 1e-8, term.name);
        expectClose(term.stdError, expected.se[inR(term.name)], 1e-8, `se ${term.name}`);
        expectClose(term.errors.hc1, expected.se_HC1[inR(term.name)], 1e-8, `HC1 ${term.name}`);
        expectClose(term.statistic, expected.t[inR(term.name)], 1e-8, `t ${term.name}`);
        expectClose(term.pValue, expected.p[inR(term.name)], 1e-8, `p ${term.name}`);
      }
      expectClose(model.leastSquares?.rSquared ?? NaN, expected.r2, 1e-8, 'R²');
      expectClose(
        model.leastSquares?.adjustedRSquared ?? NaN,
        expected.adj_r2,
        1e-8,
        'adjusted R²',
      );
      expectClose(model.leastSquares?.sigma ?? NaN, expected.sigma, 1e-8, 'σ');
    });

    it.each([
      ['poisson', 'innovations', 'poisson'],
      ['logit', 'innovative', 'logit'],
    ] as const)('%s', (family, outcome, key) => {
      const model = fit(family, outcome);
      const expected = answers[key];
      for (const term of model.terms) {
        expectClose(term.estimate, expected.coef[inR(term.name)], 1e-8, term.name);
        expectClose(term.stdError, expected.se[inR(term.name)], 1e-8, `se ${term.name}`);
        expectClose(term.errors.hc1, expected.se_HC1[inR(term.name)], 1e-8, `HC1 ${term.name}`);
        expectClose(term.statistic, expected.z[inR(term.name)], 1e-8, `z ${term.name}`);
        expectClose(term.pValue, expected.p[inR(term.name)], 1e-8, `p ${term.name}`);
      }
      expectClose(model.logLikelihood, expected.logLik, 1e-8, 'log-likelihood');
      expectClose(model.aic, expected.aic, 1e-8, 'AIC');
      expectClose(model.bic, expected.bic, 1e-8, 'BIC');
      if (family === 'logit') expectClose(model.pseudoRSquared, expected.mcfadden_r2, 1e-8, 'R²');
      else expectClose(model.checks.dispersion?.pearson ?? NaN, expected.pearson_chi2, 1e-8, 'χ²');
    });

    it('negative binomial, with errors as MASS reports them', () => {
      const model = fit('negative-binomial', 'innovations');
      const expected = answers.glm_nb;
      for (const term of model.terms) {
        expectClose(term.estimate, expected.coef[inR(term.name)], 1e-8, term.name);
        expectClose(term.stdError, expected.se[inR(term.name)], 1e-8, `se ${term.name}`);
        expectClose(term.errors.hc1, expected.se_HC1[inR(term.name)], 1e-8, `HC1 ${term.name}`);
        expectClose(term.pValue, expected.p[inR(term.name)], 1e-7, `p ${term.name}`);
      }
      expectClose(model.theta?.estimate ?? NaN, expected.theta, 1e-8, 'θ');
      expectClose(model.theta?.stdError ?? NaN, expected.SE_theta, 1e-8, 'se θ');
      expectClose(model.logLikelihood, expected.logLik, 1e-8, 'log-likelihood');
      expectClose(model.aic, expected.aic, 1e-8, 'AIC');
    });

    it.each(['ordered-logit', 'ordered-probit'] as const)('%s', (family) => {
      const model = fit(family, 'satisfaction');
      const expected = answers[family.replace('-', '_')];
      for (const term of [...model.terms, ...model.thresholds]) {
        const coefficient = expected.coef[term.name] ?? expected.thresholds[term.name];
        expectClose(term.estimate, coefficient, 1e-8, term.name);
        expectClose(term.stdError, expected.se[term.name], 1e-8, `se ${term.name}`);
        expectClose(term.pValue, expected.p[term.name], 1e-8, `p ${term.name}`);
      }
      expectClose(model.logLikelihood, expected.logLik, 1e-8, 'log-likelihood');
      expectClose(model.aic, expected.aic, 1e-8, 'AIC');
    });

    it('zero-inflated Poisson', () => {
      const model = fit('zero-inflated-poisson', 'innovations', TERMS, TERMS.slice(0, 2));
      const expected = answers.zeroinfl_poisson;
      // pscl's own errors come from a numerical Hessian, good to some 1e-6; tests/reference has polished ones.
      for (const term of model.terms) {
        expectClose(term.estimate, expected.count[inR(term.name)], 1e-6, term.name);
        expectClose(term.stdError, expected.se[`count_${inR(term.name)}`], 5e-6, `se ${term.name}`);
      }
      for (const term of model.zeroTerms) {
        expectClose(term.estimate, expected.zero[inR(term.name)], 1e-6, `zero ${term.name}`);
        expectClose(term.stdError, expected.se[`zero_${inR(term.name)}`], 5e-6, `se ${term.name}`);
      }
      expectClose(model.logLikelihood, expected.logLik, 1e-8, 'log-likelihood');
    });
  },
);
