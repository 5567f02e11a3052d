import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles, type TableContent } from '../../../src/tables';
import { beginsAnew } from '../../../src/tables/headers/running-numbers';
import { yearOfSheet } from '../../../src/tables/workbooks/sheet-years';
import { madeSheets, type MadeSheet } from '../made-book';

const HEAD = ['企業名', '所在地', '従業員数'];
const firms: MadeSheet = {
  name: '企業一覧',
  rows: [
    ['企業一覧（令和5年度）'],
    HEAD,
    ['甲', '福井県鯖江市1-1', 3],
    ['乙', '福井県越前市2-2', 4],
  ],
};
const cover: MadeSheet = {
  name: '表紙',
  rows: [['令和5年度 企業一覧'], [''], ['作成日', '令和5年4月1日'], ['目次'], ['1', '企業一覧']],
};
const read = async (sheets: readonly MadeSheet[], wanted?: TableContent, sheet?: string) => {
  const bytes = madeSheets(sheets);
  const table = await readTable('book.xlsx', bytes, { wanted, sheet }, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return { ...table.value, problems: table.problems };
};

describe('the sheet that is read of a workbook', () => {
  it.each<[string, MadeSheet]>([
    ['a cover', cover],
    [
      'words with an address of their own',
      {
        name: 'はじめに',
        rows: [
          ['この資料について', ''],
          ['担当', '福井県産業労働部 電話 0776-20-0370'],
          ['所在地', '福井県福井市大手3-17-1'],
        ],
      },
    ],
    [
      'a table of contents',
      {
        name: '目次',
        rows: [
          ['No', 'シート', '内容', '件数'],
          [1, '企業一覧', '企業', 20],
          [2, '集計', '集計', 5],
        ],
      },
    ],
    [
      'a glossary',
      {
        name: '用語',
        rows: [
          ['用語', '説明'],
          ['従業員', '常用'],
          ['資本金', '円'],
        ],
      },
    ],
    [
      'figures by municipality',
      {
        name: '集計',
        rows: [
          ['市区町村', '企業数'],
          ['福井県鯖江市', 10],
          ['福井県越前市', 5],
          ['福井県福井市', 7],
        ],
      },
    ],
    ['nothing', { name: '空', rows: [['']] }],
  ])('is the list behind %s, and that is told', async (_, first) => {
    const table = await read([first, firms]);
    expect(table.columns[0]).toEqual(['甲', '乙']);
    expect(table.origin?.sheet).toBe('企業一覧');
    const told = table.problems.find(({ code }) => code === 'sheet-chosen');
    expect(told?.facts).toEqual({ first: first.name, sheet: '企業一覧' });
  });

  it('is the first where that is a list, whatever follows, and the one that was named', async () => {
    const longer = { ...firms, name: '旧', rows: [...firms.rows, ['丙', '福井県坂井市3', 1]] };
    const first = await read([firms, longer]);
    expect(first.origin?.sheet).toBe('企業一覧');
    expect(first.problems).toEqual([]);
    expect((await read([cover, firms], undefined, '表紙')).origin?.sheet).toBe('表紙');
    expect((await read([cover, { ...cover, name: '裏' }])).origin?.sheet).toBe('表紙');
  });

  it('is of the wanted kind where another is', async () => {
    const ties = {
      name: '連携',
      rows: [
        ['企業名', '機関名'],
        ['甲', '福井大学'],
        ['甲', '金沢大学'],
      ],
    };
    expect((await read([firms, ties], 'links')).origin?.sheet).toBe('連携');
    expect((await read([firms, ties], 'outcomes')).origin?.sheet).toBe('企業一覧');
    expect((await read([firms, ties])).origin?.sheet).toBe('企業一覧');
  });

  it('is the code book where one is wanted, wherever it stands', async () => {
    const book = {
      name: 'コード表',
      rows: [
        ['変数', 'コード', 'ラベル'],
        ['問1', '1', 'はい'],
        ['問1', '2', 'いいえ'],
      ],
    };
    expect((await read([firms, book], 'codes')).origin?.sheet).toBe('コード表');
    expect((await read([book, firms], 'codes')).origin?.sheet).toBe('コード表');
    expect((await read([book, firms], 'firms')).origin?.sheet).toBe('企業一覧');
    expect((await read([book, firms])).origin?.sheet).toBe('企業一覧');
  });

  it('is seen before it is hidden', async () => {
    const bytes = madeSheets([cover, { ...firms, name: '旧一覧', hidden: true }, firms]);
    const table = await readTable('book.xlsx', bytes, {}, UNATTENDED);
    expect(table.ok && table.value.origin?.sheet).toBe('企業一覧');
  });

  it('stacks sheets of the list’s form, not of the cover’s', async () => {
    const bytes = madeSheets([cover, firms, { ...firms, name: '追加' }]);
    const table = await readTable('book.xlsx', bytes, { sheets: 'all' }, UNATTENDED);
    expect(table.ok && table.value.columns[0]).toEqual(['甲', '乙', '甲', '乙']);
    expect(table.ok && table.value.origin?.stacked?.map(({ name }) => name)).toEqual([
      '企業一覧',
      '追加',
    ]);
  });
});

describe('lists of several sheets', () => {
  const of = (name: string, ...names: readonly string[]): MadeSheet => ({
    name,
    rows: [
      ['No.', ...HEAD],
      ...names.map((each, i) => [i + 1, `株式会社${each}`, `福井県鯖江市神明町${each}`, i + 3]),
    ],
  });
  const industries = [
    of('製造業', 'ア', 'イ', 'ウ'),
    of('建設業', 'エ', 'オ'),
    of('卸売業', 'カ', 'キ', 'ク', 'ケ'),
  ];

  it('behind a cover are read together, in their order', async () => {
    const table = await read([cover, ...industries]);
    expect(table.columns[1].map((name) => name.slice(-1)).join('')).toBe('アイウエオカキクケ');
    expect(table.origin?.stacked?.map(({ name }) => name)).toEqual(['製造業', '建設業', '卸売業']);
    expect(table.problems.map(({ code }) => code)).toEqual(['sheet-chosen', 'sheets-together']);
  });

  it('have no ids in numbers that begin anew in each', async () => {
    const table = await read(industries);
    expect(table.columns[0]).toEqual(['1', '2', '3', '1', '2', '1', '2', '3', '4']);
    expect(suggestRoles('firms', table)).toMatchObject({ name: [1], address: [2] });
    expect(suggestRoles('firms', table).id).toBeUndefined();
    // Of one sheet they are.
    expect(suggestRoles('firms', await read([industries[0]])).id).toEqual([0]);
  });

  it('have the sheet beside the row in what is told', async () => {
    const [one, two] = industries;
    const noted = { ...two, rows: [...two.rows, ['※ 常用']] };
    const table = await read([one, noted]);
    const told = table.problems.find(({ code }) => code === 'rows-left-out');
    expect(told?.where).toMatchObject({ sheet: '建設業', line: 4 });
  });

  it.each([
    [['令和4年', '令和5年', '令和6年'], '令和6年'],
    [['2022', '2024', '2023'], '2024'],
    [['R5企業一覧', 'R6企業一覧'], 'R6企業一覧'],
    [['平成30年度', '令和元年度', '令和2年度'], '令和2年度'],
    [['令和6年', '令和5年'], '令和6年'],
  ])('of the same firms in other years are read of the newest: %j', async (names, newest) => {
    const years = names.map((name, i) => of(name, 'ア', 'イ', 'ウ', 'エ', `新${i}`));
    for (const first of [[], [cover]]) {
      const table = await read([...first, ...years]);
      expect(table.origin?.sheet).toBe(newest);
      expect(table.rowCount).toBe(5);
      const told = table.problems.filter(({ code }) => code === 'sheet-newest');
      const isFirst = first.length === 0 && names[0] === newest;
      expect(told.length > 0 || isFirst || first.length > 0).toBe(true);
    }
  });

  it('are read together where each year has firms of its own', async () => {
    const table = await read([of('令和4年', 'ア', 'イ'), of('令和5年', 'ウ', 'エ')]);
    expect(table.origin?.stacked).toHaveLength(2);
  });
});

it.each([
  ['令和4年', 2022],
  ['令和元年度', 2019],
  ['R6', 2024],
  ['H30企業', 2018],
  ['２０２３年', 2023],
  ['SR5', null],
  ['製造業', null],
  ['12345', null],
])('the year of a sheet called %s is %s', (name, year) => {
  expect(yearOfSheet(name)).toBe(year);
});

it.each([
  [['1', '2', '3', '1', '2'], true],
  [['1', '', '2', '１', '2', '3'], true],
  [['1', '2', '3', '1'], false],
  [['1', '2', '3', '4'], false],
  [['1', '2', '2', '3'], false],
  [['1', '1', '1', '1'], false],
  [['3', '1', '9', '1', '5'], false],
  [['1', '2', 'A', '1', '2'], false],
  [['001', '002', '001', '002'], true],
  [[], false],
])('numbers %j begin anew: %s', (cells, anew) => {
  expect(beginsAnew(cells)).toBe(anew);
});
