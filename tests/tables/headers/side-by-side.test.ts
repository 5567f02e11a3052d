import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { readTable, suggestRoles } from '../../../src/tables';
import { madeBook, type Cell } from '../made-book';

const read = async (rows: readonly (readonly Cell[])[], options = {}) => {
  const table = await readTable('list.xlsx', madeBook(rows), options, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  return { ...table.value, problems: table.problems };
};
const block = (n: number): readonly Cell[] => [`㈱甲${n}`, `福井県鯖江市神中町${n}`, n];
const NAMES = ['企業名', '住所', '従業員数'];
const of = (count: number) => Array.from({ length: count }, (_, i) => `㈱甲${i + 1}`);

describe('a list in blocks side by side', () => {
  it.each<[string, readonly Cell[]]>([
    ['right beside each other', []],
    ['with a column between them', ['']],
  ])('is read block by block: %s', async (_, gap) => {
    const rows = [
      ['企業一覧'],
      [...NAMES, ...gap, ...NAMES],
      [...block(1), ...gap, ...block(4)],
      [...block(2), ...gap, ...block(5)],
      [...block(3), ...gap, '合計', '', 15],
    ];
    const table = await read(rows);
    expect(table.header).toEqual(NAMES);
    expect(table.columns[0]).toEqual(of(5));
    expect(table.columns[2]).toEqual(['1', '2', '3', '4', '5']);
    expect([...table.lines!]).toEqual([3, 4, 5, 3, 4]);
    const told = { blocks: 2, rows: 5 };
    expect(table.problems).toMatchObject([
      { code: 'rows-left-out', where: { line: 5 }, facts: { rows: 1 } },
      { code: 'blocks-read', severity: 'note', where: { line: 2 }, facts: told },
    ]);
    // The row of the total in the second block is one of a firm in the first, also where a study reads it again.
    const { headerRows, leftOut } = table.origin!;
    const lines = leftOut!.map(({ line }) => line);
    const again = await read(rows, { header: true, headerRows, leftOut: lines });
    expect(again.columns).toEqual(table.columns);
  });

  it('may be three, with numbers in front that go on over empty places', async () => {
    const names = ['No', '事業所名', '所在地'];
    const at = (n: number): readonly Cell[] => [n, `㈱甲${n}`, `福井県鯖江市${n}`];
    const table = await read([
      [...names, ...names, ...names],
      [...at(1), ...at(3), ...at(5)],
      [...at(2), ...at(4), 6],
    ]);
    expect(table.columns).toEqual([
      ['1', '2', '3', '4', '5'],
      of(5),
      [1, 2, 3, 4, 5].map((n) => `福井県鯖江市${n}`),
    ]);
  });

  it('have what stands before them in common, and columns of their own', async () => {
    const table = await read([
      ['地区', '企業名', '住所', '企業名', '住所', '備考'],
      ['神明', '㈱甲1', '神明町1', '㈱甲3', '神明町3', 'x'],
      ['中河', '㈱甲2', '中野町2', '㈱甲4', '中野町4', ''],
    ]);
    expect(table.header).toEqual(['地区', '企業名', '住所', '備考']);
    expect(table.columns[0]).toEqual(['神明', '中河', '神明', '中河']);
    expect(table.columns[3]).toEqual(['', '', 'x', '']);
  });

  it('stand under a municipality each, and under headings of groups', async () => {
    const table = await read([
      ['鯖江市', '', '', '越前市'],
      [...NAMES, ...NAMES],
      [...block(1), ...block(3)],
      ['', '', '', '■製造業'],
      [...block(2), ...block(4)],
    ]);
    expect(table.header).toEqual([...NAMES, '見出し']);
    expect(table.columns[3]).toEqual(['鯖江市', '鯖江市', '越前市', '越前市 › 製造業']);
  });

  it('stand under a municipality each with a column between them', async () => {
    const table = await read([
      ['鯖江市', '', '', '', '越前市'],
      [...NAMES, '', ...NAMES],
      [...block(1), '', ...block(3)],
      [...block(2), '', ...block(4)],
      ['合計', '', 3, '', '合計', '', 7],
    ]);
    expect(table.origin?.leftOut).toEqual([{ line: 5, text: '合計 3 合計 7' }]);
    expect(table.header).toEqual([...NAMES, '見出し']);
    expect(table.columns[3]).toEqual(['鯖江市', '鯖江市', '越前市', '越前市']);
  });

  it('go on where the second one says so', async () => {
    const title = ['企業一覧', '', '', '（続き）'];
    const table = await read([title, [...NAMES, ...NAMES], [...block(1), ...block(2)]]);
    expect(table.columns[0]).toEqual(of(2));
  });

  it.each([
    ['one firm with two sites', ['本社', '', '工場'], ['名称', '所在地', '名称', '所在地']],
    ['a firm and its customer', ['', '', '取引先'], ['企業名', '住所', '企業名', '住所']],
    ['a name twice', [], ['企業名', '住所', '従業員数', '企業名']],
    ['measures twice', [], ['企業名', '住所', '件数', '件数']],
  ])('and not: %s', async (_, upper, names) => {
    const rows = [1, 2, 3].map((n) => [`㈱甲${n}`, `福井県鯖江市${n}`, 'a', 'b']);
    const table = await read([...(upper.length > 0 ? [upper] : []), names, ...rows]);
    expect([table.rowCount, table.header.length]).toEqual([3, 4]);
    const { name, address } = suggestRoles('firms', table);
    expect([name, address]).toEqual([[0], [1]]);
    // Names and addresses that are not read are told.
    const isTold = table.problems.some(({ code }) => code === 'firms-beside');
    expect(isTold).toBe(names.filter((each) => /住所|所在地/.test(each)).length > 1);
  });
});
