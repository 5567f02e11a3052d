import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import {
  answerMark,
  bookFor,
  codeBookIn,
  readTable,
  recognise,
  targetOf,
  type BookTarget,
} from '../../../src/tables';
import { madeSheets, type Cell } from '../made-book';
import { readText, tableOf, valueOf } from '../support';

const codesOf = (rows: readonly (readonly string[])[]) =>
  codeBookIn(tableOf(rows))?.codes.map(({ column, codes }) => [
    column,
    codes.map(({ value, label, means }) => `${value}=${label}/${means}`).join(' '),
  ]);

describe('a code book as questionnaires have it', () => {
  const TWO = [
    ['問1', '1=ある/yes 2=ない/no'],
    ['問2', '1=増えた/level 2=減った/level 9=無回答/missing'],
  ];

  it('names a variable once, and leaves it blank below', async () => {
    const text =
      '設問番号,選択肢,内容\n問1,1,ある\n,2,ない\n問2,1,増えた\n〃,2,減った\n,9,無回答\n,,\n';
    const table = valueOf(await readText(text));
    expect(recognise(table)).toBe('codes');
    expect(codeBookIn(table)?.codes).toHaveLength(2);
    expect(
      codesOf([
        ['設問番号', '選択肢', '内容'],
        ['問1', '1', 'ある'],
        ['', '2', 'ない'],
        ['問2', '1', '増えた'],
        ['〃', '2', '減った'],
        ['', '9', '無回答'],
      ]),
    ).toEqual(TWO);
  });

  it('in merged cells of a sheet beside the list', async () => {
    const book: readonly (readonly Cell[])[] = [
      ['調査票 コード表'],
      ['設問番号', '設問文', '選択肢番号', '選択肢'],
      ['問1', '新製品の有無', 1, 'ある'],
      ['', '', 2, 'ない'],
      ['問2', '売上の増減', 1, '増えた'],
      ['', '', 2, '減った'],
      ['', '', 9, '無回答'],
    ];
    const firms: readonly (readonly Cell[])[] = [
      ['企業名', '所在地', '問1', '問２'],
      ['甲', '福井県鯖江市神中町1', 1, 2],
      ['乙', '福井県越前市家久町2', 2, 9],
    ];
    for (const merges of [['A3:A4', 'B3:B4', 'A5:A7', 'B5:B7'], []]) {
      const sheets = [
        { name: '企業', rows: firms },
        { name: 'コード', rows: book, merges },
      ];
      const table = valueOf(await readTable('a.xlsx', madeSheets(sheets), {}, UNATTENDED));
      expect(table.origin?.codeBook).toMatchObject({
        sheet: 'コード',
        codes: [{ column: '問1' }, { column: '問２' }],
        names: [
          { column: '問1', ja: '新製品の有無' },
          { column: '問２', ja: '売上の増減' },
        ],
      });
      expect(table.origin?.codeBook?.codes[1].codes).toHaveLength(3);
    }
  });

  it.each([
    [
      'in rows',
      [
        ['問1', '連携の有無', '1 ある'],
        ['', '', '2.ない'],
        ['', '', '⑨無回答'],
      ],
    ],
    ['in one cell', [['問1', '連携の有無', '1.ある 2.ない 9.無回答']]],
    ['in lines of one cell', [['問1', '連携の有無', '１．ある\n２．ない\n９．無回答']]],
  ])('with codes and labels together, %s', (_, rows) => {
    const table = [['設問番号', '設問', '選択肢'], ...rows, ['問2', 'ご意見', '自由記述']];
    expect(codesOf(table)).toEqual([['問1', '1=ある/yes 2=ない/no 9=無回答/missing']]);
    expect(codeBookIn(tableOf(table))?.names).toEqual([
      { column: '問1', ja: '連携の有無' },
      { column: '問2', ja: 'ご意見' },
    ]);
  });

  it('knows questions by their numbers where no column is called variable', () => {
    const rows = [
      ['設問', '選択肢', '内容'],
      ['問1', '1', 'ある'],
      ['', '2', 'ない'],
    ];
    expect(codesOf(rows)).toEqual([TWO[0]]);
  });

  it('is none where what comes first is blank, or the rest is no code', () => {
    expect(
      codesOf([
        ['設問番号', '選択肢', '内容'],
        ['', '1', 'ある'],
      ]),
    ).toEqual([]);
    expect(
      codesOf([
        ['項目', '内容'],
        ['沿革', '1970年 創業'],
        ['', '1980年 移転'],
      ]),
    ).toBeUndefined();
    expect(
      codesOf([
        ['設問番号', '選択肢'],
        ['問1', 'ある'],
        ['', 'ない'],
      ]),
    ).toBeUndefined();
  });
});

const BOOK = codeBookIn(
  tableOf([
    ['変数', '設問', 'コード', 'ラベル', 'ラベル（英語）'],
    ['Q4', '連携先', '1', '大学', 'University'],
    ['', '', '2', '公設試', ''],
    ['', '', '3', 'その他', ''],
  ]),
)!;
const target = (header: readonly string[], ...rows: readonly (readonly string[])[]): BookTarget =>
  targetOf(tableOf([header, ...rows]));

describe('a variable of a code book that the table has several times', () => {
  it.each([
    [
      '0 and 1',
      ['Q4_1', 'Q4_2', 'Q4_3'],
      [
        ['1', '0', '0'],
        ['0', '1', '1'],
      ],
    ],
    [
      '○ and blanks',
      ['Q4-1', 'Q4-2', 'Q4-3'],
      [
        ['○', '', '○'],
        ['', '○', ''],
      ],
    ],
    [
      'their own codes',
      ['Q4(1)', 'Q4(2)', 'Q4(3)'],
      [
        ['1', '', '3'],
        ['', '2', ''],
      ],
    ],
    [
      'circled numbers',
      ['Ｑ４①', 'Ｑ４②', 'Ｑ４③'],
      [
        ['1', '0', ''],
        ['0', '1', '1'],
      ],
    ],
    [
      'labels below it',
      ['Q4 › 大学', 'Q4 › 2.公設試', 'Q4 › その他'],
      [
        ['○', '×', '○'],
        ['', '○', ''],
      ],
    ],
  ])('is one answer each, of %s', (_, header, rows) => {
    const { codes, names } = bookFor(BOOK, target(header, ...rows));
    expect(codes).toEqual([]);
    expect(names).toEqual([
      { column: header[0], ja: '連携先: 大学', en: '連携先: University' },
      { column: header[1], ja: '連携先: 公設試' },
      { column: header[2], ja: '連携先: その他' },
    ]);
  });

  it('is a question each where its cells hold the codes', () => {
    const rows = [
      ['1', '3'],
      ['2', '2'],
      ['3', '1'],
    ];
    const { codes, names } = bookFor(BOOK, target(['Q4_A', 'Q4_B'], ...rows));
    expect(codes.map(({ column, codes: own }) => [column, own.length])).toEqual([
      ['Q4_A', 3],
      ['Q4_B', 3],
    ]);
    expect(names.map(({ ja }) => ja)).toEqual(['連携先: A', '連携先: B']);
  });

  it('is none of another question’s, nor of one that the book has itself', () => {
    expect(bookFor(BOOK, target(['Q40', 'Q41_1'], ['1', '2'])).codes[0].column).toBe('Q4');
    const both = codeBookIn(
      tableOf([
        ['変数', 'コード', 'ラベル'],
        ['Q4', '1', 'a'],
        ['Q4_1', '1', 'b'],
      ]),
    )!;
    const { codes } = bookFor(both, target(['Q4_1'], ['1']));
    expect(codes.map(({ column }) => column)).toEqual(['Q4', 'Q4_1']);
  });

  it('is found in other widths, and behind a number with what it asks', () => {
    const { codes } = bookFor(BOOK, target(['ｑ４．主な連携先'], ['1'], ['3']));
    expect(codes[0].column).toBe('ｑ４．主な連携先');
    expect(bookFor(BOOK, target(['Ｑ４'], ['1'])).codes[0].column).toBe('Ｑ４');
  });
});

describe('the mark of an answer', () => {
  it('is 1 or its own number beside blanks, in columns beside each other', () => {
    const table = tableOf([
      ['Q4_1', 'Q4_2', 'Q4_3', 'Q5_1', 'Q5_2', 'Q6_1'],
      ['1', '', '', '1', '2', '1'],
      ['', '2', '', '2', '1', ''],
      ['1', '2', '', '', '', ''],
    ]);
    const marks = table.header.map((_, column) => answerMark(table, column));
    expect(marks).toEqual(['1', '2', null, null, null, null]);
  });
});
