import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../../src/tables/vector/fields';
import type { VectorLayer } from '../../../src/tables/vector/layer';
import { writeFlatGeobuf } from '../../../src/tables/vector/write-flatgeobuf';
import { writeGeoPackage } from '../../../src/tables/vector/write-geopackage';
import { writeGeoParquet } from '../../../src/tables/vector/write-geoparquet';
import { writeKml } from '../../../src/tables/vector/write-kml';
import { writeShapefile } from '../../../src/tables/vector/write-shapefile';
import { writeGeoJson } from '../../../src/tables';
import { valueOf } from '../support';
import { CLUSTERS, FIRMS, LAYERS, LINKS } from './made-layers';

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;
const absent = gdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'shuseki-vector-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What GDAL says of a file on standard error, and the features that it reads. */
function readByGdal(file: string, layer: string) {
  const read = spawnSync(
    'ogr2ogr',
    ['-f', 'GeoJSON', '/vsistdout/', file, layer, '-lco', 'COORDINATE_PRECISION=7'],
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  return { said: read.stderr, features: (JSON.parse(read.stdout) as FeatureCollection).features };
}

/** Geometries and values of the layer's own GeoJSON, the measure for every other format. */
async function expectedOf(layer: VectorLayer): Promise<Feature[]> {
  const text = (await writeGeoJson(layer)).join('');
  return (JSON.parse(text) as FeatureCollection).features;
}

const placed = (file: string, bytes: Uint8Array) => {
  writeFileSync(join(folder, file), bytes);
  return join(folder, file);
};

/** Values as typed formats hold them: digits that a number would lose stay text. */
function typedValues(layer: VectorLayer, i: number) {
  return Object.fromEntries(fieldsOf(layer).map(({ key, at }) => [key, at(i)]));
}

describe('fields of a layer', () => {
  it('have types that lose nothing', () => {
    expect(fieldsOf(FIRMS).map(({ key, type }) => `${key}:${type}`)).toEqual([
      'id:text',
      'in_cluster:boolean',
      'nearest_institution_km:real',
      'cluster_id:integer',
      'density:real',
      '会社名:text',
      'employees:real',
      'capital:integer',
      'digits:text',
      'lot:text',
    ]);
    expect(typedValues(FIRMS, 1).digits).toBe('12345678901234567890');
    expect(typedValues(FIRMS, 0).capital).toBeNull();
  });
});

describe('GeoPackage', () => {
  const written = writeGeoPackage(LAYERS, ({ name }) => ({
    title: name,
    fields: new Map([['cluster_id', '集積番号']]),
  }));

  it('is the same bytes for the same layers', async () => {
    const again = await writeGeoPackage(LAYERS, ({ name }) => ({
      title: name,
      fields: new Map([['cluster_id', '集積番号']]),
    }));
    expect(Buffer.compare(Buffer.from(again), Buffer.from(await written))).toBe(0);
  });

  it('names its application, its fields for people, and where things are', async () => {
    const { default: start } = await import('@sqlite.org/sqlite-wasm');
    const sqlite = await start();
    const bytes = await written;
    expect(Buffer.from(bytes.subarray(68, 72)).toString('latin1')).toBe('GPKG');
    const database = new sqlite.oo1.DB(':memory:');
    const at = sqlite.wasm.allocFromTypedArray(bytes);
    const free = sqlite.capi.SQLITE_DESERIALIZE_FREEONCLOSE;
    sqlite.capi.sqlite3_deserialize(database, 'main', at, bytes.length, bytes.length, free);
    const rows = (sql: string) => database.selectArrays(sql);
    expect(rows('PRAGMA integrity_check')).toEqual([['ok']]);
    expect(rows('SELECT column_name, title FROM gpkg_data_columns')).toEqual([
      ['cluster_id', '集積番号'],
    ]);
    expect(rows('SELECT count(*), min(minx), max(maxy) FROM rtree_firms_geom')[0][0]).toBe(2);
    expect(rows('SELECT min_x, max_x FROM gpkg_contents ORDER BY table_name')).toEqual([
      [0, 4],
      [136.2, 139.7],
      [139, 140.5],
    ]);
    expect(rows('SELECT metadata FROM gpkg_metadata')).toEqual([
      ['{"made_by":"Shuseki","simulated":true}'],
    ]);
    database.close();
  });

  it.skipIf(!gdal).each(LAYERS)(`$name is read by GDAL as it is${absent}`, async (layer) => {
    const { said, features } = readByGdal(placed('all.gpkg', await written), layer.name);
    expect(said).toBe('');
    const expected = await expectedOf(layer);
    expect(features.map(({ geometry }) => geometry)).toEqual(
      expected.map(({ geometry }) => geometry),
    );
    features.forEach(({ properties }, i) => expect(properties).toEqual(typedValues(layer, i)));
  });
});

/** FlatGeobuf has no null: what is missing is not there. */
const present = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

describe('FlatGeobuf', () => {
  it('has every field of every feature, also where the first lacks it', async () => {
    // The package's reader takes no feature without a place.
    const geometry = { type: 'Point', lng: [1, 2, 3], lat: [1, 2, 3] } as const;
    const pieces = await writeFlatGeobuf({ ...FIRMS, geometry });
    let i = 0;
    for await (const { properties } of deserialize(new Uint8Array(Buffer.concat(pieces)))) {
      const values = Object.entries(properties!).map(([key, value]) => [
        ...[key, typeof value === 'bigint' ? Number(value) : value],
      ]);
      expect(Object.fromEntries(values)).toEqual(present(typedValues(FIRMS, i++)));
    }
    expect(i).toBe(3);
  });

  it.skipIf(!gdal).each(LAYERS)(`$name is read by GDAL as it is${absent}`, async (layer) => {
    const file = placed(`${layer.name}.fgb`, Buffer.concat(await writeFlatGeobuf(layer)));
    const { said, features } = readByGdal(file, layer.name);
    expect(said).toBe('');
    const expected = await expectedOf(layer);
    expect(features.map(({ geometry }) => geometry)).toEqual(
      expected.map(({ geometry }) => geometry),
    );
    features.forEach(({ properties }, i) =>
      expect(present(properties!)).toEqual(present(typedValues(layer, i))),
    );
  });
});

describe('GeoParquet', () => {
  it.each(LAYERS)('$name has native types, nulls, and the geo key', async (layer) => {
    const bytes = await writeGeoParquet(layer);
    const file = bytes.buffer;
    const meta = parquetMetadata(file);
    const geo = JSON.parse(meta.key_value_metadata!.find(({ key }) => key === 'geo')!.value!);
    expect(geo).toMatchObject({ version: '1.1.0', primary_column: 'geometry' });
    expect(geo.columns.geometry.geometry_types).toEqual([layer.geometry.type]);
    const rows = await parquetReadObjects({ file, geoparquet: false, utf8: false });
    rows.forEach(({ geometry, bbox, ...values }, i) => {
      for (const [key, value] of Object.entries(typedValues(layer, i)))
        expect(typeof values[key] === 'bigint' ? Number(values[key]) : values[key]).toEqual(value);
      expect(geometry === null).toBe(bbox === null);
    });
    const point = rows[0].geometry as Uint8Array;
    if (layer === FIRMS) {
      const view = new DataView(point.buffer, point.byteOffset, point.byteLength);
      expect([view.getUint8(0), view.getUint32(1, true)]).toEqual([1, 1]);
      expect([view.getFloat64(5, true), view.getFloat64(13, true)]).toEqual([139.7, 35.6]);
      expect(rows[2].geometry).toBeNull();
    }
  });
});

describe('Shapefile', () => {
  it
    .skipIf(!gdal)
    .each(
      LAYERS.flatMap((layer) =>
        (['utf-8', 'cp932'] as const).map((encoding) => ({ layer, encoding })),
      ),
    )(`$layer.name in $encoding is read by GDAL${absent}`, async ({ layer, encoding }) => {
    const named = { ...layer, name: `${layer.name}-${encoding}` };
    const { files, limits } = valueOf(writeShapefile(named, encoding));
    for (const { name, bytes } of files) placed(name, bytes);
    const { said, features } = readByGdal(join(folder, files[0].name), named.name);
    expect(said).toBe('');
    const expected = await expectedOf(layer);
    expect(features.map(({ geometry }) => flattened(geometry))).toEqual(
      expected.map(({ geometry }) => flattened(geometry)),
    );
    features.forEach(({ properties }, i) => {
      for (const { key, short } of limits.names) {
        const value = typedValues(layer, i)[key];
        // The format has no yes and no that GDAL 3.6 would tell from text.
        const stored = typeof value === 'boolean' ? (value ? 'T' : 'F') : value;
        if (typeof stored === 'number') expect(properties![short]).toBeCloseTo(stored, 9);
        else expect(properties![short]).toEqual(stored);
      }
    });
  });

  it('gives unique names of whole characters within ten bytes', () => {
    const keys = ['従業者数合計', '従業者数男性', '従業者数', 'geocode_level', 'geocode_length'];
    const layer = {
      ...LINKS,
      properties: keys.map((key) => ({ key, kind: 'text' as const, values: ['', ''] })),
    };
    const names = (encoding: 'utf-8' | 'cp932') =>
      valueOf(writeShapefile(layer, encoding)).limits.names.map(({ short }) => short);
    expect(names('utf-8')).toEqual([
      'id',
      '従業者',
      '従業_2',
      '従業_3',
      'geocode_le',
      'geocode__2',
    ]);
    expect(names('cp932')).toEqual([
      'id',
      '従業者数合',
      '従業者数男',
      '従業者数',
      'geocode_le',
      'geocode__2',
    ]);
    const encoder = new TextEncoder();
    for (const short of names('utf-8'))
      expect(encoder.encode(short).length).toBeLessThanOrEqual(10);
  });

  it('is refused with the count before anything is written', () => {
    const properties = Array.from({ length: 255 }, (_, k) => ({
      ...{ key: `k${k}`, kind: 'text' as const },
      values: ['', ''],
    }));
    const refused = writeShapefile({ ...LINKS, properties });
    expect(refused).toMatchObject({
      ok: false,
      problem: { code: 'shapefile-too-many-fields', facts: { fields: 256, limit: 255 } },
    });
  });

  it('counts what an encoding lacks and texts that are cut', () => {
    const values = ['𠮷野', '長'.repeat(100)];
    const layer = { ...LINKS, properties: [{ key: 'name', kind: 'text' as const, values }] };
    expect(valueOf(writeShapefile(layer, 'cp932')).limits).toMatchObject({ lost: 1, cut: 0 });
    expect(valueOf(writeShapefile(layer, 'utf-8')).limits).toMatchObject({ lost: 0, cut: 1 });
  });
});

/** A polygon of one part is no MultiPolygon to a Shapefile, and its rings go the other way round. */
function flattened(geometry: Geometry | null) {
  if (geometry?.type !== 'MultiPolygon' && geometry?.type !== 'Polygon') return geometry;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(String).sort().join(' ')));
}

describe('KML', () => {
  it('leaves out what is missing, and calls a feature by its name', async () => {
    const kml = await writeKml(LAYERS, ({ name }) => (name === 'firms' ? '会社名' : 'name'));
    expect(kml).not.toContain('null');
    expect(kml).toContain('<name>髙﨑①～ｶﾞ</name>');
    expect(kml).not.toContain('<b>');
  });

  it.skipIf(!gdal)(`is read by GDAL${absent}`, async () => {
    const kml = await writeKml(LAYERS, () => '会社名');
    const file = placed('all.kml', new TextEncoder().encode(kml));
    const { said, features } = readByGdal(file, 'firms');
    expect(said).toBe('');
    expect(features.map(({ properties }) => [properties!.id, properties!.lot])).toEqual([
      ['1234567890123', '2-3-12'],
      ['01202', '1-4-7'],
      ['3', '10-11-5'],
    ]);
    expect(readByGdal(file, 'clusters').features[2].geometry).toMatchObject({
      type: 'MultiPolygon',
    });
  });

  it('keeps fields that are called as what every object has', async () => {
    const keys = ['__proto__', 'constructor'];
    const layer: VectorLayer = {
      ...FIRMS,
      properties: keys.map((key) => ({ key, kind: 'text', values: ['甲', '乙', '丙'] })),
    };
    const kml = await writeKml([layer], () => 'name');
    for (const key of keys)
      expect(kml.match(new RegExp(`<Data name="${key}">`, 'g'))).toHaveLength(3);
  });

  it('draws every geometry that GeoJSON has', async () => {
    const kml = await writeKml([CLUSTERS], () => 'name');
    expect(kml.match(/<Polygon>/g)).toHaveLength(3);
    expect(kml.match(/<innerBoundaryIs>/g)).toHaveLength(1);
  });
});
