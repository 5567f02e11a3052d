import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { codeBookIn, codeBookProblems, columnsOfBook, readTable } from '../../../src/tables';
import { madeSheets, type MadeSheet } from '../made-book';
import { tableOf } from '../support';

const FIRMS: MadeSheet = {
  name: '企業一覧',
  rows: [
    ['企業名', '所在地', '問1'],
    ['甲', '福井県鯖江市1-1', 1],
    ['乙', '福井県越前市2-2', 2],
  ],
};
const BOOK: MadeSheet = {
  name: 'コード表',
  rows: [
    [
      '変数',
      '設問（日本語）',
      '設問（英語）',
      'コード',
      'ラベル（日本語）',
      'ラベル（英語）',
      '欠測',
    ],
    ['問1', '製品イノベーション', 'Product innovation', 1, 'はい', 'Yes', ''],
    ['問1', '', '', 2, 'いいえ', 'No', ''],
    ['問1', '', '', 9, '無回答', 'No answer', 1],
    ['問2', '新製品数', 'New products', '', '', '', ''],
  ],
};
const read = (sheets: readonly MadeSheet[], sheet?: string) =>
  readTable('book.xlsx', madeSheets(sheets), { sheet }, UNATTENDED);

describe('a code book in two languages', () => {
  it('names variables and answers in both', () => {
    expect(codeBookIn(tableOf(BOOK.rows.map((row) => row.map(String))))).toEqual({
      codes: [
        {
          column: '問1',
          codes: [
            { value: '1', means: 'yes', label: 'はい', labelEn: 'Yes' },
            { value: '2', means: 'no', label: 'いいえ', labelEn: 'No' },
            { value: '9', means: 'missing', label: '無回答', labelEn: 'No answer' },
          ],
        },
      ],
      names: [
        { column: '問1', ja: '製品イノベーション', en: 'Product innovation' },
        { column: '問2', ja: '新製品数', en: 'New products' },
      ],
    });
  });

  it.each([
    [['variable', 'code', 'label_ja', 'label_en'], 'はい', 'Yes'],
    [['variable', 'code', '日本語', '英語'], 'はい', 'Yes'],
    [['変数名', 'コード', 'ラベル', 'Label (English)'], 'はい', 'Yes'],
    [['変数', '値', '英語ラベル', '日本語ラベル'], 'Yes', 'はい'],
  ])('is known by %j', (header, third, fourth) => {
    const book = codeBookIn(tableOf([header, ['Q', '1', third, fourth]]));
    expect(book?.codes[0].codes).toEqual([
      { value: '1', means: 'yes', label: 'はい', labelEn: 'Yes' },
    ]);
  });

  it('in English alone has its labels, and in one language no second', () => {
    const book = codeBookIn(
      tableOf([
        ['variable', 'code', 'label_en'],
        ['Q', '1', 'Yes'],
      ]),
    );
    expect(book?.codes[0].codes).toEqual([{ value: '1', means: 'yes', label: 'Yes' }]);
  });

  it('takes the label of a row without a code for the name of the variable', () => {
    const book = codeBookIn(
      tableOf([
        ['変数', 'コード', 'ラベル'],
        ['Q', '', '連携の有無'],
        ['Q', '1', 'ある'],
      ]),
    );
    expect(book?.names).toEqual([{ column: 'Q', ja: '連携の有無' }]);
    expect(columnsOfBook(book!)).toEqual(['Q']);
  });

  it('is no table of names and codes of something else', () => {
    expect(
      codeBookIn(
        tableOf([
          ['企業名', 'コード'],
          ['甲', '1'],
        ]),
      ),
    ).toBeNull();
    expect(
      codeBookIn(
        tableOf([
          ['項目', '名称'],
          ['a', 'b'],
        ]),
      ),
    ).toBeNull();
  });
});

describe('a code book on a sheet beside the list', () => {
  it.each<[string, readonly MadeSheet[]]>([
    ['behind it', [FIRMS, BOOK]],
    ['in front of it', [BOOK, FIRMS]],
  ])('is found %s and told, and the list is read as it is', async (_, sheets) => {
    const table = await read(sheets);
    if (!table.ok) throw new Error(table.problem.code);
    expect(table.value.origin?.codeBook?.sheet).toBe('コード表');
    expect(table.value.columns[2]).toEqual(['1', '2']);
    const told = table.problems.find(({ code }) => code === 'code-book-sheet');
    expect(told?.facts).toEqual({ sheet: 'コード表', columns: 1 });
  });

  it('of another list, hidden, or of a sheet that was chosen is not taken for its own', async () => {
    const other = { ...BOOK, rows: [BOOK.rows[0], ['Z9', '', '', 1, 'はい', 'Yes', '']] };
    for (const sheets of [
      [FIRMS, other],
      [FIRMS, { ...BOOK, hidden: true }],
    ]) {
      const table = await read(sheets);
      expect(table.ok && table.value.origin?.codeBook).toBeUndefined();
    }
    const chosen = await read([FIRMS, BOOK], 'コード表');
    expect(chosen.ok && chosen.value.header[0]).toBe('変数');
  });
});

describe('a code book that contradicts itself', () => {
  it('keeps the first name of a code that stands twice, and tells it', () => {
    const rows = [
      ['変数', 'コード', 'ラベル'],
      ['Q', '1', 'はい'],
      ['Q', '1', 'いいえ'],
      ['Q', '1', 'はい'],
    ];
    const book = codeBookIn(tableOf(rows))!;
    expect(book.codes[0].codes).toEqual([{ value: '1', means: 'yes', label: 'はい' }]);
    expect(codeBookProblems('book.csv', book)).toMatchObject([
      { code: 'code-twice', facts: { codes: 1, value: '1', first: 'はい', other: 'いいえ' } },
    ]);
  });
});
