import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaFigures, withoutHidden } from '../../src/innovation';
import { betaQuantile, shrunkShares } from '../../src/innovation/shrinkage';

type Answer = Record<
  'n' | 'y' | 'mean' | 'firms' | 'value' | 'low' | 'high',
  readonly (number | null)[]
>;
const answers = JSON.parse(
  readFileSync(new URL('../reference/shrinkage-answers.json', import.meta.url), 'utf8'),
) as { different: Answer; alike: Answer };
const counts = (of: readonly (number | null)[]) => Int32Array.from(of, Number);

describe('shares drawn towards the mean', () => {
  it.each(['different', 'alike'] as const)('equal R’s by its formulas: %s', (name) => {
    const answer = answers[name];
    const found = shrunkShares(counts(answer.y), counts(answer.n));
    expect(found.prior!.mean).toBeCloseTo(answer.mean[0]!, 12);
    if (answer.firms[0] === null) expect(found.prior!.firms).toBe(Infinity);
    else expect(found.prior!.firms).toBeCloseTo(answer.firms[0], 9);
    for (const key of ['value', 'low', 'high'] as const)
      answer[key].forEach((value, area) => {
        if (value === null) expect(found[key][area]).toBeNaN();
        else expect(found[key][area]).toBeCloseTo(value, 8);
      });
  });

  it('are drawn the more the fewer firms an area has', () => {
    const { value, prior } = shrunkShares(
      Int32Array.of(1, 30, 0, 6, 2, 40),
      Int32Array.of(1, 30, 30, 30, 30, 50),
    );
    expect(prior!.firms).toBeLessThan(30);
    expect(value[0]).toBeLessThan(value[1]);
    expect(value[0]).toBeGreaterThan(prior!.mean);
    expect(value[2]).toBeGreaterThan(0);
  });

  it('are the mean where all firms are alike, and nothing without a firm', () => {
    const none = shrunkShares(Int32Array.of(0, 0), Int32Array.of(4, 9));
    expect([...none.value, none.prior!.firms]).toEqual([0, 0, Infinity]);
    const empty = shrunkShares(Int32Array.of(0), Int32Array.of(0));
    expect([empty.prior, empty.value[0]]).toEqual([null, NaN]);
  });

  it('have their intervals hidden with them', () => {
    const areaOf = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2);
    const values = Float64Array.of(1, 2, 1, 0, 0, 0, 0, 0, 1);
    const open = areaFigures(areaOf, values, 3, 'shrunk');
    expect(open.shrunk!.low[0]).toBeLessThan(open.value[0]);
    const told = withoutHidden(open, Uint8Array.of(0, 0, 1));
    expect([told.value[2], told.shrunk!.low[2], told.shrunk!.high[2]]).toEqual([NaN, NaN, NaN]);
    expect(told.shrunk!.low[0]).toBe(open.shrunk!.low[0]);
    expect(areaFigures(areaOf, values, 3, 'positive').shrunk).toBeUndefined();
  });
});

describe('quantiles of the beta distribution', () => {
  it('are by hand those of the even one and of a power', () => {
    expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 9);
    expect(betaQuantile(0.25, 2, 1)).toBeCloseTo(0.5, 9);
    expect(betaQuantile(0.975, 0.001, 30)).toBeLessThan(1e-6);
  });
});
