import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles, type TableOptions } from '../../../src/tables';
import { madeSheets, type Cell, type MadeSheet } from '../made-book';
import { problemsOf, rowsOf, valueOf } from '../support';

const read = (sheets: readonly MadeSheet[], options: TableOptions = {}) =>
  readTable('cards.xlsx', madeSheets(sheets), options, UNATTENDED);
const FIRMS: readonly (readonly [string, string, number, string])[] = [
  ['甲製作所', '福井県鯖江市神中町1', 12, '眼鏡'],
  ['株式会社乙', '福井県越前市家久町2', 5, '繊維'],
  ['丙工業', '福井県鯖江市水落町3', 30, '眼鏡'],
  ['丁', '福井県越前市府中4', 7, '和紙'],
];
const each = (
  rowsFor: (firm: (typeof FIRMS)[number]) => readonly (readonly Cell[])[],
): MadeSheet[] => FIRMS.map((firm) => ({ name: firm[0], rows: rowsFor(firm) }));

/** Labels in column A. */
const LIST = each(([name, address, employees, industry]) => [
  ['企業カード'],
  [],
  ['企業名', name],
  ['所在地', address],
  ['従業員数', employees, '人'],
  ['業種', industry],
  ['都道府県', '福井県'],
  ['特許件数', ''],
]);
/** A form in two dimensions, with numbers in front of its labels. */
const FORM = each(([name, address, employees, industry], ...rest) => [
  ['', '令和5年度 企業訪問調査票'],
  ['', '１．企業名：', name, '', '業種', industry],
  ['', '２．所在地：', address, '', '', ''],
  ['', '３．従業員数：', employees, '', '資本金', 1000, '万円'],
  ['', '意見', `${rest.length}特になし${name}`],
]);

/** Values below their labels, several labels in a row. */
const DOWNWARD = each(([name, address, employees, industry]) => [
  ['企業カード'],
  [],
  ['企業名', '', '代表者'],
  [name, '', `${name}の代表`],
  ['所在地'],
  [address],
  ['従業員数', '', '特許件数', '', '業種', '都道府県'],
  [employees, '', '', '', industry, '福井県'],
]);
/** Some beside, some below. */
const MIXED = each(([name, address, employees, industry]) => [
  ['企業名', name, '', ''],
  ['業種', industry, '従業員数', employees],
  ['所在地'],
  [address],
  ['備考', `${name}について`],
]);

describe('a workbook with one firm to a sheet', () => {
  it('of labels above their values is a row a sheet too', async () => {
    const result = await read(DOWNWARD);
    const table = valueOf(result);
    const header = ['企業名', '代表者', '所在地', '従業員数', '業種', '都道府県', 'シート'];
    expect(table.header).toEqual(header);
    expect(rowsOf(table)[2]).toEqual([
      ...['丙工業', '丙工業の代表', '福井県鯖江市水落町3', '30', '眼鏡', '福井県', '丙工業'],
    ]);
    expect(problemsOf(result)).toMatchObject([{ code: 'cards-read', facts: { cards: 4 } }]);
    expect(suggestRoles('firms', table)).toMatchObject({ name: [0], employees: [3] });
  });

  it('of labels with values on either side has both', async () => {
    const table = valueOf(await read(MIXED));
    expect(table.header).toEqual(['企業名', '業種', '従業員数', '所在地', '備考', 'シート']);
    expect(rowsOf(table)[0].slice(0, 4)).toEqual([
      ...['甲製作所', '眼鏡', '12', '福井県鯖江市神中町1'],
    ]);
  });

  it('is not made of short lists with a header each', async () => {
    const lists = each((firm) => [
      ['企業名', '所在地', '従業員数', '業種'],
      firm,
      [`${firm[0]}支店`, `${firm[1]}5`, 3, firm[3]],
    ]);
    const table = valueOf(await read(lists));
    expect(table.header).not.toContain('特許件数');
    expect(problemsOf(await read(lists)).map(({ code }) => code)).not.toContain('cards-read');
  });

  it('of labels in the first column is a row a sheet, told', async () => {
    const result = await read(LIST);
    const table = valueOf(result);
    expect(table.header).toEqual([
      ...['企業名', '所在地', '従業員数（人）', '業種', '都道府県', 'シート'],
    ]);
    expect(rowsOf(table)[1]).toEqual([
      '株式会社乙',
      '福井県越前市家久町2',
      '5',
      '繊維',
      '福井県',
      '株式会社乙',
    ]);
    expect(table.rowCount).toBe(4);
    expect(problemsOf(result)).toMatchObject([
      { code: 'cards-read', severity: 'note', facts: { cards: 4, columns: 5, others: '' } },
    ]);
    expect(suggestRoles('firms', table)).toMatchObject({
      ...{ name: [0], address: [1], employees: [2], industry: [3] },
    });
  });

  it('of a form in two dimensions has its values beside the labels', async () => {
    const table = valueOf(await read(FORM));
    expect(table.header).toEqual([
      '企業名',
      '業種',
      '所在地',
      '従業員数',
      '資本金（万円）',
      '意見',
      'シート',
    ]);
    expect(rowsOf(table)[2].slice(0, 5)).toEqual([
      '丙工業',
      '眼鏡',
      '福井県鯖江市水落町3',
      '30',
      '1000',
    ]);
  });

  it('keeps a value that all firms have, and passes covers and sheets of another form over, told', async () => {
    const cover = { name: '表紙', rows: [['企業カード集'], ['令和5年3月']] };
    const other = {
      name: '集計',
      rows: [
        ['業種', '件数'],
        ['眼鏡', 2],
      ],
    };
    const shared = FIRMS.map(([name, address, employees]): MadeSheet => ({
      name,
      rows: [
        ['企業名', name, '都道府県', '福井県', '担当'],
        ['住所', address],
        ['従業員数', employees],
      ],
    }));
    const result = await read([...shared, cover, other]);
    const table = valueOf(result);
    expect(table.header).toEqual(['企業名', '都道府県', '住所', '従業員数', 'シート']);
    expect(table.columns[1]).toEqual(Array.from({ length: 4 }, () => '福井県'));
    expect(problemsOf(result)[0]).toMatchObject({
      code: 'cards-read',
      severity: 'warning',
      facts: { others: '表紙, 集計' },
    });
    const behind = await read([cover, ...shared, other]);
    expect(rowsOf(valueOf(behind))).toEqual(rowsOf(table));
    expect(problemsOf(behind).map(({ code }) => code)).toEqual(['cards-read']);
    // A study reads the same sheets again.
    const again = valueOf(await read([...shared, cover, other], { sheets: table.origin!.stacked }));
    expect(rowsOf(again)).toEqual(rowsOf(table));
    expect(again.header).toEqual(table.header);
  });

  it('has blanks where a firm left one, and a sheet can still be read alone', async () => {
    const sheets = LIST.map((sheet, at) =>
      at === 1
        ? { ...sheet, rows: sheet.rows.map((row) => (row[0] === '業種' ? ['業種'] : row)) }
        : sheet,
    );
    expect(valueOf(await read(sheets)).columns[3]).toEqual(['眼鏡', '', '眼鏡', '和紙']);
    const alone = await read(sheets, { sheet: '丙工業' });
    expect(problemsOf(alone).map(({ code }) => code)).not.toContain('cards-read');
  });

  it('is none where the sheets are lists, are two, or name one firm', async () => {
    const lists = ['鯖江市', '越前市', '福井市'].map((name, at): MadeSheet => ({
      name,
      rows: [
        ['企業名', '所在地', '従業員数'],
        ...FIRMS.slice(0, 3).map(([firm, , employees]) => [
          `${name}${firm}`,
          `福井県${name}${at}`,
          employees,
        ]),
      ],
    }));
    const stacked = await read(lists);
    expect(problemsOf(stacked).map(({ code }) => code)).not.toContain('cards-read');
    expect(valueOf(stacked).rowCount).toBe(9);
    for (const sheets of [
      LIST.slice(0, 2),
      [0, 1, 2].map((at) => ({ ...LIST[0], name: `表${at}` })),
    ]) {
      const codes = problemsOf(await read(sheets)).map(({ code }) => code);
      expect(codes).not.toContain('cards-read');
    }
  });
});
