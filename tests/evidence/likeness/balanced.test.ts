import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  matchedDifference,
  stratifiedDifference,
  type BalancedDifference,
} from '../../../src/evidence/likeness/balanced';
import { nearestOfSize } from '../../../src/evidence/likeness/nearest-size';
import { readFirms, SETS, type Firms } from '../../reference/firms';
import { expectClose } from '../close';

const path = resolve(import.meta.dirname, '../../reference/balanced-answers.json');
type Answer = Record<'inside' | 'matched', number> &
  Partial<Record<'counterparts' | 'difference' | 'se' | 'p', number | null>>;
const ANSWERS = JSON.parse(readFileSync(path, 'utf8')) as Record<
  string,
  Record<string, Record<'industry' | 'size' | 'both' | 'matched', Answer>>
>;

function numbered(names: readonly string[]): Int32Array {
  const known = [...new Set(names)].filter((name) => name !== '');
  return Int32Array.from(names, (name) => known.indexOf(name));
}

function stratumsOf(firms: Firms) {
  const industry = [...(firms.columns.industry as readonly string[])];
  const sizes = Array.from(firms.number('size'), (size) =>
    Number.isNaN(size) ? '' : String([1, 2, 3, 4].filter((cut) => size >= cut).length),
  );
  const both = industry.map((name, i) => (name && sizes[i] ? `${name} ${sizes[i]}` : ''));
  return { industry: numbered(industry), size: numbered(sizes), both: numbered(both) };
}

function sd(column: Float64Array): number {
  const known = column.filter((value) => !Number.isNaN(value));
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  return Math.sqrt(known.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (known.length - 1));
}

function expectAnswer(found: BalancedDifference, answer: Answer, what: string): void {
  expect(found.inside, what).toBe(answer.inside);
  expect(found.matched, what).toBe(answer.matched);
  if (answer.matched === 0) {
    expect(found.difference, what).toBeNaN();
    expect(found.pValue, what).toBeNaN();
    return;
  }
  expect(found.counterparts, what).toBe(answer.counterparts);
  expectClose(found.difference, answer.difference!, 1e-8, `${what}: difference`);
  if (answer.se === null || answer.se! < 1e-12) return expect(found.stdError, what).toBeNaN();
  expectClose(found.stdError, answer.se!, 1e-8, `${what}: standard error`);
  expectClose(found.pValue, answer.p!, 1e-8, `${what}: p`);
}

describe.each(SETS)('inside against outside among like firms: %s', (set) => {
  const firms = readFirms(set);
  const strata = stratumsOf(firms);
  const inside = firms.number('inside');
  const size = firms.number('size');

  it.each(['products', 'any', 'sales'])('%s: as R', (outcome) => {
    const answers = ANSWERS[set][outcome];
    const columns = { values: firms.number(outcome), inside, groups: firms.towns };
    for (const by of ['industry', 'size', 'both'] as const)
      expectAnswer(
        stratifiedDifference({ ...columns, strata: strata[by] }),
        answers[by],
        `${outcome} by ${by}`,
      );
    // R takes the spread of the sizes among the firms that have all values.
    const known = Float64Array.from(size, (value, i) =>
      strata.industry[i] < 0 || Number.isNaN(columns.values[i]) ? NaN : value,
    );
    const found = matchedDifference({ ...columns, strata: strata.industry }, size, 0.2 * sd(known));
    expectAnswer(found, answers.matched, `${outcome} matched`);
  });
});

describe('matching by size', () => {
  it('gives each firm inside one counterpart in all, whatever the order of the rows', () => {
    const firm = fc.record({
      side: fc.constantFrom(0, 1, 2),
      stratum: fc.integer({ min: -1, max: 2 }),
      size: fc.integer({ min: 0, max: 6 }),
    });
    fc.assert(
      fc.property(
        fc.array(firm, { maxLength: 40 }),
        fc.integer({ min: 0, max: 3 }),
        (all, reach) => {
          const firms = all.filter(({ side, stratum }) => side < 2 && stratum >= 0);
          const weigh = (list: typeof firms) =>
            nearestOfSize(
              list.map((_, i) => i),
              list.map(({ side }) => side),
              Int32Array.from(list, ({ stratum }) => stratum),
              Float64Array.from(list, (each) => each.size),
              reach,
            );
          const weight = weigh(firms);
          const total = (side: number) =>
            firms.reduce((sum, each, i) => sum + (each.side === side ? weight[i] : 0), 0);
          expect(total(0)).toBeCloseTo(total(1), 9);
          firms.forEach(({ side, stratum, size }, i) => {
            if (side !== 1) return;
            const near = firms.some(
              (other) =>
                other.side === 0 &&
                other.stratum === stratum &&
                Math.abs(other.size - size) <= reach,
            );
            expect(weight[i]).toBe(near ? 1 : 0);
          });
          const turned = weigh([...firms].reverse()).reverse();
          turned.forEach((value, i) => expect(value).toBeCloseTo(weight[i], 12));
        },
      ),
    );
  });

  it('finds no one where nobody is near enough', () => {
    const columns = {
      values: Float64Array.of(1, 2, 3),
      inside: [1, 0, 0],
      groups: Int32Array.of(0, 1, 2),
      strata: Int32Array.of(0, 0, 1),
    };
    const found = matchedDifference(columns, Float64Array.of(1, 9, 1), 2);
    expect(found).toMatchObject({ inside: 1, matched: 0, counterparts: 0 });
    expect(found.difference).toBeNaN();
  });
});
