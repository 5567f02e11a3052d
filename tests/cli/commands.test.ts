import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hdbscan } from '../../src/cluster';
import { distanceErrorKm } from '../../src/linkage';
import { distanceKm } from '../../src/geo';
import { createRandom } from '../../src/stats/random';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, records, shuseki } from './terminal';

const folder = new Folder();

/** Points in two dense places and one alone; the third dense place is another industry's. */
const POINTS = [
  'id,lon,lat,industry,employees',
  ...[0, 1, 2, 3].map((i) => `a${i},${136 + i * 0.001},35.5,glass,${i}`),
  ...[0, 1, 2, 3].map((i) => `b${i},${137 + i * 0.001},35.5,metal,10`),
  'c0,138,35.5,glass,1',
  'd0,,,glass,1',
  '',
].join('\n');

describe('shuseki geocode', () => {
  it('keeps every cell, row and column, and adds its ten columns', async () => {
    const rows = [
      '番号,名称,所在地,備考',
      '0012,"髙﨑, ①",福井県鯖江市,"二行の\n備考"',
      '0013,=HYPERLINK("x"),大阪府堺市堺区 ,～〜ｶﾞ か\u3099',
      "'0014,,どこでもない,",
      '',
    ].join('\r\n');
    const path = folder.write('list.csv', rows);
    const answer = await shuseki('geocode', path, '--out', folder.at('placed.csv'));
    expect(answer).toMatchObject({ status: 0, out: '' });
    const text = folder.read('placed.csv');
    const [head, ...lines] = text.split(/\n(?!備考)/);
    expect(head).toBe(
      '番号,名称,所在地,備考,geocode_lon,geocode_lat,geocode_level,geocode_error_km,geocode_matched,geocode_prefecture,geocode_municipality,geocode_municipality_code,geocode_town,geocode_note',
    );
    expect(lines[0]).toMatch(
      /^0012,"髙﨑, ①",福井県鯖江市,"二行の\n備考",136\.\d+,35\.\d+,municipality,/,
    );
    expect(lines[0]).toContain(',福井県,鯖江市,18207,');
    expect(lines[1]).toMatch(/^0013,"?=HYPERLINK\(""?x""?\)"?,大阪府堺市堺区 ,～〜ｶﾞ か\u3099,135/);
    expect(lines[2]).toMatch(/^'0014,,どこでもない,,,,none,,/);
    expect(lines).toHaveLength(4);
  });

  it('reads Shift_JIS and joins the columns that are named', async () => {
    // 住所A,住所B / 福井県,鯖江市 in Shift_JIS
    const bytes = Buffer.from('8f5a8f8a412c8f5a8f8a420a959f88e48ca72c8e498d5d8e730a', 'hex');
    const path = folder.write('sjis.csv', bytes);
    const answer = await shuseki(
      ...['geocode', path, '--address', '住所A,住所B', '--out', folder.at('sjis-placed.csv')],
    );
    expect(answer.status).toBe(0);
    expect(records(folder.read('sjis-placed.csv'))[0]).toMatchObject({
      住所A: '福井県',
      住所B: '鯖江市',
      geocode_level: 'municipality',
    });
  });

  it('takes towns from a folder and from a pack of it, alike', async () => {
    const gazetteer = writeGazetteer(folder.at('gazetteer'));
    const list = folder.write('firms.csv', inventedFirms(24));
    const pack = folder.at('towns.pack');
    const built = await shuseki('gazetteer', 'build', '--from', gazetteer, '--out', pack);
    expect(built.status).toBe(0);
    expect(built.err).toContain('12 towns of 1 municipalities');
    for (const [given, out] of [
      [gazetteer, 'by-folder.csv'],
      [pack, 'by-pack.csv'],
    ])
      expect(
        await shuseki('geocode', list, '--gazetteer', given, '--out', folder.at(out)),
      ).toMatchObject({ status: 0 });
    const placed = records(folder.read('by-folder.csv'));
    expect(placed.filter((row) => row.geocode_level === 'town')).toHaveLength(23);
    expect(placed[0]).toMatchObject({ geocode_town: '見本町一丁目', geocode_lon: '136.169' });
    expect(placed[23].geocode_level).toBe('municipality');
    expect(folder.read('by-pack.csv')).toBe(folder.read('by-folder.csv'));
  });

  it('says when a table was geocoded before', async () => {
    const path = folder.write('twice.csv', '住所,geocode_level\n福井県鯖江市,old\n');
    const answer = await shuseki('geocode', path, '--out', folder.at('twice-out.csv'));
    expect(answer.status).toBe(0);
    expect(answer.err).toContain('already has geocode_level');
    expect(folder.read('twice-out.csv')).toContain('福井県鯖江市,old,136');
  });
});

describe('shuseki cluster', () => {
  const points = folder.write('points.csv', POINTS);
  const clustered = async (...options: readonly string[]) => {
    const answer = await shuseki('cluster', points, '--out', folder.at('labels.csv'), ...options);
    expect(answer).toMatchObject({ status: 0 });
    return records(folder.read('labels.csv'));
  };
  const labels = (rows: Record<string, string>[]) => rows.map((row) => row.cluster_id).join();

  it('finds where rows of interest are more than the others give', async () => {
    const reference = join(import.meta.dirname, '../reference/scan.csv');
    const out = folder.at('scan.csv');
    const scan = (...options: readonly string[]) =>
      shuseki('cluster', reference, '--out', out, '--method', 'scan', ...options);
    const answer = await scan('--cases', 'case=1', '--draws', '199');
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.err).toContain('among 500; circles around');
    const rows = records(folder.read('scan.csv')).filter(({ cluster_id }) => cluster_id === '0');
    expect(rows).toHaveLength(40);
    expect(rows.every((row) => row.case === '1')).toBe(true);
    expect(Number(rows[0].cluster_log_likelihood_ratio)).toBeCloseTo(25.1058242233672, 8);
    expect(rows[0].cluster_p_value).toBe('0.005');

    const against = await scan('--cases', 'case=1', '--background', reference, '--draws', '99');
    expect(against).toMatchObject({ status: 0 });
    expect(records(folder.read('scan.csv')).filter((row) => row.cluster_id === '0')).toHaveLength(
      40,
    );
    expect(await scan()).toMatchObject({ status: 2 });
    expect((await scan('--cases', 'case')).err).toContain('COL=VALUE');
    expect((await scan('--cases', 'case=7')).err).toContain('Fewer than two');
  });

  it('finds the bandwidth of relative density from the rows where none is given', async () => {
    const reference = join(import.meta.dirname, '../reference/scan.csv');
    const relative = async (...options: readonly string[]) => {
      const out = folder.at('relative.csv');
      const answer = await shuseki(
        ...['cluster', reference, '--out', out, '--method', 'relative', '--draws', '99'],
        ...options,
      );
      return { ...answer, rows: folder.read('relative.csv') };
    };
    const found = await relative('--cases', 'case=1');
    expect(found).toMatchObject({ status: 0 });
    const [, km] = /A bandwidth of ([\d.]+) km suits/.exec(found.err) ?? [];
    // R's own, as tests/cluster/found-bandwidth has it.
    expect(Math.abs(Number(km) - 1.99)).toBeLessThan(0.1);
    const given = await relative('--cases', 'case=1', '--radius-km', km);
    expect(given.err).not.toContain('suits');
    expect(given.rows).toBe(found.rows);
    expect((await relative('--cases', 'case=7')).err).toContain('too few to find a bandwidth');
    const against = await relative('--cases', 'case=1', '--background', reference);
    expect(against.err).toContain('of 131 firms');
  });

  it('scans by sets of places next to each other', async () => {
    const reference = join(import.meta.dirname, '../reference/flexible.csv');
    const scan = (...options: readonly string[]) =>
      shuseki(
        ...['cluster', reference, '--out', folder.at('flexible.csv'), '--method', 'scan'],
        ...['--cases', 'case=1', '--draws', '199', ...options],
      );
    const answer = await scan('--shape', 'flexible', '--neighbours', '10');
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.err).toContain('among the 10 nearest to each of 128 places');
    const rows = records(folder.read('flexible.csv')).filter((row) => row.cluster_id === '0');
    expect(rows).toHaveLength(30);
    expect(Number(rows[0].cluster_log_likelihood_ratio)).toBeCloseTo(21.8494878511883, 8);
    expect(await scan('--shape', 'square')).toMatchObject({ status: 2 });
    expect(await scan('--shape', 'flexible', '--neighbours', '16')).toMatchObject({ status: 2 });
  });

  it('finds areas of relative density, and says what it compared', async () => {
    const reference = join(import.meta.dirname, '../reference/scan.csv');
    const relative = (...options: readonly string[]) =>
      shuseki(
        ...['cluster', reference, '--out', folder.at('relative.csv'), '--method', 'relative'],
        ...options,
      );
    const usual = ['--radius-km', '2', '--cases', 'case=1', '--draws', '199'];
    const answer = await relative(...usual, '--bandwidths', 'fixed', '--tolerance', '0.01');
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.err).toContain('Gaussian kernel with a bandwidth of 2.0 km, the same');
    const rows = records(folder.read('relative.csv')).filter((row) => row.cluster_id === '0');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.every((row) => row.case === '1')).toBe(true);
    expect(Number(rows[0].cluster_least_p_value)).toBe(0.005);
    expect(Number(rows[0].cluster_relative_risk)).toBeGreaterThan(1);
    expect(await relative(...usual, '--most-share', '0.5')).toMatchObject({ status: 2 });
    expect(await relative(...usual, '--tolerance', '0.5')).toMatchObject({ status: 2 });
    const few = await relative('--radius-km', '2', '--cases', 'case=7');
    expect(few.err).toContain('Fewer than five firms of interest');
    expect(few.status).toBe(0);
  });

  it('finds dense places by DBSCAN', async () => {
    const rows = await clustered('--method', 'dbscan', '--radius-km', '1', '--min-firms', '3');
    expect(labels(rows)).toBe('0,0,0,0,1,1,1,1,,');
    expect(rows.map((row) => row.cluster_role)).toEqual([
      ...Array<string>(8).fill('core'),
      'outside',
      'excluded',
    ]);
    expect(folder.read('labels.csv')).toContain(
      'id,lon,lat,industry,employees,cluster_id,cluster_role\na0,136,35.5,glass,0,0,core\n',
    );
  });

  it('counts firms by a weight', async () => {
    const rows = await clustered(
      ...['--radius-km', '1', '--min-firms', '40', '--weight', 'employees'],
    );
    expect(labels(rows)).toBe(',,,,0,0,0,0,,');
  });

  it('clusters each industry for itself', async () => {
    const mixed = POINTS.replaceAll(/^(a[02],.*,)glass/gm, '$1metal').replace(
      '138,35.5,glass',
      '138,35.5,',
    );
    folder.write('mixed.csv', mixed);
    const answer = await shuseki(
      ...['cluster', folder.at('mixed.csv'), '--out', folder.at('mixed-labels.csv')],
      ...['--radius-km', '1', '--min-firms', '2', '--industry', 'industry'],
    );
    expect(answer.status).toBe(0);
    const rows = records(folder.read('mixed-labels.csv'));
    expect(labels(rows)).toBe('0,1,0,1,2,2,2,2,,');
    expect(rows.slice(8).map((row) => row.cluster_role)).toEqual(['outside', 'excluded']);
  });

  it('finds groups by HDBSCAN, with a probability', async () => {
    const rows = await clustered('--method', 'hdbscan', '--min-cluster-size', '4');
    expect(labels(rows.slice(0, 8))).toBe('0,0,0,0,1,1,1,1');
    expect(rows[0].cluster_probability).toBe('1');
    expect(rows[9]).toMatchObject({ cluster_role: 'excluded', cluster_probability: '' });
  });

  it('hands HDBSCAN’s minimum samples and its selection on', async () => {
    const random = createRandom(12);
    // Towns within towns, so that the finest groups are not the most persistent ones.
    const places = Array.from({ length: 240 }, (_, i) => [
      136 + (i % 3) * 0.4 + (i % 6 < 3 ? 0.03 : 0) + 0.02 * random.uniform() * random.uniform(),
      35.5 + 0.02 * random.uniform() * random.uniform(),
    ]);
    const path = folder.write(
      'nested.csv',
      ['lon,lat', ...places.map((place) => place.join()), ''].join('\n'),
    );
    const input = {
      lng: Float64Array.from(places, ([lng]) => lng),
      lat: Float64Array.from(places, ([, lat]) => lat),
    };
    const found = new Map<string, string>();
    for (const selection of ['eom', 'leaf'] as const)
      for (const minSamples of [2, 9]) {
        const answer = await shuseki(
          ...['cluster', path, '--out', folder.at('nested-out.csv'), '--method', 'hdbscan'],
          ...['--min-cluster-size', '10', '--selection', selection],
          ...['--min-samples', String(minSamples)],
        );
        expect(answer).toMatchObject({ status: 0 });
        const written = labels(records(folder.read('nested-out.csv')));
        const { clusterOf } = await hdbscan(input, { minClusterSize: 10, minSamples, selection });
        expect(written).toBe(Array.from(clusterOf, (k) => (k < 0 ? '' : String(k))).join());
        found.set(`${selection} ${minSamples}`, written);
      }
    expect(found.get('eom 2')).not.toBe(found.get('leaf 2'));
    expect(found.get('eom 2')).not.toBe(found.get('eom 9'));
  });

  it('takes drawn boundaries', async () => {
    const ring = [
      [135.9, 35],
      [136.0015, 35],
      [136.0015, 36],
      [135.9, 36],
      [135.9, 35],
    ];
    const boundaries = folder.write(
      'drawn.geojson',
      JSON.stringify({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ring] },
      }),
    );
    const rows = await clustered('--method', 'drawn', '--boundaries', boundaries);
    expect(labels(rows)).toBe('0,0,,,,,,,,');
    expect(rows[2].cluster_role).toBe('outside');
  });

  it('leaves out what was located too coarsely, unless it is told not to', async () => {
    const coarse = ['geocode_lon,geocode_lat,geocode_level']
      .concat(Array<string>(5).fill('136,35,municipality'), '136,35,town', '')
      .join('\n');
    const path = folder.write('coarse.csv', coarse);
    const options = ['--radius-km', '1', '--min-firms', '2', '--out', folder.at('coarse-out.csv')];
    await shuseki('cluster', path, ...options);
    expect(records(folder.read('coarse-out.csv')).map((row) => row.cluster_role)).toEqual([
      ...Array<string>(5).fill('excluded'),
      'outside',
    ]);
    await shuseki('cluster', path, ...options, '--include-coarse');
    expect(labels(records(folder.read('coarse-out.csv')))).toBe('0,0,0,0,0,0');
  });
});

describe('shuseki proximity', () => {
  it('adds the nearest institution and counts, and writes all distances', async () => {
    const firms = folder.write('p-firms.csv', 'id,lon,lat\nf1,136,35\nf2,136.5,35\nf3,,\n');
    const institutions = folder.write('p-inst.csv', 'id,lon,lat\n007,136.1,35\nu2,140,36\n');
    const answer = await shuseki(
      ...['proximity', firms, '--institutions', institutions, '--within-km', '2.5,10,400'],
      ...['--out', folder.at('p-out.csv'), '--matrix', folder.at('p-matrix.csv')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const rows = records(folder.read('p-out.csv'));
    expect(Object.keys(rows[0]).slice(3)).toEqual([
      'nearest_institution_id',
      'nearest_institution_km',
      'institutions_within_2_5_km',
      'institutions_within_10_km',
      'institutions_within_400_km',
    ]);
    const km = distanceKm(136, 35, 136.1, 35);
    expect(Number(rows[0].nearest_institution_km)).toBeCloseTo(km, 8);
    expect(Object.values(rows[0]).slice(3, 4).concat(Object.values(rows[0]).slice(5))).toEqual([
      '007',
      '0',
      '1',
      '2',
    ]);
    expect(Object.values(rows[2]).slice(3)).toEqual(['', '', '', '', '']);
    const matrix = records(folder.read('p-matrix.csv'));
    expect(Object.keys(matrix[0]).sort()).toEqual(['007', 'firm_id', 'u2']);
    expect(Number(matrix[0]['007'])).toBeCloseTo(km, 8);
    expect(matrix[2]).toEqual({ firm_id: 'f3', '007': '', u2: '' });
  });

  it('adds half the interval where a table has error radii, and says how many counts hang on it', async () => {
    const firms = folder.write(
      'e-firms.csv',
      'id,lon,lat,geocode_error_km\nf1,136,35,0.6\nf2,136.5,35,\n',
    );
    const institutions = folder.write('e-inst.csv', 'id,lon,lat,error_km\n007,136.1,35,0.8\n');
    const answer = await shuseki(
      ...['proximity', firms, '--institutions', institutions, '--within-km', '9,30'],
      ...['--out', folder.at('e-out.csv')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const errors = records(folder.read('e-out.csv')).map((row) =>
      Number(row.nearest_institution_error_km),
    );
    expect(errors[0]).toBeCloseTo(distanceErrorKm(0.6, 0.8), 9);
    expect(errors[1]).toBeCloseTo(distanceErrorKm(0, 0.8), 9);
    expect(answer.err).toMatch(/1 firm .*within 9 km hangs/);
    expect(answer.err).not.toContain('within 30 km');
  });
});

describe('shuseki evidence', () => {
  const table = folder.write(
    'survey.csv',
    [
      'products,cluster_role,size,kind,市区町村コード',
      ...Array.from({ length: 60 }, (_, i) => {
        const inside = i % 2 === 0;
        const size = (i * 7) % 13;
        const products = inside ? 2 + ((i * 5) % 4) : (i * 3) % 3;
        return `${products},${i === 59 ? 'excluded' : inside ? 'core' : 'outside'},${size},${'ABC'[i % 3]},${i % 7}`;
      }),
      '',
    ].join('\n'),
  );

  it('compares inside with outside, by the documented shape', async () => {
    const answer = await shuseki(
      ...['evidence', table, '--outcome', 'products', '--inside', 'cluster_role'],
      ...['--draws', '199', '--seed', '5', '--out', folder.at('comparison.json')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const json = folder.json('comparison.json');
    expect(json).toMatchObject({
      outcome: 'products',
      inside: { n: 30 },
      outside: { n: 29 },
      excluded: 1,
      permutation: { draws: 199, seed: 5, p_value: 0.005 },
      group_column: '市区町村コード',
      clustered: { groups: 7 },
    });
    const { inside, outside, difference } = json as {
      inside: { mean: number };
      outside: { mean: number };
      difference: number;
    };
    expect(difference).toBeCloseTo(inside.mean - outside.mean, 8);
    for (const key of ['ci_low', 'ci_high', 'welch', 'mann_whitney', 'effect_size'])
      expect(json).toHaveProperty(key);
  });

  it('fits a regression with dummies and interactions', async () => {
    const answer = await shuseki(
      ...['evidence', table, '--outcome', 'products', '--family', 'poisson'],
      ...['--terms', 'size,kind,size:kind', '--out', folder.at('model.json')],
    );
    expect(answer).toMatchObject({ status: 0 });
    const json = folder.json('model.json') as { n: number; terms: Record<string, unknown>[] };
    expect(json.n).toBe(60);
    expect(json.terms.map((term) => term.name)).toEqual([
      '(intercept)',
      'size',
      'kind=B',
      'kind=C',
      'size:kind=B',
      'size:kind=C',
    ]);
    for (const key of [
      'estimate',
      'std_error',
      'robust_std_error',
      'statistic',
      'p_value',
      'ci_low',
    ])
      expect(json.terms[1]).toHaveProperty(key);
  });

  it('takes codes as categories where it is told to', async () => {
    const answer = await shuseki(
      ...['evidence', table, '--outcome', 'products', '--family', 'ols', '--terms'],
      ...['市区町村コード', '--categories', '市区町村コード', '--out', folder.at('codes.json')],
    );
    expect(answer.status).toBe(0);
    const { terms } = folder.json('codes.json') as { terms: { name: string }[] };
    expect(terms).toHaveLength(7);
    expect(terms[1].name).toBe('市区町村コード=1');
  });
});
