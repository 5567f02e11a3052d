import { describe, expect, it } from 'vitest';
import { inputProperties, readTable, writeGeoJson, type GeoJsonLayer } from '../../src/tables';
import { tableOf, utf8, valueOf } from './support';

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
