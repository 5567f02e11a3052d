import { describe, expect, it } from 'vitest';
import { closedCorporations, registerOf } from '../../src/tables';
import { tableOf } from './support';

describe('registers of corporations', () => {
  it('knows closed corporations of the tax agency by their date', () => {
    const table = tableOf([
      ['corporateNumber', 'name', 'streetNumber', 'closeDate'],
      ['1', 'A', 'x', ''],
      ['2', 'B', 'x', '2026-01-06'],
    ]);
    expect(registerOf(table)).toBe('tax-agency');
    expect([...closedCorporations(table)!]).toEqual([0, 1]);
  });

  it('knows closed corporations of gBizINFO by date or status', () => {
    const table = tableOf([
      ['法人番号', '法人名', '本社所在地', 'ステータス', '登記記録の閉鎖等年月日'],
      ['1', 'A', 'x', '', ''],
      ['2', 'B', 'x', '閉鎖', ''],
      ['3', 'C', 'x', '', '2020-01-01'],
    ]);
    expect(registerOf(table)).toBe('gbizinfo');
    expect([...closedCorporations(table)!]).toEqual([0, 1, 1]);
  });

  it('says nothing where the register says nothing, and of other tables', () => {
    const short = tableOf([
      ['corporateNumber', 'name', 'kind', 'address'],
      ['1', 'A', '301', 'x'],
    ]);
    expect(registerOf(short)).toBe('gbizinfo');
    expect(closedCorporations(short)).toBeNull();
    expect(registerOf(tableOf([['name'], ['A']]))).toBeNull();
    expect(
      closedCorporations(
        tableOf([
          ['name', 'closeDate'],
          ['A', 'x'],
        ]),
      ),
    ).toBeNull();
  });
});
