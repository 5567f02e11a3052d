import { describe, expect, it } from 'vitest';
import type { Findings } from '../../src/model';
import { modelGroups, municipalityGroups } from '../../src/study/evidence-groups';

const findings = {
  firmPlaces: {
    municipalityCode: ['15204', '15213', '', '15204', '18207'],
    prefecture: ['新潟県', '新潟県', '', '新潟県', '福井県'],
  },
} as unknown as Findings;

describe('groups of firms that are not independent', () => {
  it('are municipalities or prefectures, none where the place is not known', () => {
    expect([...municipalityGroups(findings)]).toEqual([0, 1, -1, 0, 2]);
    expect([...modelGroups(findings, 'municipality')]).toEqual([0, 1, -1, 0, 2]);
    expect([...modelGroups(findings, 'prefecture')]).toEqual([0, 0, -1, 0, 1]);
  });
});
