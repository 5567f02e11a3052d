import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  explainDifference,
  FAMILIES,
  FAMILY_VARIANTS,
  fitModel,
  type Family,
  type Model,
  type ModelRequest,
} from '../../src/evidence';
import { expectClose } from './close';

const REFERENCE = resolve(import.meta.dirname, '../reference');
const read = (name: string): string => readFileSync(resolve(REFERENCE, name), 'utf8');

type Answer = Readonly<Record<string, readonly number[]>>;
const ANSWERS = JSON.parse(read('offset-answers.json')) as Readonly<Record<string, Answer>>;

const [head, ...lines] = read('offset.csv').trim().split('\n');
const column = (name: string): Float64Array => {
  const at = head.split(',').indexOf(name);
  return Float64Array.from(lines, (line) => Number(line.split(',')[at]));
};
const columns = { inside: column('inside'), near: column('near') };
const employees = { column: '従業者数', values: column('employees').map(Math.log) };

const request = (family: Family, more: Partial<ModelRequest> = {}): ModelRequest => ({
  family,
  outcome: column('counts'),
  terms: [['inside'], ['near']],
  columns,
  offset: employees,
  ...more,
});
function fitted(asked: ModelRequest): Model {
  const result = fitModel(asked);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** Of optima that R polishes by numerical derivatives. */
const TOLERANCE = 1e-6;

describe('counts with an offset by their likelihood in R', () => {
  it.each(Object.entries(ANSWERS))('%s', (family, answer) => {
    const model = fitted(request(family as Family));
    const same = (actual: number, wanted: number, what: string) =>
      expectClose(actual, wanted, TOLERANCE, what);
    const terms = [...model.terms, ...model.zeroTerms];
    terms.forEach(({ name, estimate, errors }, at) => {
      same(estimate, answer.coef[at], name);
      same(errors.classical, answer.error[at], `error of ${name}`);
    });
    if (model.theta) same(Math.log(model.theta.estimate), answer.coef.at(-1)!, 'ln θ');
    same(model.logLikelihood, answer.ll[0], 'log-likelihood');
    same(model.nullLogLikelihood, answer.none[0], 'log-likelihood of the constant');
    same(model.fitted.reduce((sum, value) => sum + value, 0) / model.n, answer.fitted[0], 'mean');
    for (const effect of model.marginalEffects) {
      const [estimate, error] = answer[effect.column];
      same(effect.estimate, estimate, `effect of ${effect.column}`);
      same(effect.errors.classical, error, `error of the effect of ${effect.column}`);
    }
    expect(model.offset).toBe('従業者数');
  });

  it('are of every family that takes one', () => {
    const taking = FAMILIES.filter((family) => FAMILY_VARIANTS[family].offset);
    expect(Object.keys(ANSWERS).sort()).toEqual([...taking].sort());
  });
});

describe('an offset', () => {
  it('that is the same for all moves the constant alone', () => {
    const same = { ...employees, values: employees.values.map(() => Math.log(20)) };
    const plain = fitted(request('negative-binomial', { offset: undefined }));
    const per = fitted(request('negative-binomial', { offset: same }));
    expect(per.terms[0].estimate).toBeCloseTo(plain.terms[0].estimate - Math.log(20), 7);
    expect(per.terms[1].estimate).toBeCloseTo(plain.terms[1].estimate, 7);
    expect(per.marginalEffects[0].estimate).toBeCloseTo(plain.marginalEffects[0].estimate, 7);
    expect(per.nullLogLikelihood).toBeCloseTo(plain.nullLogLikelihood, 6);
    expect(plain.offset).toBeNull();
  });

  it('that is missing leaves its firm out', () => {
    const values = employees.values.map((value, row) => (row % 10 === 0 ? NaN : value));
    const model = fitted(request('poisson', { offset: { ...employees, values } }));
    expect([model.n, model.missing]).toEqual([360, 40]);
  });

  it('counts with survey weights as often as they say', () => {
    const twice = column('near').map((value) => (value > 0 ? 2 : 1));
    const weighted = fitted(request('poisson', { weights: twice }));
    const rows = [...twice.keys()].flatMap((row) => (twice[row] === 2 ? [row, row] : [row]));
    const of = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]);
    const repeated = fitted({
      ...request('poisson'),
      outcome: of(column('counts')),
      columns: { inside: of(columns.inside), near: of(columns.near) },
      offset: { ...employees, values: of(employees.values) },
    });
    weighted.terms.forEach(({ estimate }, at) =>
      expect(estimate).toBeCloseTo(repeated.terms[at].estimate, 8),
    );
  });

  it.each(['ols', 'logit', 'firth-logit', 'ordered-logit'] as const)(
    'is refused beside %s',
    (family) => {
      const result = fitModel(request(family));
      expect(result).toMatchObject({
        problem: { code: 'offset-family', facts: { column: '従業者数' } },
      });
    },
  );

  it.each(['poisson', 'negative-binomial', 'hurdle-poisson'] as const)(
    'goes along where %s is asked what goes with the flow of information',
    async (family) => {
      const { outcome, offset } = request(family);
      const asked = { family, outcome, inside: 'inside', proxies: [['near']], controls: [] };
      const options = { seed: 3, draws: 20 };
      const found = await explainDifference({ ...asked, columns, offset }, options);
      if (!found.ok) throw new Error(found.problem.code);
      const effect = (terms: ModelRequest['terms']) =>
        fitted(request(family, { terms })).marginalEffects[0].estimate;
      const change = effect([['inside']]) - effect([['inside'], ['near']]);
      expect(found.value.change).toBeCloseTo(change, 9);
      expect(found.value.bootstrap.failed).toBe(0);
      // The draws are about as far as the whole: without the offset they would be elsewhere.
      expect(found.value.ciLow).toBeLessThan(change);
      expect(found.value.ciHigh).toBeGreaterThan(change);
    },
  );
});
