import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

async function read(rows: readonly (readonly Cell[])[]) {
  const table = await readTable('list.xlsx', madeBook(rows), {}, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  const { value, problems } = table;
  const { address: [address] = [], name: [name] = [] } = suggestRoles('firms', value);
  return {
    header: value.header,
    names: value.columns[name],
    addresses: value.columns[address],
    told: problems.find(({ code }) => code === 'cells-parted'),
  };
}

const NAMES = ['㈱見本', '有限会社 例示製作所', '東西工業（株）'];
const ADDRESSES = [
  '福井県鯖江市神明町1-2-3',
  '〒915-0074 福井県越前市府中1-3-4',
  '福井市大手3-1-1',
];
const SIZES = [12, 5, 40];

describe('names and addresses in one cell', () => {
  it.each([
    ['by a space', '企業名・所在地', (name: string, address: string) => `${name}\u3000${address}`],
    ['on two lines', '会社名及び住所', (name: string, address: string) => `${name}\n${address}`],
    ['in brackets', '名称/住所', (name: string, address: string) => `${name}（${address}）`],
    ['by a comma', '企業', (name: string, address: string) => `${name}、${address}`],
  ])('apart %s are a column each', async (_, header, cellOf) => {
    const rows = NAMES.map((name, i) => [cellOf(name, ADDRESSES[i]), SIZES[i]]);
    const found = await read([[header, '従業員数'], ...rows]);
    expect(found.names).toEqual(NAMES);
    expect(found.addresses).toEqual(ADDRESSES);
    expect(found.told?.facts).toEqual({ rows: 3, column: header });
    const parts = header.split(/・|及び|\//);
    expect(found.header.slice(0, 2)).toEqual(parts.length === 2 ? parts : ['企業名', '住所']);
  });

  it('keep what lacks one of them', async () => {
    const cells = [...NAMES.map((name, i) => `${name} ${ADDRESSES[i]}`), '㈱丸北', ADDRESSES[0]];
    const many = [
      ...cells,
      ...NAMES.flatMap((name, i) => [1, 2, 3].map((n) => `${name}${n} ${ADDRESSES[i]}`)),
    ];
    const found = await read([['企業', '備考'], ...many.map((cell) => [cell, ''])]);
    expect(found.names?.slice(3, 5)).toEqual(['㈱丸北', '']);
    expect(found.addresses?.slice(3, 5)).toEqual(['', ADDRESSES[0]]);
    expect(found.told?.facts).toMatchObject({ rows: many.length - 2 });
  });

  it.each([
    [
      'a column of names beside it',
      ['企業名', '本社'],
      ['㈱見本', '本社工場 福井県鯖江市神明町1-2'],
    ],
    [
      'a column of addresses beside it',
      ['企業', '住所'],
      ['㈱見本 福井県鯖江市神明町1-2', '福井県越前市府中1'],
    ],
    [
      'addresses that go on behind a space',
      ['企業名', '住所'],
      ['㈱見本', '福井県鯖江市 神明町1-2'],
    ],
    ['names alone', ['企業名', '業種'], ['㈱見本 福井支店', '製造業']],
  ])('are not seen with %s', async (_, header, row) => {
    const found = await read([
      header,
      row,
      row.map((cell) => cell.replace('見本', '例示')),
      row.map((cell) => cell.replace('見本', '東西')),
    ]);
    expect(found.told).toBeUndefined();
    expect(found.header).toEqual(header);
  });
});
