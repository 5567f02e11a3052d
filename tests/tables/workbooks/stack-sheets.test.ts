import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable } from '../../../src/tables';
import { inlineRow, workbook } from '../workbook';

const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
  name,
  rows: Object.fromEntries(rows.map((cells, i) => [i + 1, inlineRow(i + 1, ...cells)])),
});
const book = workbook({
  sheets: [
    sheet(
      '前橋市',
      ['企業名', '住所', '従業員数'],
      ['甲', '群馬県前橋市1', '3'],
      ['合計', '', '3'],
    ),
    sheet('説明', ['この表は令和5年度の調査による'], ['問合せ先', '産業課']),
    sheet(
      '渋川市',
      ['令和5年度一覧'],
      [],
      ['企業名', '従業員数', '住所', '備考'],
      ['乙', '5', '群馬県渋川市2', '新規'],
    ),
    sheet('空'),
  ],
});
const read = (sheets: 'all' | readonly { name: string }[], more = {}) =>
  readTable('book.xlsx', book, { sheets, ...more }, UNATTENDED);

describe('sheets of one form, stacked', () => {
  it('go by the names of their columns, with the sheet behind them; others are left out and told', async () => {
    const table = await read('all');
    if (!table.ok) throw new Error(table.problem.code);
    expect(table.value.header).toEqual(['企業名', '住所', '従業員数', '備考', 'シート']);
    expect(table.value.columns).toEqual([
      ['甲', '乙'],
      ['群馬県前橋市1', '群馬県渋川市2'],
      ['3', '5'],
      ['', '新規'],
      ['前橋市', '渋川市'],
    ]);
    expect(table.problems.map(({ code }) => code)).toEqual([
      'rows-left-out',
      'sheets-left-out',
      'sheets-differ',
    ]);
    const { origin } = table.value;
    expect(origin?.leftOut).toEqual([{ line: 3, text: '合計 3', sheet: '前橋市' }]);
    expect(origin?.stacked).toEqual([
      { name: '前橋市', header: true, leftOut: [3] },
      { name: '渋川市', header: true, headerRows: [3, 3], leftOut: [] },
    ]);
    const again = await read(origin!.stacked!);
    expect(again.ok && again.value.columns).toEqual(table.value.columns);
    expect(again.ok && again.value.origin?.stacked).toEqual(origin?.stacked);
  });

  it('count the totals of each where a person wants so', async () => {
    const table = await read([{ name: '渋川市' }, { name: '前橋市' }], { leftOut: [] });
    expect(table.ok && table.value.columns[0]).toEqual(['乙', '甲', '合計']);
  });

  it('refuse one that is not there, or holds no table', async () => {
    const none = await read([{ name: '前橋市' }, { name: '高崎市' }]);
    expect(none.ok ? null : none.problem.code).toBe('sheet-unknown');
    const empty = await read([{ name: '前橋市' }, { name: '空' }]);
    expect(empty.ok ? null : empty.problem.code).toBe('file-empty');
  });
});
