import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitModel, wildBootstrap, type WildOptions } from '../../src/evidence';
import { gatherGroups } from '../../src/evidence/groups';
import { designOf } from '../../src/stats/design-matrix';
import { denseMatrix } from '../../src/stats/matrix';
import { readFirms } from '../reference/firms';
import { expectClose } from './close';

type Answer = Readonly<Record<'p' | 'p_off' | 'low' | 'high' | 'error', number>>;
const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/wild-answers.json', import.meta.url), 'utf8'),
) as Readonly<Record<'webb' | 'rademacher' | 'means', Answer>>;

const { columns, number, towns } = readFirms('workshops');
const NAMES = ['inside', 'size', 'distance'];
const rows = [...towns.keys()].filter((row) =>
  ['sales', ...NAMES].every((name) => Number.isFinite(number(name)[row])),
);
const sales = Float64Array.from(rows, (row) => number('sales')[row]);

/** As tests/reference/wild.R asks; `moved`: by so much less is the outcome inside. */
function asked(names: readonly string[], groups: number, options: WildOptions, moved = 0) {
  const measured = names.map((name) => number(name));
  const data = rows.flatMap((row) => [1, ...measured.map((column) => column[row])]);
  const x = designOf(denseMatrix(rows.length, names.length + 1, Float64Array.from(data)));
  const y = sales.map((value, i) => value - moved * number('inside')[rows[i]]);
  const of = towns.map((town) => town % groups);
  return wildBootstrap({ x, y, column: 1 }, gatherGroups(of, rows), options);
}
const ALL = { seed: 1, draws: 9999 };
const CASES = [
  ['webb', NAMES, 4, { ...ALL, points: 'webb' }],
  ['rademacher', NAMES, 8, { ...ALL, points: 'rademacher' }],
  ['means', ['inside'], 8, { ...ALL, points: 'rademacher' }],
] as const;

describe('the wild cluster bootstrap as R computes it by brute force', () => {
  it.each(CASES)('%s, every combination of signs', async (name, names, groups, options) => {
    const found = (await asked(names, groups, options))!;
    const known = ANSWERS[name];
    expect(found).toMatchObject({ all: true, groups, points: options.points });
    expectClose(found.pValue, known.p, 1e-12, 'p');
    if (known.error === undefined) return;
    for (const [end, expected] of [
      [found.ciLow, known.low],
      [found.ciHigh, known.high],
    ])
      expect(Math.abs(end - expected)).toBeLessThan(2e-6 * known.error);
    const beside = await asked(names, groups, options, estimate() + known.error);
    expectClose(beside!.pValue, known.p_off, 1e-12, 'p beside the estimate');
  });
});

/** The least-squares coefficient of being inside beside size and distance, where p is 1. */
function estimate(): number {
  const outcome = number('sales');
  const terms = NAMES.map((name) => [name]);
  const fitted = fitModel({ family: 'ols', outcome, terms, columns });
  if (!fitted.ok) throw new Error(fitted.problem.code);
  return fitted.value.terms[1].estimate;
}

describe('the wild cluster bootstrap', () => {
  it('draws at random near to all combinations, the same for the same seed', async () => {
    const options = { draws: 4999, points: 'webb' } as const;
    const [one, again, other] = await Promise.all(
      [3, 3, 4].map((seed) => asked(NAMES, 8, { ...options, seed })),
    );
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
    expect(one).toMatchObject({ all: false, draws: 4999, points: 'webb' });
    // Six points and two tell much the same of eight groups.
    expect(one!.pValue).toBeGreaterThan(0);
    expect(Math.abs(one!.pValue - ANSWERS.rademacher.p)).toBeLessThan(0.05);
  });

  it('takes two points where there are many groups, and six where there are few', async () => {
    const points = async (groups: number) =>
      (await asked(NAMES, groups, { seed: 1, draws: 99 }))?.points;
    expect([await points(40), await points(12), await points(13)]).toEqual([
      'rademacher',
      'webb',
      'rademacher',
    ]);
  });

  it('rejects nothing inside its interval and all outside', async () => {
    const options = { seed: 1, draws: 999 };
    const { ciLow, ciHigh } = (await asked(NAMES, 40, options))!;
    const p = async (null_: number) => (await asked(NAMES, 40, options, null_))!.pValue;
    const reach = (ciHigh - ciLow) / 50;
    expect(await p(ciLow - reach)).toBeLessThan(0.05);
    expect(await p(ciLow + reach)).toBeGreaterThanOrEqual(0.05);
    expect(await p(ciHigh - reach)).toBeGreaterThanOrEqual(0.05);
    expect(await p(ciHigh + reach)).toBeLessThan(0.05);
  });

  it('says nothing of one group, of what depends on other columns, and of an exact fit', async () => {
    expect(await asked(NAMES, 1, ALL)).toBeNull();
    expect(await asked(['inside', 'inside'], 8, ALL)).toBeNull();
    const x = designOf(denseMatrix(4, 2, Float64Array.of(1, 0, 1, 0, 1, 1, 1, 1)));
    const grouping = gatherGroups(Int32Array.of(0, 1, 0, 1), [0, 1, 2, 3]);
    const exact = { x, y: Float64Array.of(1, 1, 3, 3), column: 1 };
    expect(await wildBootstrap(exact, grouping, ALL)).toBeNull();
  });
});
