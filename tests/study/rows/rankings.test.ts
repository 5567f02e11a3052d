import { describe, expect, it } from 'vitest';
import type { Findings, Outcome } from '../../../src/model';
import {
  availableRankings,
  chosenShares,
  industriesByFirm,
  rankClusters,
  rankIndustries,
} from '../../../src/study/rows/rankings';
import type { StudyLinkage } from '../../../src/study';

const findings = {
  clusters: [
    { firms: 3, densityPerKm2: 2 },
    { firms: 2, densityPerKm2: NaN },
    { firms: 1, densityPerKm2: 7 },
  ],
  membership: { clusterOf: Int32Array.of(0, 0, 0, 1, 1, 2, -1) },
} as unknown as Findings;
const outcome = { values: Float64Array.of(1, 2, 3, 8, NaN, NaN, 100) } as unknown as Outcome;
const linkage = {
  clusters: [
    { tiesPerFirm: 0.5, shareLinked: 0.5 },
    { tiesPerFirm: 2, shareLinked: 0.2 },
  ],
} as unknown as StudyLinkage;
const order = (...found: Parameters<typeof rankClusters>) =>
  rankClusters(...found).map(({ index }) => index);

describe('clusters', () => {
  it('are ranked from the largest, those without a value last', () => {
    expect(order(findings, 'firms', outcome, null)).toEqual([0, 1, 2]);
    expect(order(findings, 'density', outcome, null)).toEqual([2, 0, 1]);
    expect(order(findings, 'ties', outcome, linkage)).toEqual([1, 0, 2]);
    expect(order(findings, 'linked', outcome, linkage)).toEqual([0, 1, 2]);
  });

  it('have the mean over their firms with a value, and an interval from two on', () => {
    const [first, second, third] = rankClusters(findings, 'mean', outcome, null);
    expect(first).toEqual({ index: 1, value: 8, low: NaN, high: NaN, n: 1 });
    expect(second).toMatchObject({ index: 0, value: 2, n: 3 });
    expect(second.high - second.value).toBeCloseTo(4.302_652_7 / Math.sqrt(3), 6);
    expect(third).toMatchObject({ index: 2, value: NaN, n: 0 });
  });

  it('are only ranked by what there is', () => {
    expect(availableRankings(null, null)).toEqual(['firms', 'density']);
    expect(availableRankings(outcome, linkage)).toContain('linked');
  });
});

describe('industries', () => {
  const found = industriesByFirm(['b', 'a', '', 'a', 'b', '', '']);

  it('go by size and then by name, with the firms that state none at the end', () => {
    expect(found.names).toEqual(['a', 'b', '']);
    expect([...found.of]).toEqual([1, 0, 2, 0, 1, 2, 2]);
    expect(rankIndustries(found, 'firms', null).map(({ value }) => value)).toEqual([2, 2, 3]);
  });

  it('are ranked by their mean', () => {
    const ranked = rankIndustries(found, 'mean', outcome);
    expect(ranked.map(({ index, value, n }) => [index, value, n])).toEqual([
      [2, 51.5, 2],
      [0, 5, 2],
      [1, 1, 1],
    ]);
  });
});

it('the selected share of a group is of all its firms', () => {
  const mask = Uint8Array.of(1, 0, 1, 1, 0, 0, 1);
  expect([...chosenShares(mask, findings.membership.clusterOf, 4)]).toEqual([2 / 3, 0.5, 0, 0]);
});
