import { describe, expect, it } from 'vitest';
import {
  checkCoordinates,
  COORDINATE_VERDICTS,
  parseNumber,
  parseYesNo,
} from '../../../src/tables';

describe('parseNumber', () => {
  it.each<[string, number]>([
    ['12', 12],
    [' 12 ', 12],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['1,234', 1234],
    ['12,345,678.9', 12345678.9],
    ['１２３', 123],
    ['１，２３４人', 1234],
    ['－５', -5],
    ['−5', -5],
    ['△5', -5],
    ['▲1,200', -1200],
    ['50人', 50],
    ['50 名', 50],
    ['3件', 3],
    ['約100社', 100],
    ['12回/年', 12],
    ['0101', 101],
  ])('%j is %d', (cell, value) => {
    expect(parseNumber(cell)).toEqual({ kind: 'number', value });
  });

  it.each([
    '',
    ' ',
    '　',
    '-',
    '－',
    '―',
    '—',
    'ー',
    '−',
    'n.a.',
    'N/A',
    'ＮＡ',
    '不明',
    '未回答',
    '…',
    '***',
  ])('%j is missing', (cell) => expect(parseNumber(cell)).toEqual({ kind: 'missing' }));

  it.each([
    'abc',
    '1,23',
    '1,2345',
    '10～19人',
    '1回/月',
    '12/3',
    '1 2',
    '1.2.3',
    '=1',
    '人',
    '1e999',
  ])('%j is unreadable', (cell) => expect(parseNumber(cell)).toEqual({ kind: 'unreadable' }));
});

describe('marks of notes and errors of spreadsheets', () => {
  it.each([
    ['182※2', 182],
    ['１８２※', 182],
    ['25＊', 25],
    ['25 注2)', 25],
    ['25（注1）', 25],
    ['1,250†', 1250],
    ['25人※1', 25],
    ['25¹', 25],
    ['２５②', 25],
    ['②', 2],
  ])('%j is %d', (cell, value) => expect(parseNumber(cell)).toEqual({ kind: 'number', value }));

  it.each(['#N/A', '#NULL!', '＃Ｎ／Ａ', '#DIV/0!'])('%j is no value', (cell) =>
    expect(parseNumber(cell)).toEqual({ kind: 'missing' }),
  );

  it.each(['※1', '注2', '25※A', '########'])('%j is none', (cell) =>
    expect(parseNumber(cell)).toEqual({ kind: 'unreadable' }),
  );

  it('a remark behind a yes or a no', () => {
    expect(parseYesNo('有（3件）')).toEqual({ kind: 'number', value: 1 });
    for (const yes of ['1.はい', '１．有り', '(1) ある', '①はい', '1、○'])
      expect(parseYesNo(yes)).toEqual({ kind: 'number', value: 1 });
    for (const no of ['2.いいえ', '2:ない', '②無し'])
      expect(parseYesNo(no)).toEqual({ kind: 'number', value: 0 });
    for (const other of ['3件', '12', '1.検討中', '2×'])
      expect(parseYesNo(other)).not.toEqual({ kind: 'number', value: 0 });
    expect(parseYesNo('なし (2023)')).toEqual({ kind: 'number', value: 0 });
    expect(parseYesNo('検討中（3件）')).toEqual({ kind: 'unreadable' });
  });
});

describe('parseYesNo', () => {
  it.each([
    'はい',
    '有',
    '有り',
    'あり',
    '○',
    '〇',
    '◯',
    '1',
    '１',
    'yes',
    'Yes',
    'Ｙ',
    'TRUE',
    '該当',
  ])('%j is yes', (cell) => expect(parseYesNo(cell)).toEqual({ kind: 'number', value: 1 }));

  it.each(['いいえ', '無', 'なし', '×', 'x', '0', '０', 'no', 'FALSE', 'f', '非該当'])(
    '%j is no',
    (cell) => expect(parseYesNo(cell)).toEqual({ kind: 'number', value: 0 }),
  );

  it('tells missing from unreadable', () => {
    expect(parseYesNo('')).toEqual({ kind: 'missing' });
    expect(parseYesNo('－')).toEqual({ kind: 'missing' });
    expect(parseYesNo('2')).toEqual({ kind: 'unreadable' });
    expect(parseYesNo('たぶん')).toEqual({ kind: 'unreadable' });
  });
});

describe('checkCoordinates', () => {
  const check = (pairs: readonly (readonly [number, number])[], lines?: Int32Array) =>
    checkCoordinates(
      'list.csv',
      Float64Array.from(pairs, ([lng]) => lng),
      Float64Array.from(pairs, ([, lat]) => lat),
      lines,
    );
  const verdicts = (pairs: readonly (readonly [number, number])[]) =>
    [...check(pairs).verdict].map((code) => COORDINATE_VERDICTS[code]);

  it.each<[string, number, number]>([
    ['usable', 139.7, 35.6],
    ['usable', 122, 20],
    ['usable', 154, 46],
    ['missing', NaN, NaN],
    ['incomplete', 139.7, NaN],
    ['incomplete', NaN, 35.6],
    ['swapped', 35.6, 139.7],
    ['projected', -5931.2, -35365.1],
    ['projected', 15551000, 4254000],
    ['out-of-range', 200, 35],
    ['out-of-range', 139.7, 95],
    ['outside-japan', 0, 0],
    ['outside-japan', 116.4, 39.9],
    ['outside-japan', 154.0001, 35],
  ])('%s: %d, %d', (verdict, lng, lat) => {
    expect(verdicts([[lng, lat]])).toEqual([verdict]);
  });

  it('keeps what is a position, the right way round, and nothing else', () => {
    const { lng, lat } = check([
      [139.7, 35.6],
      [35.6, 139.7],
      [116.4, 39.9],
      [500000, 3900000],
      [139.7, NaN],
    ]);
    expect([...lng]).toEqual([139.7, 139.7, NaN, NaN, NaN]);
    expect([...lat]).toEqual([35.6, 35.6, NaN, NaN, NaN]);
  });

  it('reports each fault once, with its rows, the first of them and its values', () => {
    const pairs = [
      [139.7, 35.6],
      [35.6, 139.7],
      [36, 140],
      [NaN, 35],
      [139, 91],
    ] as const;
    const { problems } = check(pairs, Int32Array.of(2, 3, 4, 6, 7));
    expect(problems).toEqual([
      {
        code: 'coordinates-incomplete',
        severity: 'warning',
        where: { file: 'list.csv', row: 4, line: 6 },
        facts: { rows: 1, example: ', 35' },
      },
      {
        code: 'coordinates-swapped',
        severity: 'warning',
        where: { file: 'list.csv', row: 2, line: 3 },
        facts: { rows: 2, example: '35.6, 139.7' },
      },
      {
        code: 'coordinates-out-of-range',
        severity: 'warning',
        where: { file: 'list.csv', row: 5, line: 7 },
        facts: { rows: 1, example: '139, 91' },
      },
    ]);
  });
});
