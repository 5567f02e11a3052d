import { describe, expect, it } from 'vitest';
import { messagesIn, LANGUAGES } from '../../src/i18n';
import {
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DEFAULT_MODELS,
  DEFAULT_OVERLAY,
  DEFAULT_PANEL,
  DEFAULT_RESPONSE,
  DEFAULT_SETTINGS,
  SETTINGS,
  type SettingKey,
  type StudySettings,
} from '../../src/model';
import { checkSettings, readStudyFile, writeStudyFile } from '../../src/study';
import { firmsCsv, prepare } from './made';

const { study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) }]);

/** Every key of the table with what stands there; groups are opened. */
function entries(of: unknown, prefix = ''): [string, Record<string, unknown>][] {
  return Object.entries((of as { fields: object }).fields).flatMap(([name, kind]) => {
    const key = prefix + name;
    return 'fields' in kind ? entries(kind, `${key}.`) : [[key, kind as Record<string, unknown>]];
  });
}
const all = entries(SETTINGS);

/** study.json with one setting written by hand. */
function byHand(key: string, value: unknown) {
  const data = JSON.parse(writeStudyFile(study)) as { settings: Record<string, unknown> };
  const path = key.split('.');
  const last = path.pop()!;
  let of = data.settings;
  for (const name of path) of = (of[name] ??= {}) as Record<string, unknown>;
  of[last] = value;
  return readStudyFile('study.json', JSON.stringify(data));
}

describe('the table of settings', () => {
  it.each(LANGUAGES)('has words for each setting and none for others (%s)', (language) => {
    expect(Object.keys(messagesIn(language).settings).sort()).toEqual(
      all.map(([key]) => key).sort(),
    );
  });

  it.each(all.filter(([, kind]) => 'words' in kind))(
    'refuses a word of %s that it does not know, and names those that it knows',
    (key, { words }) => {
      expect(byHand(key, 'planets')).toMatchObject({
        ok: false,
        problem: {
          code: 'parameter-unknown',
          where: { file: 'study.json' },
          facts: { name: key, value: 'planets', known: words },
        },
      });
      for (const known of words as string[]) expect(byHand(key, known).ok).toBe(true);
    },
  );

  const single = all.filter(
    ([, { limits, fallback, usual }]) => limits && typeof (usual ?? fallback) === 'number',
  );
  it.each(single)('refuses numbers of %s beyond its limits, and what is no number', (key, kind) => {
    const { least, most, whole } = kind.limits as { least: number; most: number; whole?: boolean };
    expect(byHand(key, most).ok).toBe(true);
    for (const value of [least - 1, most + 1, ...(whole ? [least + 0.5] : [])])
      expect(byHand(key, value)).toMatchObject({
        ok: false,
        problem: { code: 'parameter-out-of-range', facts: { name: key } },
      });
    expect(byHand(key, 'many')).toMatchObject({
      ok: false,
      problem: { code: 'parameter-unreadable', facts: { name: key, value: 'many' } },
    });
  });

  // The limits themselves: nothing is beside nothing, and beyond 200 km everything is beside everything.
  it.each([
    ['certainty.spotBandKm', 0],
    ['certainty.spotBandKm', -3],
    ['certainty.spotBandKm', 201],
    ['certainty.redraws', 0],
    ['clusters.minFirms', 0],
    ['clusters.radiusKm', 0],
    ['clusters.radiusKm', -1],
    ['withinKm', [0]],
  ])('refuses %s of %j', (key, value) => {
    expect(byHand(key, value)).toMatchObject({
      ok: false,
      problem: { code: 'parameter-out-of-range', facts: { name: key } },
    });
  });

  it('refuses unknown words within lists, and names of kinds that are none', () => {
    for (const [key, value] of [
      ['models.terms', ['size', 'luck']],
      ['flows.kinds', ['kosen', 'church']],
      ['institutionKinds', ['kosen', 'church']],
      ['linkage.kindWeights', { church: 2 }],
      ['weights', { kind: 'friends' }],
    ] as const)
      expect(byHand(key, value)).toMatchObject({
        ok: false,
        problem: { code: 'parameter-unknown' },
      });
  });

  it('gives back what it wrote, whatever is set', () => {
    const settings: StudySettings = {
      ...DEFAULT_SETTINGS,
      institutionKinds: ['kosen', 'yorozu_support'],
      yesNo: true,
      eventPeriod: { from: '2015-04', to: '' },
      scope: [
        { kind: 'values', column: '業種', values: ['機械'] },
        { kind: 'number', column: '従業員数', low: 10, high: null, not: true },
        { kind: 'dates', column: '設立', from: '2015-04', to: '' },
        { kind: 'text', column: '名称', text: '眼鏡 製' },
        { kind: 'missing', column: '備考', not: true },
        { kind: 'municipality', values: ['福井県鯖江市'] },
        { kind: 'box', box: [136, 35, 137, 36] },
        { kind: 'size', is: 'small', unknown: 'in' },
        { kind: 'firms', ids: ['F1'] },
      ],
      models: { ...DEFAULT_MODELS, family: 'ols', errors: 'hc1', groups: 'prefecture' },
      response: { ...DEFAULT_RESPONSE, weights: 'rake' },
      weights: { kind: 'band', km: 5 },
      spatialModel: 'error',
      panel: { ...DEFAULT_PANEL, institution: 'U1', opened: 2012 },
      keepDraws: true,
      certainty: { redraws: 50, spotBandKm: 3 },
      linkage: { ...DEFAULT_LINKAGE, kindWeights: { kosen: 2 }, years: [2000, 2010] },
      flows: { ...DEFAULT_FLOWS, topics: [''], bandKm: [0, 9] },
      overlay: { ...DEFAULT_OVERLAY, shown: true },
      path: { weakBelow: 0.2, strongFrom: 0.2, reachKm: 30 },
      access: { decay: 'power', halfKm: 3, nearest: 2 },
      widestKm: 9,
    };
    const read = readStudyFile('study.json', writeStudyFile({ ...study, settings }));
    expect(read.ok && read.value.settings).toEqual(settings);
    expect(Object.keys(read.ok ? read.value.settings : {})).toEqual([
      ...Object.keys(SETTINGS.fields),
    ]);
  });

  it('leaves out what every study says', () => {
    const said = {
      yesNo: false,
      linkage: { ...DEFAULT_LINKAGE, kindWeights: { kosen: 1 } },
      overlay: DEFAULT_OVERLAY,
    };
    expect(writeStudyFile({ ...study, settings: { ...study.settings, ...said } })).toBe(
      writeStudyFile(study),
    );
  });

  it('checks what a session is given as it checks a file', () => {
    const clusters = { ...DEFAULT_SETTINGS.clusters, method: 'optics' as never };
    expect(checkSettings({ ...DEFAULT_SETTINGS, clusters })).toMatchObject({
      code: 'parameter-unknown',
      facts: { name: 'clusters.method' satisfies SettingKey },
    });
    expect(checkSettings(DEFAULT_SETTINGS)).toBeNull();
  });

  it('asks of a method what the method knows: no cluster of one firm by HDBSCAN', () => {
    const clusters = { ...DEFAULT_SETTINGS.clusters, minFirms: 1 };
    expect(checkSettings({ ...DEFAULT_SETTINGS, clusters })).toBeNull();
    expect(
      checkSettings({ ...DEFAULT_SETTINGS, clusters: { ...clusters, method: 'hdbscan' } }),
    ).toMatchObject({ code: 'parameter-out-of-range', facts: { least: '2' } });
  });

  it('does not let what is strong lie below what is weak', () => {
    const path = { weakBelow: 0.6, strongFrom: 0.5, reachKm: null };
    expect(checkSettings({ ...DEFAULT_SETTINGS, path })).toMatchObject({
      facts: { name: 'path.strongFrom', least: '0.6' },
    });
  });
});
