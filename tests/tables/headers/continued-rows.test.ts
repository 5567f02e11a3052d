import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

type Rows = readonly (readonly Cell[])[];

async function read(rows: Rows, merges: readonly string[] = []) {
  const table = await readTable('list.xlsx', madeBook(rows, { merges }), {}, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  const { value, problems } = table;
  const { address: [address] = [], name: [name] = [] } = suggestRoles('firms', value);
  return {
    rowCount: value.rowCount,
    names: value.columns[name],
    addresses: value.columns[address],
    lines: value.lines,
    columns: value.columns,
    told: problems.find(({ code }) => code === 'rows-continued'),
  };
}

const NUMBERS = [1, 2, 3, 4];
const WHOLE = NUMBERS.map((n) => `福井県鯖江市神明町${n}-2-3`);
const HEADER = ['企業名', '所在地', '従業員数'];

describe('an address that goes on in the rows below', () => {
  it.each<[string, (n: number) => Rows]>([
    ['in three rows', (n) => [['福井県'], ['鯖江市神明町'], [`${n}-2-3`]]],
    ['in two rows', (n) => [['福井県鯖江市神明町'], [`${n}-2-3`]]],
    ['in two rows, within its lot', (n) => [[`福井県鯖江市神明町${n}`], ['-2-3']]],
    [
      'in two rows or one',
      (n) => (n === 2 ? [[WHOLE[1]]] : [['福井県鯖江市'], [`神明町${n}-2-3`]]),
    ],
  ])('%s is one with the firm', async (_, cellsOf) => {
    const rows = NUMBERS.flatMap((n) =>
      cellsOf(n).map(([cell], i) => (i === 0 ? [`㈱甲${n}`, cell, n * 5] : ['', cell, ''])),
    );
    const found = await read([HEADER, ...rows]);
    expect(found.names).toEqual(NUMBERS.map((n) => `㈱甲${n}`));
    expect(found.addresses).toEqual(WHOLE);
    expect(found.told?.facts).toEqual({ firms: 4, rows: rows.length, column: '所在地' });
    expect(found.lines?.[0]).toBe(2);
  });

  it('is one where the other cells are merged over its rows', async () => {
    const rows = NUMBERS.flatMap((n) => [
      [`㈱甲${n}`, '福井県鯖江市神明町', n * 5],
      ['', `${n}-2-3`, ''],
    ]);
    const merges = NUMBERS.flatMap((n) => ['A', 'C'].map((c) => `${c}${2 * n}:${c}${2 * n + 1}`));
    const found = await read([HEADER, ...rows], merges);
    expect(found.addresses).toEqual(WHOLE);
    expect(found.columns[2]).toEqual(['5', '10', '15', '20']);
  });

  it('takes a building, and what other cells of words go on with', async () => {
    const header = ['企業名', '所在地', '主要製品', '従業員数', '資本金（万円）'];
    const rows = NUMBERS.flatMap((n) => [
      [`㈱甲${n}`, WHOLE[n - 1], '眼鏡枠、', n * 5, 1000],
      ['', `見本ビル${n}F`, '部品', '', ''],
    ]);
    const found = await read([header, ...rows]);
    expect(found.addresses).toEqual(NUMBERS.map((n) => `${WHOLE[n - 1]}見本ビル${n}F`));
    expect(found.columns[2]).toEqual(NUMBERS.map(() => '眼鏡枠、部品'));
  });

  it.each<[string, Rows]>([
    [
      'further sites of a firm',
      NUMBERS.flatMap((n) => [
        [`㈱甲${n}`, WHOLE[n - 1], n],
        ['', `福井県越前市府中${n}-1`, ''],
      ]),
    ],
    [
      'sites in the same city',
      NUMBERS.flatMap((n) => [
        [`㈱甲${n}`, `鯖江市神明町${n}-2-3`, n],
        ['', `鯖江市水落町${n}-1`, ''],
      ]),
    ],
    [
      'firms without a name at towns',
      NUMBERS.flatMap((n) => [
        [`㈱甲${n}`, '鯖江市神明町', ''],
        ['', '鯖江市水落町', ''],
      ]),
    ],
    [
      'firms without a name, with figures of their own',
      NUMBERS.flatMap((n) => [
        [`㈱甲${n}`, `鯖江市神明町${n}`, 5],
        ['', `水落町${n}-1`, 7],
      ]),
    ],
  ])('is not seen in %s', async (_, rows) => {
    const found = await read([HEADER, ...rows]);
    expect(found.told).toBeUndefined();
    expect(found.rowCount).toBe(rows.length);
  });
});
