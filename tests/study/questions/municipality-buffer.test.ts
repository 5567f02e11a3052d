import { describe, expect, it } from 'vitest';
import { areaKm2 } from '../../../src/geo/rings';
import { distanceKm } from '../../../src/geo/earth';
import { isInPolygons } from '../../../src/geo';
import { UNATTENDED, type Municipality, type MultiPolygonCoordinates } from '../../../src/model';
import type { AreaLayer } from '../../../src/study';
import { areaOf } from '../../../src/study/places/municipality-area';
import { municipalityBuffer } from '../../../src/study/questions/municipality-buffer';
import { readPolygonGeoJson } from '../../../src/tables';

function square(west: number, south: number, size: number): MultiPolygonCoordinates {
  const [east, north] = [west + size, south + size];
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
}

const place = (code: string, name: string, more: Partial<Municipality> = {}) =>
  ({ code, name, prefecture: '福井県', district: '', kind: 'city', ...more }) as Municipality;
const SABAE = place('18207', '鯖江市');

describe('the polygon of a municipality', () => {
  it('is found by the code of N03, its islands together', async () => {
    const rows = [
      ['18207', '鯖江市', 136.1],
      ['18209', '越前市', 136.4],
      ['18207', '鯖江市', 136.8],
    ] as const;
    const features = rows.map(([N03_007, N03_004, west]) => ({
      type: 'Feature',
      properties: { N03_001: '福井県', N03_004, N03_007 },
      geometry: { type: 'MultiPolygon', coordinates: square(west, 36, 0.1) },
    }));
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const read = await readPolygonGeoJson('n03.geojson', new TextEncoder().encode(text));
    if (!read.ok) throw new Error(read.problem.code);
    expect(areaOf(read.value, SABAE)).toEqual([
      ...square(136.1, 36, 0.1),
      ...square(136.8, 36, 0.1),
    ]);
    expect(areaOf(read.value, place('18201', '福井市'))).toBeNull();
  });

  it('is found by its name where one area alone is called so', () => {
    const shapes = [square(136, 36, 1), square(137, 36, 1), square(138, 36, 1)];
    const names = ['福井県鯖江市', '府中市', '府中市'];
    expect(areaOf({ names, shapes }, SABAE)).toBe(shapes[0]);
    const fuchu = place('13206', '府中市', { prefecture: '東京都' });
    expect(areaOf({ names, shapes }, fuchu)).toBeNull();
    expect(areaOf({ names: names.slice(0, 2), shapes: shapes.slice(0, 2) }, fuchu)).toBe(shapes[1]);
  });

  it('is all wards of a designated city', () => {
    const shapes = [square(141, 43, 1), square(142, 43, 1), square(143, 43, 1)];
    const names = ['北海道札幌市中央区', '北海道札幌市北区', '北海道小樽市'];
    const city = place('01100', '札幌市', { prefecture: '北海道', kind: 'designated_city' });
    expect(areaOf({ names, shapes }, city)).toEqual([...shapes[0], ...shapes[1]]);
  });
});

describe('a municipality with a margin', () => {
  const layer = { names: ['鯖江市'], shapes: [square(136, 36, 0.2)] };
  const bufferIn = (of: AreaLayer | null, km: number) =>
    municipalityBuffer(
      { layer: of, towns: null, municipalities: [SABAE] },
      { code: '18207', km },
      UNATTENDED,
    );

  it('reaches as far from its polygon as was asked for, on every side', async () => {
    const found = await bufferIn(layer, 3);
    expect(found).toMatchObject({ code: '18207', km: 3, from: 'polygon' });
    const { shape } = found!;
    // Around a square of sides a and b: ab + 2 km (a + b) + π km².
    const a = distanceKm(136, 36.1, 136.2, 36.1);
    const b = distanceKm(136, 36, 136, 36.2);
    const expected = a * b + 2 * 3 * (a + b) + Math.PI * 9;
    expect(Math.abs(areaKm2(shape) / expected - 1)).toBeLessThan(0.002);
    const degree = b / 0.2;
    for (const [lng, lat] of [
      [136.1, 36],
      [136.1, 36.2],
    ]) {
      const away = lat < 36.1 ? -1 : 1;
      expect(isInPolygons(shape, lng, lat + (away * 2.97) / degree)).toBe(true);
      expect(isInPolygons(shape, lng, lat + (away * 3.03) / degree)).toBe(false);
    }
  });

  it('unites islands that it joins', async () => {
    const islands = {
      names: ['鯖江市'],
      shapes: [[...square(136, 36, 0.1), ...square(136.12, 36, 0.1)]],
    };
    expect((await bufferIn(islands, 3))!.shape).toHaveLength(1);
    expect((await bufferIn(islands, 0.5))!.shape).toHaveLength(2);
  });

  it('is not there without a layer, or one that has it', async () => {
    expect(await bufferIn(null, 3)).toBeNull();
    expect(await bufferIn({ names: ['越前市'], shapes: layer.shapes }, 3)).toBeNull();
  });
});
