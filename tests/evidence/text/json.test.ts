import { describe, expect, it } from 'vitest';
import { compare, comparisonJson, FAMILIES, fitModel, modelJson } from '../../../src/evidence';
import { ANSWERS, readFirms } from '../../reference/firms';

const { columns, number, towns } = readFirms('workshops');

/** Every number of a value, however deep. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : [];
}

describe('the comparison’s JSON', () => {
  it('has the documented shape', async () => {
    const result = await compare(number('products'), number('inside'), towns, {
      seed: 4,
      draws: 19,
    });
    if (!result.ok) throw new Error(result.problem.code);
    const json = comparisonJson('products', result.value, result.notes);
    const expected = ANSWERS.sets.workshops.comparisons.products;
    const group = (n: number) =>
      expect.objectContaining({
        n,
        mean: expect.any(Number),
        sd: expect.any(Number),
        median: expect.any(Number),
      });
    expect(json).toMatchObject({
      outcome: 'products',
      inside: group(expected.n_inside),
      outside: group(expected.n_outside),
      difference: expect.closeTo(expected.mean_inside - expected.mean_outside, 12),
      ci_low: expect.closeTo(expected.welch.low, 12),
      ci_high: expect.closeTo(expected.welch.high, 12),
      welch: {
        t: expect.closeTo(expected.welch.t, 12),
        df: expect.closeTo(expected.welch.df, 9),
        p_value: expect.closeTo(expected.welch.p, 12),
      },
      mann_whitney: {
        u: expected.wilcox.u,
        z: expect.any(Number),
        p_value: expect.closeTo(expected.wilcox.p, 12),
      },
      permutation: { p_value: expect.any(Number), draws: 19, seed: 4 },
      effect_size: {
        cohens_d: expect.closeTo(expected.cohens_d, 12),
        cliffs_delta: expect.closeTo(expected.cliffs_delta, 12),
      },
      clustered: { groups: expected.clustered.groups },
      group_permutation: { kind: 'whole-municipalities', draws: 19, seed: 4 },
      yes_no: null,
      notes: [],
    });
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('writes what could not be computed as null', async () => {
    const values = Float64Array.of(5, 5, 5, 1, 1, 1);
    const result = await compare(values, [1, 1, 1, 0, 0, 0], undefined, { seed: 1, draws: 9 });
    if (!result.ok) throw new Error(result.problem.code);
    expect(comparisonJson('x', result.value, result.notes)).toMatchObject({
      ci_low: null,
      welch: { t: null, df: null, p_value: null },
      effect_size: { cohens_d: null, cliffs_delta: 1 },
      clustered: null,
      group_permutation: null,
      notes: [{ code: 'groups-constant' }],
    });
  });
});

describe('the regression’s JSON', () => {
  const OUTCOME = {
    ols: 'sales',
    poisson: 'products',
    'negative-binomial': 'products',
    'zero-inflated-poisson': 'patents',
    'zero-inflated-negative-binomial': 'products',
    'hurdle-poisson': 'products',
    'hurdle-negative-binomial': 'products',
    logit: 'any',
    probit: 'any',
    'firth-logit': 'any',
    'ordered-logit': 'satisfaction',
    'ordered-probit': 'satisfaction',
  } as const;
  const TERM_KEYS = [
    'name',
    'estimate',
    'std_error',
    'robust_std_error',
    'statistic',
    'p_value',
    'ci_low',
    'ci_high',
  ];
  const terms = [['inside'], ['size'], ['industry'], ['inside', 'size']];
  const fit = (family: (typeof FAMILIES)[number], groups?: Int32Array) => {
    const outcome = number(OUTCOME[family]);
    const zeroTerms = [['inside']];
    const result = fitModel({ family, outcome, terms, zeroTerms, columns, groups });
    if (!result.ok) throw new Error(JSON.stringify(result.problem));
    return modelJson(OUTCOME[family], result.value, result.notes);
  };
  const rows = (value: unknown) => value as Record<string, unknown>[];

  it.each(FAMILIES)('%s has the documented shape', (family) => {
    const json = fit(family);
    expect(json).toMatchObject({ family, n: 400, outcome: OUTCOME[family], robust: 'hc1' });
    expect(json.log_likelihood).toEqual(expect.any(Number));
    for (const term of rows(json.terms)) {
      expect(Object.keys(term)).toEqual(expect.arrayContaining(TERM_KEYS));
      expect(term.robust_std_error).toBe(term.hc1_std_error);
      expect(term.cluster_std_error).toBeNull();
    }
    const names = [
      'inside',
      'size',
      'industry=metal',
      'industry=optics',
      'industry=textile',
      'inside:size',
    ];
    const ordered = family.startsWith('ordered');
    expect(rows(json.terms).map((term) => term.name)).toEqual(
      ordered ? names : ['(intercept)', ...names],
    );
    expect('theta' in json).toBe(family.endsWith('negative-binomial'));
    expect('thresholds' in json).toBe(ordered);
    const [inflated, hurdle] = [family.startsWith('zero-inflated'), family.startsWith('hurdle')];
    expect('zero_terms' in json).toBe(inflated || hurdle);
    expect(json.zero_part).toBe(hurdle ? 'any' : inflated ? 'none' : undefined);
    if (ordered) {
      expect(rows(json.thresholds).map((row) => row.name)).toEqual(['1|2', '2|3', '3|4']);
    }
    expect(json.levels).toEqual({ industry: ['food', 'metal', 'optics', 'textile'] });
    expect(numbersIn(json).every(Number.isFinite)).toBe(true);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('takes clustered errors for the robust ones where there are groups', () => {
    const json = fit('poisson', towns);
    expect(json).toMatchObject({ robust: 'cluster', groups: 40 });
    for (const term of rows(json.terms)) {
      expect(term.robust_std_error).toBe(term.cluster_std_error);
      expect(term.robust_std_error).not.toBe(term.hc1_std_error);
    }
  });

  it('an interval is the estimate and 1.96 errors for z, a little more for t', () => {
    const [z] = rows(fit('logit').terms);
    const reach = ((z.ci_high as number) - (z.ci_low as number)) / 2 / (z.std_error as number);
    expect(reach).toBeCloseTo(1.959963984540054, 10);
    const [t] = rows(fit('ols').terms);
    const wider = ((t.ci_high as number) - (t.ci_low as number)) / 2 / (t.std_error as number);
    expect(wider).toBeGreaterThan(1.9655);
    expect(wider).toBeLessThan(1.9665);
  });
});
