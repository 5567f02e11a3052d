import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inputProperties, writeGeoJson, type GeoJsonLayer } from '../../src/tables';
import { tableOf } from './support';

const installed = spawnSync('ogrinfo', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'shuseki-gdal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const INPUT = tableOf([
  ['ID', 'fid', '会社名', '法人番号', '従業員数', 'founded', 'name', 'Name', 'ratio'],
  ['1', '7', '髙﨑①～〜ｶﾞ', '5120001269485', '12', '1999-04-01', 'A', 'a', '0.5'],
  ['2', '8', 'か\u3099𠮷', '0180001153916', '', '', 'B', '', '2'],
  ['3', '9', '<img src=x onerror=alert(1)>', '', '2200000000', '2000-01-01', '', 'c', ''],
]);

const base = {
  name: 'firms',
  metadata: { made_by: 'Shuseki', settings: { radius_km: 3, within_km: [10, 30] } },
  ids: ['1', '2', '3'],
  properties: [
    { key: 'in_cluster', kind: 'boolean', values: [1, 0, NaN] },
    { key: 'cluster_id', kind: 'integer', values: [0, NaN, NaN] },
    { key: 'nearest_institution_km', kind: 'number', values: [1, 12.5, NaN] },
    { key: 'density', kind: 'number', values: [NaN, NaN, NaN] },
    ...inputProperties(INPUT, ['id', 'in_cluster', 'cluster_id', 'nearest_institution_km']),
  ],
} as const satisfies Omit<GeoJsonLayer, 'geometry'>;

const ring = (x: number, y: number): [number, number][] => [
  [x, y],
  [x, y + 0.1],
  [x + 0.1, y + 0.1],
  [x + 0.1, y],
  [x, y],
];

const LAYERS: readonly GeoJsonLayer[] = [
  { ...base, geometry: { type: 'Point', lng: [139.7, 136.2, NaN], lat: [35.6, 36, NaN] } },
  {
    ...base,
    name: 'links',
    geometry: {
      type: 'LineString',
      fromLng: [139.7, 136.2, NaN],
      fromLat: [35.6, 36, NaN],
      toLng: [139.8, 136.2, 1],
      toLat: [35.7, 36, 1],
    },
  },
  {
    ...base,
    name: 'clusters',
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[[ring(139, 35)]], [[ring(136, 36)], [ring(137, 36)]], []],
    },
  },
  {
    name: 'empty',
    metadata: {},
    ids: [],
    properties: [],
    geometry: { type: 'Point', lng: [], lat: [] },
  },
];

const title = installed ? 'GDAL' : 'GDAL (skipped: ogrinfo is not installed)';

describe.skipIf(!installed)(title, () => {
  it.each(LAYERS.map((layer) => [layer.name, layer] as const))(
    'reads %s without a warning, and so does a GeoPackage made from it',
    async (name, layer) => {
      const file = join(folder, `${name}.geojson`);
      writeFileSync(file, (await writeGeoJson(layer)).join(''));
      const info = spawnSync('ogrinfo', ['-al', '-so', file], { encoding: 'utf8' });
      expect(info.stderr).toBe('');
      expect(info.status).toBe(0);
      expect(info.stdout).toContain(`Layer name: ${name}`);
      expect(info.stdout).toContain(`Feature Count: ${layer.ids.length}`);
      if (layer.ids.length === 0) return;
      expect(info.stdout).toContain('GEOGCRS["WGS 84"');
      const target = join(folder, `${name}.gpkg`);
      const copy = spawnSync('ogr2ogr', ['-f', 'GPKG', target, file], { encoding: 'utf8' });
      expect(copy.stderr).toBe('');
      expect(copy.status).toBe(0);
    },
  );

  it('sees the types that were meant', async () => {
    const file = join(folder, 'types.geojson');
    writeFileSync(file, (await writeGeoJson(LAYERS[0])).join(''));
    const info = spawnSync('ogrinfo', ['-al', '-so', file], { encoding: 'utf8' }).stdout;
    expect(info).toContain('Geometry: Point');
    for (const line of [
      'id: String (0.0)',
      'in_cluster: Integer(Boolean)',
      'cluster_id: Integer (0.0)',
      'nearest_institution_km: Real (0.0)',
      '会社名: String (0.0)',
      '法人番号: String (0.0)',
      '従業員数: Integer64 (0.0)',
      'founded: Date (0.0)',
      'ratio: Real (0.0)',
    ]) {
      expect(info).toContain(line);
    }
  });
});
