import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/model';
import {
  kmToKind,
  reachKinds,
  reachOf,
  shareWithin,
  studyReach,
} from '../../../src/study/institutions/reach';

const findings = {
  firms: { count: 6 },
  membership: {
    clusterOf: Int32Array.of(0, 0, 1, -1, -1, -1),
    role: Uint8Array.of(2, 2, 2, 0, 0, 3),
  },
  proximity: {
    nearestKm: Float64Array.of(1, 3, 2, 10, NaN, 4),
    byKind: [{ kind: 'kosen', nearestKm: Float64Array.of(5, 5, 7, 10, NaN, 4) }],
  },
} as unknown as Findings;

describe('studyReach', () => {
  it('tells firms inside from firms outside, and leaves out the excluded and the unplaced', () => {
    const { inside, outside, cluster } = studyReach(findings, null, 0);
    expect([...inside.km]).toEqual([1, 2, 3]);
    expect(inside.firms).toBe(3);
    expect([...outside.km]).toEqual([10]);
    expect(cluster && [...cluster.share]).toEqual([0.5, 1]);
    expect(studyReach(findings, null).cluster).toBeNull();
  });

  it('looks at one kind, and has nothing of a kind that does not occur', () => {
    expect(reachKinds(findings)).toEqual(['kosen']);
    expect([...studyReach(findings, 'kosen').inside.km]).toEqual([5, 7]);
    expect(studyReach(findings, 'other').inside.firms).toBe(0);
    expect(kmToKind(findings, 'other').every(Number.isNaN)).toBe(true);
  });

  it('gives the curve of selected firms', () => {
    const chosen = reachOf(studyReach(findings, null), Uint8Array.of(0, 1, 0, 1, 1, 0));
    expect([chosen.firms, ...chosen.km]).toEqual([2, 3, 10]);
  });
});

it('the share within a distance counts the distance itself', () => {
  const { inside, outside } = studyReach(findings, null);
  expect([0.5, 1, 2.5, 3, 99].map((km) => shareWithin(inside, km))).toEqual([
    0,
    1 / 3,
    2 / 3,
    1,
    1,
  ]);
  expect(shareWithin(outside, 9.99)).toBe(0);
  expect(shareWithin(studyReach(findings, 'other').inside, 5)).toBeNaN();
});
