import { describe, expect, it } from 'vitest';
import type { Cluster, Findings, Outcome } from '../../../src/model';
import type { StudyLinkage } from '../../../src/study';
import {
  clusterOfGroup,
  groupsOf,
  measureGroup,
  meanDifference,
  rowsOfGroup,
  sharedRows,
} from '../../../src/study/comparison/compare-groups';
import { groupMean } from '../../../src/study/group-mean';

const findings = {
  firms: {
    count: 6,
    id: ['a', 'b', 'c', 'd', 'e', 'f'],
    industry: ['x', 'y', 'y', '', 'x', 'z'],
  },
  firmPlaces: {
    prefecture: ['福井県', '福井県', '', '北海道', '福井県', '北海道'],
    municipalityCode: ['18207', '18201', '', '01100', '18207', ''],
  },
  clusters: [
    { index: 0, anchorFirmId: 'a', areaKm2: 4, densityPerKm2: 0.5 },
    { index: 1, anchorFirmId: 'd', drawnId: 'b1' },
  ],
  membership: { clusterOf: Int32Array.of(0, 0, -1, 1, -1, -1) },
  proximity: { nearestKm: Float64Array.of(4, 1, NaN, 8, 2, 100) },
} as unknown as Findings;
const saved = [{ name: 's', firmIds: ['f', 'a', 'gone'] }];
const outcome = { values: Float64Array.of(1, 3, 5, NaN, 9, 2) } as unknown as Outcome;
const linkage = { firms: { ties: Int32Array.of(3, 0, 1, 0, 0, 0) } } as unknown as StudyLinkage;
const rows = (kind: Parameters<typeof rowsOfGroup>[1]['kind'], key: string) =>
  rowsOfGroup(findings, { kind, key }, saved);

describe('groups', () => {
  it('are the clusters, the prefectures and municipalities with firms by code, and what was saved', () => {
    expect(groupsOf(findings, saved).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      'cluster a',
      'cluster b1',
      'prefecture 北海道',
      'prefecture 福井県',
      'municipality 01100',
      'municipality 18201',
      'municipality 18207',
      'selection s',
    ]);
  });

  it('have their firms, and none where they are gone', () => {
    expect(rows('cluster', 'a')).toEqual([0, 1]);
    expect(rows('cluster', 'b1')).toEqual([3]);
    expect(rows('cluster', 'gone')).toEqual([]);
    expect(rows('prefecture', '福井県')).toEqual([0, 1, 4]);
    expect(rows('municipality', '18207')).toEqual([0, 4]);
    expect(rows('selection', 's')).toEqual([0, 5]);
    expect(rows('selection', 'gone')).toEqual([]);
    expect(clusterOfGroup(findings, { kind: 'cluster', key: 'b1' })?.index).toBe(1);
    expect(clusterOfGroup(findings, { kind: 'selection', key: 'a' })).toBeNull();
  });

  it('share firms', () => {
    expect(sharedRows([0, 1, 4], [0, 4, 5])).toBe(2);
  });
});

describe('measureGroup', () => {
  it('measures firms with a value, a place and an industry', () => {
    const found = measureGroup(findings, [0, 1, 2, 3], findings.clusters[0], outcome, linkage);
    expect(found).toMatchObject({
      firms: 4,
      areaKm2: 4,
      densityPerKm2: 0.5,
      nearestKm: 4,
      tiesPerFirm: 1,
      shareLinked: 0.5,
      outcome: { n: 3, mean: 3 },
      industries: [
        { name: 'y', count: 2 },
        { name: 'x', count: 1 },
      ],
    });
  });

  it('leaves unknown what nothing is known of', () => {
    const found = measureGroup(findings, [], null as unknown as Cluster, null, null);
    expect(found).toEqual({
      firms: 0,
      areaKm2: NaN,
      densityPerKm2: NaN,
      nearestKm: NaN,
      tiesPerFirm: NaN,
      shareLinked: NaN,
      outcome: { n: 0, mean: NaN, low: NaN, high: NaN, error: NaN },
      industries: [],
    });
  });
});

describe('meanDifference', () => {
  it('is t.test of R for two samples', () => {
    // t.test(c(1, 2, 4, 9), c(0, 1, 1, 3, 2, 8, 2))
    const found = meanDifference(groupMean([1, 2, 4, 9]), groupMean([0, 1, 1, 3, 2, 8, 2]));
    expect(found.value).toBeCloseTo(1.571_428_571_43, 10);
    expect(found.low).toBeCloseTo(-3.692542207419, 9);
    expect(found.high).toBeCloseTo(6.835399350276, 9);
  });

  it('promises nothing for one value', () => {
    expect(meanDifference(groupMean([1]), groupMean([0, 3]))).toEqual({
      value: -0.5,
      low: NaN,
      high: NaN,
    });
  });
});
