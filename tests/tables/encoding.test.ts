import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/model';
import { detectDelimiter, detectEncoding, readTable } from '../../src/tables';
import { fromHex, problemsOf, rowsOf, utf8, valueOf } from './support';

/** 企業名,住所 / 髙﨑製作所①,東京都大田区～ｶﾏﾀ / ㈱ﾃｽﾄ,鯖江市 as CP932 with CRLF: NEC and IBM characters, half-width kana. */
const CP932 = fromHex(
  '8ae98bc696bc2c8f5a8f8a0d0afbfcfab190bb8dec8f8a87402c938c8b9e937391e593638be68160b6cfc00d0a' +
    '878ac3bdc42c8e498d5d8e730d0a',
);

/** 企業名,住所 / 日本製作所,東京都大田区蒲田 as EUC-JP with LF. */
const EUC_JP = fromHex(
  'b4ebb6c8ccbe2cbdbbbdea0ac6fccbdcc0bdbaeebdea2cc5ecb5fec5d4c2e7c5c4b6e8b3f7c5c40a',
);

const LIST = '企業名,住所\n日本製作所,東京都大田区蒲田\n';

function utf16(text: string, encoding: 'utf-16le' | 'utf-16be', mark: boolean): Uint8Array {
  const bytes = new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
  if (encoding === 'utf-16le') return bytes;
  return new Uint8Array(Buffer.from(bytes).swap16());
}

describe('detectEncoding', () => {
  it.each<[string, Uint8Array, Encoding]>([
    ['ASCII', utf8('name,address\n1,2\n'), 'utf-8'],
    ['UTF-8', utf8(LIST), 'utf-8'],
    ['UTF-8 with a mark', utf8('\ufeff' + LIST), 'utf-8'],
    ['UTF-16 little-endian with a mark', utf16(LIST, 'utf-16le', true), 'utf-16le'],
    ['UTF-16 big-endian with a mark', utf16(LIST, 'utf-16be', true), 'utf-16be'],
    [
      'UTF-16 little-endian without',
      utf16('name,address\nA,東京\n', 'utf-16le', false),
      'utf-16le',
    ],
    ['UTF-16 big-endian without', utf16('name,address\nA,東京\n', 'utf-16be', false), 'utf-16be'],
    ['CP932', CP932, 'shift_jis'],
    ['EUC-JP', EUC_JP, 'euc-jp'],
  ])('%s', (_, bytes, encoding) => {
    expect(detectEncoding(bytes)).toBe(encoding);
  });

  it('knows Japanese by its first megabyte, and the reader tells damage behind it', async () => {
    const rows = (count: number) => utf8('1,東京製作所\n'.repeat(count));
    const bytes = new Uint8Array([...utf8('id,企業名\n'), ...rows(80_000), 0xe6, 0x9d, 0x0a]);
    expect(detectEncoding(bytes)).toBe('utf-8');
    expect(problemsOf(await readTable('list.csv', bytes))).toMatchObject([
      { code: 'encoding-damaged', where: { line: 80_002 } },
      {},
    ]);
  });

  it('is not misled by a long ASCII beginning', () => {
    const ascii = utf8('id,name\n' + '1,abc\n'.repeat(200_000));
    expect(detectEncoding(new Uint8Array([...ascii, ...utf8('2,東京製作所\n')]))).toBe('utf-8');
  });
});

describe('what is read in each encoding', () => {
  it('CP932 with NEC and IBM characters and half-width kana', async () => {
    const table = valueOf(await readTable('list.csv', CP932));
    expect(table.header).toEqual(['企業名', '住所']);
    expect(rowsOf(table)).toEqual([
      ['髙﨑製作所①', '東京都大田区～ｶﾏﾀ'],
      ['㈱ﾃｽﾄ', '鯖江市'],
    ]);
    expect(table.origin).toMatchObject({
      format: 'csv',
      encoding: 'shift_jis',
      delimiter: ',',
      lineEnd: '\r\n',
      header: true,
    });
  });

  it('EUC-JP', async () => {
    expect(rowsOf(valueOf(await readTable('list.csv', EUC_JP)))).toEqual([
      ['日本製作所', '東京都大田区蒲田'],
    ]);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('%s', async (encoding) => {
    const table = valueOf(await readTable('list.txt', utf16(LIST, encoding, true)));
    expect(table.header).toEqual(['企業名', '住所']);
  });

  it('takes the person at their word about the encoding', async () => {
    const table = valueOf(await readTable('list.csv', EUC_JP, { encoding: 'shift_jis' }));
    expect(table.header[0]).not.toBe('企業名');
    expect(table.origin?.encoding).toBe('shift_jis');
  });

  it.each(['\n', '\r\n', '\r'])('has every row of several slices, ended by %j', async (end) => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [`第${i}製作所`, '"a\nb"', `${i}`]);
    const text = [['企業名', '備考', '数'], ...rows].map((cells) => cells.join(',')).join(end);
    const table = valueOf(await readTable('list.csv', utf8(text)));
    expect(table.columns[0]).toEqual(rows.map(([name]) => name));
    expect(new Set(table.columns[1])).toEqual(new Set(['a\nb']));
    expect(table.columns[2].at(-1)).toBe('59999');
    expect(table.lines!.at(-1)).toBe(2 * 60_000);
  });

  it('decodes characters that straddle the slices', async () => {
    const rows = 60_000;
    const text = '名称,住所\n' + '髙﨑①～〜ｶﾞが,東京都\n'.repeat(rows);
    const table = valueOf(await readTable('list.csv', utf8(text)));
    expect(table.rowCount).toBe(rows);
    expect(new Set(table.columns[0])).toEqual(new Set(['髙﨑①～〜ｶﾞが']));
    expect(new Set(table.columns[1])).toEqual(new Set(['東京都']));
  });
});

describe('detectDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n', ','],
    ['a\tb\tc\n1\t2\t3\n', '\t'],
    ['a;b;c\n1;2;3\n', ';'],
    ['a\n1\n', ','],
    ['"x;y;z",b\n"1;2",3\n', ','],
    ['a;b\n1,5;2,5\n3,5;4,5\n', ';'],
    ['name\taddress\nA, B\tx\nC\ty, z\n', '\t'],
    ['a,b;c;d\n1,2\n3,4\n', ','],
    ['"a\nb","c"\n1,2\n', ','],
  ])('%j', (text, delimiter) => {
    expect(detectDelimiter(text)).toBe(delimiter);
  });
});
