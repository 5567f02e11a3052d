import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  GEOCODE_LEVELS,
  UNATTENDED,
  type AddressRule,
  type FileSource,
  type PlaceFix,
  type StudyFile,
} from '../../../src/model';
import {
  applyRules,
  mergeFixes,
  readFixesFile,
  readStudyFile,
  StudySession,
  writeFixesFile,
  writeStudyFile,
} from '../../../src/study';
import { INSTITUTIONS } from '../made';

const encode = (text: string) => new TextEncoder().encode(text);

/** Two cities of one name, so that a text without a prefecture fits both. */
const MUNICIPALITIES = encode(
  [
    'code,prefecture,district,name,kind,kana,romaji,label_en,lon,lat,error_km,estimated',
    '18901,福井県,,松川市,city,マツカワシ,Matsukawa-shi,Matsukawa,136.10,36.00,6,0',
    '20901,長野県,,松川市,city,マツカワシ,Matsukawa-shi,Matsukawa,138.10,36.20,7,0',
    '20902,長野県,東郡,竹原町,town,タケハラマチ,Takehara-machi,Takehara,138.50,36.50,5,0',
  ].join('\n'),
);

const town = (oaza: string, lng: number, lat: number) => ({ oaza_cho: oaza, point: [lng, lat] });
const FILES: Readonly<Record<string, unknown>> = {
  'ja.json': {
    meta: { updated: 1_700_000_000 },
    data: [
      { pref: '福井県', cities: [{ city: '松川市', point: [136.1, 36] }] },
      {
        pref: '長野県',
        cities: [
          { city: '松川市', point: [138.1, 36.2] },
          { county: '東郡', city: '竹原町', point: [138.5, 36.5] },
        ],
      },
    ],
  },
  'ja/福井県/松川市.json': { data: [town('本町', 136.11, 36.01), town('西町', 136.12, 36.02)] },
  'ja/長野県/松川市.json': { data: [town('本町', 138.11, 36.21), town('東町', 138.12, 36.22)] },
  'ja/長野県/東郡竹原町.json': { data: [town('岩倉', 138.51, 36.51), town('川口', 138.52, 36.52)] },
};
const GAZETTEER: FileSource = {
  name: 'made',
  read: async (path) => (path in FILES ? encode(JSON.stringify(FILES[path])) : null),
};

const FIRMS = [
  '企業ID,企業名,住所,経度,緯度',
  'A,甲,松川市本町1-2,,',
  'B,乙,福井県松川市西町3,,',
  'C,丙,岩倉 4番地,,',
  'D,丁,長野県松川市東町5,137.5,35.5',
  'E,戊,どこか,,',
].join('\n');

async function placed(change: Partial<StudyFile>, gazetteer: FileSource | null = GAZETTEER) {
  const session = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
  const read = await session.readInput('firms', 'firms.csv', encode(FIRMS), {}, UNATTENDED);
  if (!read.ok) throw new Error(read.problem.code);
  const opened = await session.setGazetteer(gazetteer && { kind: 'folder', files: gazetteer });
  if (!opened.ok) throw new Error(opened.problem.code);
  const { name, sha256, roles, origin } = read.value;
  const { encoding, delimiter } = origin;
  const study: StudyFile = {
    format: 1,
    name: 'test',
    simulated: false,
    inputs: { firms: { name, path: name, sha256, roles, encoding, delimiter } },
    gazetteer: null,
    settings: DEFAULT_SETTINGS,
    clusterNames: {},
    notes: '',
    ...change,
  };
  const findings = await session.run(study, UNATTENDED);
  if (!findings.ok) throw new Error(findings.problem.code);
  const { firmPlaces: p, problems } = findings.value;
  const rows = Array.from({ length: p.count }, (_, row) => ({
    level: GEOCODE_LEVELS[p.level[row]],
    at: [p.lng[row], p.lat[row]],
    errorKm: p.errorKm[row],
    code: p.municipalityCode[row],
    town: p.town[row],
    note: p.note[row],
  }));
  return { rows, problems, study, session };
}

const CANDIDATE: PlaceFix = {
  id: 'A',
  kind: 'candidate',
  name: '長野県松川市本町',
  municipalityCode: '20901',
  town: '本町',
};

describe('fixes of places', () => {
  it('leave every other row as it was', async () => {
    const before = await placed({});
    const after = await placed({
      fixes: [{ id: 'E', kind: 'point', lng: 137, lat: 36, errorKm: 0.2 }],
    });
    expect(after.rows.slice(0, 4)).toEqual(before.rows.slice(0, 4));
    expect(before.rows[0]).toMatchObject({ level: 'none', note: expect.stringMatching(/^ambig/) });
    expect(before.rows[4]).toMatchObject({ level: 'none', note: 'unreadable' });
  });

  it('put a firm where the pin is, with the error that was stated', async () => {
    const { rows } = await placed({
      fixes: [{ id: 'E', kind: 'point', lng: 137, lat: 36, errorKm: 0.2 }],
    });
    expect(rows[4]).toMatchObject({
      level: 'point',
      at: [137, 36],
      errorKm: 0.2,
      note: 'fixed-point',
    });
  });

  it('match the edited address instead of the row’s, and outweigh its coordinates', async () => {
    const { rows } = await placed({
      fixes: [{ id: 'D', kind: 'address', address: '福井県松川市西町1' }],
    });
    expect(rows[3]).toMatchObject({
      level: 'town',
      at: [136.12, 36.02],
      town: '西町',
      note: 'fixed-address',
    });
  });

  it('take the candidate that was chosen, with its town and its error', async () => {
    const { rows } = await placed({ fixes: [CANDIDATE] });
    expect(rows[0]).toMatchObject({
      level: 'town',
      at: [138.11, 36.21],
      code: '20901',
      town: '本町',
      note: 'fixed-candidate',
    });
    expect(rows[0].errorKm).toBeGreaterThan(0);
  });

  it('place a chosen candidate as well as another gazetteer can', async () => {
    const { rows } = await placed({ fixes: [CANDIDATE] }, null);
    expect(rows[0]).toMatchObject({ level: 'municipality', at: [138.1, 36.2], code: '20901' });
    const whole: PlaceFix = { ...CANDIDATE, name: '長野県松川市', town: '' };
    const finer = await placed({ fixes: [whole] });
    expect(finer.rows[0]).toMatchObject({ level: 'town', at: [138.11, 36.21] });
  });

  it('say so where the chosen candidate is gone', async () => {
    const gone: PlaceFix = { ...CANDIDATE, name: '長野県無名市', municipalityCode: '20999' };
    const { rows } = await placed({ fixes: [gone] });
    expect(rows[0].level).toBe('none');
    expect(rows[0].note).toMatch(/^fixed-candidate fix-unmatched ambiguous:/);
  });

  it('that name no firm are counted, not lost', async () => {
    const fixes: PlaceFix[] = [{ id: 'Z', kind: 'address', address: '福井県松川市' }];
    const { problems, study } = await placed({ fixes });
    expect(problems).toContainEqual(
      expect.objectContaining({ code: 'fix-unknown', facts: { rows: 1, example: 'Z' } }),
    );
    expect(JSON.parse(writeStudyFile(study))).toMatchObject({ fixes });
  });

  it('run again only what they change', async () => {
    const { session, study } = await placed({});
    const copy = (change: Partial<StudyFile>) => structuredClone({ ...study, ...change });
    const first = await session.run(copy({ fixes: [CANDIDATE] }), UNATTENDED);
    const again = await session.run(copy({ fixes: [CANDIDATE] }), UNATTENDED);
    if (!first.ok || !again.ok) throw new Error('no findings');
    expect(again.value.firmPlaces).toBe(first.value.firmPlaces);
  });
});

describe('rules for addresses', () => {
  const rule: AddressRule = { text: '岩倉', means: '長野県東郡竹原町岩倉', anywhere: false };

  it('change what is matched, and note it', async () => {
    const { rows } = await placed({ rules: [rule] });
    expect(rows[2]).toMatchObject({ level: 'town', at: [138.51, 36.51], note: 'rule' });
    expect(rows[1].note).not.toContain('rule');
  });

  it('yield to a fix of the same row', async () => {
    const { rows } = await placed({
      rules: [rule],
      fixes: [{ id: 'C', kind: 'address', address: '長野県竹原町川口' }],
    });
    expect(rows[2]).toMatchObject({ town: '川口' });
    expect(rows[2].note).toMatch(/^fixed-address/);
  });

  it.each([
    ['at the beginning', '岩倉1', '長野県東郡竹原町岩倉1'],
    ['behind a postcode', '〒606-0001 岩倉1', '〒606-0001 長野県東郡竹原町岩倉1'],
    ['not in the middle', '愛知県岩倉市', '愛知県岩倉市'],
    ['not where it is said already', '長野県東郡竹原町岩倉', '長野県東郡竹原町岩倉'],
  ])('apply %s', (_, from, to) => {
    expect(applyRules(from, [rule])).toBe(to);
  });

  it('apply anywhere where that is wanted, once, and read signs as signs', () => {
    const signs: AddressRule = { text: '$1(旧)', means: '$& 新', anywhere: true };
    expect(applyRules('町$1(旧)$1(旧)', [signs])).toBe('町$& 新$1(旧)');
  });
});

describe('a file of fixes', () => {
  const file = {
    fixes: [
      CANDIDATE,
      { id: '<b>', kind: 'address', address: '"住所"\n2' },
      { id: 'E', kind: 'point', lng: 137.1234567, lat: 36, errorKm: 0.05 },
    ] as PlaceFix[],
    rules: [{ text: '岩倉', means: '京都府京都市左京区岩倉', anywhere: true }],
  };

  it('is the same after a round trip, also through a study', () => {
    const text = writeFixesFile(file);
    expect(readFixesFile('fixes.json', text)).toMatchObject({ ok: true, value: file });
    expect(text.split('\n')).toHaveLength(12);
    const study = `{"shuseki_study":1,"inputs":{"firms":{"name":"f","path":"f","sha256":"0","roles":{}}},"fixes":${JSON.stringify(file.fixes)},"rules":${JSON.stringify(file.rules)}}`;
    expect(readFixesFile('study.json', study)).toMatchObject({ ok: true, value: file });
    expect(readStudyFile('study.json', study)).toMatchObject({ ok: true, value: file });
  });

  it('of nothing is empty', () => {
    const read = readFixesFile('f.json', writeFixesFile({ fixes: [], rules: [] }));
    expect(read).toMatchObject({ ok: true, value: { fixes: [], rules: [] } });
  });

  it.each([
    ['not JSON', '{', 'fixes-invalid'],
    ['something else', '{"type":"FeatureCollection"}', 'fixes-invalid'],
    ['of a newer format', '{"shuseki_fixes":99}', 'study-file-newer'],
    [
      'a latitude of 91',
      '{"shuseki_fixes":1,"fixes":[{"id":"A","kind":"point","lng":1,"lat":91,"errorKm":1}]}',
      'fixes-invalid',
    ],
    [
      'a negative error',
      '{"shuseki_fixes":1,"fixes":[{"id":"A","kind":"point","lng":1,"lat":1,"errorKm":-1}]}',
      'fixes-invalid',
    ],
    ['an unknown kind', '{"shuseki_fixes":1,"fixes":[{"id":"A","kind":"moved"}]}', 'fixes-invalid'],
    [
      'two fixes of one firm',
      '{"shuseki_fixes":1,"fixes":[{"id":"A","kind":"address","address":""},{"id":"A","kind":"address","address":""}]}',
      'fixes-invalid',
    ],
    [
      'an empty rule',
      '{"shuseki_fixes":1,"rules":[{"text":"","means":"x","anywhere":true}]}',
      'fixes-invalid',
    ],
  ])('that is %s is refused with a reason', (_, text, code) => {
    expect(readFixesFile('f.json', text)).toMatchObject({ ok: false, problem: { code } });
  });

  it('outweighs what is there for the same firm or text, and keeps the rest', () => {
    const present = {
      fixes: [
        { id: 'A', kind: 'address', address: 'x' },
        { id: 'Y', kind: 'address', address: 'y' },
      ] as PlaceFix[],
      rules: [{ text: '岩倉', means: 'x', anywhere: false }],
    };
    const merged = mergeFixes(present, file);
    expect(merged.fixes.map(({ id }) => id)).toEqual(['Y', 'A', '<b>', 'E']);
    expect(merged.fixes[1]).toEqual(CANDIDATE);
    expect(merged.rules).toEqual(file.rules);
  });
});
