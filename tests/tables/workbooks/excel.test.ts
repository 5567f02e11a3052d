import { describe, expect, it } from 'vitest';
import { readTable, suggestRoles } from '../../../src/tables';
import { expectFailure, fromHex, problemsOf, rowsOf, valueOf } from '../support';
import { inlineRow, workbook } from '../workbook';

const sheet = (name: string, rows: Record<number, string>) => ({ name, rows });

describe('readTable on Excel workbooks', () => {
  it('reads shared text verbatim and without its furigana', async () => {
    const bytes = workbook({
      sharedStrings: [
        '<t>会社名</t>',
        '<t>住所</t>',
        '<t xml:space="preserve"> 髙﨑①～〜ｶﾞか\u3099 </t><rPh sb="0" eb="2"><t>タカサキ</t></rPh>',
        '<r><t>福井県</t></r><r><rPr><b/></rPr><t>鯖江市</t></r><rPh sb="0" eb="1"><t>フクイ</t></rPh>',
        '<t>a&#10;&lt;b&gt; &amp; "c"</t>',
      ],
      sheets: [
        sheet('企業', {
          1: '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>',
          2: '<c r="A2" t="s"><v>2</v></c><c r="B2" t="s"><v>3</v></c>',
          3: '<c r="B3" t="s"><v>4</v></c>',
        }),
      ],
    });
    const result = await readTable('企業一覧.xlsx', bytes);
    const table = valueOf(result);
    expect(table.header).toEqual(['会社名', '住所']);
    expect(rowsOf(table)).toEqual([
      [' 髙﨑①～〜ｶﾞか\u3099 ', '福井県鯖江市'],
      ['', 'a\n<b> & "c"'],
    ]);
    expect(problemsOf(result)).toEqual([]);
    expect(suggestRoles('firms', table)).toEqual({ name: [0], address: [1] });
    expect(table.origin).toMatchObject({
      format: 'workbook',
      sheet: '企業',
      sheets: ['企業'],
      header: true,
    });
  });

  it('keeps codes with leading zeros, 13 digits and dates as text', async () => {
    const bytes = workbook({
      formats: ['yyyy/mm/dd', 'yyyy"年"m"月"d"日"', 'yyyy-mm-dd hh:mm', 'hh:mm', '0.00', '#,##0'],
      sheets: [
        sheet('Sheet1', {
          1: inlineRow(1, 'code', 'number', 'date', 'nen', 'time', 'clock', 'ratio', 'count', 'ok'),
          2:
            '<c r="A2" t="inlineStr"><is><t>00123</t></is></c><c r="B2"><v>5120001269485</v></c>' +
            '<c r="C2" s="1"><v>45292</v></c><c r="D2" s="2"><v>36526</v></c>' +
            '<c r="E2" s="3"><v>45292.75</v></c><c r="F2" s="4"><v>0.5</v></c>' +
            '<c r="G2" s="5"><v>0.30000000000000004</v></c><c r="H2" s="6"><v>12345</v></c>' +
            '<c r="I2" t="b"><v>1</v></c>',
          3: '<c r="B3"><v>5.120001269485E12</v></c><c r="G3"><v>-1.5</v></c><c r="H3" t="e"><v>#N/A</v></c>',
          4: '<c r="A4" t="str"><f>TEXT(1,"000")</f><v>001</v></c><c r="H4"><f>1+1</f><v>2</v></c>',
        }),
      ],
    });
    expect(rowsOf(valueOf(await readTable('x.xlsx', bytes)))).toEqual([
      [
        '00123',
        '5120001269485',
        '2024-01-01',
        '2000-01-01',
        '2024-01-01T18:00:00',
        '12:00:00',
        '0.3',
        '12345',
        'TRUE',
      ],
      ['', '5120001269485', '', '', '', '', '-1.5', '', ''],
      ['001', '', '', '', '', '', '', '2', ''],
    ]);
  });

  it('counts dates from 1904 where the workbook says so', async () => {
    const bytes = workbook({
      epoch1904: true,
      formats: ['yyyy-mm-dd'],
      sheets: [sheet('S', { 1: inlineRow(1, 'd'), 2: '<c r="A2" s="1"><v>43830</v></c>' })],
    });
    expect(rowsOf(valueOf(await readTable('x.xlsx', bytes)))).toEqual([['2024-01-01']]);
  });

  it('reads the first sheet or the chosen one, and tells which there are', async () => {
    const bytes = workbook({
      sheets: [
        sheet('企業', { 1: inlineRow(1, 'name'), 2: inlineRow(2, 'A') }),
        sheet('機関', { 1: inlineRow(1, 'name'), 2: inlineRow(2, 'B') }),
      ],
    });
    const first = valueOf(await readTable('x.xlsx', bytes));
    expect(first.columns[0]).toEqual(['A']);
    expect(first.origin).toMatchObject({ sheet: '企業', sheets: ['企業', '機関'] });
    const second = valueOf(await readTable('x.xlsx', bytes, { sheet: '機関' }));
    expect(second.columns[0]).toEqual(['B']);
    const unknown = expectFailure(
      await readTable('x.xlsx', bytes, { sheet: '昔' }),
      'sheet-unknown',
    );
    expect(unknown.facts).toEqual({ wanted: '昔', sheets: ['企業', '機関'] });
  });

  it('passes over rows without a cell, and points at the sheet’s own rows', async () => {
    const bytes = workbook({
      sheets: [
        sheet('S', {
          3: inlineRow(3, 'name', 'x'),
          4: inlineRow(4, 'A', ''),
          7: inlineRow(7, 'B', '1'),
          8: inlineRow(8, '', ''),
        }),
      ],
    });
    const table = valueOf(await readTable('x.xlsx', bytes));
    expect(rowsOf(table)).toEqual([
      ['A', ''],
      ['B', '1'],
    ]);
    expect([...table.lines!]).toEqual([4, 7]);
  });

  it('reads a workbook whatever its file is called', async () => {
    const bytes = workbook({
      sheets: [sheet('S', { 1: inlineRow(1, 'a'), 2: inlineRow(2, '1') })],
    });
    expect(valueOf(await readTable('list.csv', bytes)).origin?.format).toBe('workbook');
  });

  it('says what is wrong with the rest', async () => {
    const only = (rows: Record<number, string>) => workbook({ sheets: [sheet('S', rows)] });
    expectFailure(await readTable('x.xlsx', only({})), 'file-empty');
    expectFailure(await readTable('x.xlsx', only({ 1: inlineRow(1, 'a') })), 'file-header-only');
    const wide = only({ 1: '<c r="BXY1"><v>1</v></c>', 2: '<c r="A2"><v>1</v></c>' });
    const failure = expectFailure(await readTable('x.xlsx', wide), 'too-many-columns');
    expect(failure.facts).toEqual({ columns: columnNumber('BXY'), limit: 2000 });
    const cut = only({ 1: inlineRow(1, 'a'), 2: inlineRow(2, '1') }).slice(0, 300);
    expectFailure(await readTable('x.xlsx', cut), 'file-unreadable');
    expectFailure(await readTable('x.xls', fromHex('d0cf11e0a1b11ae1')), 'file-unreadable');
    const broken = only({ 1: '<c r="A1" t="s"><v>99</v></c>' });
    expectFailure(await readTable('x.xlsx', broken), 'file-empty');
  });
});

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
