import { describe, expect, it } from 'vitest';
import type { Result, Table } from '../../../src/model';
import { readTable } from '../../../src/tables';
import { isShortened } from '../../../src/tables/values/lost-digits';
import { problemsOf, readText, rowsOf, utf8, valueOf } from '../support';
import { inlineRow, workbook } from '../workbook';

const lostIn = (read: Result<Table>) =>
  problemsOf(read)
    .filter(({ code }) => code === 'digits-lost')
    .map(({ severity, where, facts }) => ({ severity, where, facts }));

describe('numbers that have lost digits', () => {
  it('are told in CSV as a spreadsheet shortens them, once a row, with the first', async () => {
    const read = await readText(
      '法人番号,親会社,名称\n1,2,a\n1.23457E+12,2.1E+12,b\n3,9.10000E+12,c\n',
    );
    expect(lostIn(read)).toEqual([
      {
        severity: 'warning',
        where: { file: 'list.csv', row: 2, line: 3, column: '法人番号' },
        facts: { rows: 2, example: '1.23457E+12' },
      },
    ]);
    expect(rowsOf(valueOf(read))[1][0]).toBe('1.23457E+12');
  });

  it('are neither whole numbers, nor what a spreadsheet would not shorten', () => {
    const others = '1234567890123 1E+12 1.5E+06 6.02214076E+23 1.2E-12 -+- E+12 +12 a.1E+12'.split(
      ' ',
    );
    expect(others.filter(isShortened)).toEqual([]);
    expect(['1.23457E+12', '-1.2E+15', '8.00000e+11'].map(isShortened)).toEqual([true, true, true]);
  });

  it('are told in a workbook from the sixteenth digit on, where they are numbers', async () => {
    const cells = (r: number, value: string) => `<c r="A${r}"><v>${value}</v></c>`;
    const rows = {
      1: inlineRow(1, '番号', '名称'),
      2: cells(2, '123456789012345'),
      3: cells(3, '1234567890123450'),
      4: cells(4, '12345678901234567'),
      // Another program's, which a double holds.
      5: cells(5, '1234567890123457'),
      6: inlineRow(6, '12345678901234567'),
      7: inlineRow(7, '1.23457E+12'),
    };
    const read = await readTable('a.xlsx', workbook({ sheets: [{ name: 'S', rows }] }));
    expect(valueOf(read).columns[0].at(-2)).toBe('12345678901234567');
    expect(lostIn(read)).toMatchObject([
      {
        where: { row: 2, line: 3, column: '番号' },
        facts: { rows: 3, example: '1234567890123450' },
      },
    ]);
  });

  it('are told in GeoJSON but for whole numbers, which keep them', async () => {
    const feature = (id: string) =>
      `{"type":"Feature","geometry":null,"properties":{"id":${id},"name":"a"}}`;
    const json = (...ids: string[]) =>
      readTable(
        'a.geojson',
        utf8(`{"type":"FeatureCollection","features":[${ids.map(feature).join()}]}`),
      );
    expect(lostIn(await json('1234567890123456', '"12345678901234567"', '1.5e300'))).toMatchObject([
      { where: { row: 3 } },
    ]);
    // Whole numbers keep theirs.
    expect(lostIn(await json('1', '12345678901234567', '-12345678901234567'))).toEqual([]);
  });
});
