import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  comparePlainly,
  responseWeights,
  traitResponse,
  trimmedWeights,
  type ResponseFrame,
} from '../../src/evidence';
import type { ResponseMethod } from '../../src/model';
import { readFirms } from '../reference/firms';
import { expectClose } from './close';

interface Made {
  readonly ipw: readonly number[];
  readonly rake: readonly number[];
  readonly ipw_trimmed: readonly number[];
  readonly rake_trimmed: readonly number[];
  readonly effective: number;
  readonly difference: number;
  readonly error: number;
}
type Trait = 'class' | 'industry' | 'part';
const ANSWERS = JSON.parse(
  readFileSync(new URL('../reference/response-answers.json', import.meta.url), 'utf8'),
) as Record<'even' | 'drawn', Made> & { tests: Record<Trait, Record<string, number>> };

/** As tests/reference/response.R makes it. */
const { number, columns, towns } = readFirms('workshops');
const size = number('size');
const industries = columns.industry as readonly string[];
const kinds = [...new Set(industries)].sort();
const numbered = (of: (row: number) => number, count: number) => ({
  of: Int32Array.from(industries, (_, row) => of(row)),
  count,
});
const TRAITS: Record<Trait, ResponseFrame['traits'][number]> = {
  class: numbered(
    (row) => {
      const own = size[row];
      return Number.isNaN(own) ? 3 : Number(own > 2) + Number(own > 3);
    },
    size.some(Number.isNaN) ? 4 : 3,
  ),
  industry: numbered((row) => kinds.indexOf(industries[row]), kinds.length),
  part: numbered((row) => towns[row] % 5, 5),
};
const answered = Uint8Array.from(industries, (industry, row) =>
  ((row + 1) * 7919) % 101 <
  30 +
    22 * Number(industry === 'food') +
    15 * Number(TRAITS.class.of[row] === 2) -
    12 * Number(TRAITS.part.of[row] === 3)
    ? 1
    : 0,
);
const BASES = {
  even: new Float64Array(answered.length).fill(1),
  drawn: Float64Array.from(answered, (_, row) => 1 + ((5 * (row + 1)) % 7)),
};
const frame = (base: Float64Array): ResponseFrame => ({
  answered,
  base,
  traits: Object.values(TRAITS),
});
const heard = [...answered.keys()].filter((row) => answered[row] === 1);

function made(way: ResponseMethod, base: Float64Array, trim: number) {
  const found = responseWeights(way, frame(base), trim);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

const CASES = (['even', 'drawn'] as const).flatMap((base) =>
  (['ipw', 'rake'] as const).map((way) => [base, way] as const),
);

describe('weights of the response as R has them', () => {
  it.each(CASES)('%s weights before, %s', (base, way) => {
    const known = ANSWERS[base];
    for (const [trim, expected] of [
      [1000, known[way]],
      [way === 'ipw' ? 1.5 : 1.6, known[`${way}_trimmed`]],
    ] as const) {
      const { values } = made(way, BASES[base], trim);
      expect(heard).toHaveLength(expected.length);
      heard.forEach((row, at) => expectClose(values[row], expected[at], 1e-8, `firm ${row}`));
      expect(values.filter(Number.isNaN)).toHaveLength(answered.length - heard.length);
    }
  });

  it.each(['even', 'drawn'] as const)('%s: a weighted difference as svyglm’s', (base) => {
    const { values, effective } = made('rake', BASES[base], 1000);
    const result = comparePlainly(number('sales'), number('inside'), towns, undefined, values);
    if (!result.ok || !result.value.weighted) throw new Error('no comparison');
    expectClose(effective, ANSWERS[base].effective, 1e-9, 'effective');
    expectClose(result.value.weighted.difference, ANSWERS[base].difference, 1e-8, 'difference');
    expectClose(result.value.weighted.stdError, ANSWERS[base].error, 1e-8, 'error');
  });

  it.each(Object.keys(TRAITS) as Trait[])('the chi-square test of the answer by %s', (trait) => {
    const { test } = traitResponse(TRAITS[trait], answered, BASES.even, null);
    const known = ANSWERS.tests[trait];
    const found = {
      statistic: test.statistic,
      df: test.df,
      p: test.pValue,
      association: test.association,
      least: test.leastExpected,
    };
    for (const [what, value] of Object.entries(found)) expectClose(value, known[what], 1e-10, what);
  });
});

describe('weights of the response', () => {
  const sumOf = (values: Float64Array) =>
    values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);

  it('make those who answered weigh as all who were asked, class by class, where they are raked', () => {
    const { values, deviation } = made('rake', BASES.drawn, 1000);
    expect(deviation).toBeLessThan(1e-10);
    for (const trait of Object.values(TRAITS)) {
      const { classes } = traitResponse(trait, answered, BASES.drawn, values);
      for (const each of classes) {
        expect(each.shareWeighted).toBeCloseTo(each.shareAsked, 10);
        expect(each.differenceWeighted).toBeCloseTo(0, 9);
      }
    }
  });

  it('keep their sum when they are cut, and none exceeds the limit', () => {
    const given = Float64Array.from([1, 1, 2, 3, 5, 9, 40]);
    for (const limit of [9, 10, 12, 39, 40, 100]) {
      const { values, trimmed } = trimmedWeights(given, limit);
      expect(sumOf(values)).toBeCloseTo(sumOf(given), 10);
      expect(Math.max(...values)).toBeLessThanOrEqual(limit * (1 + 1e-12));
      expect(trimmed).toBe(given.filter((value, at) => values[at] < value).length);
      expect(trimmed > 0).toBe(limit < 40);
    }
  });

  it('are the weights before where all classes answer alike', () => {
    const alike = {
      answered: Uint8Array.from([1, 0, 1, 0, 1, 0, 1, 0]),
      base: new Float64Array(8).fill(3),
      traits: [{ of: Int32Array.from([0, 0, 0, 0, 1, 1, 1, 1]), count: 2 }],
    };
    for (const way of ['ipw', 'rake'] as const) {
      const found = responseWeights(way, alike, 5);
      if (!found.ok) throw new Error(found.problem.code);
      for (const at of [0, 2, 4, 6]) expect(found.value.values[at]).toBeCloseTo(6, 9);
      expect(found.value.effective).toBeCloseTo(4, 9);
    }
  });

  it.each([
    ['nobody answered', [0, 0, 0, 0], 'response-nobody'],
    ['everybody answered', [1, 1, 1, 1], 'response-everybody'],
  ] as const)('are refused where %s', (_, who, code) => {
    const traits = [{ of: Int32Array.from([0, 0, 1, 1]), count: 2 }];
    const asked = { answered: Uint8Array.from(who), base: new Float64Array(4).fill(1), traits };
    for (const way of ['ipw', 'rake'] as const)
      expect(responseWeights(way, asked, 5)).toMatchObject({ ok: false, problem: { code } });
  });

  it('are refused where nothing is known of the firms, or the classes tell the answers perfectly', () => {
    const who = Uint8Array.from([1, 1, 0, 0]);
    const base = new Float64Array(4).fill(1);
    expect(responseWeights('rake', { answered: who, base, traits: [] }, 5)).toMatchObject({
      problem: { code: 'response-no-traits' },
    });
    const traits = [{ of: Int32Array.from([0, 0, 1, 1]), count: 2 }];
    expect(responseWeights('ipw', { answered: who, base, traits }, 5)).toMatchObject({
      problem: { code: 'response-not-modelled' },
    });
    // A class nobody of which answered can't be raised to what it should weigh.
    expect(responseWeights('rake', { answered: who, base, traits }, 5)).toMatchObject({
      problem: { code: 'response-not-raked' },
    });
  });
});
