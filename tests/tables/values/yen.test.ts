import { describe, expect, it } from 'vitest';
import { parseYen, saysYen, yenUnitOf } from '../../../src/tables';

describe('the unit of a column of yen', () => {
  it.each<[string, number | undefined]>([
    ['資本金', undefined],
    ['資本金（円）', 1],
    ['資本金(千円)', 1e3],
    ['資本金_千円', 1e3],
    ['資本金（単位：万円）', 1e4],
    ['資本金［百万円］', 1e6],
    ['資本金（億円）', 1e8],
    ['Capital', undefined],
    ['capital (JPY)', 1],
    ['capital_thousand_yen', 1e3],
    ['Capital (million yen)', 1e6],
    ['Capital (ten thousand yen)', 1e4],
    ['Capital (hundred million yen)', 1e8],
    ['Capital (JPY billion)', 1e9],
    ["Capital (JPY '000)", 1e3],
    ['capital_k_yen', 1e3],
    ['Capital (10,000 yen)', 1e4],
    ['Capital (¥m)', 1e6],
    ['Capital (JPY mn)', 1e6],
    ['資本金（千万円）', 1e7],
    ['資本金（1,000円）', 1e3],
    ['資本金（2000年）', undefined],
    ['資本金（円、2000年）', 1],
  ])('%s is %s', (header, unit) => {
    expect(yenUnitOf(header)).toBe(unit);
  });
});

describe('yen in a cell', () => {
  it.each<[string, number]>([
    ['3000', 30_000_000],
    ['３，０００', 30_000_000],
    ['約3,000', 30_000_000],
    ['0', 0],
    ['3,000万円', 30_000_000],
    ['3000万', 30_000_000],
    ['3億円', 300_000_000],
    ['1億2,000万円', 120_000_000],
    ['1億 500万 円', 105_000_000],
    ['1.5億円', 150_000_000],
    ['5千万円', 50_000_000],
    ['10百万円', 10_000_000],
    ['10,000千円', 10_000_000],
    ['2兆', 2_000_000_000_000],
    ['10,000,000円', 10_000_000],
    ['¥10,000,000', 10_000_000],
    ['￥３００', 300],
    ['1万5000円', 15_000],
  ])('%s of a column in 万円 is %d', (cell, yen) => {
    expect(parseYen(cell, 1e4)).toEqual({ kind: 'number', value: yen });
  });

  it.each(['', '－', '不明', 'n/a'])('%j says nothing', (cell) => {
    expect(parseYen(cell, 1).kind).toBe('missing');
  });

  it.each(['大', '1万2億円', '円', '億', '1億円くらい', '12ドル', '9'.repeat(500)])(
    '%s is no yen',
    (cell) => {
      expect(parseYen(cell, 1).kind).toBe('unreadable');
    },
  );

  it('tells the cells that say their unit', () => {
    expect(['3000', '3億', '￥3', '3 円'].map(saysYen)).toEqual([false, true, true, true]);
  });
});
