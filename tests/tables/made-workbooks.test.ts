import { existsSync, readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { readTable, suggestRoles } from '../../src/tables';
import { madeBook as made, type Cell } from './made-book';
import { expectFailure, problemsOf, rowsOf, valueOf } from './support';

const SURVEY: readonly (readonly Cell[])[] = [
  ['令和７年度　調査一覧', '', '', '', ''],
  [],
  ['企業情報', '', '', '過去３年間', ''],
  ['整理番号', '企業名', '市区町村', '件数', '件数'],
  [{ v: 6, z: '00000' }, '㈱甲', '福井県鯖江市', '2件', 3],
  [{ v: 8, z: '00000' }, '㈱乙', '', 1, 0],
  ['小　計', '', '', { v: 3, f: 'SUM(D5:D6)' }, { v: 3, f: 'SUM(E5:E6)' }],
  [{ v: 9, z: '00000' }, '㈱丙', '福井県越前市', 4, 5],
  ['合計', '', '', { v: 7, f: 'SUM(D5:D8)' }, { v: 8, f: 'SUM(E5:E8)' }],
  [],
  ['注）従業員数は４月１日現在。'],
];
const MERGES = ['A1:E1', 'A3:C3', 'D3:E3', 'C5:C6'];

describe('a table as people make it', () => {
  it.each(['xlsx', 'xls', 'ods'] as const)('opens as it is from .%s', async (type) => {
    const result = await readTable(`一覧.${type}`, made(SURVEY, { merges: MERGES, type }));
    const table = valueOf(result);
    expect(table.header).toEqual([
      '企業情報 › 整理番号',
      '企業情報 › 企業名',
      '企業情報 › 市区町村',
      '過去３年間 › 件数',
      '過去３年間 › 件数 (2)',
    ]);
    const ids = ['00006', '00008', '00009'];
    expect(rowsOf(table)).toEqual([
      [ids[0], '㈱甲', '福井県鯖江市', '2件', '3'],
      [ids[1], '㈱乙', '福井県鯖江市', '1', '0'],
      [ids[2], '㈱丙', '福井県越前市', '4', '5'],
    ]);
    const roles = { id: [0], name: [1], address: [2], outcome: [3, 4] };
    expect(suggestRoles('firms', table)).toMatchObject(roles);
    expect(table.origin?.headerRows).toEqual([3, 4]);
    expect(table.origin?.leftOut?.map(({ line }) => line)).toEqual([7, 9, 11]);
    expect(problemsOf(result).map(({ code }) => code)).toEqual(['rows-left-out', 'merged-filled']);
  });

  it('knows a row of sums without a name', async () => {
    const rows: Cell[][] = [
      ['企業名', '件数'],
      ['㈱甲', 3],
      ['', { v: 3, f: 'SUM(B2:B2)' }],
    ];
    expect(valueOf(await readTable('x.xlsx', made(rows))).rowCount).toBe(1);
  });

  it('follows the header row that a person chooses, and counts totals where they want it', async () => {
    const bytes = made(SURVEY, { merges: MERGES });
    const table = valueOf(await readTable('x.xlsx', bytes, { headerRows: [4, 4], leftOut: [] }));
    expect(table.header).toEqual(['整理番号', '企業名', '市区町村', '件数', '件数 (2)']);
    expect(table.rowCount).toBe(6);
    expect(table.columns[0].at(-1)).toBe('注）従業員数は４月１日現在。');
  });

  it('reads the same again from what it found', async () => {
    const bytes = made(SURVEY, { merges: MERGES });
    const first = valueOf(await readTable('x.xlsx', bytes));
    const { headerRows, leftOut } = first.origin!;
    const again = valueOf(
      await readTable('x.xlsx', bytes, {
        header: true,
        headerRows,
        leftOut: leftOut!.map(({ line }) => line),
      }),
    );
    expect(again.header).toEqual(first.header);
    expect(rowsOf(again)).toEqual(rowsOf(first));
  });

  it('takes a header whose cells are merged down into the row of its groups', async () => {
    const rows = [
      ['企業名', '所在地', 'イノベーション', ''],
      ['', '', '製品', '工程'],
      ['㈱甲', '福井県鯖江市', 1, 2],
    ];
    const table = valueOf(
      await readTable('x.xlsx', made(rows, { merges: ['A1:A2', 'B1:B2', 'C1:D1'] })),
    );
    expect(table.header).toEqual([
      '企業名',
      '所在地',
      'イノベーション › 製品',
      'イノベーション › 工程',
    ]);
    expect(table.rowCount).toBe(1);
  });

  it.each([
    ['[$-411]ge.m.d', '1988-04-01'],
    ['[$-411]ggge"年"m"月"d"日"', '1988-04-01'],
    ['[$-ja-JP-x-gannen]ggge"年"m"月"d"日"', '1988-04-01'],
    ['yyyy/m/d', '1988-04-01'],
    ['000-0000', '003-2234'],
    ['0000000', '0032234'],
    ['0"件以上"', '32234件以上'],
    ['0"人"', '32234'],
    ['#,##0', '32234'],
    ['0.0%', '32234'],
  ])(
    'shows a number under %s as the sheet does where that is a date, code or words',
    async (z, text) => {
      const rows: Cell[][] = [
        ['名称', '値'],
        ['㈱甲', { v: 32234, z }],
      ];
      const table = valueOf(await readTable('x.xlsx', made(rows)));
      expect(table.columns[1]).toEqual([text]);
    },
  );

  it('finds that a table has no header, and loses no row to it', async () => {
    const text = '00006,㈱甲,福井県鯖江市本町1-2,\n00008,㈱乙,福井県越前市府中1-1,12\n';
    const table = valueOf(await readTable('x.csv', new TextEncoder().encode(text)));
    expect(table.rowCount).toBe(2);
    expect(table.header).toEqual(['column_1', 'column_2', 'column_3', 'column_4']);
    expect(suggestRoles('firms', table)).toMatchObject({ name: [1], address: [2] });
  });

  it('passes over title lines of a CSV, and keeps a firm that is called like a total', async () => {
    const text =
      '企業一覧,,\n,,\n企業名,所在地,従業員数\n東京時計,東京都港区芝1,5\n合計,東京都港区芝2,印刷業\n合計,,12\n';
    const table = valueOf(await readTable('x.csv', new TextEncoder().encode(text)));
    expect(table.header).toEqual(['企業名', '所在地', '従業員数']);
    expect(table.columns[2]).toEqual(['5', '印刷業']);
  });

  it('gives blank and repeated headers distinct names, also where such a name exists', async () => {
    const text = '件数,件数,,件数 (2),\n1,2,3,4,5\n';
    const table = valueOf(await readTable('x.csv', new TextEncoder().encode(text)));
    expect(table.header).toEqual(['件数', '件数 (3)', 'column_3', '件数 (2)', 'column_5']);
  });

  it('says that a workbook has a password', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['a'], [1]]), 'S');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xls' }) as ArrayBuffer);
    // FilePass (0x2F) behind the stream's BOF record, as an encrypted workbook has it.
    const at = bytes.findIndex(
      (byte, i) => byte === 0x09 && bytes[i + 1] === 0x08 && bytes[i + 2] === 0x10,
    );
    bytes.set([0x2f, 0x00], at + 20);
    expectFailure(await readTable('x.xls', bytes), 'file-unreadable');
  });
});

const WORKBOOKS = new URL('../../../shared/simulated/workbooks/', import.meta.url);

interface Truth {
  readonly rows: readonly { readonly id: string; readonly name: string }[];
}

describe.skipIf(!existsSync(WORKBOOKS))('workbooks as industry divisions keep them', () => {
  const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, WORKBOOKS)));
  const truthOf = (name: string) =>
    (JSON.parse(readFileSync(new URL(name, WORKBOOKS), 'utf8')) as Truth).rows;

  it.each([
    ['plain.xls', 'plain'],
    ['plain.ods', 'plain'],
    ['no-header.csv', 'no-header'],
  ])('%s has the rows of its truth', async (file, truth) => {
    const table = valueOf(await readTable(file, bytesOf(file)));
    expect(table.columns[0]).toEqual(truthOf(`${truth}.truth.json`).map(({ id }) => id));
    expect(table.columns[1]).toEqual(truthOf(`${truth}.truth.json`).map(({ name }) => name));
  });

  it('both sheets of the survey together have the rows of its truth', async () => {
    const bytes = bytesOf('survey-two-sheets.xlsx');
    const table = valueOf(await readTable('x.xlsx', bytes, { sheets: 'all' }));
    const truth = truthOf('survey-two-sheets.truth.json').map(({ id }) => id);
    expect([...table.columns[0]].sort()).toEqual([...truth].sort());
    expect(new Set(table.columns.at(-1))).toEqual(new Set(['製造業', 'その他']));
  });
});
