import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readPlainCsv, toCsv } from '../../geodata/build/municipalities/csv';
import { distanceKm, extentKm } from '../../geodata/build/municipalities/error-radius';
import { openStreetMapPoints } from '../../geodata/build/municipalities/points';
import { countPostalTowns } from '../../geodata/build/municipalities/postal';
import { buildRegistry } from '../../geodata/build/municipalities/registry';
import { toRomaji } from '../../geodata/build/municipalities/romaji';

const ROWS = readPlainCsv('static/geodata/municipalities.csv');
const BY_CODE = new Map(ROWS.map((row) => [row.code, row]));
const place = (row: Record<string, string>) => ({ lon: Number(row.lon), lat: Number(row.lat) });

/** Municipalities (a designated city as one, Tokyo's special wards each as one) in the order of the prefectures' codes. */
const PER_PREFECTURE = [
  179, 40, 33, 35, 25, 35, 59, 44, 25, 35, 63, 54, 62, 33, 30, 15, 19, 17, 27, 77, 42, 35, 54, 29,
  19, 26, 43, 41, 39, 30, 19, 19, 27, 23, 19, 24, 17, 20, 34, 60, 20, 21, 45, 18, 26, 43, 41,
];

describe('the table of municipalities', () => {
  it('has 1,741 municipalities and 171 wards of 20 designated cities', () => {
    const count = (kind: string) => ROWS.filter((row) => row.kind === kind).length;
    expect(count('ward')).toBe(171);
    expect(count('designated_city')).toBe(20);
    expect(count('special_ward')).toBe(23);
    expect(count('designated_city') + count('city')).toBe(792);
    expect(count('town')).toBe(743);
    expect(count('village')).toBe(183);
  });

  it('has the right number in each prefecture', () => {
    const counts = PER_PREFECTURE.map(
      (_, index) =>
        ROWS.filter(({ code, kind }) => Number(code.slice(0, 2)) === index + 1 && kind !== 'ward')
          .length,
    );
    expect(counts).toEqual(PER_PREFECTURE);
  });

  it('has unique five-digit codes, in order, whose first two digits are the prefecture’s', () => {
    const codes = ROWS.map(({ code }) => code);
    expect(codes.every((code) => /^\d{5}$/.test(code))).toBe(true);
    expect(codes).toEqual([...new Set(codes)].sort());
    const prefectures = new Set(ROWS.map(({ code, prefecture }) => code.slice(0, 2) + prefecture));
    expect(prefectures.size).toBe(47);
  });

  it('names each municipality of a prefecture once, district and name together', () => {
    const names = ROWS.map(({ prefecture, district, name }) => prefecture + district + name);
    expect(new Set(names).size).toBe(ROWS.length);
  });

  it('has the wards of 2024 and none of Hamamatsu’s abolished ones', () => {
    const wards = ROWS.filter(({ kind, name }) => kind === 'ward' && name.startsWith('浜松市'));
    expect(wards.map(({ name }) => name)).toEqual(['浜松市中央区', '浜松市浜名区', '浜松市天竜区']);
    expect(BY_CODE.get('22130')?.kind).toBe('designated_city');
  });

  it.each([
    ['08208', '', '龍ケ崎市'],
    ['12224', '', '鎌ケ谷市'],
    ['12229', '', '袖ケ浦市'],
    ['02307', '東津軽郡', '外ヶ浜町'],
    ['40344', '糟屋郡', '須惠町'],
    ['13381', '三宅島', '三宅村'],
    ['13401', '八丈島', '八丈町'],
    ['13362', '', '利島村'],
    ['01303', '石狩郡', '当別町'],
  ])('spells %s as the registry does: %s%s', (code, district, name) => {
    expect(BY_CODE.get(code)).toMatchObject({ district, name });
  });

  it.each([
    ['18207', 'サバエシ', 'Sabae-shi', 'Sabae'],
    ['01303', 'トウベツチョウ', 'Tobetsu-cho', 'Tobetsu'],
    ['01101', 'サッポロシチュウオウク', 'Sapporo-shi Chuo-ku', 'Chuo'],
    ['12218', 'カツウラシ', 'Katsuura-shi', 'Katsuura'],
    ['37205', 'カンオンジシ', "Kan'onji-shi", "Kan'onji"],
    ['10344', 'シントウムラ', 'Shinto-mura', 'Shinto'],
  ])('reads %s as %s, %s', (code, kana, romaji, label) => {
    expect(BY_CODE.get(code)).toMatchObject({ kana, romaji, label_en: label });
  });

  it('writes kana, romanised names and numbers in one way', () => {
    for (const row of ROWS) {
      expect(row.kana, row.code).toMatch(/^[ァ-ヴー]+$/);
      expect(row.romaji, row.code).toMatch(/^[A-Z][A-Za-z'-]+( [A-Z][A-Za-z'-]+)?$/);
      expect(row.romaji, row.code).toContain(row.label_en);
      expect(row.lon, row.code).toMatch(/^\d{3}(\.\d{1,5})?$/);
      expect(row.lat, row.code).toMatch(/^\d{2}(\.\d{1,5})?$/);
      expect(row.estimated, row.code).toMatch(/^[01]$/);
    }
  });

  it('has every point in the box of Japan, with an error radius from 1 to 75 km', () => {
    for (const row of ROWS) {
      const { lon, lat } = place(row);
      expect(lon > 122.9 && lon < 146 && lat > 24 && lat < 45.6, row.name).toBe(true);
      expect(Number(row.error_km), row.name).toBeGreaterThanOrEqual(1);
      expect(Number(row.error_km), row.name).toBeLessThanOrEqual(75);
    }
  });

  it('has no two municipalities on one point, but a designated city and a ward', () => {
    const parts = ROWS.filter(({ kind }) => kind !== 'designated_city');
    expect(new Set(parts.map(({ lon, lat }) => `${lon} ${lat}`)).size).toBe(parts.length);
  });

  it('ends every line with LF and has neither BOM nor CR', () => {
    const text = readFileSync('static/geodata/municipalities.csv', 'utf8');
    expect(text.startsWith('code,prefecture,district,name,kind,kana,romaji,label_en,')).toBe(true);
    expect(text.endsWith('\n')).toBe(true);
    expect(text).not.toContain('\r');
  });
});

describe('how the table is made', () => {
  it.each([
    ['トウキョウ', 'Tokyo'],
    ['オオサカ', 'Osaka'],
    ['ニイガタ', 'Niigata'],
    ['コト|ウラ', 'Kotoura'],
    ['ブンゴ-オオノ', 'Bungo-Ono'],
    ['クッチャン', 'Kutchan'],
    ['シンオンセン', "Shin'onsen"],
    ['グンマ', 'Gunma'],
  ])('romanises %s as %s', (kana, latin) => {
    expect(toRomaji(kana)).toBe(latin);
  });

  it('refuses kana that it cannot romanise', () => {
    expect(() => toRomaji('サバ江')).toThrow('江');
  });

  it('splits district, ward and suffix, and adds the designated city as a whole', () => {
    const registry = buildRegistry(
      {
        '10344': ['北群馬郡榛東村', 'ｷﾀｸﾞﾝﾏｸﾞﾝｼﾝﾄｳﾑﾗ'],
        '27141': ['堺市堺区', 'ｻｶｲｼｻｶｲｸ'],
      },
      { '10': ['群馬県', 'ｸﾞﾝﾏｹﾝ'], '27': ['大阪府', 'ｵｵｻｶﾌ'] },
      [{ code: '27140', name: '堺市', kana: 'サカイシ' }],
      new Map(),
    );
    expect(registry.map(({ code, kind }) => [code, kind])).toEqual([
      ['10344', 'village'],
      ['27140', 'designated_city'],
      ['27141', 'ward'],
    ]);
    expect(registry[0]).toMatchObject({ district: '北群馬郡', districtKana: 'キタグンマグン' });
    const find = openStreetMapPoints([
      { state: '群馬県', city: '榛東村', latitude: 36.4, longitude: 138.9 },
    ]);
    expect(find(registry[0])).toEqual({ lon: 138.9, lat: 36.4, source: 'openstreetmap' });
    expect(find(registry[2])).toBeUndefined();
  });

  it('counts town areas where postal codes share a municipality and where they do not', () => {
    const counts = countPostalTowns(
      { '10010': 1101, '10020': [1102, '一つの町'] },
      { '1001001': '甲', '1001002': ['乙', 1102, '丙', '丁'], '1003001': [1103, '戊'] },
    );
    expect([...counts]).toEqual([
      ['01101', 2],
      ['01102', 2],
      ['01103', 1],
    ]);
  });

  it('gives wider spacing, more towns and estimated points a larger radius', () => {
    const here = { lon: 136, lat: 36 };
    const at = (step: number) => [1, 2, 3, 4, 5].map((n) => ({ lon: 136 + n * step, lat: 36 }));
    const base = extentKm(here, at(0.05), 50, false);
    expect(extentKm(here, at(0.1), 50, false)).toBeGreaterThan(base);
    expect(extentKm(here, at(0.05), 200, false)).toBeGreaterThan(base);
    expect(extentKm(here, at(0.05), 50, true)).toBeCloseTo(base + 1, 10);
    expect(extentKm(here, at(9), 50, false)).toBe(extentKm(here, at(5), 50, false));
  });

  it('quotes only what needs quotes', () => {
    expect(toCsv(['a', 'b'], [['x,"y"', '鯖江']])).toBe('a,b\n"x,""y""",鯖江\n');
  });
});

const GAZETTEER = '../shared/gazetteer';
describe.skipIf(!existsSync(GAZETTEER))(
  'the table against a town-level gazetteer (skipped where ../shared/gazetteer is absent)',
  () => {
    const read = (file: string) => readPlainCsv(`${GAZETTEER}/${file}`);
    const nameOf = (pref: string, city: string) => pref + city;
    const codes = new Map(
      (existsSync(GAZETTEER) ? read('municipality-codes.csv') : []).map((row) => [
        nameOf(row.pref, row.city),
        row,
      ]),
    );

    it('has all its municipalities but Hamamatsu’s abolished wards, with the same kana', () => {
      const missing = [...codes.values()].filter(({ code }) => !BY_CODE.has(code));
      expect(missing.map(({ city }) => city)).toEqual([
        '浜松市中区',
        '浜松市東区',
        '浜松市西区',
        '浜松市南区',
        '浜松市北区',
        '浜松市浜北区',
      ]);
      for (const { code, city, official_spelling_if_different: official, kana } of codes.values()) {
        const row = BY_CODE.get(code);
        if (row === undefined) continue;
        expect(row.district + row.name).toBe(official || city);
        expect(kana.normalize('NFKC').endsWith(row.kana), city).toBe(true);
      }
    });

    it('lies within 2 km of its median points in the median, none over 30 km but islands', () => {
      const far = read('municipalities.csv').flatMap((row) => {
        const ours = BY_CODE.get(codes.get(nameOf(row.pref, row.city))?.code ?? '');
        return ours ? [{ name: ours.name, km: distanceKm(place(ours), place(row)) }] : [];
      });
      far.sort((a, b) => b.km - a.km);
      const medianKm = far[Math.floor(far.length / 2)].km;
      const worst = far.slice(0, 5).map(({ name, km }) => `${name} ${km.toFixed(1)} km`);
      process.stdout.write(
        `municipalities: median ${medianKm.toFixed(2)} km, worst ${worst.join(', ')}\n`,
      );
      expect(far.length).toBe(1889);
      expect(medianKm).toBeLessThan(2);
      expect(far.filter(({ km }) => km > 30).map(({ name }) => name)).toEqual(['小笠原村']);
    });

    it('covers 95 % of the towns with its error radii', () => {
      const lines = gunzipSync(readFileSync(`${GAZETTEER}/towns.csv.gz`))
        .toString()
        .split('\n');
      let inside = 0;
      let all = 0;
      for (const line of lines.slice(1)) {
        const [pref, city, , , lon, lat] = line.split(',');
        const ours = BY_CODE.get(codes.get(nameOf(pref, city ?? ''))?.code ?? '');
        if (ours === undefined || !lat) continue;
        all++;
        const km = distanceKm(place(ours), { lon: Number(lon), lat: Number(lat) });
        if (km <= Number(ours.error_km)) inside++;
      }
      expect(all).toBeGreaterThan(270_000);
      process.stdout.write(
        `municipalities: ${((100 * inside) / all).toFixed(1)} % of towns held\n`,
      );
      expect(inside / all).toBeGreaterThan(0.95);
    });
  },
);
