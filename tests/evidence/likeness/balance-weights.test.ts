import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardisedDifference } from '../../../src/evidence/likeness/balanced';
import {
  entropyWeights,
  propensityWeights,
  type Candidates,
} from '../../../src/evidence/likeness/balance-weights';

interface Firm {
  readonly side: number;
  readonly stratum: number;
  readonly size: number;
}

function candidates(firms: readonly Firm[]): Candidates {
  return {
    rows: [...firms.keys()],
    inside: firms.map(({ side }) => side),
    strata: Int32Array.from(firms, ({ stratum }) => stratum),
    size: Float64Array.from(firms, ({ size }) => size),
  };
}

/** Sums over the firms of a side, by what each weighs. */
function totalOf(
  firms: readonly Firm[],
  weight: Float64Array,
  side: number,
  of: (firm: Firm) => number,
): number {
  return firms.reduce((sum, firm, i) => sum + (firm.side === side ? weight[i] * of(firm) : 0), 0);
}

const firm = fc.record({
  side: fc.constantFrom(0, 1),
  stratum: fc.integer({ min: 0, max: 2 }),
  size: fc.integer({ min: 0, max: 9 }),
});
const lists = fc.array(firm, { minLength: 12, maxLength: 60 });

describe('weights that make firms outside like those inside', () => {
  it('of entropy balancing give every stratum its share and the size its mean', () => {
    let found = 0;
    fc.assert(
      fc.property(lists, (firms) => {
        const weight = entropyWeights(candidates(firms));
        if (!weight) return;
        found++;
        for (const of of [
          ...[0, 1, 2].map((s) => (each: Firm) => (each.stratum === s ? 1 : 0)),
          (each: Firm) => each.size,
        ])
          expect(totalOf(firms, weight, 0, of)).toBeCloseTo(totalOf(firms, weight, 1, of), 6);
        // As even as can be: within a stratum the log of a weight is a line in size, of one slope everywhere.
        const slopes = firms.flatMap((a, i) =>
          firms.flatMap((b, j) =>
            a.side + b.side === 0 && a.stratum === b.stratum && a.size < b.size && weight[i] > 0
              ? [Math.log(weight[j] / weight[i]) / (b.size - a.size)]
              : [],
          ),
        );
        for (const slope of slopes) expect(slope).toBeCloseTo(slopes[0], 6);
      }),
      { seed: 1 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('of the propensity are the odds of the logit whose score is 0', () => {
    let found = 0;
    fc.assert(
      fc.property(lists, (firms) => {
        const weight = propensityWeights(candidates(firms));
        if (!weight) return;
        found++;
        const used = firms.filter((_, i) => weight[i] > 0);
        if (used.length < firms.length) return;
        // Odds up to one factor: log w is a constant of the stratum and a slope, and p = w c / (1 + w c) adds up to the firms inside.
        const outside = [...firms.keys()].filter((i) => firms[i].side === 0);
        const a = outside.find((i) => outside.some((j) => isPair(firms[i], firms[j])));
        if (a === undefined) return;
        const b = outside.find((j) => isPair(firms[a], firms[j]))!;
        const slope = Math.log(weight[b] / weight[a]) / (firms[b].size - firms[a].size);
        for (const i of outside)
          for (const j of outside)
            if (isPair(firms[i], firms[j]))
              expect(Math.log(weight[j] / weight[i])).toBeCloseTo(
                slope * (firms[j].size - firms[i].size),
                5,
              );
      }),
      { seed: 1 },
    );
    expect(found).toBeGreaterThan(20);
  });

  it('equal shares where there is one size and one stratum', () => {
    const firms = [1, 1, 1, 0, 0].map((side) => ({ side, stratum: 0, size: 2 }));
    for (const weigh of [entropyWeights, propensityWeights])
      expect(weigh(candidates(firms))).toEqual(Float64Array.of(1, 1, 1, 1.5, 1.5));
  });

  it('take no firm of a stratum with one side, and none where sizes tell the sides apart', () => {
    const apart = [
      ...[1, 2, 3, 4].map((size) => ({ side: 0, stratum: 0, size })),
      ...[6, 7, 8, 9].map((size) => ({ side: 1, stratum: 0, size })),
    ];
    for (const weigh of [entropyWeights, propensityWeights]) {
      expect(weigh(candidates(apart))).toBeNull();
      expect(weigh(candidates(apart.slice(4)))).toBeNull();
      const mixed = [...apart, { side: 1, stratum: 0, size: 2 }, { side: 0, stratum: 0, size: 9 }];
      const weight = weigh(candidates([...mixed, { side: 1, stratum: 1, size: 3 }]))!;
      expect(weight.at(-1)).toBe(0);
      expect(weight.slice(0, -1).some((value) => value > 0)).toBe(true);
    }
  });

  it('leave out firms inside that are likelier to be there than any outside', () => {
    const firms = [
      ...[1, 2, 3, 5, 6].map((size) => ({ side: 0, stratum: 0, size })),
      ...[2, 4, 6, 9].map((size) => ({ side: 1, stratum: 0, size })),
    ];
    const weight = propensityWeights(candidates(firms))!;
    expect([...weight.slice(5)]).toEqual([1, 1, 1, 0]);
    expect(totalOf(firms, weight, 0, () => 1)).toBeCloseTo(3, 9);
  });
});

function isPair(a: Firm, b: Firm): boolean {
  return a.stratum === b.stratum && a.size !== b.size;
}

describe('standardised differences', () => {
  const columns = { values: Float64Array.of(1, 1, 1, 1, 1, NaN), inside: [1, 1, 0, 0, 2, 1] };

  it('are of means in the root of the mean variance, of shares in that of shares', () => {
    const { difference, spread } = standardisedDifference(
      columns,
      Float64Array.of(4, 6, 1, 5, 99, 99),
    );
    expect(spread).toBeCloseTo(Math.sqrt((2 + 8) / 2), 12);
    expect(difference).toBeCloseTo(2 / Math.sqrt(5), 12);
    const share = standardisedDifference(columns, Float64Array.of(1, 0, 0, 0, 1, 1));
    expect(share.difference).toBeCloseTo(0.5 / Math.sqrt(0.125), 12);
  });

  it('are not known where nothing varies or a side is missing', () => {
    expect(standardisedDifference(columns, new Float64Array(6).fill(3)).difference).toBeNaN();
    const without = Float64Array.of(NaN, NaN, 1, 2, 3, 4);
    expect(standardisedDifference(columns, without).difference).toBeNaN();
  });
});
