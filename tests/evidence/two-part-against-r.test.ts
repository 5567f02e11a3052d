import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitModel, type Family, type Model } from '../../src/evidence';
import { readFirms, type MoreSets, type SetName } from '../reference/firms';
import { expectClose } from './close';

type Named = Readonly<Record<string, number>>;
interface Answer {
  readonly outcome: string;
  readonly vars: readonly string[];
  readonly zero: readonly string[];
  readonly n: number;
  readonly coef: Named;
  readonly se: Named;
  readonly hc1: Named;
  readonly cluster: Named;
  readonly logLik: number;
  readonly aic: number;
  readonly bic: number;
  readonly null: number;
  readonly expected: number;
  readonly ame: Readonly<Record<string, { readonly estimate: number; readonly se: number }>>;
}
const ANSWERS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../reference/two-part-answers.json'), 'utf8'),
) as { readonly sets: Readonly<Record<string, Readonly<Record<string, Answer>>>> };
const CASES = Object.entries(ANSWERS.sets).flatMap(([set, answers]) =>
  Object.entries(answers).map(([family, answer]) => ({ set, family, answer })),
);

function fit(set: string, family: string, { outcome, vars, zero }: Answer): Model {
  const { columns, towns, number } = readFirms(set as SetName | MoreSets);
  const result = fitModel({
    family: family as Family,
    outcome: number(outcome),
    terms: vars.map((name) => [name]),
    zeroTerms: zero.map((name) => [name]),
    columns,
    groups: towns,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Of optima that R polishes by numerical derivatives, and of errors by them. */
const TOLERANCE = 1e-6;

describe('counts of two parts by their likelihood in R', () => {
  it('have answers of all three kinds', () => {
    expect(new Set(CASES.map(({ family }) => family)).size).toBe(3);
  });

  it.each(CASES)('$family on $set', ({ set, family, answer }) => {
    const model = fit(set, family, answer);
    const same = (actual: number, wanted: number, what: string, by = TOLERANCE): void =>
      expectClose(actual, wanted, by, what);
    expect(model.n).toBe(answer.n);
    const zero = model.zeroTerms.map((term) => ({ ...term, name: `zero ${term.name}` }));
    const all = [...model.terms, ...zero];
    expect(all.map(({ name }) => name).sort()).toEqual(
      Object.keys(answer.coef)
        .filter((name) => name !== 'log(theta)')
        .sort(),
    );
    for (const { name, estimate, stdError, errors } of all) {
      same(estimate, answer.coef[name], name);
      same(stdError, answer.se[name], `error of ${name}`);
      same(errors.hc1, answer.hc1[name], `HC1 of ${name}`);
      same(errors.clustered, answer.cluster[name], `clustered error of ${name}`);
    }
    if (model.theta) {
      same(model.theta.estimate, Math.exp(answer.coef['log(theta)']), 'θ');
      same(model.theta.stdError, model.theta.estimate * answer.se['log(theta)'], 'error of θ');
    } else expect(family).toBe('hurdle-poisson');
    same(model.logLikelihood, answer.logLik, 'log-likelihood', 1e-9);
    same(model.nullLogLikelihood, answer.null, 'log-likelihood without terms', 1e-9);
    same(model.aic, answer.aic, 'AIC', 1e-9);
    same(model.bic, answer.bic, 'BIC', 1e-9);
    const expected = model.fitted.reduce((total, value) => total + value, 0);
    same(expected, answer.expected, 'sum of the expected counts');
    for (const { name, level, estimate, stdError } of model.marginalEffects) {
      if (level !== null) continue;
      same(estimate, answer.ame[name].estimate, `effect of ${name}`);
      same(stdError, answer.ame[name].se, `error of the effect of ${name}`);
    }
  });

  it('refuse what has nothing for them, and name what does', () => {
    const { columns, number } = readFirms('workshops');
    const asked = { terms: [['size']], columns };
    const positive = number('patents').map((value) => value + 1);
    const refusal = (family: Family, outcome: Float64Array) => {
      const result = fitModel({ ...asked, family, outcome });
      return result.ok ? null : result.problem;
    };
    expect(refusal('hurdle-poisson', positive)?.code).toBe('outcome-no-zeros');
    // As many of each small count as a Poisson with few zeros has: no spread beyond it.
    const even = positive.map((_, i) => [0, 3, 4, 5, 4, 3, 5, 4][i % 8]);
    expect(refusal('hurdle-negative-binomial', even)).toMatchObject({
      code: 'no-overdispersion',
      facts: { instead: 'hurdle-poisson' },
    });
    const without = number('products').map((value, i) => (i === 0 ? 0 : value + 1));
    expect(refusal('zero-inflated-negative-binomial', without)).not.toBeNull();
    // A trait that tells who has any.
    const yes = number('inside');
    const told = yes.map((inside, i) => (inside === 1 ? 1 + (i % 5) : 0));
    expect(
      fitModel({
        family: 'hurdle-poisson',
        outcome: told,
        terms: [['size']],
        zeroTerms: [['inside']],
        columns,
      }),
    ).toMatchObject({ ok: false, problem: { code: 'separation', facts: { terms: ['inside'] } } });
  });
});
