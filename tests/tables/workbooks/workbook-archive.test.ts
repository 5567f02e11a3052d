import { read, utils, write, type WorkSheet } from '@e965/xlsx';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkedFiles } from '../../../src/tables/read-zip';
import { contentsOf, unpackedArchive } from '../../../src/tables/workbooks/workbook-archive';

const made = (change: (sheet: WorkSheet) => void, bookType: 'xlsx' | 'ods' | 'xlsb' = 'xlsx') => {
  const sheet = utils.aoa_to_sheet([
    ['企業名', '件数'],
    ['甲', 1],
    ['計', 1],
  ]);
  change(sheet);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '一覧');
  return new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
};
const files = (bytes: Uint8Array) => checkedFiles(bytes)!;
const plain = made(() => undefined);

describe('what a workbook’s sheets hold', () => {
  it('is told by their bytes', () => {
    expect(contentsOf(files(plain))).toEqual({ hides: false, counts: false });
    const summed = made((sheet) => (sheet.B3 = { t: 'n', v: 1, f: 'SUM(B2:B2)' }));
    expect(contentsOf(files(summed))).toEqual({ hides: false, counts: true });
    const hidden = made((sheet) => (sheet['!rows'] = [{}, { hidden: true }]));
    expect(contentsOf(files(hidden))).toEqual({ hides: true, counts: false });
  });

  it.each(['ods', 'xlsb'] as const)('may be all in another form: %s', (form) => {
    const other = contentsOf(files(made(() => undefined, form)));
    expect(other).toEqual({ hides: true, counts: true });
  });

  it('may be all where tags have a prefix', () => {
    const parts = unzipSync(plain);
    const path = 'xl/worksheets/sheet1.xml';
    const text = new TextDecoder().decode(parts[path]).replaceAll(/<(\/?)(\w+)/g, '<$1x:$2');
    const prefixed = zipSync({ ...parts, [path]: new TextEncoder().encode(text) });
    expect(contentsOf(files(prefixed))).toEqual({ hides: true, counts: true });
  });
});

describe('an archive that is unpacked', () => {
  it('holds the same files, and reads the same', () => {
    const bytes = unpackedArchive(files(plain));
    const names = (archive: Uint8Array) => Object.keys(unzipSync(archive));
    expect(names(bytes)).toEqual(names(plain));
    expect(unzipSync(bytes)).toEqual(unzipSync(plain));
    expect(read(bytes, { type: 'array' }).Sheets).toEqual(read(plain, { type: 'array' }).Sheets);
  });

  it('keeps names beyond ASCII', () => {
    const bytes = unpackedArchive([{ name: '表/一.xml', bytes: Uint8Array.of(1, 2) }]);
    expect(unzipSync(bytes)).toEqual({ '表/一.xml': Uint8Array.of(1, 2) });
  });
});
