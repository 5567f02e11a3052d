import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quotientInterval } from '../../src/cluster';
import { hypergeometricUpper } from '../../src/stats/hypergeometric';
import {
  cornfieldMean,
  noncentralUpper,
  oddsRatioInterval,
  type TwoByTwo,
} from '../../src/stats/noncentral-hypergeometric';

const { quotients } = JSON.parse(
  readFileSync(new URL('../reference/agglomeration-answers.json', import.meta.url), 'utf8'),
) as { quotients: (TwoByTwo & { low: number; high: number })[] };

describe('the noncentral hypergeometric distribution', () => {
  it('is the hypergeometric one where the odds are 1', () => {
    for (const [found, marked, drawn, all] of [
      [3, 12, 20, 90],
      [0, 5, 5, 10],
      [7, 7, 30, 40],
      [140, 3000, 900, 20_000],
    ])
      expect(noncentralUpper({ found, marked, drawn, all }, 1)).toBeCloseTo(
        hypergeometricUpper(found, marked, drawn, all),
        10,
      );
  });

  it('has by hand the chances of two marked of four, two drawn', () => {
    // 1, 4 ω and ω² ways for none, one and two.
    const table = { marked: 2, drawn: 2, all: 4 };
    expect(noncentralUpper({ ...table, found: 2 }, 3)).toBeCloseTo(9 / 22, 14);
    expect(noncentralUpper({ ...table, found: 1 }, 3)).toBeCloseTo(21 / 22, 14);
    expect(noncentralUpper({ ...table, found: 3 }, 3)).toBe(0);
    expect(noncentralUpper({ ...table, found: 0 }, 3)).toBe(1);
  });

  it('is about the number at which the table has the odds ratio', () => {
    const table = { marked: 40, drawn: 60, all: 400 };
    // (12 · 312) / (48 · 28)
    expect(cornfieldMean(table, (12 * 312) / (48 * 28))).toBeCloseTo(12, 10);
    expect(cornfieldMean(table, 1)).toBeCloseTo(6, 12);
    expect([cornfieldMean(table, 0), cornfieldMean(table, Infinity)]).toEqual([0, 40]);
    expect(cornfieldMean({ marked: 9, drawn: 9, all: 10 }, 0)).toBe(8);
  });
});

describe('the interval of a location quotient', () => {
  it.each(quotients)('equals R’s: $found of $drawn, $marked of $all', (answer) => {
    const [low, high] = quotientInterval(answer);
    expect(low).toBeCloseTo(answer.low, 8);
    expect(high).toBeCloseTo(answer.high, 8);
  });

  it('leaves 1 out where the exact test has p up to 0.025, and only there', () => {
    for (let found = 0; found <= 15; found++) {
      const table = { found, marked: 30, drawn: 40, all: 200 };
      const p = hypergeometricUpper(found, 30, 40, 200);
      expect(quotientInterval(table)[0] > 1, `${found}: p = ${p}`).toBe(p <= 0.025);
    }
  });

  it('has no width where all firms are of the industry, or in the area', () => {
    expect(quotientInterval({ found: 20, marked: 50, drawn: 20, all: 50 })).toEqual([1, 1]);
    expect(quotientInterval({ found: 7, marked: 7, drawn: 50, all: 50 })).toEqual([1, 1]);
    expect(oddsRatioInterval({ found: 7, marked: 7, drawn: 50, all: 50 })).toEqual([0, Infinity]);
  });
});
