import { describe, expect, it } from 'vitest';
import { readTable, suggestRoles } from '../../../src/tables';
import { areColumnNumbers, areNames } from '../../../src/tables/headers/header-cells';
import { madeBook, type Cell } from '../made-book';
import { rowsOf, valueOf } from '../support';

const read = async (rows: readonly (readonly Cell[])[], merges: readonly string[] = []) =>
  valueOf(await readTable('list.xlsx', madeBook(rows, { merges })));
const FIRM = ['株式会社甲', '福井県鯖江市神中町1', 12, 3];

describe('cells of headers', () => {
  it.each<[readonly string[], boolean]>([
    [['(1)', '(2)', '(3)'], true],
    [['①', '②', '', '③'], true],
    [['Ａ', 'Ｂ', 'Ｃ'], true],
    [['1', '2', '3', '4'], true],
    [['(1)', '(2)'], false],
    [['2', '3', '4'], false],
    [['1', '3', '5'], false],
    [['A', '2', 'C'], false],
    [['企業名', '(2)', '(3)'], false],
  ])('number the columns or do not: %j', (cells, are) => {
    expect(areColumnNumbers(cells)).toBe(are);
  });

  it('are names where they say years', () => {
    expect(areNames(['企業名', '2019年', '令和3年度', '2021年度実績'])).toBe(true);
    expect(areNames(['甲', '2019'])).toBe(false);
    expect(areNames(['甲', '12年'])).toBe(false);
  });

  it.each([[['(1)', '(2)', '(3)', '(4)']], [[1, 2, 3, 4]], [['A', 'B', 'C', 'D']]])(
    'that number the columns below or above their names are no part of these: %j',
    async (numbers) => {
      const names = ['企業名', '所在地', '従業員数', '特許件数'];
      const below = await read([['様式1'], names, numbers, FIRM, FIRM]);
      expect([below.header, below.rowCount]).toEqual([names, 2]);
      const above = await read([numbers, names, FIRM, FIRM]);
      expect([above.header, above.rowCount]).toEqual([names, 2]);
    },
  );

  it('keep a row of 1, 2, 3 below names of anything else', async () => {
    expect(
      rowsOf(
        await read([
          ['a', 'b', 'c'],
          [1, 2, 3],
        ]),
      ),
    ).toEqual([['1', '2', '3']]);
  });

  it('of years go under the one cell that says what they are of', async () => {
    const rows = [
      ['', '', '', '特許出願件数'],
      ['企業名', '所在地', '従業員数', '2019年', '2020年', '計'],
      [...FIRM.slice(0, 3), 1, 2, 3],
      [...FIRM.slice(0, 3), 0, 2, 2],
    ];
    const table = await read(rows, ['D1:F1']);
    expect(table.header.slice(3)).toEqual([
      '特許出願件数 › 2019年',
      '特許出願件数 › 2020年',
      '特許出願件数 › 計',
    ]);
    expect(suggestRoles('firms', table)).toMatchObject({ name: [0], address: [1], outcome: [5] });
  });

  it('of a title with its day and unit at the side are no groups', async () => {
    const names = ['企業名', '所在地', '従業員数', '特許件数'];
    for (const side of ['令和6年3月末現在（単位：百万円）', '（単位：人）', '2024年4月1日現在']) {
      const table = await read([['企業一覧', '', '', side], names, FIRM, FIRM]);
      expect(table.header).toEqual(names);
    }
  });
});
