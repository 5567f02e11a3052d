import { describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/model';
import { LIMIT_MEGABYTES, readTable } from '../../src/tables';
import {
  expectFailure,
  fromHex,
  problemsOf,
  readText,
  rowsOf,
  utf8,
  valueOf,
  watchedRun,
} from './support';

describe('files that are no table', () => {
  it.each([
    ['no bytes', ''],
    ['a byte order mark alone', '\ufeff'],
    ['line ends alone', '\r\n\r\n'],
  ])('empty: %s', async (_, text) => {
    const failure = expectFailure(await readText(text), 'file-empty');
    expect(failure.where).toEqual({ file: 'list.csv' });
  });

  it.each(['name,address', 'name,address\n', '\ufeffname,address\r\n\r\n'])(
    'a header only: %j',
    async (text) => {
      expectFailure(await readText(text), 'file-header-only');
    },
  );

  it.each([
    ['89504e470d0a1a0a0000000d49484452', 'image'],
    ['ffd8ffe000104a464946', 'image'],
    ['255044462d312e370a', 'pdf'],
    ['1f8b0800000000000003', 'gzip'],
    ['6e616d652c61646472657373000a01020304', 'unknown'],
    ['0102030405060708090a0b0c0e0f', 'unknown'],
  ])('binary %s is %s', async (hex, looksLike) => {
    const failure = expectFailure(await readTable('list.csv', fromHex(hex)), 'file-binary');
    expect(failure.facts).toEqual({ looksLike });
  });

  it('a zip archive of something else', async () => {
    const failure = expectFailure(await readTable('list.zip', fromHex('504b0304')), 'file-binary');
    expect(failure.facts).toEqual({ looksLike: 'zip' });
    expectFailure(await readTable('list.xlsx', fromHex('504b030400000000')), 'file-unreadable');
  });

  it('an encoding that is none of the known ones', async () => {
    // Windows-1252: é, ü, ß and ñ alone between ASCII letters.
    const latin = 'name,city\nCaf\xe9 M\xfcller,Gie\xdfen\nSe\xf1or,M\xe1laga\n';
    const bytes = Uint8Array.from(latin, (character) => character.charCodeAt(0));
    expectFailure(await readTable('list.csv', bytes), 'encoding-unknown');
  });

  it('the seven-bit encoding of mail', async () => {
    const text = '\x1b$B4k6H\x1b(B,address\n\x1b$BF|K\\\x1b(B,x\n';
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expectFailure(await readTable('list.csv', bytes), 'encoding-unknown');
  });

  it('more than the limit of megabytes', async () => {
    const bytes = new Uint8Array(LIMIT_MEGABYTES.csv * 1e6 + 1);
    const failure = expectFailure(await readTable('list.csv', bytes), 'file-too-large');
    expect(failure.facts).toEqual({ megabytes: 1001, limitMegabytes: 1000 });
    const json = new Uint8Array(LIMIT_MEGABYTES.geojson * 1e6 + 1);
    expectFailure(await readTable('list.geojson', json), 'file-too-large');
  });

  it('5,000 columns', async () => {
    const header = Array.from({ length: 5000 }, (_, c) => `c${c}`).join();
    const failure = expectFailure(await readText(`${header}\n${header}\n`), 'too-many-columns');
    expect(failure.facts).toEqual({ columns: 5000, limit: 2000 });
    expect(failure.where).toEqual({ file: 'list.csv', line: 1 });
    const allowed = Array.from({ length: 2000 }, (_, c) => `c${c}`).join();
    expect(valueOf(await readText(`${allowed}\n${allowed}\n`)).header).toHaveLength(2000);
  });

  it('one line without an end', async () => {
    const text = `name,address\n${'x'.repeat(1_000_001)}`;
    const failure = expectFailure(await readText(text), 'file-unreadable');
    expect(failure.where.line).toBe(2);
  });
});

describe('rows that do not fit', () => {
  it('keeps short rows, filled up, and says how many and where', async () => {
    const result = await readText('a,b,c\n1,2,3\n4\n5,6\n');
    expect(rowsOf(valueOf(result))).toEqual([
      ['1', '2', '3'],
      ['4', '', ''],
      ['5', '6', ''],
    ]);
    expect(problemsOf(result)).toEqual([
      {
        code: 'row-too-short',
        severity: 'warning',
        where: { file: 'list.csv', row: 2, line: 3 },
        facts: { expected: 3, found: 1, rows: 2 },
      },
    ]);
  });

  it('keeps long rows without their surplus, and says how many and where', async () => {
    const result = await readText('a,b\n"1\n1",2\n3,4,5\n6,7,8,9\n');
    expect(rowsOf(valueOf(result))).toEqual([
      ['1\n1', '2'],
      ['3', '4'],
      ['6', '7'],
    ]);
    expect(problemsOf(result)).toEqual([
      {
        code: 'row-too-long',
        severity: 'warning',
        where: { file: 'list.csv', row: 2, line: 4 },
        facts: { expected: 2, found: 3, rows: 2 },
      },
    ]);
  });

  it('confines an unclosed quote to its cell', async () => {
    const result = await readText('a,b\n1,2\n3,"4\n5,6\n');
    expect(rowsOf(valueOf(result))).toEqual([
      ['1', '2'],
      ['3', '"4'],
      ['5', '6'],
    ]);
    expect(problemsOf(result)).toEqual([
      {
        code: 'quote-unclosed',
        severity: 'warning',
        where: { file: 'list.csv', row: 2, line: 3 },
        facts: { rows: 1 },
      },
    ]);
  });

  it('does not let an unclosed quote swallow the rows before the next quoted cell', async () => {
    const result = await readText('a,b\n3,"4\n5,6\n7,"8"\n');
    expect(rowsOf(valueOf(result))).toEqual([
      ['3', '"4'],
      ['5', '6'],
      ['7', '8'],
    ]);
    expect(problemsOf(result).map(({ code }) => code)).toEqual(['quote-unclosed']);
  });

  it('keeps a cell with text behind its closing quote as it is written', async () => {
    const result = await readText('a,b\n"株式会社"大"田",1\n"x" ,2\n5" disk,3\n');
    expect(rowsOf(valueOf(result))).toEqual([
      ['"株式会社"大"田"', '1'],
      ['x', '2'],
      ['5" disk', '3'],
    ]);
    const [stray] = problemsOf(result);
    expect(stray.code).toBe('quote-stray');
    expect(stray.facts).toEqual({ rows: 1, example: '"株式会社"大"田"' });
  });

  it('gives up on a quote after a million characters, not at the end of the file', async () => {
    const filler = `${'x'.repeat(99)},y\n`.repeat(12_000);
    const table = valueOf(await readText(`a,b\n"open,1\n${filler}`));
    expect(table.rowCount).toBe(12_001);
    expect(table.columns[0][0]).toBe('"open');
  });
});

describe('a damaged or strange file stays usable', () => {
  it('reads a file with a character cut in two, and counts the damage', async () => {
    const good = utf8('企業名,住所\n' + '東京製作所,東京都大田区蒲田\n'.repeat(50));
    const bytes = new Uint8Array([...good, 0xe6, 0x9d]);
    const result = await readTable('list.csv', bytes);
    expect(valueOf(result).rowCount).toBe(51);
    const damage = problemsOf(result).find(({ code }) => code === 'encoding-damaged');
    expect(damage?.where).toEqual({ file: 'list.csv', line: 52 });
    expect(damage?.facts).toEqual({ characters: 1 });
  });

  it('gives repeated and empty header names distinct ones', async () => {
    const table = valueOf(await readText('name,name,,name\n1,2,3,4\n'));
    expect(table.header).toEqual(['name', 'name (2)', 'column_3', 'name (3)']);
  });

  it('keeps markup and formulas as plain text', async () => {
    const table = valueOf(
      await readText('name\n<img src=x onerror=alert(1)>\n"=HYPERLINK(""http://x"",""y"")"\n'),
    );
    expect(table.columns[0]).toEqual([
      '<img src=x onerror=alert(1)>',
      '=HYPERLINK("http://x","y")',
    ]);
  });

  it('rejects with Cancelled when the host no longer wants it', async () => {
    const bytes = utf8('a,b\n' + '1,2\n'.repeat(300_000));
    const { run } = watchedRun((turn) => {
      if (turn === 2) throw new Cancelled();
    });
    await expect(readTable('list.csv', bytes, {}, run)).rejects.toBeInstanceOf(Cancelled);
  });
});
