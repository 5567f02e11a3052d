import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { comparePlainly, fitModel } from '../../src/evidence';
import type { ConleyKernel } from '../../src/model';
import { readFirms, type SetName } from '../reference/firms';
import { expectClose } from './close';

type Answer = Readonly<Record<'se' | 'df' | 'p' | 'low' | 'high', number>>;
const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/dependence-answers.json', import.meta.url), 'utf8'),
) as Record<SetName, Record<string, Record<string, Answer | null>>>;

const CASES = Object.entries(ANSWERS).flatMap(([set, { regressions: _, ...outcomes }]) =>
  Object.entries(outcomes).flatMap(([outcome, of]) =>
    Object.keys(of).map((name) => [set as SetName, outcome, name] as const),
  ),
);

/** The difference as it is judged under the named errors. */
function judged(set: SetName, outcome: string, name: string, order?: Int32Array) {
  const { number, towns } = readFirms(set);
  const at = order ?? Int32Array.from(towns.keys());
  const take = (column: Float64Array) => Float64Array.from(at, (row) => column[row]);
  const [kernel, km] = name.split(' ');
  // The plane that the script lays around 135° east and 35° north.
  const positions = {
    lng: take(number('x')).map((x) => 135 + x / 100),
    lat: take(number('y')).map((y) => 35 + y / 100),
  };
  const near = km ? { positions, km: Number(km), kernel: kernel as ConleyKernel } : undefined;
  const groups = Int32Array.from(at, (row) => towns[row]);
  const result = comparePlainly(take(number(outcome)), take(number('inside')), groups, near);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value.robust;
}

const OUTCOMES = {
  ols: 'sales',
  poisson: 'products',
  'negative-binomial': 'products',
  logit: 'any',
} as const;

describe('a regression’s clustered errors', () => {
  it.each(
    Object.keys(ANSWERS).flatMap((set) =>
      Object.keys(OUTCOMES).map(
        (family) => [set as SetName, family as keyof typeof OUTCOMES] as const,
      ),
    ),
  )('are R’s, with its degrees of freedom: %s, %s', (set, family) => {
    const { columns, number, towns } = readFirms(set);
    const { se, df } = ANSWERS[set].regressions[family] as unknown as Record<
      'se' | 'df',
      Record<string, number>
    >;
    const fitted = fitModel({
      family,
      outcome: number(OUTCOMES[family]),
      terms: [['inside'], ['size'], ['distance']],
      columns,
      groups: towns,
    });
    if (!fitted.ok) throw new Error(fitted.problem.code);
    expect(fitted.value.terms).toHaveLength(4);
    for (const { name, errors, degrees } of fitted.value.terms) {
      const inR = name === '(intercept)' ? '(Intercept)' : name;
      expectClose(errors.clustered, se[inR], 1e-6, `${name}, error`);
      expectClose(degrees.clustered, Math.max(1, df[inR]), 1e-6, name);
    }
  });
});

describe('the difference under errors that let firms be alike', () => {
  it.each(CASES)('is judged as by R: %s, %s, %s', (set, outcome, name) => {
    const known = ANSWERS[set][outcome][name];
    const found = judged(set, outcome, name);
    if (known === null) return expect(found).toBeNull();
    if (!found) throw new Error('not judged');
    expectClose(found.stdError, known.se, 1e-7, 'error');
    expectClose(found.df, known.df, 1e-6, 'df');
    expectClose(found.pValue, known.p, 1e-6, 'p');
    expectClose(found.ciLow, known.low, 1e-6, 'low');
    expectClose(found.ciHigh, known.high, 1e-6, 'high');
  });

  it('does not depend on the order of the firms', () => {
    const count = readFirms('workshops').towns.length;
    const backwards = Int32Array.from({ length: count }, (_, i) => count - 1 - i);
    for (const name of ['clustered', 'bartlett 25']) {
      const [ahead, back] = [undefined, backwards].map((order) =>
        judged('workshops', 'sales', name, order),
      );
      expectClose(back!.stdError, ahead!.stdError, 1e-9, name);
      expectClose(back!.df, ahead!.df, 1e-9, name);
    }
  });

  it('is not judged where one side lies in one group altogether', () => {
    const values = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 9]);
    const inside = Uint8Array.from([1, 1, 1, 0, 0, 0, 0, 0]);
    const apart = comparePlainly(values, inside, Int32Array.from([0, 0, 0, 1, 1, 2, 2, 2]));
    const mixed = comparePlainly(values, inside, Int32Array.from([0, 0, 1, 1, 1, 2, 2, 2]));
    expect(apart.ok && apart.value.robust).toBeNull();
    expect(mixed.ok && mixed.value.robust?.df).toBeGreaterThan(1);
  });
});
