import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { readBoundaryFile } from '../../../src/study';
import { readPolygonGeoJson } from '../../../src/tables/polygon-layer';
import { readTable } from '../../../src/tables';
import { valueOf } from '../support';

const square = (x: number) => [
  [
    [x, 36],
    [x + 1, 36],
    [x + 1, 37],
    [x, 37],
    [x, 36],
  ],
];
const feature = (geometry: object, properties: object) =>
  ({ type: 'Feature', geometry, properties }) as GeoJSON.Feature;
const collection = (features: GeoJSON.Feature[]): GeoJSON.FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const AREAS = collection([
  feature({ type: 'Polygon', coordinates: square(136) }, { name: '鯖江' }),
  feature({ type: 'Polygon', coordinates: square(137) }, { name: '越前' }),
]);
const POINTS = collection([
  feature({ type: 'Point', coordinates: [136.18, 35.94] }, { id: '01202' }),
]);
const bytesOf = (objects: Record<string, GeoJSON.FeatureCollection>) =>
  new TextEncoder().encode(JSON.stringify(topology(objects, 1e6)));

describe('TopoJSON', () => {
  it('gives the object that is wanted: points for a table, polygons for areas', async () => {
    const bytes = bytesOf({ areas: AREAS, points: POINTS });
    const table = valueOf(await readTable('a.topojson', bytes));
    expect(table.origin).toMatchObject({ sheet: 'points', sheets: ['areas', 'points'] });
    expect(table.columns).toEqual([['01202']]);
    expect(table.points!.lng[0]).toBeCloseTo(136.18, 5);
    const layer = valueOf(await readPolygonGeoJson('a.json', bytes));
    expect(layer.names).toEqual(['鯖江', '越前']);
    const [[corner]] = layer.shapes[1][0];
    expect(corner[0]).toBeCloseTo(137, 5);
    expect(corner[1]).toBeCloseTo(36, 5);
  });

  it('is brought as drawn boundaries', async () => {
    const brought = valueOf(await readBoundaryFile('a.topojson', bytesOf({ areas: AREAS })));
    expect(brought.map(({ name }) => name)).toEqual(['鯖江', '越前']);
  });

  it('that is damaged, or has no object of the name, is one sentence', async () => {
    const bytes = bytesOf({ areas: AREAS });
    const damaged = new TextEncoder().encode(
      new TextDecoder().decode(bytes).replace(/"arcs":\[\[\[.*?\]\]\]/, '"arcs":[]'),
    );
    expect(await readPolygonGeoJson('a.topojson', damaged)).toMatchObject({ ok: false });
    expect(await readTable('a.topojson', bytes, { sheet: 'points' })).toMatchObject({
      problem: { code: 'layer-unknown', facts: { layers: ['areas'] } },
    });
    expect(
      await readTable('a.topojson', new TextEncoder().encode('{"type":"Topology"}')),
    ).toMatchObject({ problem: { code: 'layer-none' } });
  });
});

describe('small areas of the census', () => {
  it('are named by prefecture, municipality and town; parts of one are one', async () => {
    const row = (x: number, key: string, town: string | null) =>
      feature(
        { type: 'Polygon', coordinates: square(x) },
        { KEY_CODE: key, PREF_NAME: '福井県', CITY_NAME: '鯖江市', S_NAME: town },
      );
    const areas = collection([
      row(136, '18207001001', '神中町１丁目'),
      row(137, '182070020', '新横江'),
      row(138, '18207001001', '神中町１丁目'),
      row(139, '182079999', null),
    ]);
    const bytes = new TextEncoder().encode(JSON.stringify(areas));
    const { names, shapes } = valueOf(await readPolygonGeoJson('h27ka18207.geojson', bytes));
    expect(names).toEqual(['福井県鯖江市神中町１丁目', '福井県鯖江市新横江', '福井県鯖江市']);
    expect(shapes.map((polygons) => polygons.length)).toEqual([2, 1, 1]);
  });
});
