import { describe, expect, it } from 'vitest';
import { readBoundaries, readTable } from '../../src/tables';
import { expectFailure, problemsOf, rowsOf, utf8, valueOf } from './support';

const point = (coordinates: unknown, properties: unknown = {}, more: object = {}) => ({
  type: 'Feature',
  ...more,
  geometry: coordinates === null ? null : { type: 'Point', coordinates },
  properties,
});

const collection = (features: unknown[], more: object = {}) =>
  utf8(JSON.stringify({ type: 'FeatureCollection', ...more, features }));

describe('readTable on GeoJSON', () => {
  it('makes a column of every property that occurs, and keeps the points', async () => {
    const bytes = collection([
      point([139.7, 35.6, 12], { name: '髙﨑', n: 1.5, code: '0101' }),
      point(null, { name: null, tags: ['a', { b: 1 }], ok: true }),
      point([136.2, 36], null),
    ]);
    const table = valueOf(await readTable('firms.geojson', bytes));
    expect(table.header).toEqual(['name', 'n', 'code', 'tags', 'ok']);
    expect(rowsOf(table)).toEqual([
      ['髙﨑', '1.5', '0101', '', ''],
      ['', '', '', '["a",{"b":1}]', 'true'],
      ['', '', '', '', ''],
    ]);
    expect([...table.points!.lng]).toEqual([139.7, NaN, 136.2]);
    expect([...table.points!.lat]).toEqual([35.6, NaN, 36]);
    expect(table.lines).toBeUndefined();
    expect(table.origin).toEqual({ format: 'geojson', encoding: 'utf-8', header: true });
  });

  it('takes the id of a feature where no property has that name', async () => {
    const own = collection([point([1, 2], { a: 1 }, { id: 7 }), point([1, 2], { a: 2 })]);
    const table = valueOf(await readTable('f.json', own));
    expect(table.header).toEqual(['id', 'a']);
    expect(table.columns[0]).toEqual(['7', '']);
    const both = collection([point([1, 2], { id: 'p' }, { id: 7 })]);
    expect(valueOf(await readTable('f.json', both)).columns[0]).toEqual(['p']);
  });

  it('reads a file without a telling name, a mark in front, and single-point MultiPoints', async () => {
    const feature = {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPoint', coordinates: [[1, 2]] },
    };
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('\n'), ...collection([feature])]);
    expect([...valueOf(await readTable('upload', collection([feature]))).points!.lng]).toEqual([1]);
    expect([...valueOf(await readTable('f.geojson', bytes)).points!.lat]).toEqual([2]);
  });

  it.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:EPSG::4326',
    'EPSG:4612',
    'urn:ogc:def:crs:EPSG::6668',
    'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  ])('accepts %s', async (name) => {
    const bytes = collection([point([139, 35])], { crs: { type: 'name', properties: { name } } });
    valueOf(await readTable('f.geojson', bytes));
  });

  it.each(['EPSG:27700', 'EPSG:14326', 'OWN'])('refuses %s', async (name) => {
    const crs = { type: 'name', properties: { name } };
    const result = await readTable('f.geojson', collection([point([1, 2])], { crs }));
    expect(expectFailure(result, 'layer-crs').facts).toEqual({ system: 'unknown', name });
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::6677', [-12_036.5, -33_456.25], 'layer-converted'],
    ['EPSG:3857', [15_551_300, 4_259_400], 'layer-converted'],
    ['EPSG:4301', [139.7032, 35.6947], 'layer-converted-tokyo'],
  ])('converts %s, leaves a missing place missing, and says so', async (name, at, code) => {
    const crs = { type: 'name', properties: { name } };
    const nowhere = { type: 'Feature', properties: {}, geometry: null };
    const read = await readTable('f.geojson', collection([point(at), nowhere], { crs }));
    const { lng, lat } = valueOf(read).points!;
    expect(Math.abs(lng[0] - 139.7)).toBeLessThan(0.02);
    expect(Math.abs(lat[0] - 35.7)).toBeLessThan(0.02);
    expect([lng[1], lat[1]]).toEqual([NaN, NaN]);
    expect(problemsOf(read).map((each) => each.code)).toEqual([code]);
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"type":', 'json'],
    ['a list', [], 'not-an-object'],
    ['a geometry', { type: 'Point', coordinates: [1, 2] }, 'type:Point'],
    ['no features', { type: 'FeatureCollection' }, 'features'],
    ['a broken feature', { type: 'FeatureCollection', features: [null] }, 'feature'],
  ])('%s is invalid', async (_, content, reason) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const result = await readTable('f.geojson', utf8(text));
    expect(expectFailure(result, 'geojson-invalid').facts).toEqual({ reason });
  });

  it('is not for lines and polygons', async () => {
    const line = {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    };
    const result = await readTable('f.geojson', collection([point([1, 2]), line]));
    const failure = expectFailure(result, 'geojson-not-points');
    expect(failure.facts).toEqual({ found: 'LineString' });
    expect(failure.where.row).toBe(2);
    expectFailure(
      await readTable('f.geojson', collection([point(['1', 2])])),
      'geojson-not-points',
    );
    expectFailure(await readTable('f.geojson', collection([])), 'file-header-only');
  });
});

const SQUARE = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const HOLE = [
  [0.2, 0.2],
  [0.4, 0.2],
  [0.4, 0.4],
  [0.2, 0.4],
  [0.2, 0.2],
];

describe('readBoundaries', () => {
  const area = (type: string, coordinates: unknown, properties: unknown = {}) => ({
    type: 'Feature',
    properties,
    geometry: { type, coordinates },
  });

  it('reads polygons and multipolygons with their names', async () => {
    const bytes = collection([
      area('Polygon', [SQUARE, HOLE], { name: '鯖江' }),
      area('MultiPolygon', [[SQUARE], [HOLE]], { 名称: '燕三条' }),
      area('Polygon', [SQUARE], {}),
    ]);
    const { names, boundaries } = valueOf(await readBoundaries('b.geojson', bytes));
    expect(names).toEqual(['鯖江', '燕三条', '']);
    expect(boundaries).toEqual([[[SQUARE, HOLE]], [[SQUARE], [HOLE]], [[SQUARE]]]);
  });

  it('leaves out what is no polygon, and says so', async () => {
    const bytes = collection([
      area('Polygon', [SQUARE]),
      area('Point', [1, 2]),
      area('Polygon', [
        [
          [0, 0],
          [1, 1],
          [0, 0],
        ],
      ]),
      { type: 'Feature', properties: {}, geometry: null },
    ]);
    const result = await readBoundaries('b.geojson', bytes);
    expect(valueOf(result).boundaries).toHaveLength(1);
    const found = problemsOf(result).map(({ facts, where }) => [facts, where.row]);
    expect(found).toEqual([
      [{ found: 'Point' }, 2],
      [{ found: 'broken Polygon' }, 3],
      [{ found: 'null' }, 4],
    ]);
  });

  it('fails where nothing is left, and on other files', async () => {
    const points = collection([area('Point', [1, 2])]);
    expectFailure(await readBoundaries('b.geojson', points), 'boundary-not-polygon');
    expectFailure(await readBoundaries('b.geojson', utf8('a,b')), 'geojson-invalid');
    const crs = { type: 'name', properties: { name: 'EPSG:4230' } };
    const other = collection([area('Polygon', [SQUARE])], { crs });
    expectFailure(await readBoundaries('b.geojson', other), 'layer-crs');
  });
});

describe('records in JSON, as services answer', () => {
  const records = [
    { corporate_number: '1234567890123', name: '甲', location: '鯖江市本町1', employee_number: 12 },
    { name: '乙', location: '鯖江市本町2', patents: [{ title: '枠' }], active: true },
  ];

  it.each<[string, unknown]>([
    ['a list', records],
    [
      'one member of an answer',
      { id: '1', message: '200 - OK.', 'hojin-infos': records, errors: [] },
    ],
  ])('are a table without places: %s', async (_, answer) => {
    const table = valueOf(await readTable('answer.json', utf8(JSON.stringify(answer))));
    expect(table.points).toBeUndefined();
    expect(table.header).toEqual([
      ...['corporate_number', 'name', 'location', 'employee_number', 'patents', 'active'],
    ]);
    expect(table.columns[0]).toEqual(['1234567890123', '']);
    expect(table.columns[3]).toEqual(['12', '']);
    expect(table.columns[4]).toEqual(['', '[{"title":"枠"}]']);
  });

  it.each<[string, unknown]>([
    ['two lists', { a: records, b: records }],
    ['a list of values', [1, 2]],
    ['an empty list', []],
    ['an object without a list', { name: '甲' }],
  ])('are refused: %s', async (_, answer) => {
    const read = await readTable('answer.json', utf8(JSON.stringify(answer)));
    expect(problemsOf(read)[0].code).toBe('geojson-invalid');
  });
});

describe('whole numbers of more digits than a double holds', () => {
  it.each(['9007199254740993', '12345678901234567890', '-9007199254740993'])(
    'keep them: %s',
    async (digits) => {
      const feature = `{"type":"Feature","properties":{"no":${digits},"name":"甲${digits}"},"geometry":{"type":"Point","coordinates":[136.18,35.94]}}`;
      const text = `{"type":"FeatureCollection","features":[${feature}]}`;
      const table = valueOf(await readTable('points.geojson', utf8(text)));
      expect(table.columns.map(([cell]) => cell)).toEqual([digits, `甲${digits}`]);
      const list = valueOf(await readTable('list.json', utf8(`[{"no":${digits},"name":"甲"}]`)));
      expect(list.columns[0]).toEqual([digits]);
    },
  );
});
