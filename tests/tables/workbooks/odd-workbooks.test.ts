import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/tables';
import { madeBook } from '../made-book';
import { expectFailure, valueOf } from '../support';

const ROWS = [
  ['企業名', '所在地', '従業員数'],
  ['甲', '福井県鯖江市神中町1', 5],
  ['乙', '福井県越前市家久町2', 6],
];

/** A made workbook with parts of its archive written otherwise. */
function changed(change: (files: Record<string, string>) => void): Uint8Array {
  const files: Record<string, string> = {};
  for (const [name, bytes] of Object.entries(unzipSync(madeBook(ROWS))))
    files[name] = strFromU8(bytes);
  change(files);
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

describe('workbooks that are not as they say', () => {
  it('a dimension that lies, too small or to the last cell, takes no row and adds none', async () => {
    for (const lie of ['A1', 'A1:B2', 'A1:XFD1048576', 'C3:A1', 'nonsense']) {
      const bytes = changed((files) => {
        const sheet = 'xl/worksheets/sheet1.xml';
        const before = files[sheet];
        files[sheet] = before.replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${lie}"/>`);
        expect(files[sheet]).not.toBe(before);
      });
      const table = valueOf(await readTable('list.xlsx', bytes));
      expect([table.rowCount, ...table.header]).toEqual([2, '企業名', '所在地', '従業員数']);
    }
  });

  it('a workbook of charts only is refused in one sentence', async () => {
    const bytes = changed((files) => {
      delete files['xl/worksheets/sheet1.xml'];
      files['xl/chartsheets/sheet1.xml'] =
        '<?xml version="1.0" encoding="UTF-8"?><chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>';
      for (const name of Object.keys(files))
        files[name] = files[name]
          .replaceAll('worksheets/sheet1.xml', 'chartsheets/sheet1.xml')
          .replaceAll('relationships/worksheet"', 'relationships/chartsheet"')
          .replaceAll('spreadsheetml.worksheet+xml', 'spreadsheetml.chartsheet+xml');
    });
    expectFailure(await readTable('charts.xlsx', bytes), 'file-empty');
  });
});

describe('sheets of OpenDocument', () => {
  const made = (): Uint8Array => {
    const book = utils.book_new();
    for (const name of ['製造&卸', '<小売>'])
      utils.book_append_sheet(
        book,
        utils.aoa_to_sheet([
          ['企業名', '件数'],
          [name, 1],
        ]),
        name,
      );
    return new Uint8Array(write(book, { type: 'array', bookType: 'ods' }) as ArrayBuffer);
  };

  it('have the names that people see, and are read by them', async () => {
    const first = valueOf(await readTable('a.ods', made(), { sheet: '製造&卸' }));
    expect(first.origin?.sheets).toEqual(['製造&卸', '<小売>']);
    expect(first.columns[0]).toEqual(['製造&卸']);
    const second = valueOf(await readTable('a.ods', made(), { sheet: '<小売>' }));
    expect(second.columns[0]).toEqual(['<小売>']);
  });
});
