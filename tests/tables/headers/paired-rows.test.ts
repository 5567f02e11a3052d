import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

type Rows = readonly (readonly Cell[])[];

async function read(rows: Rows, merges: readonly string[] = [], options = {}) {
  const bytes = madeBook(rows, { merges });
  const table = await readTable('list.xlsx', bytes, options, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  const roles = suggestRoles('firms', table.value);
  const of = (role: 'name' | 'address' | 'employees') =>
    (roles[role] ?? []).map((column) => table.value.columns[column]);
  return {
    table: table.value,
    of,
    codes: table.problems.map(({ code }) => code),
    told: table.problems.find(({ code }) => code === 'rows-paired'),
  };
}

const NUMBERS = [1, 2, 3, 4];
const NAMES = NUMBERS.map((n) => `㈱甲${n}`);
const ADDRESSES = NUMBERS.map((n) => `福井県鯖江市神明町${n}-1`);

describe('a firm in two rows, its name over its address', () => {
  it.each<[string, Rows, readonly string[]]>([
    [
      'under one name of a column',
      [
        ['企業名', '従業員数'],
        ...NUMBERS.flatMap((n, i) => [
          [NAMES[i], n],
          [ADDRESSES[i], ''],
        ]),
      ],
      [],
    ],
    [
      'under both names in two rows',
      [
        ['企業名', '従業員数'],
        ['所在地', ''],
        ...NUMBERS.flatMap((n, i) => [
          [NAMES[i], n],
          [ADDRESSES[i], ''],
        ]),
      ],
      [],
    ],
    [
      'under both names in one cell',
      [
        ['企業名／所在地', '従業員数'],
        ...NUMBERS.flatMap((n, i) => [
          [NAMES[i], n],
          [ADDRESSES[i], ''],
        ]),
      ],
      [],
    ],
    [
      'beside cells that are merged over both rows',
      [
        ['No', '企業名', '従業員数'],
        ['', '所在地', ''],
        ...NUMBERS.flatMap((n, i) => [
          [n, NAMES[i], n],
          ['', ADDRESSES[i], ''],
        ]),
      ],
      [
        'A1:A2',
        'C1:C2',
        ...NUMBERS.flatMap((n) => [`A${2 * n + 1}:A${2 * n + 2}`, `C${2 * n + 1}:C${2 * n + 2}`]),
      ],
    ],
    [
      'in another column, one row below',
      [
        ['企業名', '所在地', '従業員数'],
        ...NUMBERS.flatMap((n, i) => [
          [NAMES[i], '', n],
          ['', ADDRESSES[i], ''],
        ]),
      ],
      [],
    ],
    [
      'with a telephone below',
      [
        ['企業名', '従業員数'],
        ...NUMBERS.flatMap((n, i) => [
          [NAMES[i], n],
          [ADDRESSES[i], ''],
          [`TEL 0778-51-000${n}`, ''],
        ]),
      ],
      [],
    ],
  ])('is read as one row: %s', async (_, rows, merges) => {
    const { table, of, told } = await read(rows, merges);
    expect(table.rowCount).toBe(4);
    expect(of('name')).toEqual([NAMES]);
    expect(of('address')).toEqual([ADDRESSES]);
    expect(of('employees')).toEqual([['1', '2', '3', '4']]);
    expect(told).toMatchObject({ severity: 'note', facts: { firms: 4 } });
    // As a study reads it again.
    const { headerRows } = table.origin!;
    const again = await read(rows, merges, { header: true, headerRows, leftOut: [] });
    expect(again.table.columns).toEqual(table.columns);
  });

  it('keeps what both rows say, and the line of the first', async () => {
    const { table } = await read([
      ['企業名', '代表者／電話'],
      ...NUMBERS.flatMap((n, i) => [
        [NAMES[i], `山田${n}`],
        [ADDRESSES[i], `0778-51-000${n}`],
      ]),
    ]);
    expect(table.header).toEqual(['企業名', '代表者', '住所', '電話']);
    expect(table.columns[3]).toEqual(NUMBERS.map((n) => `0778-51-000${n}`));
    expect([...table.lines!]).toEqual([2, 4, 6, 8]);
  });

  it('is told where names and addresses do not alternate, and each row stays', async () => {
    const { table, codes } = await read(
      [
        ['企業名'],
        ...NUMBERS.flatMap((_, i) => [[NAMES[i]], [ADDRESSES[i]]]),
        [ADDRESSES[0]],
        ['㈱乙'],
      ].map((row) => [...row, 'x']),
    );
    expect(table.rowCount).toBe(10);
    expect(codes).toContain('rows-alternate');
  });
});

it.each<[string, Rows]>([
  ['an address beside each name', NUMBERS.map((n, i) => [NAMES[i], ADDRESSES[i], n])],
  [
    'an address of every other firm',
    NUMBERS.map((n, i) => [NAMES[i], n % 2 ? ADDRESSES[i] : '', n]),
  ],
  [
    'names like places',
    ['中村商店', '町田工業', '第3製作所', '4丁目食堂'].map((name, i) => [name, ADDRESSES[i], 1]),
  ],
])('stays as it is: %s', async (_, rows) => {
  const list = [...rows, ...rows];
  const { table, codes } = await read([['企業名', '所在地', '従業員数'], ...list]);
  expect(table.rowCount).toBe(list.length);
  expect(codes).toEqual([]);
});
