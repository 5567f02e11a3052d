/**
 * The studies that both revisions export. Each is `{ name, needs, report, share, also, make }`: `make(folder, shuseki)` puts a
 * study.json and its inputs into the folder, with the older revision's command line where one is needed, and gives the
 * gazetteer's folder or null. `needs` are paths that must be there; `report` false leaves out what takes longest, `share`
 * false the study to give away; `also` are the files that the app offers once it has asked for more than findings.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { inventedFiles } from '../../tests/geocode/gazetteers.ts';
import { JAPAN_IN_SMALL } from '../../tests/geocode/japan-in-small.ts';
import { ROOT } from '../setup.mjs';

const SAMPLE = join(ROOT, 'static', 'sample');
const SHARED = join(ROOT, '..', 'shared');
const API_V2 = join(SHARED, 'gazetteer', 'api-v2');

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Settings that leave the defaults wherever a study can. */
const OTHERWISE = {
  withinKm: [5, 20],
  yesNo: true,
  certainty: { redraws: 40, spotBandKm: 5 },
  linkage: {
    frequency: 'per_year',
    scale: [],
    kindWeights: { kosen: 2 },
    decay: 'exponential',
    halfKm: 25,
  },
  flows: {},
  overlay: { shown: true, unit: 'grid_1km', statistic: 'sum', method: 'jenks', leastFirms: 1 },
  path: { weakBelow: 0.25, strongFrom: 0.75, reachKm: null },
  access: { decay: 'power', halfKm: 15, nearest: 2 },
  weights: { kind: 'band', km: 10 },
  seed: 7,
};

/** A rectangle in degrees as a drawn boundary. */
const drawn = (id, name, west, south, east, north) => ({
  id,
  name,
  coordinates: [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ],
});

const OSAKA = { west: 135.3, south: 34.5, east: 135.8, north: 34.9 };

/** The sample's firms in and around Osaka, about 550, with their ties; `change` works on the study. */
function partOfSample(change) {
  return (folder) => {
    const [head, ...rows] = readFileSync(join(SAMPLE, 'firms.csv'), 'utf8').trimEnd().split('\n');
    const inside = rows.filter((row) => {
      const [lat, lon] = row.split(',').slice(4, 6).map(Number);
      return lon > OSAKA.west && lon < OSAKA.east && lat > OSAKA.south && lat < OSAKA.north;
    });
    const ids = new Set(inside.map((row) => row.split(',')[0]));
    const [linkHead, ...links] = readFileSync(join(SAMPLE, 'links.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const kept = links.filter((row) => ids.has(row.split(',')[0]));
    writeFileSync(join(folder, 'firms.csv'), `${[head, ...inside].join('\n')}\n`);
    writeFileSync(join(folder, 'links.csv'), `${[linkHead, ...kept].join('\n')}\n`);
    const study = readJson(join(SAMPLE, 'study.json'));
    for (const kind of ['firms', 'links'])
      study.inputs[kind].sha256 = sha256(join(folder, `${kind}.csv`));
    writeStudy(folder, change(study, [...ids]));
    return null;
  };
}

function writeStudy(folder, study) {
  writeFileSync(join(folder, 'study.json'), `${JSON.stringify(study, null, 2)}\n`);
}

const withSettings = (study, clusters, others = {}) => ({
  ...study,
  settings: { ...study.settings, ...others, clusters: { ...study.settings.clusters, ...clusters } },
});

/** A new study from tables, as `shuseki run --firms` starts it. */
function fromTables(tables, words, gazetteer = () => null) {
  return (folder, shuseki) => {
    const copies = Object.entries(tables).map(([kind, path]) => {
      const copy = join(folder, basename(path));
      if (copy !== path) copyFileSync(path, copy);
      return [`--${kind}`, copy];
    });
    const towns = gazetteer(folder);
    const out = join(folder, '.first');
    const named = towns ? ['--gazetteer', towns] : [];
    shuseki(['run', ...copies.flat(), ...words, ...named, '--no-report', '--out', out]);
    const study = readJson(join(out, 'study.json'));
    rmSync(out, { recursive: true });
    for (const spec of Object.values(study.inputs)) spec.path = basename(spec.path);
    writeStudy(folder, study);
    return towns;
  };
}

/** Invented firms in real towns of a gazetteer in small, with addresses that lead nowhere and events. */
function invented(folder, shuseki) {
  const towns = ['青木三丁目', '青木1丁目', '大字新堀', '本町四丁目', '領家'];
  const firms = Array.from(
    { length: 90 },
    (_, i) => `試験${i + 1},埼玉県川口市${towns[i % 5]}${i + 1}-1,${10 + ((i * 7) % 90)}`,
  );
  const events = [1, 1, 2, 7, 8].map((n) => `株式会社試験${n},2020-01-08`);
  const write = (name, lines) => {
    writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`);
    return join(folder, name);
  };
  const tables = {
    firms: write('firms.csv', ['会社名,所在地,従業員数', ...firms, '位置なし,どこか,5']),
    outcomes: write('patents.csv', ['company,date', ...events]),
  };
  const small = () => {
    const target = join(dirname(folder), 'towns');
    for (const [path, text] of inventedFiles(JAPAN_IN_SMALL)) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), text);
    }
    return target;
  };
  return fromTables(tables, ['--outcomes-key', 'company'], small)(folder, shuseki);
}

const at = (...path) => join(SHARED, ...path);
const SURVEY = at('reference', 'survey-2000.csv');
const POINTS = {
  firms: at('reference', 'points-5000.csv'),
  institutions: at('reference', 'institutions-300.csv'),
};
const SABAE = {
  firms: at('real', 'sabae', 'companies.csv'),
  outcomes: at('real', 'sabae', 'patents.csv'),
};

/**
 * Makes a study in the folder. It is named after itself, and so are its files, so that a page that shows these names is known to have
 * opened it. Gives the study with its folder and gazetteer.
 */
export function makeStudy(study, folder, shuseki) {
  mkdirSync(folder, { recursive: true });
  const gazetteer = study.make(folder, shuseki);
  const made = readJson(join(folder, 'study.json'));
  made.name = study.name;
  for (const [kind, spec] of Object.entries(made.inputs)) {
    const name = `${study.name}-${kind}${extname(spec.path)}`;
    renameSync(join(folder, spec.path), join(folder, name));
    Object.assign(spec, { name, path: name });
  }
  writeStudy(folder, made);
  return { ...study, folder, gazetteer };
}

export const STUDIES = [
  {
    name: 'sample',
    make: (folder) => {
      for (const name of ['firms.csv', 'links.csv', 'study.json'])
        copyFileSync(join(SAMPLE, name), join(folder, name));
      return null;
    },
  },
  {
    name: 'hdbscan',
    also: ['flows.geojson', 'areas.geojson'],
    make: partOfSample((study) =>
      withSettings(study, { method: 'hdbscan', minFirms: 12, boundary: 'concave' }, OTHERWISE),
    ),
  },
  {
    name: 'drawn',
    also: ['areas.geojson'],
    make: partOfSample((study, ids) => ({
      ...withSettings(study, { method: 'drawn' }, { overlay: { shown: true, unit: 'clusters' } }),
      boundaries: [
        drawn('b1', '東部', 135.55, 34.6, 135.7, 34.75),
        drawn('b2', '', 135.4, 34.6, 135.5, 34.75),
      ],
      selections: [{ name: 'ten', firmIds: ids.slice(0, 10) }],
      notes: 'drawn by hand',
    })),
  },
  {
    name: 'by-industry',
    share: false,
    make: partOfSample((study, ids) => ({
      ...withSettings(
        study,
        {
          industry: '金属製品製造業',
          weight: '従業員数',
          radiusKm: 4,
          minFirms: 60,
          boundary: 'isopleth',
        },
        {
          outcome: '工程イノベーション件数',
          models: {
            family: 'negative-binomial',
            terms: ['proximity', 'frequency', 'size'],
            errors: 'hc1',
          },
          scope: { column: '都道府県', values: ['大阪府', '兵庫県'] },
        },
      ),
      fixes: [{ id: ids[0], kind: 'point', lng: 135.5, lat: 34.7, errorKm: 0.1 }],
    })),
  },
  { name: 'invented', make: invented },
  {
    name: 'sabae',
    needs: [SABAE.firms, API_V2],
    make: fromTables(SABAE, ['--outcomes-key', 'company'], () => API_V2),
  },
  {
    name: 'points-5000',
    needs: Object.values(POINTS),
    report: false,
    make: fromTables(POINTS, []),
  },
  {
    name: 'survey-2000',
    needs: [SURVEY],
    make: fromTables({ firms: SURVEY }, ['--outcome', 'innovations,satisfaction']),
  },
];
