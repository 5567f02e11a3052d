import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../src/model';
import { readTable, type TableContent } from '../../src/tables';
import { madeSheets, type MadeSheet } from './made-book';

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
