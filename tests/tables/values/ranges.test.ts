import { describe, expect, it } from 'vitest';
import { parseRange, rangeReader } from '../../../src/tables';

describe('ranges as people write them', () => {
  it.each([
    ['10～20人', 10, 20],
    ['10-20', 10, 20],
    ['１０〜２０名', 10, 20],
    ['10人～20人', 10, 20],
    ['10人以上20人未満', 10, 19],
    ['1,000～1,999', 1000, 1999],
    ['10から20', 10, 20],
    ['10件以上', 10, Infinity],
    ['300人超', 301, Infinity],
    ['50名未満', -Infinity, 49],
    ['5人以下', -Infinity, 5],
    ['～5', -Infinity, 5],
    ['100～', 100, Infinity],
    ['2.5-3.5', 2.5, 3.5],
    ['約30～40人', 30, 40],
    ['①1～4人', 1, 4],
    ['2．5～19人', 5, 19],
    ['(3) 20人以上', 20, Infinity],
    ['4. 300人超', 301, Infinity],
  ])('%s', (cell, low, high) => {
    expect(parseRange(cell)).toEqual({ low, high });
  });

  it.each([
    '',
    '10',
    '-5',
    '△2',
    '20～10',
    '2020-04',
    '1988-3',
    '03-1234',
    '1-2-3',
    '福井県1-2',
    '製造業',
    '10:20',
    'A-1',
    '10人',
    '1;3',
  ])('%s is none', (cell) => {
    expect(parseRange(cell)).toBeNull();
  });

  it('give the end that was chosen; an open end gives none', () => {
    const of = (take: 'lower' | 'middle' | 'upper' | 'missing', cell: string) => {
      const parsed = rangeReader(take)(cell);
      return parsed.kind === 'number' ? parsed.value : parsed.kind;
    };
    expect(of('lower', '10～20人')).toBe(10);
    expect(of('middle', '10～20人')).toBe(15);
    expect(of('upper', '10～20人')).toBe(20);
    expect(of('missing', '10～20人')).toBe('missing');
    expect(of('lower', '50名未満')).toBe(0);
    expect(of('middle', '50名未満')).toBe(24.5);
    expect(of('upper', '10件以上')).toBe('missing');
    expect(of('middle', '10件以上')).toBe('missing');
    expect(of('lower', '10件以上')).toBe(10);
    expect(of('middle', '12人')).toBe(12);
    expect(of('middle', 'x')).toBe('unreadable');
    expect(of('middle', '不明')).toBe('missing');
  });
});
