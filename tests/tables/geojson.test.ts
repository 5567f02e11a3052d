import { describe, expect, it } from 'vitest';
import {
  inputProperties,
  readBoundaries,
  readTable,
  writeGeoJson,
  type GeoJsonLayer,
} from '../../src/tables';
import { expectFailure, problemsOf, rowsOf, tableOf, utf8, valueOf } from './support';

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

  it.each(['EPSG:4301', 'urn:ogc:def:crs:EPSG::6677', 'EPSG:3857', 'EPSG:14326'])(
    'refuses %s',
    async (name) => {
      const crs = { type: 'name', properties: { name } };
      const result = await readTable('f.geojson', collection([point([1, 2])], { crs }));
      expect(expectFailure(result, 'geojson-crs').facts).toEqual({ crs: name });
    },
  );

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

  it('reads polygons and multipolygons with their names', () => {
    const bytes = collection([
      area('Polygon', [SQUARE, HOLE], { name: '鯖江' }),
      area('MultiPolygon', [[SQUARE], [HOLE]], { 名称: '燕三条' }),
      area('Polygon', [SQUARE], {}),
    ]);
    const { names, boundaries } = valueOf(readBoundaries('b.geojson', bytes));
    expect(names).toEqual(['鯖江', '燕三条', '']);
    expect(boundaries).toEqual([[[SQUARE, HOLE]], [[SQUARE], [HOLE]], [[SQUARE]]]);
  });

  it('leaves out what is no polygon, and says so', () => {
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
    const result = readBoundaries('b.geojson', bytes);
    expect(valueOf(result).boundaries).toHaveLength(1);
    const found = problemsOf(result).map(({ facts, where }) => [facts, where.row]);
    expect(found).toEqual([
      [{ found: 'Point' }, 2],
      [{ found: 'broken Polygon' }, 3],
      [{ found: 'null' }, 4],
    ]);
  });

  it('fails where nothing is left, and on other files', () => {
    const points = collection([area('Point', [1, 2])]);
    expectFailure(readBoundaries('b.geojson', points), 'boundary-not-polygon');
    expectFailure(readBoundaries('b.geojson', utf8('a,b')), 'geojson-invalid');
    const crs = { type: 'name', properties: { name: 'EPSG:4301' } };
    expectFailure(readBoundaries('b.geojson', collection([], { crs })), 'geojson-crs');
  });
});

const layer = (more: Partial<GeoJsonLayer>): GeoJsonLayer => ({
  name: 'firms',
  metadata: null,
  ids: ['a', 'b'],
  geometry: { type: 'Point', lng: [139.70000001, NaN], lat: [35.6, NaN] },
  properties: [],
  ...more,
});

async function written(more: Partial<GeoJsonLayer>): Promise<string> {
  return (await writeGeoJson(layer(more))).join('');
}

describe('writeGeoJson', () => {
  it('writes exactly this', async () => {
    const text = await written({
      metadata: { made_by: 'Shuseki', radius_km: 0.1 + 0.2, list: [1 / 3] },
      properties: [
        { key: 'in_cluster', kind: 'boolean', values: [1, NaN] },
        { key: 'nearest_institution_km', kind: 'number', values: [12.345678901234, -0] },
        { key: 'cluster_id', kind: 'integer', values: [0, NaN] },
        { key: '会社名', kind: 'text', values: ['髙﨑"①～〜ｶﾞ', ''] },
        { key: 'employees', kind: 'literal', values: ['12.50', ''] },
      ],
    });
    expect(text).toBe(
      `{"type":"FeatureCollection","name":"firms","metadata":{"made_by":"Shuseki","radius_km":0.3,"list":[0.3333333333]},"features":[
{"type":"Feature","id":"a","properties":{"id":"a","in_cluster":true,"nearest_institution_km":12.3456789,"cluster_id":0,"会社名":"髙﨑\\"①～〜ｶﾞ","employees":12.50},"geometry":{"type":"Point","coordinates":[139.7,35.6]}},
{"type":"Feature","id":"b","properties":{"id":"b","in_cluster":null,"nearest_institution_km":0,"cluster_id":null,"会社名":null,"employees":null},"geometry":null}
]}
`,
    );
  });

  it('is read back as it was', async () => {
    const names = ['髙﨑①～〜ｶﾞか\u3099𠮷', '<img src=x onerror=alert(1)>'];
    const text = await written({ properties: [{ key: 'name', kind: 'text', values: names }] });
    const table = valueOf(await readTable('f.geojson', utf8(text)));
    expect(table.header).toEqual(['id', 'name']);
    expect(table.columns[1]).toEqual(names);
    expect([...table.points!.lng]).toEqual([139.7, NaN]);
  });

  it('turns rings the right way, drops repeated positions and what vanishes', async () => {
    const clockwise = [...SQUARE].reverse() as [number, number][];
    const repeated = [
      [0, 0],
      [0, 0],
      [1, 0],
      [1, 1e-9],
      [1, 1],
      [0, 1],
    ] as [number, number][];
    const speck = [
      [5, 5],
      [5.00000001, 5],
      [5, 5.00000001],
      [5, 5],
    ] as [number, number][];
    const text = await written({
      ids: ['a', 'b', 'c'],
      geometry: {
        type: 'MultiPolygon',
        coordinates: [[[clockwise, HOLE as [number, number][]]], [[repeated], [speck]], [[speck]]],
      },
    });
    const { features } = JSON.parse(text);
    expect(features[0].geometry.coordinates).toEqual([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
          [0, 0],
        ],
        [...HOLE].reverse(),
      ],
    ]);
    expect(features[1].geometry.coordinates).toEqual([[SQUARE]]);
    expect(features[2].geometry).toBeNull();
  });

  it('writes lines, and null for a line of no length or with one end', async () => {
    const text = await written({
      ids: ['a', 'b', 'c'],
      geometry: {
        type: 'LineString',
        fromLng: [139, 139, 139],
        fromLat: [35, 35, 35],
        toLng: [140, 139.00000001, NaN],
        toLat: [36, 35, NaN],
      },
    });
    const { features } = JSON.parse(text);
    expect(features[0].geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [139, 35],
        [140, 36],
      ],
    });
    expect([features[1].geometry, features[2].geometry]).toEqual([null, null]);
  });

  it('writes an empty layer', async () => {
    const text = await written({ ids: [], geometry: { type: 'Point', lng: [], lat: [] } });
    expect(JSON.parse(text).features).toEqual([]);
  });

  it.each([
    [{ key: 'FID', kind: 'text', values: ['', ''] } as const, 'FID'],
    [{ key: 'Id', kind: 'text', values: ['', ''] } as const, 'Id'],
    [{ key: 'n', kind: 'number', values: [1] } as const, '1 values'],
    [{ key: 'n', kind: 'integer', values: [1.5, 2] } as const, '1.5'],
  ])('refuses %j', async (property, message) => {
    await expect(written({ properties: [property] })).rejects.toThrow(message);
  });
});

describe('inputProperties', () => {
  const kinds = (header: string, ...cells: string[]) =>
    inputProperties(tableOf([[header], ...cells.map((cell) => [cell])]), [])[0].kind;

  it('keeps names apart, whatever their case, and from the names of GIS programs', () => {
    const header = [
      'Name',
      'name',
      'NAME',
      'fid',
      'Id',
      'geometry',
      '',
      'cluster_id',
      'a\nb',
      'か\u3099',
      'が',
    ];
    const keys = inputProperties(tableOf([header, header.map(() => '')]), ['id', 'Cluster_ID']).map(
      ({ key }) => key,
    );
    expect(keys).toEqual([
      'Name',
      'name_2',
      'NAME_3',
      'input_fid',
      'input_Id',
      'input_geometry',
      'column_7',
      'cluster_id_2',
      'a b',
      'か\u3099',
      'が_2',
    ]);
  });

  it('writes plain numbers as numbers, digit by digit', async () => {
    expect(kinds('employees', '12', '', '0', '-3', '1.50')).toBe('literal');
    expect(kinds('従業員数', '12')).toBe('literal');
    expect(kinds('employeeNumber', '12')).toBe('literal');
    expect(kinds('year', '2020')).toBe('literal');
  });

  it('keeps codes, dates and everything else as text', () => {
    expect(kinds('code', '13101')).toBe('text');
    expect(kinds('municipality_code', '13101')).toBe('text');
    expect(kinds('法人番号', '5120001269485')).toBe('text');
    expect(kinds('x', '5120001269485', '4180001153916')).toBe('text');
    expect(kinds('x', '01')).toBe('text');
    expect(kinds('x', '1e3')).toBe('text');
    expect(kinds('x', '+1')).toBe('text');
    expect(kinds('x', '1,000')).toBe('text');
    expect(kinds('x', '12人', '13')).toBe('text');
    expect(kinds('x', '1234567890.1234567')).toBe('text');
    expect(kinds('x', '2020-01-01')).toBe('text');
    expect(kinds('x', '-0')).toBe('text');
    expect(kinds('x', '')).toBe('text');
    expect(kinds('postCode', '5410054')).toBe('text');
    expect(kinds('電話番号', '312345678')).toBe('text');
  });
});
