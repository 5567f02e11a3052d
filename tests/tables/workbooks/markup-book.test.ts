import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/tables';
import { isMarkupBook, markupText } from '../../../src/tables/workbooks/markup-book';

import { encodeCp932 } from '../../../src/tables/vector/cp932';
import { utf8, valueOf } from '../support';

const page = (head: string, rows: string) =>
  `<!DOCTYPE html>\n<html><head>${head}<style>td{mso-number-format:"\\@"}</style></head><body>
  <!-- <table><tr><td>控え</td></tr></table> --><table><tr><td>メニュー</td></tr></table>
  <h1>企業一覧</h1><table border=1>${rows}</table><script>var a = '<table><tr><td>x</td></tr></table>'</script></body></html>`;

const ROWS = `<tr><th rowspan=2>企業名</th><th colspan=2>概要</th></tr><tr><th>所在地</th><th>従業員数</th></tr>
<tr><td>甲 &amp; 乙<br>工業</td><td>鯖江市三六町1-4-30</td><td>1,200</td></tr>
<tr><td rowspan=2>01202</td><td>1-4-30</td><td>00012</td></tr><tr><td>2020/1/2</td><td>=1+1</td></tr>`;

describe('a page of tables under the name of a workbook', () => {
  it.each(['list.xls', 'list.html', 'list.xlsx'])('is read as the list in it: %s', async (name) => {
    const table = valueOf(await readTable(name, utf8(page('', ROWS))));
    expect(table.header).toEqual(['企業名', '概要 › 所在地', '概要 › 従業員数']);
    // What would be a date, a number or a formula elsewhere is text here.
    expect(table.columns).toEqual([
      ['甲 & 乙\n工業', '01202', '01202'],
      ['鯖江市三六町1-4-30', '1-4-30', '2020/1/2'],
      ['1,200', '00012', '=1+1'],
    ]);
  });

  it.each([
    ['<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">', true],
    ['<meta charset="x-sjis">', true],
    // A template's word stays behind when the page is written in another encoding.
    ['<meta charset="Shift_JIS">', false],
    ['', true],
  ])('is decoded as its letters show: %s %s', async (head, isShiftJis) => {
    const text = page(head, ROWS);
    const bytes = isShiftJis ? encodeCp932(text).bytes : utf8(text);
    expect(markupText(bytes)).toContain('鯖江市三六町');
    expect(valueOf(await readTable('list.xls', bytes)).header[0]).toBe('企業名');
  });

  it('is one that Excel wrote as XML', async () => {
    const of = 'urn:schemas-microsoft-com:office:spreadsheet';
    const cells = (row: readonly string[]) =>
      row.map((cell) => `<Cell><Data ss:Type="String">${cell}</Data></Cell>`).join('');
    const rows = [
      ['企業名', '所在地'],
      ['甲', '鯖江市本町1'],
      ['01202', '鯖江市本町2'],
    ].map((row) => `<Row>${cells(row)}</Row>`);
    const text = `<?xml version="1.0"?><Workbook xmlns="${of}" xmlns:ss="${of}"><Worksheet ss:Name="一覧"><Table>${rows.join('')}</Table></Worksheet></Workbook>`;
    const table = valueOf(await readTable('list.xls', utf8(text)));
    expect(table.columns).toEqual([
      ['甲', '01202'],
      ['鯖江市本町1', '鯖江市本町2'],
    ]);
  });

  it('is no list of values, and no other XML', () => {
    for (const text of [
      '企業名,所在地\n<html>,x',
      '<kml><Document/></kml>',
      '<?xml version="1.0"?><gml/>',
      '',
    ])
      expect(isMarkupBook(utf8(text))).toBe(false);
  });

  it('ends where a comment or a script has no end', () => {
    expect(markupText(utf8('<html>a<!-- b'))).toBe('<html>a');
    expect(markupText(utf8(`<html>a${'<script>'.repeat(50_000)}`))).toBe('<html>a');
  });

  it('is refused in a sentence where it has no table', async () => {
    const read = await readTable('list.xls', utf8('<html><body>期限が切れました</body></html>'));
    expect(read).toMatchObject({ ok: false });
  });
});
