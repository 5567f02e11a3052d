import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { Feature, MultiLineString, MultiPolygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { clipToBox } from '../../geodata/build/basemap/neighbours';
import { partitionRing } from '../../geodata/build/basemap/partition';
import { signedArea, type Ring } from '../../geodata/build/basemap/planar';
import { dropNotches } from '../../geodata/build/basemap/waters';

const FOLDER = join(import.meta.dirname, '../../static/geodata/basemap');

interface PrefectureProperties {
  code: string;
  name_ja: string;
  name_en: string;
  label_lng: number;
  label_lat: number;
}

const read = (name: string): Topology =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Topology;
const japan = read('japan.topo.json');
const shape = <G extends MultiPolygon | MultiLineString>(
  topology: Topology,
  name: string,
): Feature<G> =>
  feature(topology, topology.objects[name] as GeometryObject) as unknown as Feature<G>;

const prefectures = feature(
  japan,
  japan.objects.prefectures as GeometryCollection<PrefectureProperties>,
).features as Feature<MultiPolygon, PrefectureProperties>[];
const land = shape<MultiPolygon>(japan, 'land');
const borders = shape<MultiLineString>(japan, 'borders');
const lakes = shape<MultiPolygon>(read('lakes.topo.json'), 'lakes');
const neighbours = shape<MultiPolygon>(read('neighbours.topo.json'), 'neighbours');

/** Prefectural capitals, to about a kilometre, from GSI's list of prefectural offices. */
const CAPITALS: readonly [string, number, number][] = [
  ['01', 141.347, 43.064],
  ['02', 140.74, 40.824],
  ['03', 141.153, 39.704],
  ['04', 140.872, 38.269],
  ['05', 140.103, 39.719],
  ['06', 140.363, 38.24],
  ['07', 140.468, 37.75],
  ['08', 140.447, 36.342],
  ['09', 139.884, 36.566],
  ['10', 139.061, 36.391],
  ['11', 139.649, 35.857],
  ['12', 140.123, 35.605],
  ['13', 139.692, 35.69],
  ['14', 139.643, 35.448],
  ['15', 139.023, 37.902],
  ['16', 137.211, 36.695],
  ['17', 136.626, 36.595],
  ['18', 136.222, 36.065],
  ['19', 138.568, 35.664],
  ['20', 138.181, 36.651],
  ['21', 136.722, 35.391],
  ['22', 138.383, 34.977],
  ['23', 136.907, 35.18],
  ['24', 136.509, 34.73],
  ['25', 135.868, 35.004],
  ['26', 135.755, 35.021],
  ['27', 135.52, 34.686],
  ['28', 135.183, 34.691],
  ['29', 135.833, 34.685],
  ['30', 135.167, 34.226],
  ['31', 134.238, 35.503],
  ['32', 133.05, 35.472],
  ['33', 133.935, 34.662],
  ['34', 132.459, 34.397],
  ['35', 131.471, 34.186],
  ['36', 134.559, 34.066],
  ['37', 134.043, 34.34],
  ['38', 132.766, 33.842],
  ['39', 133.531, 33.56],
  ['40', 130.418, 33.607],
  ['41', 130.299, 33.249],
  ['42', 129.867, 32.75],
  ['43', 130.742, 32.79],
  ['44', 131.613, 33.238],
  ['45', 131.424, 31.911],
  ['46', 130.558, 31.56],
  ['47', 127.681, 26.212],
];

describe('prefectures', () => {
  it('are 47, in the order of their codes, with names in both languages', () => {
    expect(prefectures.map(({ id }) => id)).toEqual(CAPITALS.map(([code]) => code));
    expect(prefectures.map(({ properties }) => properties.code)).toEqual(
      CAPITALS.map(([code]) => code),
    );
    for (const { properties } of prefectures) {
      expect(properties.name_ja).toMatch(/[都道府県]$/);
      expect(properties.name_en).toMatch(/^[A-Z][a-z]+$/);
    }
    expect(new Set(prefectures.map(({ properties }) => properties.name_en)).size).toBe(47);
  });

  it.each(CAPITALS)('%s holds its capital and no other does', (code, lng, lat) => {
    const holders = prefectures.filter((one) => booleanPointInPolygon([lng, lat], one));
    expect(holders.map(({ id }) => id)).toEqual([code]);
    expect(booleanPointInPolygon([lng, lat], land)).toBe(true);
  });

  it('hold the point where their name is written', () => {
    for (const one of prefectures) {
      const { label_lng, label_lat, name_en } = one.properties;
      expect(booleanPointInPolygon([label_lng, label_lat], one), name_en).toBe(true);
    }
  });

  it.each([
    ['Naoshima', '37', 133.993, 34.46],
    ['Yuge', '38', 133.206, 34.259],
    ['Amami', '46', 129.45, 28.35],
    ['Yoron', '46', 128.43, 27.04],
    ['Iheya', '47', 127.97, 27.04],
    ['Chichijima', '13', 142.19, 27.09],
    ['Hachijo', '13', 139.78, 33.11],
    ['Kunashiri', '01', 145.9, 44.1],
    ['Etorofu', '01', 147.9, 45.0],
    ['Shikotan', '01', 146.75, 43.8],
    ['Sado', '15', 138.4, 38.05],
    ['Tsushima', '42', 129.3, 34.4],
    ['Yonaguni', '47', 122.99, 24.46],
  ])('give the island %s to %s', (_, code, lng, lat) => {
    const holder = prefectures.find((one) => booleanPointInPolygon([lng, lat], one));
    expect(holder?.id).toBe(code);
    expect(booleanPointInPolygon([lng, lat], neighbours)).toBe(false);
  });
});

describe('land', () => {
  it('holds artificial islands and no sea', () => {
    expect(booleanPointInPolygon([135.244, 34.434], land), 'Kansai Airport').toBe(true);
    expect(booleanPointInPolygon([135.21, 34.66], land), 'Port Island').toBe(true);
    expect(booleanPointInPolygon([139.85, 35.45], land), 'Tokyo Bay').toBe(false);
    expect(booleanPointInPolygon([135.1, 34.45], land), 'Osaka Bay').toBe(false);
    expect(booleanPointInPolygon([128.6, 35.2], land), 'Korea').toBe(false);
    expect(booleanPointInPolygon([142.8, 46.9], land), 'Sakhalin').toBe(false);
  });

  it('has no holes', () => {
    for (const rings of land.geometry.coordinates) expect(rings).toHaveLength(1);
  });
});

describe('borders', () => {
  it('lie on land and end at the coast or at each other', () => {
    const lines = borders.geometry.coordinates;
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines) {
      for (let i = 0; i + 1 < line.length; i++) {
        const middle = line[i].map((v, axis) => (v + line[i + 1][axis]) / 2);
        // A border's first and last stretch may graze the coast within one step of the grid.
        if (i > 0 && i + 2 < line.length) expect(isOnLandWithin(middle, 2e-4)).toBe(true);
      }
    }
  });

  it('run between Tokyo and Kanagawa, not along the coast', () => {
    const nearTo = (lng: number, lat: number, degrees: number): boolean =>
      borders.geometry.coordinates.some((line) =>
        line.some(([x, y]) => Math.hypot(x - lng, y - lat) < degrees),
      );
    expect(nearTo(139.62, 35.61, 0.06)).toBe(true);
    expect(nearTo(140.85, 36.3, 0.1)).toBe(false);
    expect(nearTo(138.9, 34.75, 0.1)).toBe(false);
  });
});

function isOnLandWithin([x, y]: Position, degrees: number): boolean {
  return [
    [0, 0],
    [degrees, 0],
    [-degrees, 0],
    [0, degrees],
    [0, -degrees],
  ].some(([dx, dy]) => booleanPointInPolygon([x + dx, y + dy], land));
}

describe('lakes', () => {
  it.each([
    ['Biwa', 136.08, 35.25],
    ['Kasumigaura', 140.4, 36.03],
    ['Inawashiro', 140.1, 37.48],
    ['Towada', 140.89, 40.47],
    ['Toya', 140.82, 42.6],
    ['Chuzenji', 139.46, 36.74],
  ])('hold the middle of lake %s', (_, lng, lat) => {
    expect(booleanPointInPolygon([lng, lat], lakes)).toBe(true);
  });

  it.each([
    ['Hamana', 137.58, 34.74],
    ['Saroma', 143.8, 44.14],
    ['Kitaura', 140.57, 36.0],
  ])('or the sea hold the middle of lagoon %s', (_, lng, lat) => {
    const wet =
      booleanPointInPolygon([lng, lat], lakes) || !booleanPointInPolygon([lng, lat], land);
    expect(wet).toBe(true);
  });

  it('do not hold the sea', () => {
    expect(booleanPointInPolygon([133.5, 34.2], lakes), 'Seto Inland Sea').toBe(false);
    expect(booleanPointInPolygon([139.8, 35.5], lakes), 'Tokyo Bay').toBe(false);
  });
});

describe('neighbours', () => {
  it.each([
    ['Seoul', 126.98, 37.56],
    ['Vladivostok', 131.95, 43.15],
    ['Sakhalin', 142.8, 50],
    ['Shanghai', 121.4, 31.2],
    ['Taipei', 121.5, 25.0],
  ])('hold %s', (_, lng, lat) => {
    expect(booleanPointInPolygon([lng, lat], neighbours)).toBe(true);
  });

  it('hold none of the prefectural capitals', () => {
    for (const [code, lng, lat] of CAPITALS) {
      expect(booleanPointInPolygon([lng, lat], neighbours), code).toBe(false);
    }
  });
});

describe('files', () => {
  it('have closed rings of at least four positions', () => {
    for (const { geometry } of [...prefectures, land, lakes, neighbours]) {
      // A prefecture without islands is a Polygon in no file: mergeArcs always makes MultiPolygons.
      for (const ring of geometry.coordinates.flat()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring[0]).toEqual(ring[ring.length - 1]);
      }
    }
  });

  it('weigh less than 350 KB gzipped, together', () => {
    const names = ['japan.topo.json', 'lakes.topo.json', 'neighbours.topo.json'];
    const bytes = names
      .map((name) => gzipSync(readFileSync(join(FOLDER, name))).length)
      .reduce((a, b) => a + b, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThan(350_000);
  });
});

describe('cutting', () => {
  const island: Ring = [
    [0, 0],
    [4, 0],
    [4, 2],
    [0, 2],
    [0, 0],
  ];
  const areas = (rings: Ring[]): number[] =>
    rings.map((ring) => Math.round(signedArea(ring) * 1e6) / 1e6).sort((a, b) => a - b);

  it('leads a border that stops short of the coast to the coast', () => {
    const faces = partitionRing(island, [
      [
        [1, -0.5],
        [1, 1.9],
      ],
    ]);
    expect(areas(faces)).toEqual([2, 6]);
  });

  it('divides an island among three where three borders meet', () => {
    const faces = partitionRing(island, [
      [
        [2, 1],
        [2, 3],
      ],
      [
        [2, 1],
        [-1, 1],
      ],
      [
        [2, 1],
        [5, 1],
      ],
    ]);
    expect(areas(faces)).toEqual([2, 2, 4]);
  });

  it('leaves an island whole that a border misses or only touches inside', () => {
    expect(
      partitionRing(island, [
        [
          [9, 9],
          [8, 8],
        ],
      ]),
    ).toEqual([island]);
  });

  it('clips rings to a box and closes them', () => {
    const clipped = clipToBox(island, [1, -1, 3, 1]);
    expect(signedArea(clipped)).toBeCloseTo(2, 12);
    expect(clipped[0]).toEqual(clipped[clipped.length - 1]);
    expect(clipToBox(island, [10, 10, 11, 11])).toEqual([]);
  });

  it('drops a notch along the edges of tiles and keeps the shore', () => {
    const tile = 360 / 2 ** 13;
    const x = (n: number): number => 3000 * tile + n * tile - 180;
    const shore: Ring = [
      [x(0.3), 35.01],
      [x(1), 35.02],
      [x(1), 35.021],
      [x(1), 35.024],
      [x(0.4), 35.03],
      [x(0.3), 35.01],
    ];
    expect(dropNotches(shore)).toEqual([shore[0], shore[1], shore[3], shore[4], shore[0]]);
  });
});
