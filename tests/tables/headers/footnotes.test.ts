import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

const HEAD = ['企業名', '所在地', '従業員数'];
const FIRMS = Array.from({ length: 8 }, (_, i): readonly Cell[] => [
  `株式会社甲${i}`,
  `福井県鯖江市神中町${i + 1}`,
  i + 3,
]);
const read = async (rows: readonly (readonly Cell[])[], options = {}) => {
  const table = await readTable('list.xlsx', madeBook(rows), options, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return { ...table.value, problems: table.problems };
};

describe('notes at the foot of a list', () => {
  it.each<[string, readonly Cell[]]>([
    ['an end', ['以上']],
    ['an end with the number', ['以上、16社']],
    ['a number', ['計16社']],
    ['a source in brackets', ['（資料）福井県産業労働部']],
    ['a source', ['出典：経済センサス']],
    ['a source in two cells', ['出典：', '経済センサス']],
    ['a numbered note', ['注1) 従業員数は常用']],
    ['a note in the second column', ['', '注）従業員数は常用']],
    ['who is in charge', ['担当：産業振興課']],
    ['who is in charge, in brackets', ['（担当：産業振興課　内線2345）']],
    ['who is in charge, in two cells', ['担当：', '産業振興課']],
    ['the day', ['令和6年4月1日現在']],
    ['the day in brackets', ['（R6.4.1時点）']],
    ['a survey', ['2024年度調べ']],
    ['who made it', ['作成者：山田']],
    ['a mark', ['※ 従業員数は常用']],
    ['where to ask', ['問合せ先：0778-00-0000']],
    ['a page', ['- 1 -']],
    ['a page of pages', ['1 / 3 ページ']],
    ['what follows', ['（以下余白）']],
  ])('are no firms: %s', async (_, note) => {
    for (const width of [3, 2]) {
      const cut = [HEAD, ...FIRMS].map((row) => row.slice(0, width));
      const mark = note[0] === '※ 従業員数は常用' || note[1] === '注）従業員数は常用';
      if (width === 2 && mark) continue;
      const rows = [...cut, [''], note];
      const table = await read(rows);
      expect(table.rowCount).toBe(FIRMS.length);
      expect(table.problems).toMatchObject([
        { code: 'rows-left-out', where: { line: 11 }, facts: { rows: 1 } },
      ]);
      expect((await read(rows, { leftOut: [] })).rowCount).toBe(FIRMS.length + 1);
    }
  });

  it.each([
    ['以上建設'],
    ['注文家具山田'],
    ['担当商店'],
    ['16社'.slice(0, 2)],
    ['資料館カフェ'],
    ['2024年堂'],
  ])('but a firm that says nothing but its name is one: %s', async (name) => {
    expect((await read([HEAD, ...FIRMS, [name]])).rowCount).toBe(FIRMS.length + 1);
  });

  it('and what has an address too', async () => {
    const rows = [
      ['備考', '福井県鯖江市1', 3],
      ['担当', '福井県鯖江市2', 4],
    ] as const;
    expect((await read([HEAD, ...FIRMS, ...rows])).rowCount).toBe(FIRMS.length + 2);
  });
});
