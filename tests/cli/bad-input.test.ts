import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const good = folder.write('good.csv', 'id,name,lon,lat,n,side\n1,a,136,35,4,1\n2,b,136.1,35,5,0\n');
const out = folder.at('out.csv');

/** One line on standard error, nothing on standard output, no file. */
async function refused(status: 1 | 2, ...argv: readonly string[]): Promise<string> {
  const before = folder.names();
  const answer = await shuseki(...argv);
  expect(answer.status).toBe(status);
  expect(answer.out).toBe('');
  const lines = answer.err.trimEnd().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^shuseki: ./);
  expect(lines[0]).not.toMatch(/inside Shuseki|undefined|\[object/);
  expect(folder.names()).toEqual(before);
  return lines[0];
}

describe('files that can not be used end with status 1 and a line that says which and why', () => {
  const empty = folder.write('empty.csv', '');
  const mark = folder.write('mark.csv', '\ufeff');
  const header = folder.write('header.csv', 'id,lon,lat\n');
  const binary = folder.write('binary.csv', Buffer.from('%PDF-1.4 \u0000\u0001\u0002'));
  const noise = folder.write('noise.csv', Buffer.from([0, 1, 2, 0, 255, 254, 0, 3, 0, 0]));
  const wide = folder.write('wide.csv', `${Array<string>(5000).fill('x').join()}\n`.repeat(2));

  it('a list with two rows that fit as the header alike, which the option tells apart', async () => {
    const firms = (from: number) =>
      [1, 2, 3].map((i) => `第${from + i}工業,13${5 + i},3${4 + i},福井県鯖江市神中町${from + i}`);
    const rows = ['企業名,経度,緯度,所在地', ...firms(0), '', '会社名,東経,北緯,住所', ...firms(3)];
    const two = folder.write('two.csv', rows.join('\n'));
    const line = await refused(1, 'run', '--firms', two, '--out', folder.at('two-out'));
    expect(line).toContain('--header-row 1 or --header-row 6');
    const chosen = ['--header-row', '6', '--no-report', '--out', folder.at('chosen')];
    expect(await shuseki('run', '--firms', two, ...chosen)).toMatchObject({ status: 0 });
    const { features } = folder.json('chosen/firms.geojson') as { features: unknown[] };
    expect(features).toHaveLength(3);
  });

  it.each([
    ['empty.csv', empty, 'empty'],
    ['mark.csv', mark, 'empty'],
    ['header.csv', header, 'no rows'],
    ['binary.csv', binary, 'not a text table'],
    ['noise.csv', noise, 'not a text table'],
    ['wide.csv', wide, 'columns'],
    ['missing.csv', folder.at('missing.csv'), 'no such file'],
    ['a folder', folder.path, 'folder'],
  ])('%s', async (name, path, why) => {
    for (const argv of [
      ['geocode', path, '--out', out],
      ['cluster', path, '--radius-km', '1', '--min-firms', '2', '--out', out],
      ['proximity', path, '--institutions', good, '--out', out],
      ['proximity', good, '--institutions', path, '--out', out],
      ['evidence', path, '--outcome', 'n', '--inside', 'side', '--out', out],
      ['run', '--firms', path, '--out', folder.at('study')],
    ]) {
      const line = await refused(1, ...argv);
      if (name.endsWith('.csv')) expect(line).toContain(name);
      expect(line).toContain(why);
    }
  });

  it('names the file, the row and the column of a cell', async () => {
    const path = folder.write('cells.csv', 'lon,lat,w,side,n\n136,35,1,1,1\n136,35,-2,maybe,two\n');
    const cluster = ['cluster', path, '--radius-km', '1', '--min-firms', '2', '--out', out];
    const weight = await refused(1, ...cluster, '--weight', 'w');
    expect(weight).toMatch(/cells\.csv, line 3, column “w”: -2 is negative/);
    const evidence = ['evidence', path, '--out', out, '--outcome'];
    expect(await refused(1, ...evidence, 'w', '--inside', 'side')).toMatch(
      /line 3, column “side”: "maybe" is neither yes nor no/,
    );
    expect(await refused(1, ...evidence, 'n', '--inside', 'w')).toMatch(
      /line 3, column “n”: "two" is not a number/,
    );
  });

  it('lists the columns where one is not there, and refuses to choose between two', async () => {
    const line = await refused(1, 'geocode', good, '--address', '住所', '--out', out);
    expect(line).toContain(
      'there is no column "住所"; the columns are id, name, lon, lat, n, side',
    );
    const twice = folder.write('twice.csv', 'a,a\n1,2\n');
    expect(await refused(1, 'geocode', twice, '--address', 'a', '--out', out)).toContain('several');
    expect(await refused(1, 'geocode', good, '--out', out)).toContain('--address');
  });

  it('asks for coordinates where there are none', async () => {
    const names = folder.write('names.csv', 'name\nx\n');
    const blank = folder.write('blank.csv', 'lon,lat\n,\n');
    const options = ['--radius-km', '1', '--min-firms', '2', '--out', out];
    expect(await refused(1, 'cluster', names, ...options)).toContain('--lon and --lat');
    const answer = await shuseki('cluster', blank, '--lon', 'lon', '--lat', 'lat', ...options);
    expect(answer).toMatchObject({ status: 1 });
    expect(answer.err).toContain('no row has usable coordinates');
  });

  it('says why a comparison or a model has no answer', async () => {
    const rows = ['y,constant,twice,half,in'];
    for (let i = 0; i < 12; i++) rows.push(`${i % 5},7,${2 * (i % 5)},${i / 2},${i === 0 ? 1 : 0}`);
    const path = folder.write('models.csv', `${rows.join('\n')}\n`);
    const ask = (...argv: string[]) => refused(1, 'evidence', path, '--out', out, ...argv);
    expect(await ask('--outcome', 'y', '--inside', 'in')).toMatch(/Only 1 firm/);
    const fit = ['--outcome', 'y', '--family'];
    expect(await ask(...fit, 'ols', '--terms', 'constant')).toMatch(/constant is the same/);
    expect(await ask(...fit, 'logit', '--terms', 'half')).toMatch(/0 and 1/);
    expect(await ask(...fit, 'ols', '--terms', 'half,nothing')).toMatch(/no column "nothing"/);
    expect(await ask('--outcome', 'half', '--family', 'poisson', '--terms', 'y')).toMatch(/whole/);
    expect(await ask(...fit, 'ols', '--terms', 'half,twice,in:')).toMatch(/“in:”/);
  });

  it('keeps control characters of data away from the terminal', async () => {
    const path = folder.write('steer.csv', 'name\nx\n');
    const line = await refused(1, 'geocode', path, '--address', '\u001b[2J\nx', '--out', out);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(line).not.toMatch(/[\u0000-\u001f]/);
  });
});

describe('wrong options end with status 2', () => {
  const cluster = ['cluster', good, '--out', out];

  it.each([
    [['cluster', good, '--radius-km', '1', '--min-firms', '2'], '--out is missing'],
    [['cluster', '--radius-km', '1', '--min-firms', '2', '--out', out], 'POINTS.csv is missing'],
    [[...cluster, '--radius-km', '0', '--min-firms', '2'], '--radius-km is 0'],
    [[...cluster, '--radius-km', '-3', '--min-firms', '2'], '--radius-km is -3'],
    [[...cluster, '--radius-km', 'NaN', '--min-firms', '2'], '"NaN"; it must be a number'],
    [[...cluster, '--radius-km', '1e9', '--min-firms', '2'], 'from 0.05 to 300'],
    [[...cluster, '--radius-km', '', '--min-firms', '2'], '--radius-km needs a value'],
    [[...cluster, '--radius-km', '1', '--min-firms', '0'], '--min-firms is 0'],
    [[...cluster, '--radius-km', '1', '--min-firms', '2.5'], 'whole number'],
    [[...cluster, '--radius-km', '1', '--min-firms', '1000000000'], '--min-firms is 1000000000'],
    [[...cluster, '--radius-km'], '--radius-km needs a value'],
    [[...cluster, '--radius', '1', '--min-firms', '2'], 'no option --radius'],
    [[...cluster, 'b.csv', '--radius-km', '1', '--min-firms', '2'], 'b.csv'],
    [[...cluster, '--method', 'kmeans'], 'dbscan, hdbscan, scan, relative, drawn'],
    [[...cluster, '--method', 'hdbscan', '--min-cluster-size', '5', '--weight', 'n'], '--weight'],
    [[...cluster, '--method', 'hdbscan', '--min-cluster-size', '1'], 'from 2'],
    [[...cluster, '--method', 'drawn'], '--boundaries'],
    [[...cluster, '--radius-km', '1', '--min-firms', '2', '--lon', 'lon'], '--lat'],
    [['proximity', good, '--out', out], '--institutions is missing'],
    [['proximity', good, '--institutions', good, '--within-km', '10,x', '--out', out], '"x"'],
    [['evidence', good, '--outcome', 'n', '--out', out], '--inside'],
    [['evidence', good, '--outcome', 'n', '--family', 'ols', '--out', out], '--terms is missing'],
    [
      ['evidence', good, '--outcome', 'n', '--terms', 'a', '--inside', 'b', '--out', out],
      '--terms',
    ],
    [['evidence', good, '--outcome', 'n', '--family', 'gamma', '--out', out], 'negative-binomial'],
    [
      [
        'evidence',
        good,
        '--outcome',
        'n',
        '--inside',
        'side',
        '--groups',
        'cluster_id',
        '--out',
        out,
      ],
      'own clusters',
    ],
    [['run', '--out', folder.at('r')], '--firms'],
    [['run', 'study.json', '--firms', good, '--out', folder.at('r')], '--firms'],
    [['run', '--firms', good, '--radius-km', '0', '--out', folder.at('r')], '--radius-km is 0'],
    [['run', '--firms', good, '--outcomes-key', 'x', '--out', folder.at('r')], '--outcomes'],
    [['gazetteer', 'build'], '--out is missing'],
    [['gazetteer'], 'no command "gazetteer"'],
    [['geocode', good, '--out', out, '--language', 'fr'], 'ja, en'],
    [['geocode', good, '--out', out, '--help=yes'], '--help takes no value'],
    [['wat'], 'no command "wat"'],
    [[], 'name a command'],
  ])('%j', async (argv, said) => {
    const before = folder.names();
    const answer = await shuseki(...argv);
    expect(answer).toMatchObject({ status: 2, out: '' });
    expect(answer.err.trimEnd().split('\n')).toHaveLength(1);
    expect(answer.err).toContain(said);
    expect(folder.names()).toEqual(before);
  });
});

describe('outputs', () => {
  const points = ['cluster', good, '--radius-km', '1', '--min-firms', '2'];

  it('that can not be written end with status 1', async () => {
    expect(await refused(1, ...points, '--out', folder.at('no/such/out.csv'))).toMatch(/ENOENT/);
    expect(await refused(1, ...points, '--out', folder.path)).toMatch(/EISDIR/);
    expect(await refused(1, 'run', '--firms', good, '--out', good)).toMatch(/good\.csv/);
    expect(readFileSync(good, 'utf8')).toContain('136.1');
  });

  it('come all or none: a timing file that can not be written leaves no labels', async () => {
    await refused(1, ...points, '--out', out, '--timing', folder.at('no/timing.json'));
    expect(existsSync(out)).toBe(false);
    expect(await refused(1, ...points, '--out', out, '--timing', out)).toContain('two outputs');
  });

  it('of a run come all or none, and what was there before stays', async () => {
    const target = folder.at('occupied');
    mkdirSync(`${target}/links.geojson`, { recursive: true });
    folder.write('occupied/firms.geojson', 'mine');
    const answer = await shuseki('run', '--firms', good, '--out', target);
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('links.geojson');
    expect(folder.names('occupied')).toEqual(['firms.geojson', 'links.geojson']);
    expect(folder.read('occupied/firms.geojson')).toBe('mine');
  });

  it('replace a file whole, and go to where a pipe or a device is', async () => {
    const old = folder.write('old.csv', 'x'.repeat(10_000));
    expect(await shuseki(...points, '--out', old)).toMatchObject({ status: 0 });
    expect(folder.read('old.csv')).toMatch(/^id,name,.*cluster_role\n/);
    expect(await shuseki(...points, '--out', '/dev/null')).toMatchObject({ status: 0 });
  });
});

describe('gazetteers that can not be used', () => {
  const list = folder.write('list.csv', '住所\n福井県鯖江市\n');
  const place = (gazetteer: string) =>
    refused(1, 'geocode', list, '--gazetteer', gazetteer, '--out', out);

  it.each([
    ['nothing', () => folder.at('nowhere'), 'no such gazetteer'],
    ['an empty folder', () => (mkdirSync(folder.at('hollow')), folder.at('hollow')), 'ja.json'],
    [
      'a file that is no pack',
      () => folder.write('no.pack', 'hello, this is no pack'),
      'not a pack',
    ],
    [
      'a cut gzip',
      () => folder.write('cut.pack', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])),
      'cut.pack',
    ],
  ])('%s', async (_name, make, said) => {
    expect(await place(make())).toContain(said);
  });

  it('a missing and a broken file cost their municipality only', async () => {
    const gazetteer = folder.at('holes');
    mkdirSync(`${gazetteer}/ja/福井県`, { recursive: true });
    const point = [136.184, 35.956];
    const cities = ['鯖江市', '越前市', '福井市'].map((city) => ({ city, point }));
    folder.write('holes/ja.json', JSON.stringify({ data: [{ pref: '福井県', cities }] }));
    folder.write('holes/ja/福井県/鯖江市.json', '{"data": [');
    folder.write(
      'holes/ja/福井県/福井市.json',
      JSON.stringify({ data: [{ oaza_cho: '見本町', point }] }),
    );
    const rows = '住所\n福井県鯖江市見本町1\n福井県越前市見本町1\n福井県福井市見本町1\n';
    const path = folder.write('three.csv', rows);
    const answer = await shuseki(
      ...['geocode', path, '--gazetteer', gazetteer, '--out', folder.at('three-out.csv')],
    );
    expect(answer.status).toBe(0);
    expect(answer.err).toMatch(/lacks 1 file .*越前市\.json/);
    expect(answer.err).toMatch(/1 file of the gazetteer could not be read .*鯖江市\.json/);
    expect(folder.read('three-out.csv').match(/,town,|,municipality,/g)).toEqual([
      ',municipality,',
      ',municipality,',
      ',town,',
    ]);
  });
});
