import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedEvents, inventedFirms, writeGazetteer } from './invented';
import { Folder, ROOT, shuseki } from './terminal';

const folder = new Folder();
const LAYERS = ['firms', 'institutions', 'clusters', 'links', 'density'].map(
  (name) => `${name}.geojson`,
);
const TABLES = ['tables.csv', 'tables.tex', 'tables.html'];
const REPORT = ['report.html', 'analysis.csv', 'replay.R', ...TABLES];
const FILES = [...LAYERS, 'fields.csv', 'findings.json', 'study.json', ...REPORT].sort();
/** Only where firms have industries. */
const INDUSTRIES = ['industries.csv', 'location-quotients.csv'];
const noOgrinfo = spawnSync('ogrinfo', ['--version']).status !== 0;

const FIRMS = 120;
const gazetteer = writeGazetteer(folder.at('towns'));
const firms = folder.write('firms.csv', inventedFirms(FIRMS));
const events = folder.write('patents.csv', inventedEvents(FIRMS));
const settings = ['--radius-km', '2', '--min-firms', '8', '--within-km', '50,5'];
const newStudy = (out: string, ...more: readonly string[]) =>
  shuseki('run', '--firms', firms, '--gazetteer', gazetteer, ...settings, '--out', out, ...more);

interface Feature {
  readonly geometry: { readonly type: string } | null;
  readonly properties: Record<string, unknown>;
}

function features(name: string): Feature[] {
  return (folder.json(name) as unknown as { features: Feature[] }).features;
}

function same(one: string, other: string, names: readonly string[] = FILES): void {
  for (const name of names)
    expect(folder.read(join(one, name)) === folder.read(join(other, name)), name).toBe(true);
}

describe('shuseki run on tables', () => {
  it('writes the whole study', async () => {
    const answer = await newStudy(
      folder.at('study'),
      ...['--outcomes', events, '--outcomes-key', '出願人', '--timing', folder.at('timing.json')],
    );
    expect(answer).toMatchObject({ status: 0, out: '' });
    expect(answer.err).toContain(
      'firms.csv: id = 企業ID, name = 企業名, address = 所在地, employees = 従業員数\n',
    );
    expect(answer.err).toContain('patents.csv: firm = 出願人\n');
    expect(answer.err).toMatch(/1 row match no firm .*存在しない株式会社/);
    expect(folder.names('study')).toEqual(FILES);

    const placed = features('study/firms.geojson').map(({ properties }) => properties);
    expect(placed).toHaveLength(FIRMS);
    const towns = placed.filter((firm) => firm.geocode_level === 'town');
    expect(towns).toHaveLength(FIRMS - 1);
    expect(placed[0]).toMatchObject({ id: 'F1', patents: 2, geocode_municipality: '鯖江市' });
    expect(placed.reduce((n, firm) => n + Number(firm.patents), 0)).toBe(40 + 14);
    expect(placed[FIRMS - 1]).toMatchObject({ cluster_role: 'excluded', in_cluster: null });
    expect(placed[0]).toHaveProperty('institutions_within_5_km');

    const { summary } = folder.json('study/findings.json') as {
      summary: Record<string, number>;
    };
    expect(summary.inside + summary.outside + summary.excluded).toBe(FIRMS);
    expect(features('study/clusters.geojson')).toHaveLength(summary.clusters);
    expect(summary.clusters).toBeGreaterThan(0);
    const study = folder.json('study/study.json') as {
      inputs: Record<string, { path: string }>;
      gazetteer: object;
      settings: { withinKm: number[] };
    };
    expect(study.inputs.firms.path).toBe('../firms.csv');
    expect(study.gazetteer).toEqual({ source: 'towns', date: '2023-11-14' });
    expect(study.settings.withinKm).toEqual([5, 50]);

    const timing = folder.json('timing.json');
    expect(Object.keys(timing)).toEqual([
      'rows',
      'load_ms',
      'read_ms',
      'compute_ms',
      'write_ms',
      'peak_rss_mb',
    ]);
    expect(timing.rows).toBe(FIRMS);
    for (const [key, value] of Object.entries(timing)) expect(value, key).toBeGreaterThan(0);
  });

  it.skipIf(noOgrinfo)(
    `writes GeoJSON that GDAL reads without a word${noOgrinfo ? ' (skipped: ogrinfo is not installed)' : ''}`,
    () => {
      for (const name of LAYERS) {
        const read = spawnSync('ogrinfo', ['-al', '-so', folder.at(join('study', name))], {
          encoding: 'utf8',
        });
        expect(read.status, name).toBe(0);
        expect(read.stderr, name).toBe('');
        expect(read.stdout).toMatch(/Feature Count: [1-9]/);
      }
    },
  );

  it('replays its study.json to the same bytes, into the same folder and from a moved one', async () => {
    const replay = (study: string, out: string) =>
      shuseki('run', study, '--gazetteer', gazetteer, '--out', out);
    cpSync(folder.at('study'), folder.at('again'), { recursive: true });
    expect(await replay(folder.at('again/study.json'), folder.at('again'))).toMatchObject({
      status: 0,
    });
    same('study', 'again');
    expect(
      await replay(folder.at('study/study.json'), folder.at('deeper/and/deeper')),
    ).toMatchObject({ status: 0 });
    same('study', 'deeper/and/deeper', [...LAYERS, 'findings.json']);
    const moved = folder.json('deeper/and/deeper/study.json') as {
      inputs: { firms: { path: string } };
    };
    expect(moved.inputs.firms.path).toBe('../../../firms.csv');
  });

  it('gives the same from a pack as from its folder', async () => {
    const pack = folder.at('pack.gz');
    await shuseki('gazetteer', 'build', '--from', gazetteer, '--out', pack, '--source', 'towns');
    await newStudy(folder.at('by-folder'));
    await shuseki(
      ...['run', '--firms', firms, '--gazetteer', pack, ...settings],
      ...['--out', folder.at('by-pack')],
    );
    same('by-folder', 'by-pack');
  });

  it('takes ties between firms and institutions that are named, and columns that are named', async () => {
    const institutions = folder.write(
      'institutions.csv',
      '機関ID,機関名,種別,緯度,経度\nk1,見本高専,高専,35.96,136.2\n',
    );
    const links = folder.write('links.csv', '企業名,機関名,年間回数\n見本1,見本高専,12\n');
    const plain = folder.write('plain.csv', 'x,y,who,what\n136.18,35.95,見本1,ガラス\n');
    const answer = await shuseki(
      ...['run', '--firms', plain, '--lon', 'x', '--lat', 'y', '--industry', 'what'],
      ...['--institutions', institutions, '--links', links, '--out', folder.at('tied')],
      ...['--min-firms', '1', '--name', '試し'],
    );
    expect(answer).toMatchObject({ status: 0 });
    expect(features('tied/institutions.geojson')).toHaveLength(1);
    const [cluster] = features('tied/clusters.geojson');
    expect(cluster.properties).toMatchObject({ industry_1: 'ガラス', firms: 1 });
    expect(folder.json('tied/study.json').name).toBe('試し');
  });
});

describe('shuseki run on a study file', () => {
  const study = () => folder.at('study/study.json');
  const changed = (name: string, change: (study: Record<string, never>) => void) => {
    const data = folder.json('study/study.json') as Record<string, never>;
    change(data);
    return folder.write(name, JSON.stringify(data));
  };
  const refused = async (path: string, ...more: readonly string[]) => {
    const answer = await shuseki('run', path, '--out', folder.at('nothing'), ...more);
    expect(answer).toMatchObject({ status: 1, out: '' });
    expect(folder.names()).not.toContain('nothing');
    expect(answer.err.trimEnd().split('\n')).toHaveLength(1);
    return answer.err;
  };

  it('asks for the gazetteer that the study was made with, and can go without', async () => {
    expect(await refused(study())).toContain('towns (2023-11-14)');
    const without = ['--gazetteer', 'none', '--out', folder.at('without')];
    expect(await shuseki('run', study(), ...without)).toMatchObject({ status: 0 });
    expect(folder.json('without/study.json').gazetteer).toBeNull();
  });

  it('refuses what it can not replay', async () => {
    expect(await refused(folder.write('text.json', 'no json'), '--gazetteer', 'none')).toContain(
      'text.json',
    );
    const newer = changed('newer.json', (data) => Object.assign(data, { shuseki_study: 99 }));
    expect(await refused(newer)).toContain('format 99');
    const radius = changed('radius.json', (data) =>
      Object.assign((data.settings as Record<string, object>).clusters, { radiusKm: 0 }),
    );
    expect(await refused(radius)).toMatch(/clusters\.radiusKm\) is 0/);
  });

  it('refuses inputs that are gone, changed or of another shape', async () => {
    const firmsOf = (data: Record<string, never>) =>
      (data.inputs as Record<string, Record<string, unknown>>).firms;
    const gone = changed('gone.json', (data) =>
      Object.assign(firmsOf(data), { path: 'gone.csv', name: 'gone.csv' }),
    );
    expect(await refused(gone)).toContain('gone.csv');
    folder.write('edited.csv', `${inventedFirms(FIRMS)}F999,x,y,1\n`);
    const edited = changed('edited.json', (data) => (firmsOf(data).path = 'edited.csv'));
    expect(await refused(edited)).toContain('SHA-256');
    const beyond = changed('beyond.json', (data) => {
      Object.assign(firmsOf(data), { path: 'firms.csv', roles: { address: [2, 40] } });
    });
    expect(await refused(beyond)).toContain('column 41');
  });

  it('replays the sample study to the same bytes twice', async () => {
    const sample = join(ROOT, 'static/sample/study.json');
    for (const out of ['sample-1', 'sample-2'])
      expect(await shuseki('run', sample, '--no-report', '--out', folder.at(out))).toMatchObject({
        status: 0,
      });
    expect(folder.names('sample-1')).toEqual(
      [...FILES.filter((name) => !REPORT.includes(name)), ...INDUSTRIES].sort(),
    );
    same('sample-1', 'sample-2', folder.names('sample-1'));
    expect(features('sample-1/firms.geojson')).toHaveLength(5000);
    expect(features('sample-1/firms.geojson')[0].properties.simulated).toBe(true);
    const study = folder.json('sample-1/study.json') as { inputs: { links: { path: string } } };
    const links = readFileSync(join(folder.at('sample-1'), study.inputs.links.path), 'utf8');
    expect(links.split('\n')[0]).toContain('企業ID');
  });
});
