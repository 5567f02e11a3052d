import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { closedCorporations, readTable, registerOf, suggestRoles } from '../../src/tables';
import { readText, tableOf, valueOf } from './support';

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

const REAL = '../shared/real';
const here = existsSync(REAL);

describe.skipIf(!here)(`real lists (skipped where ${REAL} is absent)`, () => {
  it.each([
    ['nta/diff-20260127-sjis.csv', 18263, 'shift_jis', false],
    ['nta/new-corporations-50k.csv', 50000, 'utf-8', true],
  ] as const)('%s', async (path, rowCount, encoding, header) => {
    const result = await readTable(path, readFileSync(`${REAL}/${path}`));
    const table = valueOf(result);
    expect(result.ok && result.problems).toEqual([]);
    expect(table.rowCount).toBe(rowCount);
    expect(table.origin).toMatchObject({ encoding, header });
    const roles = suggestRoles('firms', table);
    expect(roles.address?.map((c) => table.header[c])).toEqual([
      'prefectureName',
      'cityName',
      'streetNumber',
    ]);
    expect(roles.name?.map((c) => table.header[c])).toEqual(['name']);
  });

  it('sabae', async () => {
    const firms = valueOf(await readTable('c.csv', readFileSync(`${REAL}/sabae/companies.csv`)));
    expect(firms.rowCount).toBe(2143);
    expect(suggestRoles('firms', firms)).toEqual({ id: [0], name: [1], address: [3] });
    const events = valueOf(await readTable('p.csv', readFileSync(`${REAL}/sabae/patents.csv`)));
    expect(suggestRoles('outcomes', events)).toEqual({ key: [2], date: [0] });
  });
});

describe('a tax agency file made here', () => {
  it('names the columns of a tax agency file that has no header', async () => {
    const row = (n: number, closed: string) =>
      `${n},101000100111${n},12,0,2026-01-27,2026-01-05,"株式会社Ａ",,301,"東京都","千代田区","神田",,13,101,1000000,,,${closed},,,,2015-10-05,1,,,,,"エー",0`;
    const table = valueOf(await readText(`${row(1, '')}\n${row(2, '2026-01-06')}\n`));
    expect(table.rowCount).toBe(2);
    expect(table.header.slice(0, 3)).toEqual(['sequenceNumber', 'corporateNumber', 'process']);
    expect(table.origin?.header).toBe(false);
    expect(suggestRoles('firms', table)).toEqual({ id: [1], name: [6], address: [9, 10, 11] });
    expect(registerOf(table)).toBe('tax-agency');
    expect([...closedCorporations(table)!]).toEqual([0, 1]);
  });
});
