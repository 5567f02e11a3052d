import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, type TableOptions } from '../../../src/tables';
import { madeBook, madeSheets, type Cell } from '../made-book';
import { expectFailure, problemsOf, readText, valueOf } from '../support';

type Rows = readonly (readonly Cell[])[];
const read = (rows: Rows, options: TableOptions = {}) =>
  readTable('list.xlsx', madeBook(rows), options, UNATTENDED);
const firms = (from: number, count: number): Rows =>
  Array.from({ length: count }, (_, i) => [
    `株式会社甲${from + i}`,
    `福井県鯖江市神中町${from + i}`,
    10 + i,
    i,
  ]);
const MEMBERS = ['企業名', '所在地', '従業員数', '特許件数'];
const OTHERS = ['会社名', '住所', '社員数', '特許数'];
const TWO: Rows = [['正会員'], MEMBERS, ...firms(1, 5), [''], ['賛助会員'], OTHERS, ...firms(6, 4)];

describe('two rows that could be the header', () => {
  it('are asked about where both name firms and where they are', async () => {
    const { facts, where } = expectFailure(await read(TWO), 'headers-equal');
    expect(where).toMatchObject({ line: 2 });
    expect(facts).toEqual({
      ...{ line: 2, header: MEMBERS.join(' ') },
      ...{ other: 10, otherHeader: OTHERS.join(' ') },
    });
    const first = valueOf(await read(TWO, { headerRows: [2, 2] }));
    expect([first.header, first.rowCount]).toEqual([MEMBERS, 5]);
    const second = valueOf(await read(TWO, { headerRows: [10, 10] }));
    expect([second.header, second.rowCount]).toEqual([OTHERS, 4]);
  });

  it('are asked about in text, and before another sheet is taken', async () => {
    const text = TWO.map((row) => row.join(',')).join('\n');
    expectFailure(await readText(text), 'headers-equal');
    const book = madeSheets([
      { name: '会員', rows: TWO },
      { name: '別表', rows: [MEMBERS, ...firms(1, 9)] },
    ]);
    expectFailure(await readTable('two.xlsx', book), 'headers-equal');
    expect(valueOf(await readTable('two.xlsx', book, { sheet: '別表' })).rowCount).toBe(9);
  });

  it.each<[string, Rows]>([
    [
      'who answers for the list',
      [
        ['担当課', '所在地', '電話番号'],
        ['産業課', '福井県福井市大手3', '0776'],
      ],
    ],
    [
      'figures',
      [
        ['業種', '企業数'],
        ['眼鏡', 8],
        ['繊維', 4],
      ],
    ],
    [
      'addresses without firms',
      [
        ['会場', '住所'],
        ['本館', '福井県鯖江市西山町1'],
      ],
    ],
  ])('are not where the upper is of %s, which is told', async (_, above) => {
    const result = await read([...above, [''], MEMBERS, ...firms(1, 6)]);
    const table = valueOf(result);
    expect([table.header, table.rowCount]).toEqual([MEMBERS, 6]);
    expect(table.origin?.headerRows).toEqual([above.length + 2, above.length + 2]);
    expect(problemsOf(result)).toMatchObject([
      { code: 'table-above', facts: { rows: above.length - 1, line: 1 } },
    ]);
  });

  it.each<[string, Rows]>([
    [
      'repeats it with a column less',
      [MEMBERS, ...firms(1, 3), MEMBERS.slice(0, 3), ...firms(4, 3)],
    ],
    [
      'is known by far fewer columns',
      [
        ['番号', '企業名', '所在地', '業種', '従業員数'],
        ['1', '甲', '福井県鯖江市神中町1', '眼鏡', 3],
        ['2', '乙', '福井県鯖江市神中町2', '眼鏡', 3],
        [''],
        ['支援機関の名称', '名称', '所在地'],
        ['福井大学', '福井大学', '福井県福井市文京3-9-1'],
      ],
    ],
    [
      'stands below firms whose header says nothing',
      [
        ['A社等', '場所', '人数'],
        ...firms(1, 6).map((row) => row.slice(0, 3)),
        [''],
        ['名称', '所在地'],
        ['福井大学', '福井県福井市文京3-9-1'],
      ],
    ],
  ])('are not where the lower %s', async (_, rows) => {
    const table = valueOf(await read(rows));
    expect(table.header[0]).toBe(rows[0][0]);
  });

  it('are nothing to a table of ties, or to one whose header a person gave', async () => {
    expect(valueOf(await read(TWO, { wanted: 'links' })).header).toEqual(MEMBERS);
    expect(valueOf(await read(TWO, { header: true })).rowCount).toBeGreaterThan(10);
  });
});
