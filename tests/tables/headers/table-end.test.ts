import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

const HEAD = ['企業名', '所在地', '業種', '従業員数'];
const FIRMS = Array.from({ length: 12 }, (_, i): readonly Cell[] => [
  `株式会社甲${i}`,
  `福井県鯖江市神中町${i + 1}`,
  i % 2 ? '眼鏡枠製造業' : '建築設計',
  i + 3,
]);
const read = async (rows: readonly (readonly Cell[])[], options = {}) => {
  const table = await readTable('list.xlsx', madeBook(rows), options, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return { ...table.value, problems: table.problems };
};
const csv = async (...lines: readonly string[]) => {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const table = await readTable('list.csv', bytes, {}, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return { ...table.value, problems: table.problems };
};

describe('another table below the list', () => {
  it.each<[string, readonly (readonly Cell[])[]]>([
    ['figures under a title', [[''], ['集計表'], ['業種', '企業数', '従業者計'], ['眼鏡', 8, 100]]],
    ['figures after a blank row', [[''], ['業種', '企業数'], ['眼鏡', 8], ['合計', 12]]],
    ['a cross table', [[''], ['業種', '鯖江市', '越前市', '合計'], ['眼鏡', 8, 4, 12]]],
    [
      'a series of years',
      [['（参考）'], ['業種', '企業数', '令和3年', '2022年', 2023], ['眼鏡', 8, 1, 2, 3]],
    ],
    [
      'institutions',
      [['支援機関'], ['機関名', '所在地', '電話'], ['福井大学', '福井県福井市文京3-9-1', '0776']],
    ],
  ])('is cut off and told: %s', async (_, below) => {
    const table = await read([HEAD, ...FIRMS, ...below]);
    expect(table.rowCount).toBe(FIRMS.length);
    const told = table.problems.find(({ code }) => code === 'table-below');
    const names = below.findIndex((cells) => cells.filter((cell) => cell !== '').length > 1);
    const line = FIRMS.length + 2 + names;
    expect(told).toMatchObject({
      severity: 'warning',
      where: { line },
      facts: { line, rows: below.length - names - 1 },
    });
    expect(table.problems.map(({ code }) => code)).toEqual(['table-below']);
    // It can be chosen as the header, and read.
    expect(table.origin?.top?.at(-1)?.line).toBe(line);
    const other = await read([HEAD, ...FIRMS, ...below], { headerRows: [line, line] });
    expect(other.header.slice(0, 2)).toEqual(below[names].slice(0, 2));
    // As a study reads it again.
    const leftOut = table.origin!.leftOut!.map((row) => row.line);
    const again = await read([HEAD, ...FIRMS, ...below], { header: true, leftOut });
    expect(again.columns).toEqual(table.columns);
  });

  it('is found far down too, and read from there', async () => {
    const many = Array.from({ length: 10 }, () => FIRMS).flat();
    const rows = [HEAD, ...many, [''], ['業種', '企業数'], ['眼鏡', 8]];
    expect((await read(rows)).rowCount).toBe(120);
    const other = await read(rows, { headerRows: [123, 123] });
    expect(other.columns.slice(0, 2)).toEqual([['眼鏡'], ['8']]);
  });

  it('is found in delimited text', async () => {
    const lines = FIRMS.map((row) => row.join(','));
    const table = await csv(HEAD.join(','), ...lines, ',,,', '業種,企業数,,', '眼鏡,8,,');
    expect(table.rowCount).toBe(FIRMS.length);
    expect(table.problems.map(({ code }) => code)).toEqual(['table-below']);
  });
});

describe('what looks like another table and is none', () => {
  it('is the header again, as printed pages repeat it', async () => {
    const table = await read([HEAD, ...FIRMS, [''], HEAD, ...FIRMS]);
    expect(table.rowCount).toBe(2 * FIRMS.length);
    expect(table.problems.map(({ code }) => code)).toEqual(['rows-left-out']);
  });

  it('is a group of rows under its name, and rows of words after a gap', async () => {
    const words = FIRMS.map((row) => row.slice(0, 3));
    const table = await read([
      HEAD.slice(0, 3),
      ['鯖江地区'],
      ...words,
      [''],
      ['越前地区'],
      ...words,
      [''],
      ['山田設計', '越前市', '設計'],
      ['末尾'],
    ]);
    expect(table.rowCount).toBe(2 * FIRMS.length + 2);
    expect(table.columns[0].filter((name) => /地区|末尾/.test(name))).toEqual(['末尾']);
    expect(table.problems.map(({ code }) => code)).toEqual(['groups-read']);
  });

  it('is kept where a person counts the rows that were left out', async () => {
    const rows = [HEAD, ...FIRMS, [''], ['業種', '企業数'], ['眼鏡', 8]];
    expect((await read(rows, { leftOut: [] })).rowCount).toBe(FIRMS.length + 2);
  });
});
