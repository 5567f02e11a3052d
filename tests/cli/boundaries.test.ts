import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../geo/validity';
import { Folder, records, shuseki } from './terminal';
import type { MultiPolygonCoordinates } from '../../src/model';

const folder = new Folder();
const noOgrinfo = spawnSync('ogrinfo', ['--version']).status !== 0;

type Ring = readonly (readonly [number, number])[];
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const polygon = (name: string, ...rings: readonly Ring[]) => ({
  type: 'Feature',
  properties: { name },
  geometry: { type: 'Polygon', coordinates: rings },
});
const collection = (name: string, ...features: readonly object[]) =>
  folder.write(name, JSON.stringify({ type: 'FeatureCollection', features }));

/** A row of firms along the 36th parallel, a hundredth of a degree apart, from 137.005. */
const firms = folder.write(
  'firms.csv',
  [
    '企業ID,企業名,経度,緯度',
    ...Array.from(
      { length: 20 },
      (_, i) => `F${i},第${i}工業,${(137.005 + i / 100).toFixed(3)},36`,
    ),
    '',
  ].join('\n'),
);
const west = polygon('西', box(137, 35.9, 137.1, 36.1), box(137.02, 35.95, 137.04, 36.05));
const east = polygon('', box(137.15, 35.9, 137.3, 36.1));
const empty = polygon('空', box(138, 35, 138.2, 35.1));
// Clockwise, and crossing itself at 137.1, 36.
const bow = polygon('蝶', [
  [137, 35.9],
  [137.2, 36.1],
  [137.2, 35.9],
  [137, 36.1],
  [137, 35.9],
]);

interface Layer {
  readonly features: {
    readonly properties: Record<string, unknown>;
    readonly geometry: { readonly type: string; readonly coordinates: MultiPolygonCoordinates };
  }[];
}
const clustersIn = (out: string) =>
  (folder.json(join(out, 'clusters.geojson')) as unknown as Layer).features;

describe('shuseki run with drawn boundaries', () => {
  it('makes each a cluster with its name, its area and the firms inside, also one without a firm', async () => {
    const file = collection('three.geojson', west, east, empty);
    const out = folder.at('drawn');
    const answer = await shuseki('run', '--firms', firms, '--boundaries', file, '--out', out);
    expect(answer).toMatchObject({ status: 0, out: '' });
    expect(answer.err).toContain('3 clusters, 13 firms inside, 7 outside, 0 excluded');
    const clusters = clustersIn('drawn');
    expect(clusters.map(({ properties }) => [properties.firms, properties.method])).toEqual([
      [8, 'drawn'],
      [5, 'drawn'],
      [0, 'drawn'],
    ]);
    expect(clusters.map(({ properties }) => properties.name)).toEqual(['西', '集積2', '空']);
    for (const { geometry, properties } of clusters) {
      expect(faultOf(geometry.coordinates)).toBe('');
      expect(properties.area_km2).toBeGreaterThan(100);
      expect(properties).toMatchObject({ radius_km: null, min_firms: null });
    }
    expect(clusters[0].geometry.coordinates[0]).toHaveLength(2);
    expect(clusters[2].properties).toMatchObject({ density_per_km2: 0, only_coarse: false });
    expect(clusters[2].properties.longitude).toBeCloseTo(138.1, 5);
    expect(clusters[2].properties.latitude).toBeCloseTo(35.05, 5);
  });

  it.skipIf(noOgrinfo)(
    `writes clusters that GDAL reads without a word${noOgrinfo ? ' (skipped: ogrinfo is not installed)' : ''}`,
    () => {
      const file = folder.at('drawn/clusters.geojson');
      const read = spawnSync('ogrinfo', ['-al', '-so', file], { encoding: 'utf8' });
      expect(read).toMatchObject({ status: 0, stderr: '' });
      expect(read.stdout).toContain('Feature Count: 3');
    },
  );

  it('keeps them in the study file, which replays to the same bytes', async () => {
    const again = folder.at('drawn-again');
    const answer = await shuseki('run', folder.at('drawn/study.json'), '--out', again);
    expect(answer.status).toBe(0);
    for (const name of ['clusters.geojson', 'firms.geojson', 'findings.json', 'study.json'])
      expect(folder.read(join('drawn-again', name)), name).toBe(folder.read(join('drawn', name)));
  });

  it('lays other boundaries over a study that was made without', async () => {
    await shuseki('run', '--firms', firms, '--min-firms', '3', '--out', folder.at('derived'));
    expect(clustersIn('derived')[0].properties.method).toBe('dbscan');
    const file = collection('east.geojson', east);
    const answer = await shuseki(
      ...['run', folder.at('derived/study.json'), '--boundaries', file],
      ...['--out', folder.at('laid')],
    );
    expect(answer.err).toContain('1 cluster, 5 firms inside, 15 outside');
    expect(folder.json('laid/study.json')).toMatchObject({
      boundaries: [{ id: 'b1', name: '' }],
      settings: { clusters: { method: 'drawn' } },
    });
  });

  it('says where a boundary crosses itself, and repairs it when asked', async () => {
    const file = collection('bow.geojson', bow);
    const run = (...more: string[]) =>
      shuseki('run', '--firms', firms, '--boundaries', file, '--out', folder.at('bow'), ...more);
    const refused = await run();
    expect(refused.status).toBe(1);
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
    expect(refused.err).toMatch(/蝶.*137\.1(?:0000)?, 36(?:\.00000)?.*--repair-boundaries/);
    expect((await run('--repair-boundaries')).status).toBe(0);
    const [cluster] = clustersIn('bow');
    expect(faultOf(cluster.geometry.coordinates).replace(/ near.*/, '')).toBe('rings meet');
    expect(cluster.geometry.coordinates).toHaveLength(2);
    expect(cluster.properties.firms).toBe(20);
    expect(
      (await shuseki('run', '--firms', firms, '--out', 'x', '--repair-boundaries')).status,
    ).toBe(2);
  });

  it.each([
    ['points', { type: 'Point', coordinates: [137, 36] }, /Polygons are expected, Point was found/],
    [
      'a line',
      {
        type: 'Polygon',
        coordinates: [
          [
            [137, 36],
            [138, 36],
            [137, 36],
            [137, 36],
          ],
        ],
      },
      /area/,
    ],
  ])('refuses %s with a sentence', async (name, geometry, sentence) => {
    const file = collection('other.geojson', { type: 'Feature', properties: {}, geometry });
    const answer = await shuseki(
      ...['run', '--firms', firms, '--boundaries', file, '--repair-boundaries'],
      ...['--out', folder.at(`refused-${name}`)],
    );
    expect(answer.status).toBe(1);
    expect(answer.err).toMatch(sentence);
  });
});

describe('shuseki cluster with drawn boundaries', () => {
  it('counts as the whole study does, and says where one crosses itself', async () => {
    const file = collection('both.geojson', west, bow);
    const out = folder.at('labels.csv');
    const answer = await shuseki(
      ...['cluster', firms, '--method', 'drawn', '--boundaries', file, '--out', out],
    );
    expect(answer.status).toBe(0);
    expect(answer.err).toMatch(/warning: .*蝶.*137\.1/);
    const ids = records(folder.read('labels.csv')).map((row) => row.cluster_id);
    expect(ids.filter((id) => id === '0')).toHaveLength(8);
    expect(ids.filter((id) => id === '1')).toHaveLength(12);
  });
});
