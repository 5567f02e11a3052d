import { CFB, utils, write, type BookType } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/tables';
import { problemsOf, valueOf } from '../support';

function book(hidden: readonly number[], type: BookType = 'xlsx'): Uint8Array {
  const sheet = utils.aoa_to_sheet([
    ['工場名簿'],
    ['企業名', '所在地', '従業員数'],
    ['甲', '福井県鯖江市神中町1', 5],
    ['乙', '福井県越前市家久町2', 6],
    ['丙', '福井県鯖江市神中町3', 7],
  ]);
  sheet['!rows'] = Array.from({ length: 5 }, (_, row) => ({ hidden: hidden.includes(row + 1) }));
  const made = utils.book_new();
  utils.book_append_sheet(made, sheet, '一覧&表');
  return new Uint8Array(write(made, { type: 'array', bookType: type }) as ArrayBuffer);
}

/** An .xls with records of its rows, as Excel writes them: the library writes none. [MS-XLS] 2.4.221; 0x20 in the flags is a row of no height. */
function xls(hidden: readonly number[]): Uint8Array {
  const container = CFB.read(book([], 'biff8'), { type: 'array' });
  const stream = CFB.find(container, 'Workbook')!;
  const bytes = Uint8Array.from(stream.content as Uint8Array);
  const view = new DataView(bytes.buffer);
  let at = 0;
  // Behind the sheet's dimensions.
  while (view.getUint16(at, true) !== 0x0200) at += 4 + view.getUint16(at + 2, true);
  at += 4 + view.getUint16(at + 2, true);
  const rows = hidden.flatMap((line) => {
    const record = new DataView(new ArrayBuffer(20));
    record.setUint16(0, 0x0208, true);
    record.setUint16(2, 16, true);
    record.setUint16(4, line - 1, true);
    record.setUint16(8, 3, true);
    record.setUint8(16, 0x20);
    return [...new Uint8Array(record.buffer)];
  });
  stream.content = [...bytes.slice(0, at), ...rows, ...bytes.slice(at)] as never;
  stream.size = stream.content.length;
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as number[]);
}

/** An .ods whose rows bear their visibility, which the library does not write. Rows alike may be told once. */
function ods(visibility: 'collapse' | 'filter', hidden: readonly number[]): Uint8Array {
  const files = unzipSync(book([], 'ods'));
  let line = 0;
  const content = new TextDecoder()
    .decode(files['content.xml'])
    .replaceAll(/<table:table-row/g, (tag) =>
      hidden.includes(++line) ? `${tag} table:visibility="${visibility}"` : tag,
    )
    .replace('<table:table-row', '<table:table-row table:number-rows-repeated="1"');
  const { mimetype, ...others } = files;
  return zipSync({
    mimetype: [mimetype, { level: 0 }],
    ...others,
    'content.xml': new TextEncoder().encode(content),
  });
}

describe('rows that a workbook hides', () => {
  it.each([
    ['.xlsx', 'list.xlsx', () => book([1, 4])],
    ['.xlsb', 'list.xlsb', () => book([1, 4], 'xlsb')],
    ['.xls', 'list.xls', () => xls([1, 4])],
    ['.ods by hand', 'list.ods', () => ods('collapse', [1, 4])],
    ['.ods by a filter', 'list.ods', () => ods('filter', [1, 4])],
  ])('are read, and told: %s', async (_, name, bytes) => {
    const result = await readTable(name, bytes());
    expect(valueOf(result).rowCount).toBe(3);
    expect(problemsOf(result)).toMatchObject([
      { code: 'rows-hidden', severity: 'warning', where: { line: 4 }, facts: { rows: 1, of: 3 } },
    ]);
  });

  it.each([
    ['.xlsx', 'list.xlsx', () => book([1])],
    ['.xls', 'list.xls', () => xls([1])],
    ['.ods', 'list.ods', () => ods('collapse', [1])],
  ])('nothing is told where none of the table is: %s', async (_, name, bytes) => {
    expect(problemsOf(await readTable(name, bytes()))).toEqual([]);
  });
});
