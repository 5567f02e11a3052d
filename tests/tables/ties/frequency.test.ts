import { describe, expect, it } from 'vitest';
import { contactsPerYear, parseFrequency } from '../../../src/tables/ties/frequency';

describe('contacts a year', () => {
  it.each([
    ['毎日', 250],
    ['ほぼ毎日', 250],
    ['週1回', 52],
    ['週１回程度', 52],
    ['週に2～3回', 130],
    ['毎週', 52],
    ['隔週', 26],
    ['週1', 52],
    ['月1回', 12],
    ['月一回', 12],
    ['月に1、2回', null],
    ['月1〜2回', 18],
    ['月数回', 36],
    ['月に数回程度', 36],
    ['1か月に1回', 12],
    ['2か月に1回', 6],
    ['2ヶ月に1度', 6],
    ['四半期に1回', 4],
    ['半年に1回', 2],
    ['年数回', 3],
    ['年に数回', 3],
    ['年間5回以上', 5],
    ['年1回', 1],
    ['3回/年', 3],
    ['2回／月', 24],
    ['数年に1回', 1 / 3],
    ['年1回未満', 0.5],
    ['ほとんどない', 0.5],
    ['まったくない', 0],
    ['4.年数回', 3],
    ['daily', 250],
    ['once a month', 12],
    ['twice a week', 104],
    ['3 times per year', 3],
    ['Several times a year', 3],
    ['hardly ever', 0.5],
    ['不定期', null],
    ['共同研究', null],
    ['12', null],
    ['', null],
  ])('of %s: %s', (cell, perYear) => {
    const found = contactsPerYear(cell);
    if (perYear === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(perYear, 12);
  });

  it('are the number where a cell has one', () => {
    expect(parseFrequency('12回')).toEqual({ kind: 'number', value: 12 });
    expect(parseFrequency('')).toEqual({ kind: 'missing' });
    expect(parseFrequency('不明')).toEqual({ kind: 'missing' });
    expect(parseFrequency('随時')).toEqual({ kind: 'unreadable' });
  });
});
