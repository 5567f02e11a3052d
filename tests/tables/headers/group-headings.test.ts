import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { HEADING_COLUMN, readTable } from '../../../src/tables';
import { headingIn } from '../../../src/tables/headers/group-headings';
import { madeBook, type Cell } from '../made-book';
import { readText, valueOf } from '../support';

const HEAD = ['No.', '企業名', '所在地', '従業員数'];
const firm = (n: number): readonly Cell[] => [n, `株式会社甲${n}`, `神明町${n}-1`, n + 3];
const firms = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => firm(from + i));

async function read(rows: readonly (readonly Cell[])[], options = {}) {
  const table = await readTable('list.xlsx', madeBook(rows), options, UNATTENDED);
  if (!table.ok) throw new Error(table.problem.code);
  const { value, problems } = table;
  const at = value.header.indexOf(HEADING_COLUMN);
  return {
    names: value.columns[value.header.indexOf('企業名')],
    under: at < 0 ? null : value.columns[at],
    codes: problems.map(({ code }) => code),
    told: problems.find(({ code }) => code === 'groups-read'),
    origin: value.origin!,
  };
}

describe('a row that heads a group', () => {
  it.each<[readonly string[], string]>([
    [['【鯖江市】', '', ''], '鯖江市'],
    [['■越前市', '', ''], '越前市'],
    [['', '◆ 眼鏡枠', ''], '眼鏡枠'],
    [['<県外>', '', ''], '県外'],
    [['鯖江市', '', ''], '鯖江市'],
    [['福井県越前市', '', ''], '福井県越前市'],
    [['丹生郡越前町', '', ''], '丹生郡越前町'],
    [['鯖江市（12社）', '', ''], '鯖江市'],
    [['■鯖江市（続き）', '', ''], '鯖江市'],
    [['鯖江市', '', '12社', ''], '鯖江市'],
    [['1. 鯖江市', '', ''], '鯖江市'],
    [['鯖江地区', '', ''], '鯖江地区'],
    [['製造業', '', ''], '製造業'],
    [['Ⅰ 建設業', '', ''], '建設業'],
    [['卸売業、小売業', '', ''], '卸売業、小売業'],
    [['繊維関係', '', ''], '繊維関係'],
    [['ア行', '', ''], 'ア行'],
    [['その他', '', ''], 'その他'],
    [['越前市企業一覧', '', ''], '越前市企業一覧'],
  ])('%j', (cells, text) => {
    expect(headingIn(cells)?.text).toBe(text);
  });

  it.each([
    [['山田工業', '', '']],
    [['■㈱甲', '', '']],
    [['(株)乙', '', '']],
    [['株式会社　丙（2社）', '', '']],
    [['中村', '', '']],
    [['鯖江市', '神明町1', '']],
    [['鯖江市', '12', '']],
    [['1', '山田', '']],
    [['○', '', '']],
    [['', '', '']],
    [['鯖江市']],
  ])('and none: %j', (cells) => {
    expect(headingIn(cells)).toBeNull();
  });
});

describe('a list in groups under headings', () => {
  it.each([
    ['in brackets', '【鯖江市】', '【越前市】'],
    ['with a mark', '■鯖江市', '■越前市'],
    ['alone', '鯖江市', '越前市'],
    ['with the number of firms', '鯖江市（3社）', '越前市（2社）'],
  ])('%s: they are no firms, and a column says where each row stands', async (_, one, two) => {
    const rows = [HEAD, [one], ...firms(1, 3), [''], [two], ...firms(4, 2)];
    const table = await read(rows);
    expect(table.names).toHaveLength(5);
    expect(table.under).toEqual(['鯖江市', '鯖江市', '鯖江市', '越前市', '越前市']);
    expect(table.codes).toEqual(['groups-read']);
    expect(table.told).toMatchObject({
      where: { line: 2 },
      facts: { headings: 2, rows: 5, example: '鯖江市' },
    });
    expect(table.origin.leftOut?.map(({ line }) => line)).toEqual([2, 7]);
    // As a study reads it again, and as a person who wants every row.
    const again = await read(rows, { header: true, leftOut: [2, 7] });
    expect([again.names, again.under]).toEqual([table.names, table.under]);
    const all = await read(rows, { leftOut: [] });
    expect([all.names.length, all.under]).toEqual([7, null]);
  });

  it('begins right below the header also where its group is long and in front of running numbers', async () => {
    const table = await read([
      HEAD,
      ['【鯖江市】'],
      ...firms(1, 60),
      ['【越前市】'],
      ...firms(61, 60),
    ]);
    expect(table.names).toHaveLength(120);
    expect([table.under?.[0], table.under?.[59], table.under?.[60]]).toEqual([
      '鯖江市',
      '鯖江市',
      '越前市',
    ]);
    expect(table.codes).toEqual(['groups-read']);
  });

  it('has groups within groups, told apart by their marks', async () => {
    const table = await read([
      HEAD,
      ['【鯖江市】'],
      ['■製造業'],
      ...firms(1, 1),
      ['■建設業'],
      ...firms(2, 1),
      ['【越前市】'],
      ...firms(3, 1),
      ['■製造業'],
      ...firms(4, 1),
    ]);
    expect(table.under).toEqual([
      '鯖江市 › 製造業',
      '鯖江市 › 建設業',
      '越前市',
      '越前市 › 製造業',
    ]);
  });

  it('has the first group under the title, where a title comes again for the next', async () => {
    const rows = [
      ['鯖江市企業一覧'],
      HEAD,
      ...firms(1, 3),
      [''],
      ['越前市企業一覧'],
      HEAD,
      ...firms(4, 3),
    ];
    const table = await read(rows);
    const [one, two] = ['鯖江市企業一覧', '越前市企業一覧'];
    expect(table.under).toEqual([one, one, one, two, two, two]);
    const leftOut = table.origin.leftOut!.map(({ line }) => line);
    const again = await read(rows, { header: true, headerRows: [2, 2], leftOut });
    expect(again.under).toEqual(table.under);
  });

  it('has no groups where printed pages repeat the title', async () => {
    const page = (from: number) => [['鯖江市企業一覧'], HEAD, ...firms(from, 4)];
    const table = await read([...page(1), ...page(5)]);
    expect(table.names).toHaveLength(8);
    expect(table.under).toBeNull();
    expect(table.codes).toEqual(['rows-left-out']);
  });

  it('keeps what may be a firm that says nothing but its name', async () => {
    const table = await read([
      HEAD,
      ...firms(1, 3),
      ['', '山田工業'],
      ['', '中村'],
      ...firms(4, 1),
    ]);
    expect(table.names).toHaveLength(6);
  });

  it('keeps a firm without a name whose address is a municipality', async () => {
    for (const place of ['所在地', '市区町村']) {
      const head = ['No.', '企業名', place];
      const list = [head, [1, '甲', '鯖江市'], ['', '', '福井県鯖江市'], [3, '丙', '越前市']];
      const table = await read(list);
      expect([table.names.length, table.under]).toEqual([3, null]);
    }
  });
});

it('numbers of pages above a header that comes again are no headings', async () => {
  const table = valueOf(
    await readText(
      [
        '工場名簿,,',
        '企業名,所在地,業種',
        '甲,福井県鯖江市神中町1,眼鏡',
        ',,- 1 -',
        '工場名簿（続き）,,',
        '企業名,所在地,業種',
        '乙,福井県鯖江市神中町2,眼鏡',
        '照会先：産業振興課\u3000電話0778-00-0000,,',
      ].join('\n') + '\n',
    ),
  );
  expect(table.header).toEqual(['企業名', '所在地', '業種']);
  expect(table.columns[0]).toEqual(['甲', '乙']);
});
