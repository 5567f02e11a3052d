import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, records, SHARED, shuseki } from './terminal';

const folder = new Folder();
const at = (path: string) => join(SHARED, path);
const has = (...paths: string[]) => paths.every((path) => existsSync(at(path)));
const absent = (there: boolean) => (there ? '' : ' (skipped: ../shared is not beside the project)');

const sabae = has('real/sabae/companies.csv', 'gazetteer/api-v2/ja.json');
const reference = has('reference/points-5000.csv', 'reference/dbscan-5000.csv');
const register = has('real/nta/new-corporations-50k.csv', 'gazetteer/api-v2/ja.json');
const noOgrinfo = spawnSync('ogrinfo', ['--version']).status !== 0;

// tests/cli/run.test.ts is the twin on invented towns and firms.
describe.skipIf(!sabae)(`the corporations of Sabae${absent(sabae)}`, () => {
  it('are located to their towns, with their patents', async () => {
    const answer = await shuseki(
      ...['run', '--firms', at('real/sabae/companies.csv')],
      ...['--outcomes', at('real/sabae/patents.csv'), '--outcomes-key', 'company'],
      // With its report: tests/report/rebuilt.test.ts.
      ...['--gazetteer', at('gazetteer/api-v2'), '--no-report', '--out', folder.at('sabae')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const { features } = folder.json('sabae/firms.geojson') as unknown as {
      features: { properties: Record<string, unknown> }[];
    };
    expect(features).toHaveLength(2143);
    const towns = features.filter(({ properties }) => properties.geocode_level === 'town');
    expect(towns.length / features.length).toBeGreaterThanOrEqual(0.98);
    const events = features.map(({ properties }) => Number(properties.patents));
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(151);
    expect(Math.max(...events)).toBe(60);
  });

  it.skipIf(noOgrinfo)('come out as GeoJSON that GDAL reads without a word', () => {
    for (const name of ['firms', 'institutions', 'clusters', 'links']) {
      const file = folder.at(`sabae/${name}.geojson`);
      const read = spawnSync('ogrinfo', ['-al', '-so', file], { encoding: 'utf8' });
      expect(read, name).toMatchObject({ status: 0, stderr: '' });
    }
  });
});

describe.skipIf(!reference)(`the reference points${absent(reference)}`, () => {
  const points = at('reference/points-5000.csv');
  const answers = () => records(readFileSync(at('reference/dbscan-5000.csv'), 'utf8'));

  it('get the labels of scikit-learn', async () => {
    const options = ['--method', 'dbscan', '--radius-km', '3', '--min-firms', '10'];
    const answer = await shuseki('cluster', points, ...options, '--out', folder.at('labels.csv'));
    expect(answer).toMatchObject({ status: 0 });
    const found = records(folder.read('labels.csv'));
    expect(found.map((row) => row.cluster_id || '-1')).toEqual(answers().map((row) => row.label));
    expect(found.map((row) => (row.cluster_role === 'core' ? '1' : '0'))).toEqual(
      answers().map((row) => row.core),
    );
  });

  it('get the nearest institutions and counts', async () => {
    const answer = await shuseki(
      ...['proximity', points, '--institutions', at('reference/institutions-300.csv')],
      ...['--within-km', '10,30,50', '--out', folder.at('near.csv')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const expected = records(readFileSync(at('reference/proximity-5000.csv'), 'utf8'));
    records(folder.read('near.csv')).forEach((row, i) => {
      const { nearest_id, nearest_km, n10, n30, n50 } = expected[i];
      const counts = [10, 30, 50].map((km) => row[`institutions_within_${km}_km`]);
      expect([row.nearest_institution_id, ...counts]).toEqual([nearest_id, n10, n30, n50]);
      expect(Math.abs(Number(row.nearest_institution_km) - Number(nearest_km))).toBeLessThan(1e-7);
    });
  });
});

// tests/cli/commands.test.ts is the twin on a list made there.
describe.skipIf(!register)(`50,000 newly registered corporations${absent(register)}`, () => {
  it('keep every row and cell in order', async () => {
    const path = at('real/nta/new-corporations-50k.csv');
    const answer = await shuseki(
      ...['geocode', path, '--gazetteer', at('gazetteer/api-v2'), '--out', folder.at('50k.csv')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const before = readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split(/\r?\n/);
    const after = folder.read('50k.csv').trimEnd().split('\n');
    expect(after).toHaveLength(before.length);
    // Cells may be quoted otherwise than they were.
    const plain = (line: string) => line.replaceAll('"', '');
    const wrong = before.findIndex((line, i) => !plain(after[i]).startsWith(`${plain(line)},`));
    expect(wrong).toBe(-1);
  });
});
