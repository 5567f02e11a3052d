import { describe, expect, it } from 'vitest';
import { bookFor, codeBookIn, readTable, suggestRoles } from '../../src/tables';
import { madeBook } from './made-book';
import { readText, valueOf } from './support';

const read = async (...lines: readonly string[]) =>
  valueOf(await readText(`${lines.join('\n')}\n`));

const ROWS = [
  '甲,福井県鯖江市神中町1,1000,12',
  '乙,福井県鯖江市神中町2,3000,5',
  '丙,福井県鯖江市神中町3,500,9',
];

describe('a row of units below the names', () => {
  it.each([
    [',,（千円）,（人）', '資本金（千円）', '従業員数（人）'],
    [',,千円,人', '資本金（千円）', '従業員数（人）'],
    [',,【単位：百万円】,', '資本金（百万円）', '従業員数'],
  ])('belongs to them: %s', async (units, capital, employees) => {
    const table = await read('企業名,所在地,資本金,従業員数', units, ...ROWS);
    expect(table.header).toEqual(['企業名', '所在地', capital, employees]);
    expect(table.rowCount).toBe(3);
    expect(suggestRoles('firms', table)).toMatchObject({ capital: [2], employees: [3] });
  });

  it('below merged cells of several levels too', async () => {
    const book = madeBook(
      [
        ['企業名', '所在地', '規模', '', '', ''],
        ['', '', '資本金', '従業員数', '', ''],
        ['', '', '', '男', '女', '計'],
        ['', '', '（千円）', '（人）', '（人）', '（人）'],
        ['甲', '福井県鯖江市神中町1', 1000, 5, 7, 12],
        ['乙', '福井県鯖江市神中町2', 3000, 2, 3, 5],
      ],
      { merges: ['A1:A4', 'B1:B4', 'C1:F1', 'D2:F2'] },
    );
    const table = valueOf(await readTable('list.xlsx', book));
    expect(table.header.slice(2)).toEqual([
      '規模 › 資本金（千円）',
      '規模 › 従業員数 › 男（人）',
      '規模 › 従業員数 › 女（人）',
      '規模 › 従業員数 › 計（人）',
    ]);
    expect(suggestRoles('firms', table)).toMatchObject({ capital: [2], employees: [5] });
  });

  it('is none where it holds other words', async () => {
    const table = await read('企業名,所在地,資本金,従業員数', '甲,鯖江市神中町,千円,人', ...ROWS);
    expect(table.rowCount).toBe(4);
  });
});

describe('columns of several years', () => {
  it.each([
    ['企業名,所在地,従業員数（R4）,従業員数（R5）', 3],
    ['企業名,所在地,従業員数（令和5年度）,従業員数（令和4年度）', 2],
    ['企業名,所在地,2022年従業員数,2023年従業員数', 3],
    ['企業名,所在地,従業員数_2021,従業員数_2022', 3],
  ])('have the newest used: %s', async (header, column) => {
    const table = await read(header, ...ROWS);
    expect(suggestRoles('firms', table)).toMatchObject({ address: [1], employees: [column] });
  });

  it('below what they are of', async () => {
    const table = await read('企業名,所在地,従業員数,', ',,2021,2022', ...ROWS);
    expect(table.header).toEqual(['企業名', '所在地', '従業員数 › 2021', '従業員数 › 2022']);
    expect(suggestRoles('firms', table)).toMatchObject({ employees: [3] });
  });

  it('measures of every year stay measures', async () => {
    const table = await read('企業名,所在地,特許件数（R4）,特許件数（R5）', ...ROWS);
    expect(suggestRoles('firms', table)).toMatchObject({ outcome: [2, 3] });
  });
});

describe('a row of labels below a row of codes', () => {
  it('belongs to the header where it says what firms and their places are', async () => {
    const table = await read(
      'ID,NAME,ADDR,Q1,Q2',
      '整理番号,企業名,住所,従業員数,新製品の有無',
      '1,甲,福井県鯖江市神中町1,5,有',
      '2,乙,福井県越前市家久町2,6,無',
    );
    expect(table.header[4]).toBe('Q2 › 新製品の有無');
    expect(table.rowCount).toBe(2);
    expect(suggestRoles('firms', table)).toMatchObject({
      ...{ id: [0], name: [1], address: [2], employees: [3], outcome: [4] },
    });
  });

  it('a code book may name its columns by their codes alone', async () => {
    const table = await read('NAME,ADDR,Q2', '企業名,住所,新製品', '甲,福井県鯖江市神中町1,2');
    const book = codeBookIn(await read('変数,コード,ラベル', 'Q2,1,はい', 'Q2,2,いいえ'))!;
    expect(bookFor(book, table).codes).toMatchObject([{ column: 'Q2 › 新製品' }]);
    expect(bookFor(book, { header: ['Q2', 'Q2 › 甲'] }).codes).toMatchObject([{ column: 'Q2' }]);
  });

  it('a code book’s rows are none', async () => {
    const table = await read('変数,ラベル', 'name,企業名', 'addr,所在地');
    expect(table.rowCount).toBe(2);
  });
});
