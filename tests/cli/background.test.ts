import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, records, shuseki } from './terminal';

const folder = new Folder();
const gazetteer = writeGazetteer(folder.at('towns'));
const REGISTER = 144;

/** A third of the register's firms in one of the towns, and a twentieth of those elsewhere. */
function studied(): string {
  const [head, ...rows] = inventedFirms(REGISTER).trim().split('\n');
  const own = rows.filter((row, i) => (row.includes('見本町1丁目') ? i % 3 !== 2 : i % 20 === 3));
  return [head, ...own, ''].join('\n');
}
const firms = folder.write('studied.csv', studied());
const register = folder.write(
  'register.csv',
  `福井県の法人,,,\n${inventedFirms(REGISTER).trim()}\n合計,${REGISTER}社,,\n`,
);

interface Scanned {
  readonly scan_log_likelihood_ratio: number;
  readonly scan_p_value: number;
  readonly scan_population: number;
  readonly firms: number;
}

describe('a background register', () => {
  it('gives a study the clusters that the two tables give by themselves', async () => {
    const out = folder.at('study');
    const ran = await shuseki(
      ...['run', '--firms', firms, '--background', register, '--method', 'scan'],
      ...['--gazetteer', gazetteer, '--no-report', '--out', out],
    );
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.err).toContain('Background register: 144 rows, 143 located; left out: 1 known to');
    const { features } = folder.json('study/clusters.geojson') as unknown as {
      features: { properties: Scanned }[];
    };
    expect(features.length).toBeGreaterThan(0);

    const placed = async (path: string, name: string) => {
      const located = folder.at(name);
      const answer = await shuseki('geocode', path, '--gazetteer', gazetteer, '--out', located);
      expect(answer.status).toBe(0);
      return located;
    };
    const alone = await shuseki(
      ...['cluster', await placed(firms, 'f.csv'), '--method', 'scan'],
      ...['--background', await placed(register, 'r.csv'), '--out', folder.at('c.csv')],
    );
    expect(alone).toMatchObject({ status: 0 });
    const rows = records(folder.read('c.csv'));
    for (const [k, { properties }] of features.entries()) {
      const own = rows.filter((row) => row.cluster_id === String(k));
      expect(own).toHaveLength(properties.firms);
      expect(Number(own[0].cluster_log_likelihood_ratio)).toBe(
        properties.scan_log_likelihood_ratio,
      );
      expect(Number(own[0].cluster_p_value)).toBe(properties.scan_p_value);
    }
    expect(existsSync(join(out, 'relative-density.geojson'))).toBe(true);

    // The study that was written names the register, and is run again with it.
    const again = folder.at('again');
    const replayed = await shuseki(
      ...['run', join(out, 'study.json'), '--gazetteer', gazetteer, '--no-report', '--out', again],
    );
    expect(replayed).toMatchObject({ status: 0 });
    expect(folder.read('again/clusters.geojson')).toBe(folder.read('study/clusters.geojson'));
  });

  it.each([
    [['--method', 'scan', '--shape', 'flexible'], { method: 'scan', shape: 'flexible' }],
    [
      ['--method', 'relative', '--radius-km', '1', '--bandwidths', 'fixed', '--tolerance', '0.05'],
      { method: 'relative', bandwidths: 'fixed', tolerance: 0.05, radiusKm: 1 },
    ],
  ] as const)('is compared as the options say: %j', async (options, wanted) => {
    const ran = await shuseki(
      ...['run', '--firms', firms, '--background', register, '--gazetteer', gazetteer],
      ...['--no-report', '--out', folder.at(wanted.method), ...options],
    );
    expect(ran).toMatchObject({ status: 0 });
    expect(ran.err).not.toContain('The bandwidth (');
    expect(ran.err.includes('asks for no radius')).toBe(wanted.method === 'scan');
    expect(ran.err).toContain('in the register “register.csv”');
    const study = folder.json(`${wanted.method}/study.json`) as unknown as {
      settings: { clusters: object };
    };
    expect(study.settings.clusters).toMatchObject({ ...wanted, background: 'register' });
    const { features } = folder.json(`${wanted.method}/clusters.geojson`) as unknown as {
      features: readonly unknown[];
    };
    expect(features.length).toBeGreaterThan(0);
  });

  it('is not needed by an industry, which the list’s other firms are compared with; the bandwidth is found', async () => {
    const [head, ...rows] = inventedFirms(REGISTER).trim().split('\n');
    const industry = (row: string, i: number) =>
      row.includes('見本町') || i % 9 === 0 ? '眼鏡' : '織物';
    const list = folder.write(
      'list.csv',
      [`${head},業種`, ...rows.map((row, i) => `${row},${industry(row, i)}`), ''].join('\n'),
    );
    const run = (...more: readonly string[]) =>
      shuseki(
        ...['run', '--firms', list, '--gazetteer', gazetteer, '--no-report'],
        ...['--out', folder.at('parted'), ...more],
      );
    for (const method of ['scan', 'relative'])
      expect((await run('--method', method)).err).toContain('all firms are of interest');
    const scan = await run('--method', 'scan', '--of-industry', '眼鏡');
    expect(scan.err).toMatch(/4\d firms of interest among 143;.*asks for no radius/);
    const nobody = await run('--method', 'scan', '--of-industry', '鉄鋼');
    expect(nobody.err).toContain('Fewer than two firms of interest');
    const relative = await run('--method', 'relative', '--of-industry', '眼鏡');
    expect(relative.err).toMatch(/The bandwidth \([\d.]+ km\) was found/);
    expect(relative.err).not.toContain('no industry');
    expect(folder.json('parted/study.json')).toMatchObject({
      settings: { clusters: { industry: '眼鏡', method: 'relative', definition: 'positions' } },
    });
  });

  it('is told why nothing was found, and how many firms have no industry', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      ...[`F${i}`, 136.18, 35.95],
      ['眼鏡', '織物', ''][i % 3],
    ]);
    const list = folder.write(
      'point.csv',
      ['企業ID,経度,緯度,業種', ...rows.map((row) => row.join()), ''].join('\n'),
    );
    const run = (method: string) =>
      shuseki(
        ...['run', '--firms', list, '--method', method, '--of-industry', '眼鏡'],
        ...['--no-report', '--out', folder.at('point')],
      );
    for (const [method, why] of [
      ['scan', 'Nowhere are the firms of interest more'],
      ['relative', 'No area with two firms of interest'],
    ]) {
      const { err, status } = await run(method);
      expect(status).toBe(0);
      expect(err).toContain(why);
      expect(err).toContain('20 firms have no industry and count among the others');
    }
    expect((await run('relative')).err).toContain('at two places or more; until then it is 3 km');
  });

  it('is held constant as the density around, and refused where its options make no sense', async () => {
    const run = (...more: readonly string[]) =>
      shuseki(
        ...['run', '--firms', firms, '--gazetteer', gazetteer, '--no-report'],
        ...['--out', folder.at('density'), ...more],
      );
    const held = await run(
      ...['--background', register, '--density-km', '1', '--density-of', 'register'],
    );
    expect(held).toMatchObject({ status: 0 });
    const study = folder.json('density/study.json') as unknown as {
      settings: { models: object; clusters: object };
      inputs: { background: { name: string } };
    };
    expect(study.settings.models).toMatchObject({ densityOf: 'register', densityKm: 1 });
    expect(study.settings.clusters).toMatchObject({ method: 'dbscan', background: 'register' });
    expect(study.inputs.background.name).toBe('register.csv');
    expect(await run('--density-of', 'register')).toMatchObject({ status: 2 });
    expect(await run('--model', 'poisson')).toMatchObject({ status: 2 });
    const without = await run('--method', 'scan', '--bandwidths', 'fixed');
    expect(without).toMatchObject({ status: 2 });
    expect(without.err).toContain('--method relative');
    expect(await run('--method', 'scan', '--shape', 'square')).toMatchObject({ status: 2 });
    expect(await run('--method', 'drawn')).toMatchObject({ status: 2 });
    expect(await run('--background', folder.at('none.csv'))).toMatchObject({ status: 1 });
    const empty = await run('--background', folder.write('empty.csv', ''));
    expect(empty).toMatchObject({ status: 1 });
  });
});
