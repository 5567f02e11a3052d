import { describe, expect, it } from 'vitest';
import { fitModel, type Family, type Model } from '../../src/evidence';
import { createRandom } from '../../src/stats/random';
import { expectClose } from './close';
import { readFirms } from '../reference/firms';

const { columns, number, towns } = readFirms('workshops');

function fit(family: Family, outcome: Float64Array, names: string[], changed = columns): Model {
  const terms = names.map((name) => name.split(':'));
  const result = fitModel({ family, outcome, terms, columns: changed, groups: towns });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const estimateOf = (model: Model, name: string): number =>
  model.terms.find((term) => term.name === name)?.estimate ?? NaN;

describe('laws that every fit obeys', () => {
  const families = [
    ['ols', 'sales'],
    ['poisson', 'products'],
    ['negative-binomial', 'products'],
    ['zero-inflated-poisson', 'patents'],
    ['logit', 'any'],
    ['probit', 'any'],
    ['ordered-logit', 'satisfaction'],
    ['ordered-probit', 'satisfaction'],
  ] as const;

  it.each(families)(
    '%s: a term’s unit changes its estimate and nothing else',
    (family, outcome) => {
      const metres = number('distance').map((km) => km * 1000 + 5000);
      const before = fit(family, number(outcome), ['inside', 'distance']);
      const after = fit(family, number(outcome), ['inside', 'distance'], {
        ...columns,
        distance: metres,
      });
      expectClose(after.logLikelihood, before.logLikelihood, 1e-10, 'log-likelihood');
      expectClose(estimateOf(after, 'inside'), estimateOf(before, 'inside'), 1e-7, 'inside');
      expectClose(estimateOf(after, 'distance') * 1000, estimateOf(before, 'distance'), 1e-7, 'km');
    },
  );

  it.each(families)('%s: the order of the firms does not matter', (family, outcome) => {
    const reverse = (values: Float64Array): Float64Array => Float64Array.from(values).reverse();
    const before = fit(family, number(outcome), ['inside', 'contacts']);
    const after = fitModel({
      family,
      outcome: reverse(number(outcome)),
      terms: [['inside'], ['contacts']],
      columns: { inside: reverse(number('inside')), contacts: reverse(number('contacts')) },
      groups: Int32Array.from(towns).reverse(),
    });
    if (!after.ok) throw new Error(after.problem.code);
    before.terms.forEach((term, j) => {
      const other = after.value.terms[j];
      expectClose(other.estimate, term.estimate, 1e-9, term.name);
      expectClose(other.errors.clustered, term.errors.clustered, 1e-9, `clustered ${term.name}`);
    });
  });

  it('means of fitted and observed agree where there is an intercept', () => {
    for (const [family, outcome] of [families[0], families[1], families[4]]) {
      const model = fit(family, number(outcome), ['inside', 'size']);
      const total = model.residuals.reduce((sum, e) => sum + e, 0);
      expect(Math.abs(total), family).toBeLessThan(1e-8);
    }
  });

  it('a marginal effect without curvature or interaction is the coefficient', () => {
    const model = fit('ols', number('sales'), ['inside', 'size']);
    for (const effect of model.marginalEffects) {
      const term = model.terms.find(({ name }) => name === effect.name);
      expectClose(effect.estimate, term?.estimate ?? NaN, 1e-10, effect.name);
      expectClose(effect.stdError, term?.stdError ?? NaN, 1e-10, `se ${effect.name}`);
      expectClose(effect.errors.hc1, term?.errors.hc1 ?? NaN, 1e-10, `HC1 ${effect.name}`);
    }
  });

  it('with one yes/no term, the effect of a logit is the difference in shares', () => {
    const model = fit('logit', number('any'), ['inside']);
    const share = (side: number): number => {
      const chosen = number('any').filter((_, i) => number('inside')[i] === side);
      return chosen.reduce((sum, v) => sum + v, 0) / chosen.length;
    };
    expectClose(model.marginalEffects[0].estimate, share(1) - share(0), 1e-10, 'difference');
  });

  it('firms of groups of one have clustered errors that are unbiased for each side', () => {
    const outcome = number('products');
    const own = Int32Array.from(outcome.keys());
    const result = fitModel({
      family: 'poisson',
      outcome,
      columns,
      terms: [['inside']],
      groups: own,
    });
    if (!result.ok) throw new Error(result.problem.code);
    // A side's log mean has the variance s²/n of its firms over the mean's square, with n − 1 in s².
    const ofSide = (side: number) => {
      const values = outcome.filter((y, i) => columns.inside[i] === side && !Number.isNaN(y));
      const mean = values.reduce((sum, y) => sum + y, 0) / values.length;
      const squares = values.reduce((sum, y) => sum + (y - mean) ** 2, 0);
      return squares / (values.length - 1) / values.length / mean ** 2;
    };
    const [constant, inside] = result.value.terms;
    expectClose(constant.errors.clustered, Math.sqrt(ofSide(0)), 1e-10, 'constant');
    expectClose(inside.errors.clustered, Math.sqrt(ofSide(0) + ofSide(1)), 1e-10, 'inside');
  });

  it('a product with a text column alone has a slope for every level', () => {
    const model = fit('ols', number('sales'), ['industry', 'size:industry']);
    expect(model.terms.map((term) => term.name).filter((name) => name.includes('size'))).toEqual(
      ['food', 'metal', 'optics', 'textile'].map((level) => `size:industry=${level}`),
    );
  });
});

describe('intervals cover what made the data', () => {
  it.each([
    ['poisson', 0.91, 0.98],
    ['logit', 0.91, 0.98],
  ] as const)('%s', (family, low, high) => {
    const TRUE = [-0.3, 0.4];
    let covered = 0;
    const sets = 200;
    for (let seed = 0; seed < sets; seed++) {
      const random = createRandom(seed);
      const x = Float64Array.from({ length: 300 }, () => random.uniform() * 3);
      const draw = (eta: number): number => {
        if (family === 'logit') return random.uniform() < 1 / (1 + Math.exp(-eta)) ? 1 : 0;
        let count = 0;
        for (let p = random.uniform(); p > Math.exp(-Math.exp(eta)); p *= random.uniform()) count++;
        return count;
      };
      const outcome = x.map((value) => draw(TRUE[0] + TRUE[1] * value));
      const result = fitModel({ family, outcome, terms: [['x']], columns: { x } });
      if (!result.ok) throw new Error(result.problem.code);
      const slope = result.value.terms[1];
      if (slope.ciLow <= TRUE[1] && TRUE[1] <= slope.ciHigh) covered++;
    }
    expect(covered / sets).toBeGreaterThanOrEqual(low);
    expect(covered / sets).toBeLessThanOrEqual(high);
  });
});
