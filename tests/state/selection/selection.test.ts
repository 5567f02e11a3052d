import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/model';
import {
  carryOver,
  countOf,
  firmsOf,
  NOTHING,
  selectCluster,
  toggleFirm,
} from '../../../src/state/selection/selection';
import { smallStudy } from '../small-study';

let findings: Findings;
beforeAll(async () => {
  ({ findings } = await smallStudy());
});

describe('firms', () => {
  it('are added and taken out one by one, down to nothing', () => {
    const one = toggleFirm(NOTHING, 4);
    const two = toggleFirm(one, 9);
    expect(two).toEqual({ kind: 'firms', indices: [4, 9] });
    expect(toggleFirm(two, 4)).toEqual({ kind: 'firms', indices: [9] });
    expect(toggleFirm(one, 4)).toBe(NOTHING);
    expect(one).toEqual({ kind: 'firms', indices: [4] });
  });

  it('take the place of another kind of selection', () => {
    expect(toggleFirm(selectCluster(findings, 0), 3)).toEqual({ kind: 'firms', indices: [3] });
  });
});

describe('clusters', () => {
  it('stand for their firms', () => {
    const firms = firmsOf(selectCluster(findings, 0), findings);
    expect(firms).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(firms).toHaveLength(findings.clusters[0].firms);
  });

  it('that do not exist are nothing', () => {
    expect(selectCluster(findings, 99)).toBe(NOTHING);
    expect(selectCluster(findings, -1)).toBe(NOTHING);
  });

  it('are found again by their first core firm when their numbers change', () => {
    const selected = selectCluster(findings, 1);
    const turned = { ...findings, clusters: [...findings.clusters].reverse() };
    expect(carryOver(selected, findings, turned)).toMatchObject({ kind: 'cluster', index: 0 });
    const gone = { ...findings, clusters: findings.clusters.slice(0, 1) };
    expect(carryOver(selected, findings, gone)).toBe(NOTHING);
  });
});

describe('institutions', () => {
  it('stand for the firms that they are nearest to', () => {
    const index = findings.proximity.nearest[0];
    const firms = firmsOf({ kind: 'institution', index }, findings);
    expect(firms).toContain(0);
    expect(firms).toHaveLength(countOf(findings.proximity.nearest, index));
  });
});

describe('after the findings changed', () => {
  const firms = { kind: 'firms', indices: [1, 2] } as const;

  it('rows stay selected while the table is the same', () => {
    expect(carryOver(firms, findings, { ...findings })).toBe(firms);
  });

  it('nothing stays when another table came', () => {
    const other = { ...findings, firms: { ...findings.firms, id: [...findings.firms.id] } };
    expect(carryOver(firms, findings, other)).toBe(NOTHING);
    expect(carryOver(selectCluster(findings, 0), findings, other)).toBe(NOTHING);
    const institution = { kind: 'institution', index: 3 } as const;
    const moved = { ...findings, institutions: { ...findings.institutions } };
    expect(carryOver(institution, findings, moved)).toBe(NOTHING);
    expect(carryOver(institution, findings, findings)).toBe(institution);
    expect(carryOver(firms, null, findings)).toBe(NOTHING);
  });
});
