import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BY_GROUPS, UNATTENDED, type ReadOptions } from '../../../src/model';
import { newStudy, optionsOf, specOf, StudySession } from '../../../src/study';
import { SUPPLIED_COLUMN } from '../../../src/study/places/supplied-municipality';
import { madeSheets, type Cell, type MadeSheet } from '../../tables/made-book';

const geodata = (name: string) => new Uint8Array(readFileSync(`static/geodata/${name}`));
const open = () =>
  new StudySession({
    municipalities: geodata('municipalities.csv'),
    institutions: geodata('institutions.csv'),
  });

type Rows = readonly (readonly Cell[])[];
const HEAD = ['企業名', '所在地', '従業員数'];
const at = (n: number, address: string): readonly Cell[] => [`株式会社甲${n}`, address, n];

async function read(
  rows: Rows | readonly MadeSheet[],
  options: ReadOptions = {},
  name = 'list.xlsx',
) {
  const sheets = Array.isArray(rows[0])
    ? [{ name: '一覧', rows: rows as Rows }]
    : (rows as readonly MadeSheet[]);
  const bytes = madeSheets(sheets);
  const session = open();
  const answer = await session.readInput('firms', name, bytes, options, UNATTENDED);
  if (!answer.ok) throw new Error(answer.problem.code);
  const preview = answer.value;
  const column = preview.header.indexOf(SUPPLIED_COLUMN);
  const told = preview.problems.find(({ code }) => code === 'municipality-by-group');
  const placed = async () => {
    const study = newStudy({ firms: specOf(preview, preview.roles) });
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    return { study, bytes, municipality: [...run.value.firmPlaces.municipality] };
  };
  return {
    preview,
    names: column < 0 ? null : preview.rows.map((row) => row[column]),
    address: preview.roles.address?.map((each) => preview.header[each]),
    codes: preview.problems.map(({ code }) => code),
    told,
    placed,
  };
}

const [SABAE, ECHIZEN] = ['福井県鯖江市', '福井県越前市'];
const GROUPED = [
  HEAD,
  ['【鯖江市】'],
  at(1, '西山町13-1'),
  at(2, '神明町1-2'),
  ['【越前市】'],
  at(3, '府中1-13-7'),
  at(4, '福井県越前市高瀬2-1'),
];

describe('a municipality given once per group', () => {
  it('as a heading goes in front of the addresses below it that name none, and is told', async () => {
    const found = await read(GROUPED);
    expect(found.names).toEqual([SABAE, SABAE, ECHIZEN, '']);
    expect(found.address).toEqual([SUPPLIED_COLUMN, '所在地']);
    expect(found.told).toMatchObject({
      severity: 'note',
      facts: { rows: 3, open: 0, names: `${SABAE}\n${ECHIZEN}`, by: 'heading' },
    });
    expect(found.preview.origin.municipality).toBe(BY_GROUPS);
    const { study, bytes, municipality } = await found.placed();
    expect(municipality).toEqual(['鯖江市', '鯖江市', '越前市', '越前市']);
    // A study reads it again as the same.
    const other = open();
    const options = optionsOf(study.inputs.firms);
    const again = await other.readInput('firms', 'list.xlsx', bytes, options, UNATTENDED);
    if (!again.ok) throw new Error(again.problem.code);
    expect([again.value.key, again.value.rows]).toEqual([found.preview.key, found.preview.rows]);
  });

  it('gives way to what a person says', async () => {
    const none = await read(GROUPED, { municipality: '' });
    expect(none.names).toBeNull();
    const one = await read(GROUPED, { municipality: '福井市' });
    expect(one.names).toEqual(['福井県福井市', '福井県福井市', '福井県福井市', '']);
  });

  it.each([
    ['名前', ['鯖江市', '', '越前市', '']],
    ['市町', ['鯖江市', '', '越前市', '']],
    ['市区町村', ['鯖江市', '', '越前市', '']],
    ['', ['福井県鯖江市', '', '福井県越前市', '']],
    ['地区', ['鯖江市', '', '越前市', '']],
  ])('as a column (%s) of which only the first row of each is filled', async (name, cells) => {
    const addresses = ['西山町13-1', '神明町1-2', '府中1-13-7', '高瀬2-1'];
    const found = await read([
      [name, ...HEAD],
      ...cells.map((cell, i) => [cell, ...at(i, addresses[i])]),
    ]);
    expect(found.names).toEqual([SABAE, SABAE, ECHIZEN, ECHIZEN]);
    expect(found.address).toEqual([SUPPLIED_COLUMN, '所在地']);
    expect(found.told).toMatchObject({ facts: { rows: 4, by: 'column' } });
    expect((await found.placed()).municipality).toEqual(['鯖江市', '鯖江市', '越前市', '越前市']);
  });

  it('is not filled down where a column lacks it here and there', async () => {
    const cells = ['鯖江市', '', '越前市', '鯖江市', '', '越前市'];
    const found = await read([
      ['市町', ...HEAD],
      ...cells.map((cell, i) => [cell, ...at(i, `西山町${i}`)]),
    ]);
    expect(found.names).toBeNull();
  });

  it('of a name that several prefectures have is the one of the others, also without 市 and 町', async () => {
    const found = await read([
      HEAD,
      ['■鯖江市'],
      at(1, '西山町1'),
      ['■池田町'],
      at(2, '稲荷35'),
      ['■高浜'],
      at(3, '宮崎71'),
    ]);
    expect(found.names).toEqual([SABAE, '福井県池田町', '福井県高浜町']);
  });

  it('says nothing of rows under another heading, which are told', async () => {
    const found = await read([...GROUPED, ['【その他】'], at(5, '大手3-17-1')]);
    expect(found.names).toEqual([SABAE, SABAE, ECHIZEN, '', '']);
    expect(found.told).toMatchObject({ severity: 'warning', facts: { rows: 3, open: 1 } });
  });

  it('of industries says nothing, and the title does', async () => {
    const rows = [
      ['鯖江市企業一覧'],
      HEAD,
      ['製造業'],
      at(1, '西山町1'),
      ['建設業'],
      at(2, '神明町2'),
    ];
    const found = await read(rows);
    expect(found.names).toEqual([SABAE, SABAE]);
    expect(found.codes).toEqual(['groups-read', 'municipality-supplied']);
  });

  it('as the titles of parts on one sheet', async () => {
    const found = await read([
      ['鯖江市企業一覧'],
      HEAD,
      at(1, '西山町1'),
      at(2, '神明町2'),
      [''],
      ['越前市企業一覧'],
      HEAD,
      at(3, '府中1-13-7'),
    ]);
    expect(found.names).toEqual([SABAE, SABAE, ECHIZEN]);
  });
});

describe('sheets whose titles name their municipality', () => {
  const sheet = (name: string, title: string, ...rows: Rows): MadeSheet => ({
    name,
    rows: [[title], HEAD, ...rows],
  });
  const sheets = [
    sheet('Sheet1', '鯖江市企業一覧', at(1, '西山町1'), at(2, '神明町2')),
    sheet('Sheet2', '越前市企業一覧（令和6年度）', at(3, '府中1-13-7'), at(4, '高瀬2-1')),
  ];

  it.each([{}, { sheets: 'all' as const }])('%j', async (options) => {
    const found = await read(sheets, options);
    expect(found.names).toEqual([SABAE, SABAE, ECHIZEN, ECHIZEN]);
    expect(found.told).toMatchObject({ facts: { rows: 4, by: 'sheet-title' } });
    const { study, bytes, municipality } = await found.placed();
    expect(municipality).toEqual(['鯖江市', '鯖江市', '越前市', '越前市']);
    const again = await open().readInput(
      'firms',
      'list.xlsx',
      bytes,
      optionsOf(study.inputs.firms),
      UNATTENDED,
    );
    if (!again.ok) throw new Error(again.problem.code);
    expect(again.value.rows).toEqual(found.preview.rows);
  });

  it('leave the rows of a sheet whose title names none, which is told', async () => {
    const other = sheet('Sheet3', '企業一覧', at(5, '大手3-17-1'));
    const found = await read([...sheets, other]);
    expect(found.names?.at(-1)).toBe('');
    expect(found.told).toMatchObject({ severity: 'warning', facts: { rows: 4, open: 1 } });
  });
});
