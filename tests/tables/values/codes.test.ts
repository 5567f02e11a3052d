import { describe, expect, it } from 'vitest';
import type { AnswerCode } from '../../../src/model';
import { askCodes, codeReader, codesText, readCodeBook } from '../../../src/tables';

/** A column with each value so often. */
function column(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).flatMap(([value, n]) => new Array<string>(n).fill(value));
}
const proposalFor = (...values: (string | number)[]) => {
  const asked = askCodes('Q', [...values.map(String), '', '無回答']);
  return asked && `${asked.looks} ${codesText(asked.proposed)}`;
};

describe('values that could be codes are asked about', () => {
  it.each([
    [[1, 2], 'yes-no 1=yes,2=no'],
    [[1, 2, 9], 'yes-no 1=yes,2=no,9=missing'],
    [[1, 2, 8, 9], 'yes-no 1=yes,2=no,8=missing,9=missing'],
    [[0, 1, 9], 'yes-no 0=no,1=yes,9=missing'],
    [[0, 1, 99], 'yes-no 0=no,1=yes,99=missing'],
    [[1, 9], 'yes-no 1=yes,9=missing'],
    [[1, 2, 3, 4, 5, 9], 'scale 1=level,2=level,3=level,4=level,5=level,9=missing'],
    [['１', '２', '９'], 'yes-no 1=yes,2=no,9=missing'],
    [[0, 1, 2, 3, 4, 9, 99], 'missing 99=missing'],
    [[0, 1, 2, 5, -9], 'missing -9=missing'],
    [['1:はい', '2:いいえ'], 'labels 1:はい=yes,2:いいえ=no'],
    [['低い', '高い'], 'labels 低い=level,高い=level'],
  ])('%j', (values, expected) => {
    expect(proposalFor(...values)).toBe(expected);
  });

  it.each([
    [[0, 1]],
    [[0, 1, 2, 3]],
    [[0, 1, 2, 3, 9]],
    [[1, 2, 3, 4, 5]],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [[0, 12, 57, 98, 99, 140]],
    [[0.5, 1, 2, 99]],
    [['5人', '12人']],
    [[]],
  ])('not %j, which are what they are', (values) => {
    expect(proposalFor(...values)).toBeNull();
  });

  it.each([3, 5, 7])('a scale of %i steps whose answers recur, also without a mark', (steps) => {
    const levels = Array.from({ length: steps }, (_, i) => i + 1);
    const cells = (each: number) => levels.flatMap((level) => new Array<number>(each).fill(level));
    const proposed = levels.map((level) => `${level}=level`).join();
    expect(proposalFor(...cells(4))).toBe(`scale ${proposed}`);
    expect(proposalFor(...cells(1))).toBeNull();
    expect(proposalFor(0, ...cells(4))).toBeNull();
  });

  it('with how many rows hold each value', () => {
    expect(askCodes('Q', column({ 2: 7, 1: 5, 9: 1, '': 3 }))?.values).toEqual([
      { value: '1', rows: 5 },
      { value: '2', rows: 7 },
      { value: '9', rows: 1 },
    ]);
  });

  it('shows a mark for no answer however many values there are', () => {
    const cells = [...Array.from({ length: 300 }, (_, i) => String(i)), '999', '999'];
    const asked = askCodes('Q', cells);
    expect(asked?.values.at(-1)).toEqual({ value: '999', rows: 2 });
  });
});

describe('a column with codes', () => {
  const read = (codes: Readonly<Record<string, AnswerCode['means']>>, cells: string[]) => {
    const parse = codeReader(Object.entries(codes).map(([value, means]) => ({ value, means })));
    return cells.map((cell) => {
      const parsed = parse(cell);
      return parsed.kind === 'number' ? parsed.value : parsed.kind;
    });
  };

  it('has 1 for yes, 0 for no, nothing for no answer, and does not read other values', () => {
    const codes = { 1: 'yes', 2: 'no', 9: 'missing' } as const;
    expect(read(codes, ['1', '２', '9', '', '3', 'はい'])).toEqual([
      ...[1, 0, 'missing', 'missing', 'unreadable', 'unreadable'],
    ]);
  });

  it('keeps numbers where only no answer has a code', () => {
    expect(read({ 99: 'missing' }, ['9', '99', '100', 'x'])).toEqual([
      ...[9, 'missing', 100, 'unreadable'],
    ]);
  });

  it('has the steps between two that are named', () => {
    expect(read({ 1: 'level', 5: 'level', 9: 'missing' }, ['1', '3', '5', '6', '9'])).toEqual([
      ...[1, 3, 5, 'unreadable', 'missing'],
    ]);
  });

  it('numbers words in the order in which they were given', () => {
    expect(read({ 低い: 'level', 高い: 'level' }, ['高い', '低い'])).toEqual([2, 1]);
  });
});

describe('a code book', () => {
  const book = (header: string[], ...rows: string[][]) =>
    readCodeBook({
      name: 'book.csv',
      header,
      rowCount: rows.length,
      columns: header.map((_, i) => rows.map((row) => row[i])),
    } as unknown as Parameters<typeof readCodeBook>[0]);

  it('names what is yes, no, a level and no answer', () => {
    const codes = book(
      ['変数', 'コード', 'ラベル', '欠測'],
      ['問1', '1', 'はい', ''],
      ['問1', '2', 'いいえ', ''],
      ['問1', '9', '無回答', '1'],
      ['問2', '99', '', '1'],
      ['問6', '1', 'とても不満', ''],
    );
    expect(codes?.map(({ column: name, codes: list }) => `${name} ${codesText(list)}`)).toEqual([
      '問1 1=yes,2=no,9=missing',
      '問2 99=missing',
      '問6 1=level',
    ]);
  });

  it('has a step where a no stands alone among other labels, and no answer where a yes and a no leave one undecided', () => {
    const codes = book(
      ['変数', 'コード', 'ラベル'],
      ['問3', '1', 'なし'],
      ['問3', '5', '週1回以上'],
      ['問3', '9', '無回答'],
      ['問4', '1', 'ある'],
      ['問4', '2', 'ない'],
      ['問4', '3', 'わからない'],
    );
    expect(codes?.map(({ codes: list }) => codesText(list))).toEqual([
      '1=level,5=level,9=missing',
      '1=yes,2=no,3=missing',
    ]);
  });

  it('is none without a column of variables and one of codes', () => {
    expect(book(['name', 'kind'], ['a', 'b'])).toBeNull();
  });
});

it('numbers with their unit behind them are counts, not codes, also beside なし', () => {
  expect(askCodes('特許', column({ '1件': 5, '2件': 5, '3件': 4, なし: 20 }))).toBeNull();
  expect(askCodes('特許', column({ 1: 5, 2: 5, 3: 4, なし: 9 }))).not.toBeNull();
});
