import { describe, expect, it } from 'vitest';
import { fitModel, type ModelRequest } from '../../../src/evidence';
import { effectOfRows, requestOfRows } from '../../../src/evidence/draws/refit';
import { createRandom } from '../../../src/stats/random';

const N = 240;

/** A request with a number, two texts (one level rare) and an outcome that suits the family. */
function request(family: ModelRequest['family']): ModelRequest {
  const random = createRandom(7);
  const column = (of: (i: number) => number) => Float64Array.from({ length: N }, (_, i) => of(i));
  const inside = column((i) => (i % 3 === 0 ? 1 : 0));
  const size = column(() => random.uniform() * 4);
  const industry = Array.from({ length: N }, (_, i) => (i < 15 ? 'rare' : 'ABC'[i % 3]));
  const region = Array.from({ length: N }, (_, i) => 'NS'[Math.floor(i / 2) % 2]);
  const expected = (i: number) => Math.exp(0.4 * inside[i] + 0.2 * size[i] - 0.3);
  const count = column((i) => Math.floor(expected(i) * -2 * Math.log(random.uniform())));
  const outcomes: Partial<Record<typeof family, Float64Array>> = {
    logit: count.map((value) => (value > 1 ? 1 : 0)),
    probit: count.map((value) => (value > 1 ? 1 : 0)),
    'ordered-logit': count.map((value) => Math.min(value, 3)),
  };
  return {
    family,
    outcome: outcomes[family] ?? count,
    terms: [['inside'], ['size'], ['industry'], ['region']],
    columns: { inside, size, industry, region },
    effectsOf: ['inside'],
  };
}

const redrawn = (from: number) => {
  const random = createRandom(from);
  return Int32Array.from({ length: N }, () => random.below(N));
};
const kinds = {
  'all rows': Int32Array.from({ length: N }, (_, i) => i),
  'rows with repetitions': redrawn(1),
  'rows without a level': redrawn(2).map((row) => Math.max(row, 15)),
  'rows without the level that others compare with': Int32Array.from(
    [...redrawn(4)].filter((row) => row < 15 || row % 3 !== 0),
  ),
  'rows all inside': redrawn(3).map((row) => row - (row % 3)),
};

describe('the effect of other rows than the first', () => {
  it.each(['ols', 'poisson', 'negative-binomial', 'logit', 'probit', 'ordered-logit'] as const)(
    '%s: as the whole model of those rows gives it',
    (family) => {
      const asked = request(family);
      const first = fitModel(asked);
      if (!first.ok) throw new Error(first.problem.code);
      const effect = effectOfRows(asked, first.value, 'inside');
      for (const [kind, rows] of Object.entries(kinds)) {
        const whole = fitModel(requestOfRows(asked, rows));
        const expected = whole.ok ? whole.value.marginalEffects[0].estimate : NaN;
        if (Number.isNaN(expected)) expect(effect(rows), kind).toBeNaN();
        else expect(effect(rows), kind).toBeCloseTo(expected, 7);
      }
    },
  );
});
