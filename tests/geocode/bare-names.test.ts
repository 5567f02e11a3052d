import { beforeAll, describe, expect, it } from 'vitest';
import type { Geocoder } from '../../src/geocode';
import { inventedGeocoder, type InventedPlace } from './gazetteers';

const PLACES: readonly InventedPlace[] = [
  { prefecture: '福井県', name: '福井市', at: [136.22, 36.06], towns: ['大手/3', '春山'] },
  { prefecture: '福井県', name: '鯖江市', at: [136.18, 35.94], towns: ['神明町', '水落町/2'] },
  { prefecture: '福井県', name: '越前市', at: [136.17, 35.9], towns: ['府中/2', '粟田部町'] },
  {
    prefecture: '福井県',
    district: '丹生郡',
    name: '越前町',
    at: [136.06, 35.97],
    towns: ['小曽原', '梅浦'],
  },
  { prefecture: '福井県', name: '大野市', at: [136.49, 35.98], towns: ['元町', '天神町'] },
  { prefecture: '三重県', name: '津市', at: [136.5, 34.72], towns: ['羽所町'] },
  { prefecture: '東京都', name: '港区', at: [139.75, 35.66], towns: ['芝公園/4'] },
];
let geocoder: Geocoder;
let withoutTowns: Geocoder;
beforeAll(async () => {
  ({ geocoder } = await inventedGeocoder(PLACES));
  withoutTowns = (await import('../../src/geocode')).createGeocoder(geocoder.municipalities, null);
});
const found = (address: string, by = geocoder) => {
  const { level, prefecture, municipality, town } = by.locate(address);
  return [level, prefecture, municipality, town];
};

describe('a municipality without its 市, 町 or 村', () => {
  it.each([
    ['鯖江神明町1-1', '鯖江市', '神明町'],
    ['福井県鯖江神明町1-1', '鯖江市', '神明町'],
    ['福井鯖江水落町2-3', '鯖江市', '水落町二丁目'],
    ['福井県福井春山1', '福井市', '春山'],
    // Of two with one name the one that has the town.
    ['福井県越前粟田部町5', '越前市', '粟田部町'],
    ['越前小曽原1-1', '丹生郡越前町', '小曽原'],
  ])('%s: a town of it says that it is meant', (address, municipality, town) => {
    expect(found(address)).toEqual(['town', '福井県', municipality, town]);
    expect(geocoder.locate(address).note).toContain('short-municipality');
  });

  it('alone is the municipality, and of two with one name what they have in common', () => {
    expect(found('福井県鯖江')).toEqual(['municipality', '福井県', '鯖江市', '']);
    expect(found('鯖江')).toEqual(['municipality', '福井県', '鯖江市', '']);
    expect(found('福井県越前')).toEqual(['prefecture', '福井県', '', '']);
    expect(found('鯖江', withoutTowns)).toEqual(['municipality', '福井県', '鯖江市', '']);
  });

  it.each([
    // No town of it follows.
    ['福井県大野町1-1', 'prefecture', '福井県'],
    ['大野ビル3F', 'none', ''],
    ['鯖江神社前1', 'none', ''],
    ['津羽所町1', 'none', ''],
  ])('%s names none', (address, level, prefecture) => {
    expect(found(address).slice(0, 2)).toEqual([level, prefecture]);
    expect(found('福井県鯖江神明町1', withoutTowns)[0]).toBe('prefecture');
  });

  it('says less than a prefecture further on', () => {
    expect(found('大野ビル 東京都港区芝公園4-1')).toEqual([
      'town',
      '東京都',
      '港区',
      '芝公園四丁目',
    ]);
  });
});
