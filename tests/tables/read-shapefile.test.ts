import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { systemOfCode, systemOfWkt } from '../../src/tables/coordinate-system';
import { readPolygonShapefile as readShapefile } from '../../src/tables';
import { areaName } from '../../src/tables/area-name';
import { readPolygonGeoJson } from '../../src/tables/polygon-layer';
import { dbfOf, shpOf, type ShapeRing } from './shapefile-bytes';

/** Clockwise: an exterior. */
const square = (x: number, y: number, half: number): ShapeRing => [
  [x - half, y - half],
  [x - half, y + half],
  [x + half, y + half],
  [x + half, y - half],
  [x - half, y - half],
];
const hole = (x: number, y: number, half: number): ShapeRing => square(x, y, half).toReversed();

/** 鯖江市, 越前市 in CP932. */
const SABAE = Uint8Array.of(0x8e, 0x49, 0x8d, 0x5d, 0x8e, 0x73);
const ECHIZEN = Uint8Array.of(0x89, 0x7a, 0x91, 0x4f, 0x8e, 0x73);
const text = (value: string) => new TextEncoder().encode(value);

const SHP = shpOf([
  [square(136.2, 35.9, 0.1), hole(136.2, 35.9, 0.02)],
  [square(136.1, 35.8, 0.05)],
]);
const JGD2011 =
  'GEOGCS["GCS_JGD_2011",DATUM["D_JGD_2011",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const TOKYO =
  'GEOGCS["GCS_Tokyo",DATUM["D_Tokyo",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

function layer(parts: { prj?: string; cpg?: string; cells?: readonly Uint8Array[] }) {
  return [
    { name: 'n03.shp', bytes: SHP },
    { name: 'n03.DBF', bytes: dbfOf('NAME', parts.cells ?? [SABAE, ECHIZEN]) },
    ...(parts.prj ? [{ name: 'n03.prj', bytes: text(parts.prj) }] : []),
    ...(parts.cpg ? [{ name: 'n03.cpg', bytes: text(parts.cpg) }] : []),
  ];
}

async function codeOf(files: Parameters<typeof readShapefile>[0]) {
  const read = await readShapefile(files);
  return read.ok ? 'read' : read.problem;
}

describe('Shapefiles', () => {
  it('are read with holes and with names in CP932 where no .cpg says otherwise', async () => {
    const read = await readShapefile(layer({ prj: JGD2011 }));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.names).toEqual(['鯖江市', '越前市']);
    expect(read.value.shapes.map((polygons) => polygons.map((rings) => rings.length))).toEqual([
      [2],
      [1],
    ]);
    expect(read.value.shapes[1][0][0][0]).toEqual([136.1 - 0.05, 35.8 - 0.05]);
    expect(read.problems).toEqual([]);
  });

  it('honour the .cpg file, and refuse an encoding that nobody knows', async () => {
    const read = await readShapefile(
      layer({ cpg: 'UTF-8\r\n', cells: [text('鯖江'), text('越前')] }),
    );
    expect(read.ok && read.value.names).toEqual(['鯖江', '越前']);
    const sjis = await readShapefile(layer({ cpg: 'CP932' }));
    expect(sjis.ok && sjis.value.names).toEqual(['鯖江市', '越前市']);
    expect(await codeOf(layer({ cpg: 'KOI8-R' }))).toMatchObject({ code: 'layer-encoding' });
  });

  it('are read by their bytes where no .cpg says how, or a wrong one; what was told wrongly is said', async () => {
    const namesOf = async (how: Parameters<typeof layer>[0]) => {
      const read = await readShapefile(layer(how));
      if (!read.ok) throw new Error(read.problem.code);
      return [read.value.names, read.problems.map(({ code }) => code)];
    };
    const utf8 = [text('鯖江'), text('越前')];
    expect(await namesOf({ cells: utf8 })).toEqual([['鯖江', '越前'], []]);
    const told = ['layer-encoding-found'];
    expect(await namesOf({ cells: utf8, cpg: 'CP932' })).toEqual([['鯖江', '越前'], told]);
    expect(await namesOf({ cells: utf8, cpg: '1252' })).toEqual([['鯖江', '越前'], told]);
    expect(await namesOf({ cpg: 'UTF-8' })).toEqual([['鯖江市', '越前市'], told]);
    expect(await namesOf({ cpg: 'ISO-8859-1' })).toEqual([['鯖江市', '越前市'], told]);
    const latin = [Uint8Array.of(0x4d, 0xfc, 0x6e), text('Bern')];
    expect(await namesOf({ cells: latin, cpg: '1252' })).toEqual([['Mün', 'Bern'], []]);
    // A field of forty bytes cuts the last of fourteen characters.
    const cut = text('福井県鯖江市西山町神中町新横江').subarray(0, 40);
    expect(await namesOf({ cells: [cut, text('越前')] })).toMatchObject([
      ['福井県鯖江市西山町神中町新', '越前'],
      [],
    ]);
  });

  it('are read from a zip, in any folder of it', async () => {
    const inside = Object.fromEntries(
      layer({ prj: JGD2011 }).map(({ name, bytes }) => [`areas/2024/${name}`, bytes]),
    );
    const zip = zipSync({ ...inside, 'areas/readme.txt': text('x') });
    const read = await readShapefile([{ name: 'n03.zip', bytes: zip }]);
    expect(read.ok && read.value.names).toEqual(['鯖江市', '越前市']);
  });

  it('in Tokyo Datum come to the world system with the error that is told', async () => {
    const read = await readShapefile(layer({ prj: TOKYO }));
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.problems).toMatchObject([
      { code: 'layer-converted-tokyo', facts: { name: 'GCS_Tokyo', metres: 9 } },
    ]);
    const [[[lng, lat]]] = read.value.shapes[0][0];
    // Some 300 m to the west and 350 m to the north.
    expect((lng - 136.1) * 90_000).toBeCloseTo(-266, -1.5);
    expect((lat - 35.8) * 111_000).toBeCloseTo(350, -1.5);
  });

  it('in a plane system of another datum or in an unknown one are refused by name', async () => {
    expect(
      await codeOf(layer({ prj: 'PROJCS["ED50_UTM_32N",GEOGCS["GCS_ED50",DATUM["D_ED50"]]]' })),
    ).toMatchObject({ code: 'layer-crs', facts: { system: 'plane', name: 'ED50_UTM_32N' } });
    expect(await codeOf(layer({ prj: 'GEOGCS["GCS_ED50",DATUM["D_ED50"]]' }))).toMatchObject({
      facts: { system: 'unknown' },
    });
  });

  it('without a .shp, cut off, or that are no zip are refused', async () => {
    expect(await codeOf([{ name: 'n03.dbf', bytes: dbfOf('NAME', [SABAE]) }])).toMatchObject({
      code: 'layer-no-shp',
    });
    expect(await codeOf([{ name: 'n03.zip', bytes: text('no zip') }])).toMatchObject({
      code: 'layer-unreadable',
    });
    expect(await codeOf([{ name: 'n03.shp', bytes: SHP.slice(0, 60) }])).toMatchObject({
      code: 'layer-unreadable',
    });
  });

  it('that end before their header says are refused with the part, wherever they are cut', async () => {
    const dbf = dbfOf('NAME', [SABAE, ECHIZEN]);
    // The mark of the end may be absent.
    const ends = { shp: SHP.length, dbf: dbf.length - 1 };
    for (const part of ['shp', 'dbf'] as const)
      for (let cut = 100; cut < ends[part]; cut += 7) {
        const bytes = { shp: SHP, dbf, [part]: { shp: SHP, dbf }[part].slice(0, cut) };
        const files = (['shp', 'dbf'] as const).map((end) => ({
          name: `a.${end}`,
          bytes: bytes[end],
        }));
        expect(await codeOf(files)).toMatchObject({
          code: 'layer-cut-short',
          facts: { part, bytes: cut, end: ends[part] },
        });
      }
    const unmarked = [
      { name: 'a.shp', bytes: SHP },
      { name: 'a.dbf', bytes: dbf.slice(0, -1) },
    ];
    expect((await readShapefile(unmarked)).ok).toBe(true);
    const noLength = dbf.slice();
    noLength.fill(0, 10, 12);
    const without = [
      { name: 'a.shp', bytes: SHP },
      { name: 'a.dbf', bytes: noLength },
    ];
    expect(await codeOf(without)).toMatchObject({ code: 'layer-unreadable' });
  });

  it('with more behind their end, or with shapes and rows of other numbers, are read and it is said', async () => {
    const told = async (shp: Uint8Array, dbf: Uint8Array) => {
      const zip = zipSync({ 'a.shp': shp, 'a.dbf': dbf });
      const read = await readShapefile([{ name: 'a.zip', bytes: zip }]);
      if (!read.ok) throw new Error(read.problem.code);
      return [
        read.value.names,
        read.problems.map(({ code, facts }) => ({ code, facts })).slice(0, 1),
      ];
    };
    const dbf = dbfOf('NAME', [SABAE, ECHIZEN]);
    const plus = (bytes: Uint8Array, more: string) => Uint8Array.of(...bytes, ...text(more));
    const names = ['鯖江市', '越前市'];
    const behind = (part: string, bytes: number) => [
      { code: 'layer-bytes-behind', facts: { part, bytes } },
    ];
    const differ = (shapes: number, rows: number) => [
      { code: 'layer-counts-differ', facts: { shapes, rows } },
    ];
    expect(await told(SHP, plus(dbf, ' \0\x1a'))).toEqual([names, []]);
    expect(await told(SHP, plus(dbf, 'x'.repeat(90)))).toEqual([names, behind('dbf', 91)]);
    expect(await told(plus(SHP, 'x'.repeat(90)), dbf)).toEqual([names, behind('shp', 90)]);
    expect(await told(SHP, dbfOf('NAME', [SABAE]))).toEqual([['鯖江市', ''], differ(2, 1)]);
    // The row without a shape is left out of the areas, which is told as of every such row.
    const three = dbfOf('NAME', [SABAE, ECHIZEN, SABAE]);
    expect(await told(SHP, three)).toEqual([names, differ(2, 3)]);
    // A program that ended early leaves lengths of 0: the files are read to their end.
    const [openShp, openDbf] = [SHP.slice(), dbf.slice()];
    openShp.fill(0, 24, 28);
    openDbf.fill(0, 4, 8);
    expect(await told(openShp, openDbf)).toEqual([names, []]);
  });

  it('leave out a null shape with a warning', async () => {
    const shp = shpOf([null, [square(136, 36, 0.1)]]);
    const read = await readShapefile([
      { name: 'a.shp', bytes: shp },
      { name: 'a.dbf', bytes: dbfOf('NAME', [SABAE, ECHIZEN]) },
    ]);
    expect(read.ok && read.value.names).toEqual(['越前市']);
    expect(read.ok && read.problems).toMatchObject([
      { code: 'boundary-not-polygon', severity: 'warning', where: { row: 1 } },
    ]);
  });
});

describe('coordinate systems', () => {
  it.each([
    ['4326', 'accepted'],
    ['4612', 'accepted'],
    ['6668', 'accepted'],
    ['4301', 'tokyo-datum'],
    ['2449', 'plane'],
    ['6677', 'plane'],
    ['30169', 'plane'],
    ['4230', 'unknown'],
    ['', 'unknown'],
  ])('EPSG %s is %s', (code, system) => expect(systemOfCode(code)).toBe(system));

  it('are told by the text of a .prj', () => {
    expect(systemOfWkt('')).toBe('accepted');
    expect(systemOfWkt('GEOGCS["JGD2000",DATUM["Japanese_Geodetic_Datum_2000"]]')).toBe('accepted');
    expect(systemOfWkt('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]')).toBe('accepted');
    expect(systemOfWkt('GEOGCS["Tokyo",DATUM["Tokyo"]]')).toBe('tokyo-datum');
    expect(systemOfWkt('hello')).toBe('unknown');
  });
});

describe('polygon layers in GeoJSON', () => {
  const json = (crs: string) =>
    text(
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: crs } },
        features: [
          {
            type: 'Feature',
            properties: { name: 'A' },
            geometry: { type: 'Polygon', coordinates: [square(136, 36, 0.1)] },
          },
        ],
      }),
    );

  it('are read in the systems that count as WGS84, and refused in others', async () => {
    const read = await readPolygonGeoJson('a.geojson', json('urn:ogc:def:crs:EPSG::6668'));
    expect(read.ok && read.value.names).toEqual(['A']);
    for (const [crs, system] of [
      ['EPSG:30180', 'unknown'],
      ['EPSG:4230', 'unknown'],
    ]) {
      const refused = await readPolygonGeoJson('a.geojson', json(crs));
      expect(refused.ok ? null : refused.problem).toMatchObject({
        code: 'layer-crs',
        facts: { system },
      });
    }
  });

  it('of N03 are municipalities, with all their islands', async () => {
    const row = (x: number, code: string | null, town: string) => ({
      type: 'Feature',
      properties: { N03_001: '福井県', N03_004: town, N03_007: code },
      geometry: { type: 'Polygon', coordinates: [square(x, 36, 0.1)] },
    });
    const features = [
      row(136, '18202', '敦賀市'),
      row(137, '18207', '鯖江市'),
      row(138, '18202', '敦賀市'),
      row(139, null, '所属未定地'),
      row(140, null, '所属未定地'),
    ];
    const read = await readPolygonGeoJson(
      'n03.geojson',
      text(JSON.stringify({ type: 'FeatureCollection', features })),
    );
    if (!read.ok) throw new Error(read.problem.code);
    const [first, ...others] = ['敦賀市', '鯖江市', '所属未定地', '所属未定地'];
    expect(read.value.names).toEqual([first, ...others].map((name) => `福井県${name}`));
    expect(read.value.shapes.map((polygons) => polygons.length)).toEqual([2, 1, 1, 1]);
  });

  it('in JGD2000 count as WGS84 too', async () => {
    const read = await readPolygonGeoJson('a.geojson', json('urn:ogc:def:crs:EPSG::4612'));
    expect(read.ok && read.value.names).toEqual(['A']);
  });

  it('name areas as N03 and others do', () => {
    const n03 = {
      N03_001: '福井県',
      N03_002: '',
      N03_003: '',
      N03_004: '鯖江市',
      N03_007: '18207',
    };
    expect(areaName(n03)).toBe('福井県鯖江市');
    expect(areaName({ code: 3, NAME: ' Sabae ' })).toBe('Sabae');
    expect(areaName({ code: 3 })).toBe('');
    expect(areaName(null)).toBe('');
  });
});
