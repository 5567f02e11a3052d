import { describe, expect, it } from 'vitest';
import { createGeocoder, renamedMunicipalities } from '../../src/geocode';
import { PREFECTURES } from '../../src/geocode/prefectures';
import { foldKey } from '../../src/geocode/fold';
import {
  HAS_SHARED,
  inventedGeocoder,
  inventedMunicipalities,
  realGeocoder,
  shippedMunicipalities,
  type InventedPlace,
} from './gazetteers';

const PLACES: readonly InventedPlace[] = [
  {
    prefecture: '新潟県',
    name: '燕市',
    at: [138.88, 37.67],
    towns: ['吉田旭町/4', '秋葉町/4', '分水桜町/3', '旭町/2'],
  },
  { prefecture: '滋賀県', name: '長浜市', at: [136.27, 35.38], towns: ['木之本町西山', '西山町'] },
  { prefecture: '福井県', name: '越前市', at: [136.17, 35.9], towns: ['府中/3', '粟田部町'] },
  { prefecture: '静岡県', name: '浜松市', kind: 'designated_city', at: [137.73, 34.71] },
  {
    prefecture: '静岡県',
    name: '浜松市中央区',
    at: [137.73, 34.71],
    towns: ['鍛冶町', '三方原町'],
  },
  {
    prefecture: '静岡県',
    name: '浜松市浜名区',
    at: [137.7, 34.8],
    towns: ['細江町気賀', '貴布祢'],
  },
  { prefecture: '岐阜県', name: '中津川市', at: [137.5, 35.49], towns: ['馬籠', '付知町'] },
  { prefecture: '群馬県', name: '伊勢崎市', at: [139.2, 36.31], towns: ['東町'] },
  { prefecture: '群馬県', name: 'みどり市', at: [139.28, 36.39], towns: ['東町神戸'] },
  {
    prefecture: '群馬県',
    district: '吾妻郡',
    name: '東吾妻町',
    at: [138.8, 36.57],
    towns: ['大字奥田'],
  },
];

describe('names from before a merger', () => {
  it.each([
    ['新潟県西蒲原郡吉田町旭町1丁目2-3', '燕市', '吉田旭町一丁目', '吉田町'],
    ['新潟県吉田町旭町1丁目2-3', '燕市', '吉田旭町一丁目', '吉田町'],
    ['滋賀県伊香郡木之本町西山12', '長浜市', '木之本町西山', '木之本町'],
    ['福井県武生市府中1丁目', '越前市', '府中一丁目', '武生市'],
    ['福井県今立郡今立町粟田部12', '越前市', '粟田部町', '今立町'],
    ['長野県木曽郡山口村馬籠12', '中津川市', '馬籠', '山口村'],
    ['静岡県浜松市中区鍛冶町1', '浜松市中央区', '鍛冶町', '浜松市中区'],
    ['静岡県浜松市北区三方原町1', '浜松市中央区', '三方原町', '浜松市北区'],
    ['浜松市北区細江町気賀1', '浜松市浜名区', '細江町気賀', '浜松市北区'],
    ['静岡県引佐郡細江町気賀1', '浜松市浜名区', '細江町気賀', '細江町'],
    ['静岡県浜北市貴布祢12', '浜松市浜名区', '貴布祢', '浜北市'],
    ['群馬県勢多郡東村神戸1', 'みどり市', '東町神戸', '東村'],
  ])('%s is now in %s', async (address, municipality, town, old) => {
    const { geocoder } = await inventedGeocoder(PLACES);
    const match = geocoder.locate(address);
    expect([match.municipality, match.town]).toEqual([municipality, town]);
    expect(match.note.split(' ')).toContain(`renamed:${old}`);
  });

  it('is the whole city where the town does not decide between its wards', () => {
    const geocoder = createGeocoder(inventedMunicipalities(PLACES));
    const match = geocoder.locate('静岡県浜松市北区');
    expect([match.level, match.municipality]).toEqual(['municipality', '浜松市']);
  });

  it('lists the successors where one old name has several', () => {
    const geocoder = createGeocoder(inventedMunicipalities(PLACES));
    const match = geocoder.locate('群馬県東村1');
    expect(match.level).toBe('prefecture');
    expect(match.note).toBe('ambiguous:群馬県伊勢崎市|群馬県みどり市|群馬県吾妻郡東吾妻町');
  });
});

describe('the table of mergers', () => {
  const table = renamedMunicipalities();
  const municipalities = shippedMunicipalities();
  const present = new Set(municipalities.map((m) => m.prefecture + foldKey(m.name)));

  it('leads to municipalities that exist', () => {
    const lost = table.flatMap(({ nowPrefecture, now }) =>
      now.filter((name) => !present.has(nowPrefecture + foldKey(name))),
    );
    expect(lost).toEqual([]);
    expect(table.length).toBeGreaterThan(1800);
  });

  it('holds no name that is still in use, no name twice, and true prefectures', () => {
    const seen = new Set<string>();
    for (const { prefecture, district, old, now } of table) {
      expect(PREFECTURES).toContain(prefecture);
      // One that only changed its 郡.
      if (now.includes(old) && district !== '') continue;
      expect(present.has(prefecture + foldKey(old)), prefecture + old).toBe(false);
      const name = prefecture + district + old;
      expect(seen.has(name), name).toBe(false);
      seen.add(name);
    }
  });

  it.skipIf(!HAS_SHARED)(
    'is borne out by the towns that kept the old name (needs ../shared/gazetteer)',
    async () => {
      const { geocoder, gazetteer } = await realGeocoder();
      const names = new Map<string, Set<string>>();
      gazetteer.places.forEach((place, index) => {
        const rows = gazetteer.rows(index);
        const m = geocoder.locate(place.prefecture + place.name);
        names.set(
          place.prefecture + foldKey(m.municipality.replace(/^.+郡/, '')),
          new Set(rows?.oaza.map(foldKey)),
        );
      });
      const kept = table.filter(({ nowPrefecture, now, old }) => {
        const base = foldKey(old.replace(/[市町村]$/, ''));
        return now.some((name) =>
          [...(names.get(nowPrefecture + foldKey(name)) ?? [])].some((town) =>
            town.startsWith(base),
          ),
        );
      });
      // A name that no town kept is no mistake, but most names were kept.
      expect(kept.length / table.length).toBeGreaterThan(0.7);
    },
    120_000,
  );
});
