import { describe, expect, it } from 'vitest';
import { groupedIndustries } from '../../src/model';

describe('industries by division and major group', () => {
  it('stand in the order of the classification, those of another one last', () => {
    const groups = groupedIndustries([
      '眼鏡製造業',
      '宿泊業',
      '金属製品製造業',
      '製造業',
      '食料品製造業',
    ]);
    expect(groups.map(({ division, names }) => [division?.code ?? null, ...names])).toEqual([
      ['E', '製造業', '食料品製造業', '金属製品製造業'],
      ['M', '宿泊業'],
      [null, '眼鏡製造業'],
    ]);
  });

  it('are one group where none is of it, and none without any', () => {
    expect(groupedIndustries(['A1', 'A2'])).toEqual([{ division: null, names: ['A1', 'A2'] }]);
    expect(groupedIndustries([])).toEqual([]);
  });
});
