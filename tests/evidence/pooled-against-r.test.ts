import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comparePlainly, poolDraws } from '../../src/evidence';
import { readFirms, SETS } from '../reference/firms';
import { expectClose } from './close';

const DRAWS = 20;
const ANSWERS = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../reference/pooled-answers.json'), 'utf8'),
) as Record<string, Record<string, Record<string, number>>>;

describe.each(SETS)('Rubin’s rules as in R on %s', (set) => {
  const { number, towns } = readFirms(set);
  const inside = number('inside');

  it.each(['products', 'any', 'sales'])('%s', (outcome) => {
    const each = Array.from({ length: DRAWS }, (_, draw) => {
      const moved = inside.map((__, i) => inside[(i + 7 * (draw + 1)) % inside.length]);
      const result = comparePlainly(number(outcome), moved, towns);
      if (!result.ok || !result.value.clustered) throw new Error('no clustered difference');
      return { estimate: result.value.difference, ...result.value.clustered };
    });
    const pooled = poolDraws(
      each.map(({ estimate }) => estimate),
      each.map(({ stdError }) => stdError),
      each[0].df,
    );
    const expected = ANSWERS[set][outcome];
    expect(pooled?.draws).toBe(DRAWS);
    for (const [what, actual, wanted] of [
      ['estimate', pooled!.estimate, expected.estimate],
      ['within', pooled!.within, expected.within],
      ['between', pooled!.between, expected.between],
      ['share', pooled!.drawnShare, expected.share],
      ['df', pooled!.df, expected.df],
      ['error', pooled!.stdError, expected.se],
      ['p', pooled!.pValue, expected.p],
      ['low', pooled!.ciLow, expected.low],
      ['high', pooled!.ciHigh, expected.high],
    ] as const)
      expectClose(actual, wanted, 1e-8, what);
  });
});

describe('poolDraws', () => {
  it('is null where there are too few draws, or nothing varies', () => {
    expect(poolDraws([1], [0.5], 10)).toBeNull();
    expect(poolDraws([1, NaN], [0.5, 0.5], 10)).toBeNull();
    expect(poolDraws([1, 1], [0, 0], 10)).toBeNull();
  });

  it('is judged by the normal where the draws are and agree', () => {
    const pooled = poolDraws([2, 2, 2], [1, 1, 1], Infinity)!;
    expect(pooled.df).toBe(Infinity);
    expectClose(pooled.ciHigh, 2 + 1.959963984540054, 1e-12, 'high');
    expectClose(pooled.pValue, 0.04550026389635842, 1e-10, 'p');
  });
});
