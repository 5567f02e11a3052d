import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  comparePlainly,
  explainDifference,
  fitModel,
  type Family,
  type Model,
} from '../../src/evidence';
import type { ModelErrors } from '../../src/model';
import { readFirms, type SetName } from '../reference/firms';
import { expectClose } from './close';
import { surveyWeightsOf } from './survey-weights-of';

type Numbers = Readonly<Record<string, number>>;
interface Fitted {
  readonly n: number;
  readonly df: number;
  readonly estimate: Numbers;
  readonly error: Numbers;
  readonly p: Numbers;
  readonly effect: Numbers;
  readonly effect_error: Numbers;
}
const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/survey-answers.json', import.meta.url), 'utf8'),
) as Record<SetName, Record<string, Record<'independent' | 'clustered', Fitted>>>;

const OUTCOMES = { ols: 'sales', poisson: 'products', logit: 'any', probit: 'any' } as const;
type Weighted = keyof typeof OUTCOMES;
const CASES = Object.keys(ANSWERS).flatMap((set) =>
  Object.keys(OUTCOMES).map((family) => [set as SetName, family as Weighted] as const),
);

function fit(set: SetName, family: Family, outcome: string, weights = surveyWeightsOf(set)): Model {
  const { columns, number, towns } = readFirms(set);
  const terms = ['inside', 'size', 'distance', 'industry'].map((name) => [name]);
  const asked = { family, outcome: number(outcome), terms, columns, groups: towns, weights };
  const result = fitModel(asked);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const inR = (name: string) =>
  name === '(intercept)' ? '(Intercept)' : name.replace('industry=', 'industry');

describe('weighted regressions as R’s svyglm has them', () => {
  it.each(CASES)('%s, %s', (set, family) => {
    const model = fit(set, family, OUTCOMES[family]);
    for (const [design, errors] of [
      ['independent', 'hc1'],
      ['independent', 'classical'],
      ['clustered', 'clustered'],
    ] as const satisfies readonly (readonly [string, ModelErrors])[]) {
      const known = ANSWERS[set][family][design];
      expect(model.n).toBe(known.n);
      expect(model.terms).toHaveLength(Object.keys(known.estimate).length);
      for (const term of model.terms) {
        const name = inR(term.name);
        expectClose(term.estimate, known.estimate[name], 1e-8, name);
        expectClose(term.errors[errors], known.error[name], 1e-8, `${name}, ${errors}`);
        expect(term.degrees[errors]).toBe(known.df);
        if (errors === 'classical') expectClose(term.pValue, known.p[name], 1e-7, `${name}, p`);
      }
      for (const column of ['inside', 'size']) {
        const effect = model.marginalEffects.find(({ name }) => name === column)!;
        expectClose(effect.estimate, known.effect[column], 1e-8, `effect of ${column}`);
        const error = known.effect_error[column];
        expectClose(effect.errors[errors], error, 1e-7, `error of the effect of ${column}`);
      }
    }
  });
});

describe('survey weights in regressions', () => {
  const set = 'workshops';
  const weights = surveyWeightsOf(set);

  it.each(Object.entries(OUTCOMES))(
    'that are all equal give the estimates without: %s',
    (family, outcome) => {
      const { columns, number, towns } = readFirms(set);
      const alike = fit(
        set,
        family as Weighted,
        outcome,
        weights.map(() => 3),
      );
      const terms = ['inside', 'size', 'distance', 'industry'].map((name) => [name]);
      const plain = fitModel({
        ...{ family: family as Weighted, outcome: number(outcome) },
        ...{ terms, columns, groups: towns },
      });
      if (!plain.ok) throw new Error(plain.problem.code);
      alike.terms.forEach(({ name, estimate }, at) =>
        expectClose(estimate, plain.value.terms[at].estimate, 1e-9, name),
      );
      alike.marginalEffects.forEach(({ name, estimate }, at) =>
        expectClose(estimate, plain.value.marginalEffects[at].estimate, 1e-9, name),
      );
    },
  );

  it('judge being inside alone as the comparison does, by groups and by distance', () => {
    const { columns, number, towns } = readFirms(set);
    const positions = {
      lng: number('x').map((x) => 135 + x / 100),
      lat: number('y').map((y) => 35 + y / 100),
    };
    const near = { positions, km: 10, kernel: 'bartlett' } as const;
    const model = fitModel({
      ...{ family: 'ols', outcome: number('sales'), terms: [['inside']], columns },
      ...{ groups: towns, weights, positions },
      errors: 'conley',
      errorParameters: { conleyKm: near.km, conleyKernel: near.kernel },
    });
    if (!model.ok) throw new Error(model.problem.code);
    const term = model.value.terms[1];
    for (const errors of ['clustered', 'conley'] as const) {
      const by = errors === 'conley' ? near : undefined;
      const found = comparePlainly(number('sales'), number('inside'), towns, by, weights);
      if (!found.ok) throw new Error(found.problem.code);
      const { difference, stdError, df } = found.value.weighted!;
      expectClose(difference, term.estimate, 1e-10, 'difference');
      expectClose(stdError, term.errors[errors], 1e-9, errors);
      expectClose(df, term.degrees[errors], 1e-9, 'df');
    }
  });

  it('weigh question 2: its effects are the weighted models’, and equal ones change nothing', async () => {
    const { columns, number, towns } = readFirms(set);
    const explain = async (by?: Float64Array) => {
      const found = await explainDifference(
        {
          ...{ family: 'poisson', outcome: number('products'), inside: 'inside', columns },
          ...{ proxies: [['distance'], ['contacts']], controls: [['size']], groups: towns },
          weights: by,
        },
        { seed: 3, draws: 9 },
      );
      if (!found.ok) throw new Error(found.problem.code);
      return found.value;
    };
    const [plain, even, weighted] = [
      await explain(),
      await explain(weights.map(() => 2)),
      await explain(weights),
    ];
    for (const what of ['change', 'ciLow', 'ciHigh'] as const)
      expectClose(even[what], plain[what], 1e-6, what);
    const model = fitModel({
      ...{ family: 'poisson', outcome: number('products'), columns, weights },
      terms: [['inside'], ['size']],
    });
    if (!model.ok) throw new Error(model.problem.code);
    const effect = model.value.marginalEffects[0].estimate;
    expectClose(weighted.without.estimate, effect, 1e-9, 'effect');
    expect(weighted.n).toBe(model.value.n);
    // Redrawn firms keep their weights: the draws lie around the weighted change.
    expect(weighted.ciLow).toBeLessThan(weighted.change);
    expect(weighted.ciHigh).toBeGreaterThan(weighted.change);
  });

  it('have no likelihood, and say what they come to', () => {
    const model = fit(set, 'poisson', 'products');
    for (const what of ['logLikelihood', 'aic', 'bic', 'pseudoRSquared'] as const)
      expect(model[what]).toBeNaN();
    expect(model.checks).toMatchObject({ dispersion: null, zeros: null });
    const { n, missing, survey } = model;
    expect(survey!.unweighted.missing).toBeGreaterThan(0);
    expect(survey!.unweighted.zero).toBeGreaterThan(0);
    expect(survey!.effective).toBeLessThan(n);
    expect(n + missing + survey!.unweighted.missing + survey!.unweighted.zero).toBe(400);
  });

  it.each(['negative-binomial', 'zero-inflated-poisson', 'ordered-logit', 'ordered-probit'])(
    'are refused by %s',
    (family) => {
      expect(() => fit(set, family as Family, 'products')).toThrow('survey-weights-family');
    },
  );

  it('that are negative, or nobody’s, are refused', () => {
    expect(() => fit(set, 'ols', 'sales', weights.with(0, -1))).toThrow('survey-weights-negative');
    const none = weights.map(() => 0);
    expect(() => fit(set, 'ols', 'sales', none)).toThrow('survey-weights-none');
  });
});
