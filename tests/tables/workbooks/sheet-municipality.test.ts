import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles } from '../../../src/tables';
import {
  municipalityOfSheet,
  SHEET_MUNICIPALITY_COLUMN,
} from '../../../src/tables/workbooks/sheet-municipality';
import { madeSheets, type Cell } from '../made-book';

describe('the municipality that a sheet is named after', () => {
  it.each([
    ['鯖江市', '鯖江市'],
    ['01_鯖江市', '鯖江市'],
    ['一覧_越前市', '越前市'],
    ['一覧_福井県鯖江市', '福井県鯖江市'],
    ['①越前町（R5）', '越前町'],
    ['福井県 鯖江市', '福井県鯖江市'],
    ['越前市一覧', '越前市'],
    ['鯖江市 令和5年度', '鯖江市'],
    ['今立郡池田町', '今立郡池田町'],
    ['四日市市', '四日市市'],
    ['市町村', ''],
    ['全市', ''],
    ['その他市町', ''],
    ['製造業', ''],
    ['Sheet1', ''],
  ])('of %s is %s', (name, municipality) => {
    expect(municipalityOfSheet(name)).toBe(municipality);
  });
});

describe('sheets named after municipalities', () => {
  const sheet = (name: string, head: readonly string[], ...rows: readonly (readonly Cell[])[]) => ({
    name,
    rows: [head, ...rows],
  });
  const stack = async (...sheets: readonly ReturnType<typeof sheet>[]) => {
    const read = await readTable('b.xlsx', madeSheets(sheets), { sheets: 'all' }, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    return read.value;
  };

  it('are stacked by what their columns hold, with the municipality in front of the address', async () => {
    const bytes = madeSheets([
      sheet(
        '鯖江市',
        ['企業名', '所在地', '従業員数'],
        ['甲', '神中町2-1', 3],
        ['丁', '東鯖江1', 8],
      ),
      sheet('越前市', ['事業所名', '住所', '従業者数'], ['乙', '家久町5', 4], ['戊', '府中1', 9]),
    ]);
    const read = await readTable('b.xlsx', bytes, { sheets: 'all' }, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    const { header, columns } = read.value;
    expect(header).toEqual(['企業名', '所在地', '従業員数', 'シート', SHEET_MUNICIPALITY_COLUMN]);
    expect(columns[0]).toEqual(['甲', '丁', '乙', '戊']);
    expect(columns[4]).toEqual(['鯖江市', '鯖江市', '越前市', '越前市']);
    expect(suggestRoles('firms', read.value).address).toEqual([4, 1]);
    expect(read.problems.map(({ code }) => code)).toEqual(['columns-joined']);
    const again = await readTable(
      'b.xlsx',
      bytes,
      { sheets: read.value.origin!.stacked },
      UNATTENDED,
    );
    expect(again.ok && again.value.columns).toEqual(columns);
  });

  it('give it to one that is read alone too', async () => {
    const bytes = madeSheets([sheet('鯖江市', ['企業名', '所在地'], ['甲', '神中町2-1'])]);
    const read = await readTable('b.xlsx', bytes, {}, UNATTENDED);
    expect(read.ok && suggestRoles('firms', read.value).address).toEqual([2, 1]);
  });

  it('give nothing where the addresses or a column say it', async () => {
    const said = await stack(
      sheet('鯖江市', ['企業名', '所在地'], ['甲', '福井県鯖江市神中町2-1']),
      sheet('越前市', ['企業名', '所在地'], ['乙', '越前市家久町5']),
    );
    expect(said.header).toEqual(['企業名', '所在地', 'シート']);
    const column = await stack(
      sheet('鯖江市', ['企業名', '市町村', '所在地'], ['甲', '鯖江市', '神中町2-1']),
      sheet('越前市', ['企業名', '市町村', '所在地'], ['乙', '越前市', '家久町5']),
    );
    expect(column.header).toEqual(['企業名', '市町村', '所在地', 'シート']);
  });

  it('keep amounts of different units apart', async () => {
    const table = await stack(
      sheet('A', ['企業名', '所在地', '資本金（千円）'], ['甲', '福井県鯖江市1', 3]),
      sheet('B', ['会社名', '住所', '資本金（万円）'], ['乙', '福井県越前市2', 4]),
    );
    expect(table.header).toEqual([
      '企業名',
      '所在地',
      '資本金（千円）',
      '資本金（万円）',
      'シート',
    ]);
  });
});
