import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { readPolygonFile, readTable } from '../../../src/tables';
import { LAYER_FORMATS } from '../../../src/tables/vector/formats';
import { valueOf } from '../support';
import { CLUSTERS, FIRMS, LINKS } from './made-layers';

const gdal = spawnSync('ogr2ogr', ['--version']).status === 0;
const absent = gdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'shuseki-shp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function zipOf(format: 'shp' | 'shp-cp932'): Promise<Uint8Array> {
  const { write } = LAYER_FORMATS.find(({ name }) => name === format)!;
  const context = {
    name: 'study',
    titlesOf: ({ name: title }: { name: string }) => ({ title, fields: new Map() }),
  };
  const [{ bytes }] = valueOf(await write([LINKS, CLUSTERS, FIRMS], context));
  return new Uint8Array(Buffer.concat(bytes));
}

const cellsOf = (table: { header: readonly string[]; columns: readonly (readonly string[])[] }) =>
  Object.fromEntries(table.header.map((name, c) => [name, table.columns[c]]));

describe('a zip of Shapefiles', () => {
  it('opens on its points, with ids and lot numbers as text', async () => {
    const table = valueOf(await readTable('study-shp.zip', await zipOf('shp')));
    expect(table.origin).toMatchObject({
      format: 'shapefile',
      sheet: 'firms',
      sheets: ['clusters', 'firms', 'links'],
    });
    const cells = cellsOf(table);
    expect(cells.id).toEqual(['1234567890123', '01202', '3']);
    expect(cells.lot).toEqual(['2-3-12', '1-4-7', '10-11-5']);
    expect(cells['会社名']).toEqual(['', '髙﨑①～ｶﾞ', '<b>&"甲"</b>']);
    expect(cells.capital).toEqual(['', '5120001269485', '-3']);
    expect(table.points!.lng[0]).toBeCloseTo(139.70000001, 7);
    expect([table.points!.lng[2], table.points!.lat[2]]).toEqual([NaN, NaN]);
  });

  it('opens on its polygons where polygons are wanted, and on a layer by its name', async () => {
    const zip = await zipOf('shp-cp932');
    const layer = valueOf((await readPolygonFile('study.zip', zip))!);
    expect(layer.names).toEqual(['鯖江', '丸岡']);
    expect(await readTable('study.zip', zip, { sheet: 'links' })).toMatchObject({
      problem: { code: 'geojson-not-points' },
    });
    expect(await readTable('study.zip', zip, { sheet: 'firm' })).toMatchObject({
      problem: {
        code: 'layer-unknown',
        facts: { wanted: 'firm', layers: ['clusters', 'firms', 'links'] },
      },
    });
  });

  it('whose .shp came alone, without a layer, or that is cut short, is one sentence', async () => {
    const zip = await zipOf('shp');
    const codeOf = async (name: string, bytes: Uint8Array) => {
      const read = await readTable(name, bytes);
      return read.ok ? 'read' : read.problem.code;
    };
    expect(await codeOf('a.zip', zipSync({ 'a.txt': Uint8Array.of(1) }))).toBe('file-binary');
    expect(await codeOf('a.zip', zip.slice(0, zip.length / 2))).toBe('layer-unreadable');
    const shp = Uint8Array.of(0, 0, 0x27, 0x0a, ...new Uint8Array(96));
    expect(await codeOf('a.shp', shp)).toBe('layer-shp-alone');
  });
});

describe(`what GDAL makes of points and areas${absent}`, () => {
  const source = join(folder, 'source.geojson');
  const square = (x: number, y: number) => [
    [
      [x, y],
      [x + 0.01, y],
      [x + 0.01, y + 0.01],
      [x, y + 0.01],
      [x, y],
    ],
  ];
  const features = [
    { id: '01202', day: '2024-04-01', at: [136.18, 35.94] },
    { id: '00003', day: '2023-12-31', at: [136.19, 35.95] },
  ];
  const made = (file: string, areas: boolean, ...options: string[]): string => {
    const geojson = {
      type: 'FeatureCollection',
      features: features.map(({ id, day, at }) => ({
        type: 'Feature',
        properties: { id, day, name: `区域${id}` },
        geometry: areas
          ? { type: 'Polygon', coordinates: square(at[0], at[1]) }
          : { type: 'Point', coordinates: at },
      })),
    };
    writeFileSync(source, JSON.stringify(geojson));
    const path = join(folder, file);
    const done = spawnSync('ogr2ogr', [path, source, '-nln', file.split('.')[0], ...options]);
    expect(done.status, String(done.stderr)).toBe(0);
    return path;
  };
  const zipped = (path: string): Uint8Array => {
    const name = path.split('/').at(-1)!.replace('.shp', '');
    const ends = ['shp', 'dbf', 'prj', 'cpg'];
    return zipSync(
      Object.fromEntries(
        ends.map((end) => [`${name}.${end}`, readFileSync(path.replace(/shp$/, end))]),
      ),
    );
  };

  it.runIf(gdal).each([
    ['EPSG:6674', 'layer-converted'],
    ['EPSG:2448', 'layer-converted'],
    ['EPSG:6691', 'layer-converted'],
    ['EPSG:4301', 'layer-converted-tokyo'],
    ['EPSG:30166', 'layer-converted-tokyo'],
    ['EPSG:3095', 'layer-converted-tokyo'],
  ])('in %s comes back, as Shapefile and GeoJSON, to a centimetre', async (system, code) => {
    const n = system.slice(5);
    const shp = made(`p${n}.shp`, false, '-t_srs', system, '-lco', 'ENCODING=UTF-8');
    const json = made(`p${n}.geojson`, false, '-t_srs', system);
    for (const [name, bytes] of [
      ['p.zip', zipped(shp)],
      ['p.geojson', readFileSync(json)],
    ] as const) {
      const read = await readTable(name, bytes);
      const table = valueOf(read);
      expect(read.ok && read.problems.map((each) => each.code)).toEqual([code]);
      const { lng, lat } = table.points!;
      features.forEach(({ at }, i) => {
        expect(Math.abs(lng[i] - at[0]) * 90_000).toBeLessThan(0.02);
        expect(Math.abs(lat[i] - at[1]) * 111_000).toBeLessThan(0.02);
      });
      const cells = cellsOf(table);
      expect(cells.id).toEqual(['01202', '00003']);
      // Days are days, on any machine's clock.
      expect(cells.day).toEqual(['2024-04-01', '2023-12-31']);
    }
  });

  it.runIf(gdal)('in a plane system is a layer of areas in its place', async () => {
    const shp = made('areas.shp', true, '-t_srs', 'EPSG:6674', '-lco', 'ENCODING=UTF-8');
    const read = (await readPolygonFile('areas.zip', zipped(shp)))!;
    const { names, shapes } = valueOf(read);
    expect(names).toEqual(['区域01202', '区域00003']);
    expect(read.ok && read.problems.map((each) => each.code)).toEqual(['layer-converted']);
    const xs = shapes[0].flat(2).map(([lng]) => lng);
    expect(Math.min(...xs)).toBeCloseTo(136.18, 6);
  });
});
