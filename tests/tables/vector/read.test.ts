import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readPolygonFile, readTable } from '../../../src/tables';
import { LAYER_FORMATS, type LayerFormatName } from '../../../src/tables/vector/formats';
import type { VectorLayer } from '../../../src/tables/vector/layer';
import { geometryOfWkb } from '../../../src/tables/vector/read/wkb';
import { projOf, toDegrees } from '../../../src/tables/vector/read/reproject';
import { valueOf } from '../support';
import { CLUSTERS, FIRMS, LINKS } from './made-layers';

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;
const absent = gdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'shuseki-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The first file of layers in a format of ours. */
async function written(format: LayerFormatName, layers: readonly VectorLayer[]) {
  const { write } = LAYER_FORMATS.find(({ name }) => name === format)!;
  const [{ name, bytes }] = valueOf(
    await write(layers, {
      name: 'layers',
      titlesOf: ({ name: title }) => ({ title, fields: new Map() }),
    }),
  );
  return { name, bytes: new Uint8Array(Buffer.concat(bytes)) };
}

const GIS_FORMATS = ['gpkg', 'parquet', 'fgb', 'kml'] as const;

const cellsOf = (table: { header: readonly string[]; columns: readonly (readonly string[])[] }) =>
  new Map(table.header.map((name, c) => [name, table.columns[c]]));

describe.each(GIS_FORMATS)('what is written as %s', (format) => {
  it('is read as the table that it was, ids and codes as text, places to a tenth of a millimetre', async () => {
    const { name, bytes } = await written(format, [FIRMS]);
    const table = valueOf(await readTable(name, bytes));
    const cells = cellsOf(table);
    expect(cells.get('id')).toEqual(['1234567890123', '01202', '3']);
    expect(cells.get('会社名')).toEqual(['', '髙﨑①～ｶﾞ', '<b>&"甲"</b>']);
    expect(cells.get('in_cluster')).toEqual(['', 'true', 'false']);
    expect(cells.get('capital')).toEqual(['', '5120001269485', '-3']);
    expect(cells.get('digits')![1]).toBe('12345678901234567890');
    expect(cells.get('lot')).toEqual(['2-3-12', '1-4-7', '10-11-5']);
    expect(Number(cells.get('nearest_institution_km')![1])).toBeCloseTo(12.345678901, 8);
    const { lng, lat } = table.points!;
    expect(lng[0]).toBeCloseTo(139.70000001, 7);
    expect(lat[1]).toBeCloseTo(36, 9);
    // A place that was not known is not one at 0, 0.
    expect([lng[2], lat[2]]).toEqual([NaN, NaN]);
  });

  it('is read from a Buffer as from any bytes', async () => {
    const { name, bytes } = await written(format, [FIRMS]);
    // In the middle of a larger buffer, where nothing lies on a multiple of eight.
    const buffer = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3);
    const table = valueOf(await readTable(name, buffer));
    expect(table).toEqual(valueOf(await readTable(name, bytes)));
  });

  it('gives its polygons with their names', async () => {
    const { name, bytes } = await written(format, [CLUSTERS]);
    const layer = valueOf((await readPolygonFile(name, bytes))!);
    // The second has no area: it is left out and told.
    expect(layer.names).toEqual(['鯖江', '丸岡']);
    expect(layer.shapes[0][0]).toHaveLength(2);
    expect(layer.shapes[1]).toHaveLength(2);
  });

  it('is refused where lines are all there is', async () => {
    const { name, bytes } = await written(format, [LINKS]);
    const read = await readTable(name, bytes);
    expect(read).toMatchObject({
      ok: false,
      problem: { code: 'geojson-not-points', facts: { found: 'LineString' } },
    });
    expect(await readPolygonFile(name, bytes)).toMatchObject({
      ok: false,
      problem: { code: 'boundary-not-polygon' },
    });
  });

  it('is one sentence where it is cut short anywhere', async () => {
    const { name, bytes } = await written(format, [FIRMS]);
    for (const share of [0.05, 0.3, 0.7, 0.97]) {
      const read = await readTable(name, bytes.slice(0, Math.floor(bytes.length * share)));
      if (read.ok) continue;
      expect(['layer-broken', 'layer-none', 'geojson-not-points']).toContain(read.problem.code);
    }
  });
});

describe('a file of several layers', () => {
  it.each(['gpkg', 'kml'] as const)('of %s opens on points, and by name', async (format) => {
    const { name, bytes } = await written(format, [LINKS, CLUSTERS, FIRMS]);
    const first = valueOf(await readTable(name, bytes));
    expect(first.origin).toMatchObject({ sheet: 'firms', sheets: ['links', 'clusters', 'firms'] });
    expect(await readTable(name, bytes, { sheet: 'links' })).toMatchObject({ ok: false });
  });
});

describe('KML as others write it', () => {
  const document = (body: string) =>
    new TextEncoder().encode(
      `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`,
    );
  const SCHEMA =
    '<Schema name="s" id="s"><SimpleField name="flag" type="bool"/><SimpleField name="code" type="int"/></Schema>';
  const PLACE = `<Placemark><name>甲社</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="flag">false</SimpleData><SimpleData name="code">01202</SimpleData></SchemaData></ExtendedData><Point><coordinates>136.18,35.94,12</coordinates></Point></Placemark>`;

  it('keeps false false and zeros in front, and leaves styles and links alone', async () => {
    const body = `<Style id="x"><IconStyle><color>ff0000ff</color></IconStyle></Style>${SCHEMA}<NetworkLink><Link><href>http://127.0.0.1:9/never.kml</href></Link></NetworkLink>${PLACE}`;
    const table = valueOf(await readTable('places.kml', document(body)));
    const cells = cellsOf(table);
    expect(cells.get('flag')).toEqual(['false']);
    expect(cells.get('code')).toEqual(['01202']);
    expect([...cells.keys()].sort()).toEqual(['code', 'flag', 'name']);
    expect([...table.points!.lng, ...table.points!.lat]).toEqual([136.18, 35.94]);
  });

  it('comes zipped too', async () => {
    const bytes = zipSync({ 'doc.kml': document(PLACE) });
    expect(valueOf(await readTable('places.kmz', bytes)).rowCount).toBe(1);
  });

  it('says where nothing is in it, and where it is no KML', async () => {
    expect(await readTable('a.kml', document('<Style id="x"/>'))).toMatchObject({
      problem: { code: 'layer-none' },
    });
    expect(await readTable('a.kml', document('<Placemark>'))).toMatchObject({
      problem: { code: 'layer-broken' },
    });
  });
});

describe('well-known binary', () => {
  const point = (type: number, numbers: readonly number[], little = true, srid?: number) => {
    const view = new DataView(
      new ArrayBuffer(5 + (srid === undefined ? 0 : 4) + 8 * numbers.length),
    );
    view.setUint8(0, little ? 1 : 0);
    view.setUint32(1, type, little);
    if (srid !== undefined) view.setUint32(5, srid, little);
    numbers.forEach((value, i) =>
      view.setFloat64((srid === undefined ? 5 : 9) + 8 * i, value, little),
    );
    return new Uint8Array(view.buffer);
  };
  const at = { type: 'Point', coordinates: [136, 35] };

  it('is read in both byte orders, with heights and measures of ISO and of EWKB', () => {
    expect(geometryOfWkb(point(1, [136, 35]))).toEqual(at);
    expect(geometryOfWkb(point(1, [136, 35], false))).toEqual(at);
    for (const type of [1001, 2001, 0x80000001, 0x40000001])
      expect(geometryOfWkb(point(type, [136, 35, 7]))).toEqual(at);
    for (const type of [3001, 0xc0000001])
      expect(geometryOfWkb(point(type, [136, 35, 7, 8]))).toEqual(at);
    expect(geometryOfWkb(point(0x20000001, [136, 35], true, 4326))).toEqual(at);
    expect(geometryOfWkb(point(1, [NaN, NaN]))).toBeNull();
  });

  it('refuses curves, and numbers of parts that the bytes can’t hold', () => {
    expect(() => geometryOfWkb(point(8, [1, 2]))).toThrow('type 8');
    expect(() => geometryOfWkb(point(2, [1e300]))).toThrow(RangeError);
    expect(() => geometryOfWkb(point(1, [136]))).toThrow(RangeError);
  });
});

describe('coordinate systems', () => {
  // By PROJ 9.1 (cs2cs) for 139.7 E, 35.7 N: easting, northing.
  const KNOWN: readonly (readonly [number, number, number])[] = [
    [6674, 334905.910190819, -26968.1986399988],
    [2451, -12065.9886128333, -33275.3457141303],
    [32654, 382388.694058349, 3951453.57363744],
    [6690, 925351.574036384, 3960868.67546353],
    [3857, 15551332.8638203, 4259419.96554792],
  ];
  const layerAt = (system: string, coordinates: [number, number]) => ({
    name: 'a',
    layers: ['a'],
    fields: [],
    rows: [{}],
    geometries: [{ type: 'Point' as const, coordinates }],
    system,
  });

  it.each(KNOWN)(
    'EPSG:%i is turned into degrees within a centimetre, and told',
    async (code, x, y) => {
      const { layer, problems } = await toDegrees('a.gpkg', layerAt(`EPSG:${code}`, [x, y]));
      const [geometry] = layer.geometries!;
      const [lng, lat] = (geometry as { coordinates: number[] }).coordinates;
      expect(Math.abs(lng - 139.7) * 90_000).toBeLessThan(0.01);
      expect(Math.abs(lat - 35.7) * 111_000).toBeLessThan(0.01);
      expect(problems).toMatchObject([
        { code: 'layer-converted', facts: { name: `EPSG:${code}` } },
      ]);
    },
  );

  it('that count as WGS84 stay as they are; unknown ones are refused by name', async () => {
    const same = layerAt('EPSG:6668', [139.7, 35.7]);
    expect((await toDegrees('a', same)).layer).toBe(same);
    for (const system of ['EPSG:30180', 'EPSG:27700', 'LOCAL_CS["own"]'])
      await expect(toDegrees('a', layerAt(system, [0, 0]))).rejects.toMatchObject({
        problem: { code: 'layer-crs' },
      });
    expect(projOf(2442)).toBeNull();
    expect(projOf(6688)).toContain('zone=51');
  });
});

describe(`files that GDAL writes${absent}`, () => {
  const geojson = {
    type: 'FeatureCollection',
    features: [
      { id: '01202', name: '髙島', employees: 12, ratio: 0.5, at: [136.18, 35.94] },
      { id: '00003', name: null, employees: null, ratio: null, at: [136.19, 35.95] },
    ].map(({ at, ...properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: at },
    })),
  };

  const made = (file: string, ...options: string[]) => {
    const source = join(folder, 'source.geojson');
    writeFileSync(source, JSON.stringify(geojson));
    const target = join(folder, file);
    spawnSync('ogr2ogr', [target, source, ...options]);
    return new Uint8Array(readFileSync(target));
  };

  it.skipIf(!gdal).each(['places.gpkg', 'places.fgb', 'places.kml'])('%s is read', async (file) => {
    const table = valueOf(await readTable(file, made(file)));
    const cells = cellsOf(table);
    expect([...cells.get('id')!].sort()).toEqual(['00003', '01202']);
    const row = cells.get('id')!.indexOf('01202');
    expect(cells.get('employees')![row]).toBe('12');
    expect(cells.get('employees')![1 - row]).toBe('');
    expect(table.points!.lng[row]).toBeCloseTo(136.18, 7);
  });

  it.skipIf(!gdal)('in plane rectangular system VI comes back to its degrees', async () => {
    const bytes = made('plane.gpkg', '-t_srs', 'EPSG:6674', '-s_srs', 'EPSG:4326');
    const read = await readTable('plane.gpkg', bytes);
    expect(valueOf(read).points!.lng[0]).toBeCloseTo(136.18, 6);
    expect(valueOf(read).points!.lat[0]).toBeCloseTo(35.94, 6);
    expect(read.ok && read.problems).toMatchObject([{ code: 'layer-converted' }]);
  });
});
