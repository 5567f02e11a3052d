import { beforeAll, describe, expect, it } from 'vitest';
import type { Geocoder } from '../../src/geocode';
import { distanceKm } from '../../src/geo';
import { inventedGeocoder, type InventedPlace } from './gazetteers';

/** Two cities of one name, and a town that has the name of one that was merged away. */
const PLACES: readonly InventedPlace[] = [
  { prefecture: '東京都', name: '府中市', at: [139.48, 35.67], towns: ['高木三', '住吉町/5'] },
  { prefecture: '広島県', name: '府中市', at: [133.24, 34.57], towns: ['高木', '元町'] },
  {
    prefecture: '北海道',
    district: '松前郡',
    name: '福島町',
    at: [140.25, 41.48],
    towns: ['三岳', '吉岡'],
  },
  {
    prefecture: '岩手県',
    name: '遠野市',
    at: [141.53, 39.33],
    towns: [
      '附馬牛町',
      ...Array.from({ length: 39 }, (_, i) => `附馬牛町>第${String.fromCharCode(0x4e00 + i)}`),
      // Neighbours, half the way to which is nearer than the reach.
      ...['松崎町', '土淵町', '綾織町'],
    ],
  },
  { prefecture: '長崎県', name: '松浦市', at: [129.7, 33.34], towns: ['福島町端免'] },
];
let geocoder: Geocoder;
beforeAll(async () => {
  ({ geocoder } = await inventedGeocoder(PLACES));
});

describe('what counts more where a text fits several places', () => {
  it.each([
    // 高木 with the number 三 behind it; 高木三 would leave 沢 over.
    ['府中市高木三沢5', '広島県', '高木'],
    ['府中市高木三5', '東京都', '高木三'],
    ['府中市高木5', '広島県', '高木'],
  ])('%s: a name that ends cleanly, more than a longer one', (address, prefecture, town) => {
    expect(geocoder.locate(address)).toMatchObject({ prefecture, town });
  });

  it.each([
    ['福島町', '北海道', '松前郡福島町', ''],
    ['福島町1-2', '北海道', '松前郡福島町', ''],
    ['福島町三岳1', '北海道', '松前郡福島町', '三岳'],
    // Only the one of Nagasaki, merged into 松浦市 in 2006, has this town.
    ['福島町端免1', '長崎県', '松浦市', '福島町端免'],
    ['長崎県北松浦郡福島町端免1', '長崎県', '松浦市', '福島町端免'],
  ])('%s: a municipality in use, more than one that was renamed', (address, ...right) => {
    const { prefecture, municipality, town } = geocoder.locate(address);
    expect([prefecture, municipality, town]).toEqual(right);
  });
});

it('a town as a whole reaches over 95 % of the places in it', () => {
  // The first point of a lattice of 8 columns, 0.005° apart; the next 39 are its 小字.
  const found = geocoder.locate('岩手県遠野市附馬牛町');
  const reach = Array.from({ length: 39 }, (_, i) => [
    0.005 * ((i + 1) % 8),
    0.005 * Math.floor((i + 1) / 8),
  ])
    .map(([lng, lat]) => distanceKm(found.lng, found.lat, found.lng + lng, found.lat + lat))
    .sort((a, b) => a - b);
  // 38 of 39 is the first share that is not below 95 %; 90 % is reached by 36. The radius is measured on a plane.
  expect(found.errorKm / reach[37]).toBeCloseTo(1, 2);
  expect(reach[37] / reach[35]).toBeGreaterThan(1.02);
});
