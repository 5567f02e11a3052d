import { describe, expect, it } from 'vitest';
import { LEVEL_CODE, UNATTENDED, type FileSource } from '../../src/model';
import { readStudyFile, type StudySession } from '../../src/study';
import { institutionSources, writeStudyFile } from '../../src/study/files/study-file';
import { distanceErrorKm } from '../../src/linkage';
import { prepare } from './made';
import { csvOf } from './tables-made';

const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** 松川市 with towns some hundred metres apart; 竹原市's file is not there. */
const FILES: Readonly<Record<string, unknown>> = {
  'ja.json': {
    meta: { updated: 1_700_000_000 },
    data: [
      {
        pref: '福井県',
        cities: [
          { city: '松川市', point: [137, 36] },
          { city: '竹原市', point: [137.2, 36] },
        ],
      },
    ],
  },
  'ja/福井県/松川市.json': {
    data: ['本町', '西町', '東町', '南町'].map((oaza, i) => ({
      oaza_cho: oaza,
      point: [137 + 0.004 * i, 36.01],
    })),
  },
};
const FOLDER: FileSource = {
  name: 'made',
  read: async (path) => (path in FILES ? encode(FILES[path]) : null),
};

const HEADER = ['id', 'name_ja', 'kind', 'address', 'lon', 'lat', 'level', 'error_km'];
const ROWS = [
  // The gazetteer knows its town better than the list does.
  ['coarse', '粗い', 'kosen', '福井県松川市西町1', '137.02', '36.02', 'municipality', '6'],
  // The list's own point is better than any town.
  ['exact', '正確', 'kosen', '福井県松川市西町1', '137.0045', '36.0102', 'point', '0.03'],
  // A level without a radius says less than a town.
  ['unsaid', '不詳', 'kosen', '福井県松川市東町1', '137.02', '36.02', 'town', ''],
  // No coordinates at all.
  ['bare', '住所', 'kosen', '福井県松川市南町1', '', '', '', ''],
  // The gazetteer has not its town: the list's point stays, coarse as it is.
  ['far', '遠い', 'kosen', '福井県竹原市北町1', '137.21', '36.02', 'town', '0.9'],
  ['farther', '更に遠い', 'kosen', '福井県竹原市北町1', '', '', '', ''],
  ['lost', '不明', 'kosen', '', '', '', '', ''],
];
const FIRMS = csvOf(['企業ID', '経度', '緯度'], [['1', '137.05', '36.01']]);

async function run(gazetteer: FileSource | null, firms = FIRMS, rows = ROWS, links = '') {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: firms },
    { kind: 'institutions', name: 'institutions.csv', text: csvOf(HEADER, rows) },
    ...(links === '' ? [] : [{ kind: 'links', name: 'links.csv', text: links } as const]),
  ]);
  const opened = await session.setGazetteer(gazetteer && { kind: 'folder', files: gazetteer });
  if (!opened.ok) throw new Error(opened.problem.code);
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return { findings: found.value, session, study };
}

const exported = async (session: StudySession, name: 'study.json' | 'institutions.geojson') =>
  (await session.ask('export', { name }))!.join('');

describe('where institutions stand by', () => {
  it('takes the smaller error radius of list and gazetteer for every institution', async () => {
    const { findings } = await run(FOLDER);
    const { institutions, institutionPlaces: places } = findings;
    expect(institutions.source).toEqual([
      ...['gazetteer', 'list', 'gazetteer', 'gazetteer'],
      ...['list', 'municipalities', 'none'],
    ]);
    expect(places.lng[0]).toBe(137.004);
    expect(places.level[0]).toBe(LEVEL_CODE.town);
    expect(places.errorKm[0]).toBeLessThan(1);
    expect([places.lng[1], places.errorKm[1]]).toEqual([137.0045, 0.03]);
    expect([places.lng[4], places.errorKm[4]]).toEqual([137.21, 0.9]);
    // A note speaks of the place that is used.
    expect(places.note.map((note) => note === 'coordinates')).toEqual(
      institutions.source!.map((from) => from === 'list'),
    );
  });

  it('never gives a larger radius than the list states, or than the gazetteer alone gives', async () => {
    const [withTowns, without] = [await run(FOLDER), await run(null)];
    const [a, b] = [withTowns, without].map(({ findings }) => findings.institutionPlaces.errorKm);
    a.forEach((km, row) => expect(km <= b[row] || Number.isNaN(b[row])).toBe(true));
    expect(without.findings.institutions.source).not.toContain('gazetteer');
  });

  it('says of which the gazetteer has not the town, and nothing without a gazetteer', async () => {
    const said = async (gazetteer: FileSource | null) =>
      (await run(gazetteer)).findings.problems.filter(
        ({ code }) => code === 'institution-towns-missing',
      );
    expect(await said(null)).toEqual([]);
    expect(await said(FOLDER)).toMatchObject([
      { severity: 'warning', facts: { rows: 2, example: '更に遠い', errorKm: 6 } },
    ]);
  });

  it('says so only where a number may rest on it: near the firms, or tied to one', async () => {
    const there = ['there', '近隣', 'kosen', '', '130.4', '33.6', 'point', '0.03'];
    const firms = csvOf(['企業ID', '経度', '緯度'], [['1', '130.41', '33.61']]);
    const said = async (rows: typeof ROWS, links?: string) =>
      (await run(FOLDER, firms, rows, links)).findings.problems
        .filter(({ code }) => code === 'institution-towns-missing')
        .map(({ facts }) => facts);
    expect(await said([...ROWS, there])).toEqual([]);
    const tied = csvOf(['企業ID', '機関'], [['1', '遠い']]);
    expect(await said([...ROWS, there], tied)).toMatchObject([{ rows: 1, example: '遠い' }]);
  });

  it('is in study.json, which opens as before, and in the file of institutions', async () => {
    const { session, study, findings } = await run(FOLDER);
    const text = await exported(session, 'study.json');
    expect(JSON.parse(text).institutionSources).toEqual({
      rule: 'smaller-error-radius',
      gazetteer: ['coarse', 'unsaid', 'bare'],
      municipalities: ['farther'],
      none: ['lost'],
      others: 'list',
    });
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(writeStudyFile(read.value, institutionSources(findings.institutions))).toBe(text);
    expect(writeStudyFile(read.value)).toBe(writeStudyFile(study));
    const { features } = JSON.parse(await exported(session, 'institutions.geojson'));
    // GeoJSON keeps the row that has no place.
    expect(features.map((f: { properties: object }) => f.properties)).toMatchObject(
      findings.institutions.source!.map((placed_by) => ({ placed_by })),
    );
  });

  it('carries the error into distances, also by kind, and into the summary', async () => {
    const { findings } = await run(FOLDER);
    const { proximity, firmPlaces, institutionPlaces, summary } = findings;
    const expected = distanceErrorKm(
      firmPlaces.errorKm[0],
      institutionPlaces.errorKm[proximity.nearest[0]],
    );
    expect(proximity.nearestErrorKm![0]).toBe(expected);
    expect(summary.nearestKmMedianByKind[0].errorKm).toBe(expected);
    expect(summary.nearestErrorKmMedian).toBe(expected);
    expect(summary.nearestKmMedianByKind).toMatchObject([{ kind: 'kosen', errorKm: expected }]);
  });
});
