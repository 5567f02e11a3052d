import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparePlainly, type WeightedComparison } from '../../src/evidence';
import { readFirms, type SetName } from '../reference/firms';
import { expectClose } from './close';
import { surveyWeightsOf } from './survey-weights-of';

type Compared = Readonly<Record<string, number>>;
const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/survey-answers.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, Record<'independent' | 'clustered', Compared>>>;

const OUTCOMES = ['products', 'any', 'sales'] as const;
const DESIGNS = ['independent', 'clustered'] as const;
const CASES = Object.keys(ANSWERS).flatMap((set) =>
  OUTCOMES.flatMap((outcome) =>
    DESIGNS.map((design) => [set as SetName, outcome, design] as const),
  ),
);

function weighted(...args: Parameters<typeof comparePlainly>): WeightedComparison {
  const result = comparePlainly(...args);
  if (!result.ok || !result.value.weighted) throw new Error(JSON.stringify(result));
  return result.value.weighted;
}

describe('the weighted difference as R’s survey package has it', () => {
  it.each(CASES)('%s, %s, %s', (set, outcome, design) => {
    const { number, towns } = readFirms(set);
    const groups = design === 'clustered' ? towns : undefined;
    const weights = surveyWeightsOf(set);
    const found = weighted(number(outcome), number('inside'), groups, undefined, weights);
    // All firms inside of this set are in one town, for which R gives them an error of 0: they are taken as independent.
    const isTold = set !== 'lopsided';
    const known = ANSWERS[set][outcome][isTold ? design : 'independent'];
    expect(found.groups !== null).toBe(isTold && design === 'clustered');
    const all: Compared = {
      outside: found.outside.mean,
      outside_error: found.outside.stdError,
      inside: found.inside.mean,
      inside_error: found.inside.stdError,
      difference: found.difference,
      error: found.stdError,
      t: found.t,
      df: found.df,
      p: found.pValue,
      low: found.ciLow,
      high: found.ciHigh,
      sum: found.sum,
      effective: found.effective,
    };
    expect(Object.keys(known).sort()).toEqual(Object.keys(all).sort());
    for (const [what, expected] of Object.entries(known))
      expectClose(all[what], expected, what === 'p' ? 1e-8 : 1e-10, what);
  });
});

describe('survey weights in the comparison', () => {
  const { number, towns } = readFirms('workshops');
  const [values, inside] = [number('products'), number('inside')];
  const weights = surveyWeightsOf('workshops');
  const plain = comparePlainly(values, inside, towns);
  if (!plain.ok) throw new Error(plain.problem.code);

  it('that are all equal give the means without weights', () => {
    const found = weighted(
      values,
      inside,
      towns,
      undefined,
      values.map(() => 2.5),
    );
    expectClose(found.difference, plain.value.difference, 1e-13, 'difference');
    expectClose(found.effective, values.length, 1e-12, 'effective');
    expect(found.unweighted).toEqual({ missing: 0, zero: 0 });
  });

  it('change nothing when all are multiplied', () => {
    const [once, often] = [1, 1e6].map((by) =>
      weighted(
        values,
        inside,
        towns,
        undefined,
        weights.map((weight) => weight * by),
      ),
    );
    for (const what of ['difference', 'stdError', 'pValue', 'effective'] as const)
      expectClose(often[what], once[what], 1e-12, what);
  });

  it('leave out firms without one or with 0, and say so', () => {
    const result = comparePlainly(values, inside, towns, undefined, weights);
    if (!result.ok) throw new Error(result.problem.code);
    const missing = weights.filter(Number.isNaN).length;
    const zero = weights.filter((weight) => weight === 0).length;
    expect(result.value.sample.values).toHaveLength(values.length - missing - zero);
    expect(result.value.weighted?.unweighted).toEqual({ missing, zero });
    expect(result.notes).toContainEqual({
      code: 'survey-weights-missing',
      facts: { rows: missing },
    });
    expect(result.notes).toContainEqual({ code: 'survey-weights-zero', facts: { rows: zero } });
    expect(result.value.robust).toBeNull();
  });

  it('that are negative, or nobody’s, are refused', () => {
    const negative = comparePlainly(values, inside, towns, undefined, weights.with(4, -2));
    expect(negative).toMatchObject({
      ok: false,
      problem: { code: 'survey-weights-negative', facts: { rows: 1, example: -2 } },
    });
    const none = comparePlainly(
      values,
      inside,
      towns,
      undefined,
      weights.map(() => NaN),
    );
    expect(none).toMatchObject({ ok: false, problem: { code: 'survey-weights-none' } });
  });

  it('take firms as independent where groups are too few', () => {
    const alone = weighted(values, inside, undefined, undefined, weights);
    const pair = weighted(
      values,
      inside,
      towns.map((town) => town % 2),
      undefined,
      weights,
    );
    expect(pair.groups).toBeNull();
    expect(pair.stdError).toBe(alone.stdError);
    const by = towns.map((town) => town % 2);
    const said = comparePlainly(values, inside, by, undefined, weights);
    // Nothing is wider for the few groups, and nothing says so.
    expect(said.ok && said.notes.map(({ code }) => code)).not.toContain('few-groups');
  });
});
