import { describe, expect, it } from 'vitest';
import { UNATTENDED, type FileSource } from '../../../src/model';
import { checkInstitutions, createGeocoder } from '../../../src/study/commands';
import { openGazetteerFolder } from '../../../src/geocode';
import { readMunicipalities } from '../../../src/study';
import { readTable } from '../../../src/tables';
import { MUNICIPALITIES, prepare } from '../made';
import { csvOf } from '../tables-made';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const FOLDER: FileSource = {
  name: 'made',
  read: async (path) =>
    path === 'ja.json'
      ? encode({
          meta: { updated: 1_700_000_000 },
          data: [{ pref: '福井県', cities: [{ city: '松川市', point: [137, 36] }] }],
        })
      : path === 'ja/福井県/松川市.json'
        ? encode({
            data: ['本町', '西町', '東町', '南町'].map((oaza_cho, i) => ({
              oaza_cho,
              point: [137 + 0.004 * i, 36.01],
            })),
          })
        : null,
};

const HEADER = [
  ...['id', 'name_ja', 'kind', 'address', 'lon', 'lat', 'level', 'error_km'],
  ...['prefecture', 'municipality_code', 'former_names'],
];
/** A sound row; what is wrong with the others is what they change of it. */
const SOUND = {
  ...{ id: 'a', name_ja: '松川高専', kind: 'kosen', address: '福井県松川市西町1' },
  ...{ lon: '137.005', lat: '36.011', level: 'town', error_km: '0.5' },
  ...{ prefecture: '福井県', municipality_code: '189015', former_names: '' },
};
const listOf = (...changes: readonly Partial<typeof SOUND>[]) =>
  csvOf(
    HEADER,
    changes.map((change, i) => {
      const row = { ...SOUND, id: `r${i}`, name_ja: `機関${i}`, ...change };
      return HEADER.map((name) => row[name as keyof typeof SOUND]);
    }),
  );

async function check(list: string) {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const table = await readTable('list.csv', bytes(list), {}, UNATTENDED);
  const gazetteer = await openGazetteerFolder(FOLDER);
  if (!table.ok || !gazetteer.ok) throw new Error('not read');
  const municipalities = await readMunicipalities(MUNICIPALITIES, UNATTENDED);
  const geocoder = createGeocoder(municipalities, gazetteer.value);
  return checkInstitutions(table.value, geocoder, UNATTENDED);
}

const faultsOf = async (...changes: readonly Partial<typeof SOUND>[]) =>
  (await check(listOf(...changes))).doubts.map(({ row, fault }) => [row, fault]);

describe('what is doubtful in a list of institutions', () => {
  it('is nothing in a sound one', async () => {
    // Codes of five digits, with a check digit, and without their leading zero are one code.
    expect(await faultsOf({}, { municipality_code: '18901' }, { prefecture: '福井' })).toEqual([]);
  });

  it.each<[string, Partial<typeof SOUND>]>([
    ['no-name', { name_ja: '　' }],
    ['no-place', { lon: '', lat: '', address: '' }],
    ['off-address', { lon: '137.05' }],
    ['prefecture-differs', { prefecture: '石川県' }],
    ['municipality-differs', { municipality_code: '18902' }],
    ['kind-unknown', { kind: '研究会' }],
  ])('%s', async (fault, change) => {
    expect(await faultsOf({}, change)).toEqual([[1, fault]]);
  });

  it('says how far a point lies from its address, and what both radii would allow', async () => {
    const at = async (error_km: string) =>
      (await check(listOf({ lon: '137.05', error_km }))).doubts;
    const [{ km, reachKm }] = await at('0.5');
    expect(km).toBeCloseTo(4.14, 1);
    expect(reachKm).toBeGreaterThan(0.5);
    expect(reachKm).toBeLessThan(km);
    expect(await at('5')).toEqual([]);
  });

  it('knows a second row of the same site by name and place, not a second campus', async () => {
    const twin = { name_ja: '松川 高専', address: '' };
    const campus = { name_ja: '松川高専', address: '', lon: '137.02' };
    expect((await check(listOf({ name_ja: '松川高専' }, twin, campus))).doubts).toMatchObject([
      { row: 1, fault: 'same-twice', found: 'r0' },
    ]);
  });

  it('finds a former name that another row bears', async () => {
    const { doubts } = await check(
      listOf({ name_ja: '松川大学' }, { former_names: '松川工大|松川大学', lon: '137.006' }),
    );
    expect(doubts).toMatchObject([
      { row: 1, fault: 'former-name-in-use', given: '松川大学', found: 'r0' },
    ]);
  });

  it('is said of a list that a person brings, one sentence for each kind with the worst row', async () => {
    const firms = csvOf(['企業ID', '経度', '緯度'], [['1', '137.05', '36.01']]);
    const said = async (list: string | null) => {
      const { session, study } = await prepare([
        { kind: 'firms', name: 'firms.csv', text: firms },
        ...(list === null
          ? []
          : [{ kind: 'institutions' as const, name: 'institutions.csv', text: list }]),
      ]);
      await session.setGazetteer({ kind: 'folder', files: FOLDER });
      const found = await session.run(study, UNATTENDED);
      if (!found.ok) throw new Error(found.problem.code);
      return found.value.problems.filter(({ code }) => code === 'institution-doubtful');
    };
    const list = listOf({ lon: '137.05' }, { lon: '137.06' }, { kind: '研究会' });
    expect(await said(list)).toMatchObject([
      { severity: 'warning', facts: { fault: 'off-address', rows: 2, example: '機関1' } },
      { severity: 'warning', facts: { fault: 'kind-unknown', rows: 1, example: '機関2' } },
    ]);
    expect(await said(null)).toEqual([]);
  });
});
