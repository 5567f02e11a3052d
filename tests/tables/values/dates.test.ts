import { describe, expect, it } from 'vitest';
import { parseDate, parseYear } from '../../../src/tables';

describe('dates as people write them', () => {
  it.each([
    ['昭和45年3月', '1970-03', 'month'],
    ['S63.4.1', '1988-04-01', 'day'],
    ['令和元年', '2019', 'year'],
    ['R1.5', '2019-05', 'month'],
    ['1988/4', '1988-04', 'month'],
    ['1988年4月1日', '1988-04-01', 'day'],
    ['２０２０年４月１日（水）', '2020-04-01', 'day'],
    ['平成30年度', '2018', 'year'],
    ['H1.1.8', '1989-01-08', 'day'],
    ['㍻12年6月', '2000-06', 'month'],
    ['大正3年', '1914', 'year'],
    ['明治42年', '1909', 'year'],
    ['昭64.1.7', '1989-01-07', 'day'],
    ['2019', '2019', 'year'],
    ['FY2019', '2019', 'year'],
    ['2020-04-01', '2020-04-01', 'day'],
    ['2020-04-01T12:30:00', '2020-04-01', 'day'],
    ['20200401', '2020-04-01', 'day'],
    ['1970年3月頃', '1970-03', 'month'],
    ['昭和 45 年 3 月 創業', '1970-03', 'month'],
  ])('%s', (cell, text, precision) => {
    expect(parseDate(cell)).toEqual({ text, precision });
  });

  it.each([
    '',
    '不明',
    '12',
    '45年',
    '3月',
    '2020年2月30日',
    '2020/13',
    '令和0年',
    '昭和70年',
    '平成35年',
    '令和1年4月30日',
    '福井県',
    '12-3456',
    '1999-12-345',
    '100人',
    'R',
    '4月1日',
    '12345678',
  ])('%s is none', (cell) => {
    expect(parseDate(cell)).toBeNull();
  });

  it('have their year in every reader', () => {
    for (const [cell, year] of [
      ['大正3年', 1914],
      ['昭和45年3月', 1970],
      ['S63.4.1', 1988],
      ['令和元年度', 2019],
      ['FY2007', 2007],
      ['2007年度', 2007],
    ] as const)
      expect(parseYear(cell)).toEqual({ kind: 'number', value: year });
  });
});
