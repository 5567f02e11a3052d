import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNATTENDED, type Municipality } from '../../../src/model';
import { readMunicipalities, StudySession } from '../../../src/study';
import { municipalityIn } from '../../../src/study/places/municipality-names';
import {
  cluesOf,
  municipalityFor,
  SUPPLIED_COLUMN,
} from '../../../src/study/places/supplied-municipality';

const geodata = (name: string) => new Uint8Array(readFileSync(`static/geodata/${name}`));
let municipalities: readonly Municipality[];
beforeAll(async () => {
  municipalities = await readMunicipalities(geodata('municipalities.csv'), UNATTENDED);
});
const open = () =>
  new StudySession({
    municipalities: geodata('municipalities.csv'),
    institutions: geodata('institutions.csv'),
  });

const ADDRESSES = ['西山町13-1', '小泉町第6号10番地5', '神明町1丁目2-3', '福井市大手3-17-1', ''];
const TITLE = '鯖江市　市内企業一覧（令和7年度）,,\n\n';
const listOf = (addresses: readonly string[]) =>
  `№,事業所名,所在地\n${addresses.map((address, i) => `${i + 1},株式会社${i},${address}`).join('\n')}\n`;

async function read(name: string, text: string, municipality?: string) {
  const session = open();
  const bytes = new TextEncoder().encode(text);
  const answer = await session.readInput(
    'firms',
    name,
    bytes,
    municipality === undefined ? {} : { municipality },
    UNATTENDED,
  );
  return { session, answer };
}

async function preview(name: string, text: string, municipality?: string) {
  const { answer } = await read(name, text, municipality);
  if (!answer.ok) throw new Error(answer.problem.code);
  const { header, rows, roles, origin, problems, lacking } = answer.value;
  const at = header.indexOf(SUPPLIED_COLUMN);
  return {
    supplied: at < 0 ? null : rows.map((row) => row[at]),
    address: roles.address?.map((column) => header[column]),
    municipality: origin.municipality,
    codes: problems.map(({ code }) => code),
    from: problems.flatMap(({ code, facts }) =>
      code === 'municipality-supplied' ? [facts as { rows: number; from: string }] : [],
    )[0],
    lacking,
  };
}

describe('a list of one municipality whose addresses do not name it', () => {
  it('is read by its title; an address of another city and an empty one stay', async () => {
    const found = await preview('list.csv', TITLE + listOf(ADDRESSES));
    expect(found.supplied).toEqual(['福井県鯖江市', '福井県鯖江市', '福井県鯖江市', '', '']);
    expect(found.address).toEqual([SUPPLIED_COLUMN, '所在地']);
    expect(found.from).toMatchObject({ rows: 3, from: 'title' });
  });

  it.each(['', ','])('is read by a title right above two columns%s', async (cut) => {
    const list = '企業名,所在地\n甲工業,西山町13-1\n乙工業,小泉町6-10\n';
    const found = await preview('list.csv', `鯖江市\u3000企業台帳${cut}\n${list}`);
    expect(found.address).toEqual([SUPPLIED_COLUMN, '所在地']);
    expect(found.from).toMatchObject({ rows: 2, from: 'title' });
  });

  it('is not wanting where a code stands in front', async () => {
    const list =
      '企業名,市区町村コード,所在地\n甲工業,18207,西山町13-1\n乙工業,182079,小泉町6-10\n';
    const found = await preview('福井市_企業台帳.csv', list);
    expect(found.address).toEqual(['市区町村コード', '所在地']);
    expect(found).toMatchObject({ lacking: 0, supplied: null });
  });

  it('is read by its file’s name', async () => {
    const found = await preview('鯖江市_企業台帳2025.csv', listOf(ADDRESSES));
    expect(found.municipality).toBe('福井県鯖江市');
    expect(found.from).toMatchObject({ from: 'file' });
  });

  it('is asked about where nothing tells it, and takes what a person says', async () => {
    const asked = await preview('list.csv', listOf(ADDRESSES));
    expect(asked).toMatchObject({ supplied: null, lacking: 3 });
    expect(asked.codes).toContain('municipality-lacking');
    const said = await preview('list.csv', listOf(ADDRESSES), '鯖江市');
    expect(said.supplied?.[0]).toBe('福井県鯖江市');
    expect(said.from).toMatchObject({ from: 'person' });
    // '' says that nothing is to be put in front, though the title names a city.
    const none = await preview('list.csv', TITLE + listOf(ADDRESSES), '');
    expect(none).toMatchObject({ supplied: null, lacking: 3 });
    expect(none.codes).not.toContain('municipality-lacking');
  });

  it.each(['府中市', '鯖江', '鯖江市と越前市'])('refuses what is not one: %s', async (text) => {
    const { answer } = await read('list.csv', listOf(ADDRESSES), text);
    expect(answer).toMatchObject({ ok: false, problem: { code: 'municipality-unknown' } });
  });

  it('is left alone where most addresses name theirs, or places are coordinates', async () => {
    const named = ['鯖江市西山町13-1', '福井県越前市府中1-2', '今立郡池田町稲荷35', '大田区蒲田5'];
    expect((await preview('鯖江市.csv', listOf(named))).supplied).toBeNull();
    const placed = '企業名,所在地,緯度,経度\n甲,西山町1,35.95,136.18\n乙,神明町1,35.96,136.19\n';
    expect((await preview('鯖江市.csv', placed)).supplied).toBeNull();
  });

  it('stands behind a prefecture that stands alone, in its column or in the address', async () => {
    const apart = '企業名,都道府県,市区町村,町域\n甲,福井県,,西山町13-1\n乙,福井県,,神明町1-2\n';
    const found = await preview('鯖江市.csv', apart);
    expect(found.address).toEqual(['都道府県', SUPPLIED_COLUMN, '町域']);
    expect(found.from).toMatchObject({ rows: 2 });
    const whole = await preview('鯖江市.csv', listOf(['福井県西山町13-1', '福井県福井市大手3']));
    expect(whole.supplied).toEqual(['福井県鯖江市', '']);
  });

  it('leaves a town that is a municipality of its own, but not one of the same name within the city', async () => {
    const inCity = ['朝日町1丁目2', '朝日町三丁目', '朝日町'];
    const elsewhere = ['永平寺町光明寺1-2', '池田町稲荷35'];
    const found = await preview('富山市.csv', listOf([...elsewhere, ...inCity]));
    expect(found.supplied).toEqual(['', '', '富山県富山市', '富山県富山市', '富山県富山市']);
    // All of them are named: nothing is asked.
    const named = await preview('list.csv', listOf(elsewhere));
    expect(named).toMatchObject({ supplied: null, lacking: 0, codes: [] });
  });

  it('asks nothing of addresses in other letters', async () => {
    const romaji = ['1-2-3 Kamata; Ota-ku; Tokyo', '4-5 Main Street; Springfield'];
    expect(await preview('list.csv', listOf(romaji))).toMatchObject({ supplied: null, lacking: 0 });
  });

  it('takes wards of a designated city for no municipality of Tokyo', async () => {
    const wards = ['中央区北1条西2丁目', '北区北7条西1丁目', '白石区本通1丁目'];
    const found = await preview('札幌市企業一覧.csv', listOf(wards));
    expect(found.supplied).toEqual(['北海道札幌市', '北海道札幌市', '北海道札幌市']);
  });

  it('is placed, kept in the study, and read again as the same', async () => {
    const text = TITLE + listOf(ADDRESSES);
    const { session, answer } = await read('list.csv', text);
    if (!answer.ok) throw new Error(answer.problem.code);
    const { newStudy, specOf, writeStudyFile, readStudyFile, optionsOf } =
      await import('../../../src/study');
    const study = newStudy({ firms: specOf(answer.value, answer.value.roles) });
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    expect([...run.value.firmPlaces.municipality].slice(0, 4)).toEqual([
      '鯖江市',
      '鯖江市',
      '鯖江市',
      '福井市',
    ]);
    const again = readStudyFile('study.json', writeStudyFile(study));
    if (!again.ok) throw new Error(again.problem.code);
    const { firms } = again.value.inputs;
    expect(firms.municipality).toBe('福井県鯖江市');
    const other = open();
    const bytes = new TextEncoder().encode(text);
    const reread = await other.readInput('firms', 'list.csv', bytes, optionsOf(firms), UNATTENDED);
    if (!reread.ok) throw new Error(reread.problem.code);
    const rerun = await other.run(again.value, UNATTENDED);
    expect(rerun.ok && rerun.value.firmPlaces.matched).toEqual(run.value.firmPlaces.matched);
  });
});

it('the title of one sheet says nothing of the others that are stacked below it', () => {
  const top = [{ line: 1, cells: ['鯖江市の企業'] }];
  const origin = {
    format: 'workbook',
    header: true,
    headerRows: [2, 2],
    sheet: '1鯖江',
    top,
  } as const;
  const table = { name: 'b.xlsx', header: [], columns: [], rowCount: 0 };
  expect(cluesOf({ ...table, origin })).toEqual({
    title: '鯖江市の企業',
    sheet: '1鯖江',
    file: 'b.xlsx',
  });
  const stacked = ['1鯖江', '2越前市'].map((name) => ({ name }));
  const several = cluesOf({ ...table, origin: { ...origin, stacked } });
  expect(several).toEqual({ title: '', sheet: '', file: 'b.xlsx' });
});

describe('a text that names a municipality', () => {
  it.each([
    ['令和7年度 鯖江市 企業台帳', '福井県鯖江市'],
    ['東大阪市ものづくり企業', '大阪府東大阪市'],
    ['札幌市中央区の事業所', '北海道札幌市中央区'],
    ['東京都府中市 事業者名簿', '東京都府中市'],
    ['福井県今立郡池田町 商工名鑑', '福井県今立郡池田町'],
    ['越前町_企業一覧.csv', '福井県丹生郡越前町'],
    ['令和7年度 越前町', '福井県丹生郡越前町'],
    ['南越前町の企業', '福井県南条郡南越前町'],
  ])('%s', (text, name) => {
    const found = municipalityIn(text, municipalities);
    expect(found && found.prefecture + found.district + found.name).toBe(name);
  });

  it.each([
    '鯖江市・越前市 企業一覧',
    '府中市企業一覧',
    '池田町企業一覧',
    '商工会議所町内会',
    '町内企業一覧',
    '市内企業一覧',
    'Sheet1',
    '',
  ])('or none, or several: %s', (text) => {
    expect(municipalityIn(text, municipalities)).toBeNull();
  });
});

describe('addresses that name municipalities without their 市, 町 or 村', () => {
  const clues = { title: '鯖江商工会議所 会員名簿', sheet: '', file: 'list.csv' };
  const named = (addresses: readonly string[]) => municipalityFor(addresses, clues, municipalities);

  it('lack none, where all of them do', () => {
    const addresses = ['鯖江神明町1-1', '福井県越前粟田部町5', '福井大手3-17', '敦賀本町1'];
    expect(named(addresses)).toMatchObject({ supplied: null, lacking: 0, problems: [] });
  });

  it('are towns that are called alike by chance, where few do', () => {
    const addresses = ['大野1-1', '西山町13-1', '小泉町6', '神明町1丁目2-3', '水落町2'];
    expect(named(addresses)).toMatchObject({ lacking: 5 });
  });
});

describe('addresses in Roman letters', () => {
  it('are told, since no municipality could help', () => {
    const roman = ['1-4-3 Sanroku-cho, Sabae-shi, Fukui', '2-1 Fuchu, Echizen', ''];
    const { supplied, problems } = municipalityFor(
      roman,
      { title: '', sheet: '', file: 'list.csv' },
      municipalities,
    );
    expect(supplied).toBeNull();
    expect(problems).toMatchObject([{ code: 'addresses-roman', facts: { rows: 2, of: 2 } }]);
    const mixed = ['福井県鯖江市本町1 ABC Building', '福井県鯖江市本町2', '1-2 Sabae'];
    expect(
      municipalityFor(mixed, { title: '', sheet: '', file: 'list.csv' }, municipalities).problems,
    ).toEqual([]);
  });
});
