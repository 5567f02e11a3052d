import { describe, expect, it } from 'vitest';
import { suggestRoles } from '../../../src/tables';
import { isOfOneSex, sumOfEmployees } from '../../../src/tables/values/employee-parts';
import { madeBook, type Cell } from '../made-book';
import { readTable } from '../../../src/tables';
import { readText, valueOf } from '../support';

const employees = async (...lines: readonly string[]) => {
  const table = valueOf(await readText(`${lines.join('\n')}\n`));
  return suggestRoles('firms', table).employees?.map((column) => table.columns[column]);
};
const SUMS = [['7', '2']];

describe('employees of each sex and in all', () => {
  it.each([
    ['従業員数（男）,従業員数（女）,従業員数（計）'],
    ['従業員数(女),従業員数(男),従業員数(男女計)'],
    ['従業者数 男,従業者数 女,従業者数 合計'],
    ['男性従業員数,女性従業員数,従業員数合計'],
    ['従業員数_男,従業員数_女,従業員数_総数'],
    ['従業員数（男・人）,従業員数（女・人）,従業員数（計）（人）'],
  ])('is the sum: %s', async (header) => {
    const rows = ['㈱甲,福井県鯖江市1,3,4,7', '㈱乙,福井県鯖江市2,1,1,2'];
    expect(await employees(`企業名,住所,${header}`, ...rows)).toEqual(SUMS);
  });

  it.each([
    ['正社員,パート,派遣,計', '4,2,1,7'],
    ['常用,臨時,日雇,合計', '4,2,1,7'],
    ['役員,正社員,パート・アルバイト,計（人）', '1,4,2,7'],
  ])('is the sum of kinds of contracts: %s', async (header, cells) => {
    const rows = [`㈱甲,福井県鯖江市1,${cells}`, '㈱乙,福井県鯖江市2,1,1,0,2'];
    expect(await employees(`企業名,住所,${header}`, ...rows)).toEqual(SUMS);
  });

  it.each([
    // No sum of people, or of which parts are not told.
    ['正社員率,パート率,計', '60,40,100'],
    ['国内,海外,計', '4,3,7'],
    ['その他,計', '4,7'],
  ])('is none: %s', async (header, cells) => {
    const rows = [`㈱甲,福井県鯖江市1,${cells}`, `㈱乙,福井県鯖江市2,${cells}`];
    expect(await employees(`企業名,住所,${header}`, ...rows)).toBeUndefined();
  });

  it('is those with a regular contract where no sum stands beside them', async () => {
    const rows = ['㈱甲,福井県鯖江市1,7,2', '㈱乙,福井県鯖江市2,2,1'];
    expect(await employees('企業名,住所,正社員,パート', ...rows)).toEqual(SUMS);
  });

  it.each<[string, readonly (readonly Cell[])[], readonly string[]]>([
    [
      'merged cells',
      [
        ['企業名', '住所', '従業員数', '', '', '資本金'],
        ['', '', '男', '女', '計', ''],
      ],
      ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2'],
    ],
    [
      'parts below blank cells, nothing merged downward',
      [
        ['企業名', '住所', '従業員数', '', '', '資本金'],
        ['', '', '男', '女', '計', ''],
      ],
      ['C1:E1'],
    ],
    [
      'a group alone above',
      [
        ['', '', '従業員数'],
        ['企業名', '住所', '男', '女', '計', '資本金'],
      ],
      [],
    ],
    [
      'a group beside the title',
      [
        ['企業一覧'],
        ['', '', '従業員数', '', '', ''],
        ['企業名', '住所', '男', '女', '合計', '資本金'],
      ],
      ['C2:E2'],
    ],
  ])('is the sum under a name of all: %s', async (_, head, merges) => {
    const rows = [
      ['㈱甲', '福井県鯖江市1', 3, 4, 7, 1000],
      ['㈱乙', '福井県鯖江市2', 1, 1, 2, 300],
    ];
    const table = valueOf(await readTable('a.xlsx', madeBook([...head, ...rows], { merges })));
    const { employees: found } = suggestRoles('firms', table);
    expect(found?.map((column) => table.columns[column])).toEqual(SUMS);
    expect(table.rowCount).toBe(2);
  });

  it('is looked for under blank names alone: a firm of few cells is a row', async () => {
    const rows = [
      ['企業名', '', '住所', '備考', '従業員数'],
      ['山田製作所', '本社', '', '', ''],
      ['田中商店', '', '福井県鯖江市1', '', 3],
    ];
    expect(valueOf(await readTable('a.xlsx', madeBook([...rows]))).header[1]).toBe('column_2');
  });

  it('is none of them where there is no sum', async () => {
    const rows = ['㈱甲,福井県鯖江市1,3,4', '㈱乙,福井県鯖江市2,1,1'];
    expect(await employees('企業名,住所,従業員数（男）,従業員数（女）', ...rows)).toBeUndefined();
    expect(await employees('企業名,住所,男性従業員数,女性従業員数', ...rows)).toBeUndefined();
  });
});

it.each([
  ['従業員数（男）', true],
  ['従業員数 › 女', true],
  ['うち女性', true],
  ['Male employees', true],
  ['従業員数（男女計）', false],
  ['従業員数', false],
  ['男鹿工場従業員数', false],
])('%s is of one sex: %s', (header, is) => {
  expect(isOfOneSex(header)).toBe(is);
});

it.each([
  [['企業名', '売上 合計', '従業員数'], -1],
  [['従業員数', '従業員数合計'], -1],
  [['従業員数 › 正社員', '従業員数 › パート', '従業員数 › 合計'], 2],
])('the sum among %j stands at %i', (header, at) => {
  expect(sumOfEmployees(header)).toBe(at);
});
