import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { booleanPointInPolygon, pointToPolygonDistance } from '@turf/turf';
import type { Feature, MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import {
  checkPostcodes,
  HEADER,
  institutionTable,
  POSTAL_EXTRACT,
  readInputs,
  readMunicipalities,
} from '../../geodata/build/institutions';
import {
  foldTown,
  postalExtract,
  postcodesOf,
  readPostalExtract,
  readPostalTowns,
} from '../../geodata/build/institutions/postal';
import { readPlainCsv } from '../../geodata/build/municipalities/csv';
import { distanceKm } from '../../geodata/build/municipalities/error-radius';

const FILE = 'static/geodata/institutions.csv';
const ROWS = readPlainCsv(FILE);
const MUNICIPALITIES = readMunicipalities('.');
const BY_CODE = new Map(MUNICIPALITIES.map((one) => [one.code, one]));
const place = (row: Record<string, string> | (typeof MUNICIPALITIES)[number]) => ({
  lon: Number(row.lon),
  lat: Number(row.lat),
});
const UNIVERSITIES = ['national_university', 'public_university', 'private_university'];

/** Known kinds and how many of each; a change here is a change of the list and has to be meant. */
const PER_KIND = {
  national_university: 107,
  public_university: 58,
  private_university: 70,
  kosen: 63,
  public_technology_centre: 111,
  national_laboratory: 46,
  support_organisation: 56,
};

/** The same for each prefecture, from north to south. */
const PER_PREFECTURE = {
  北海道: 20,
  青森県: 9,
  岩手県: 5,
  宮城県: 12,
  秋田県: 7,
  山形県: 9,
  福島県: 9,
  茨城県: 22,
  栃木県: 7,
  群馬県: 10,
  埼玉県: 10,
  千葉県: 11,
  東京都: 44,
  神奈川県: 20,
  新潟県: 13,
  富山県: 8,
  石川県: 10,
  福井県: 6,
  山梨県: 5,
  長野県: 11,
  岐阜県: 10,
  静岡県: 14,
  愛知県: 24,
  三重県: 8,
  滋賀県: 8,
  京都府: 16,
  大阪府: 15,
  兵庫県: 19,
  奈良県: 6,
  和歌山県: 6,
  鳥取県: 7,
  島根県: 6,
  岡山県: 6,
  広島県: 15,
  山口県: 8,
  徳島県: 7,
  香川県: 8,
  愛媛県: 8,
  高知県: 6,
  福岡県: 22,
  佐賀県: 6,
  長崎県: 8,
  熊本県: 7,
  大分県: 5,
  宮崎県: 6,
  鹿児島県: 6,
  沖縄県: 6,
};

describe('the list of institutions', () => {
  it('is what the build makes from the hand-curated tables', () => {
    expect(institutionTable(readInputs('.'), MUNICIPALITIES)).toBe(readFileSync(FILE, 'utf8'));
    expect(Object.keys(ROWS[0])).toEqual([...HEADER]);
  });

  it('has the counted number of each kind', () => {
    const counts: Record<string, number> = {};
    for (const { kind } of ROWS) counts[kind] = (counts[kind] ?? 0) + 1;
    expect(counts).toEqual(PER_KIND);
  });

  it('has the counted number in each prefecture', () => {
    const counts: Record<string, number> = {};
    for (const { prefecture } of ROWS) counts[prefecture] = (counts[prefecture] ?? 0) + 1;
    expect(counts).toEqual(PER_PREFECTURE);
  });

  it('has postcodes whose town is the address’s town, by Japan Post’s table', () => {
    const towns = readPostalExtract(readPlainCsv(POSTAL_EXTRACT));
    const inputs = readInputs('.');
    expect(() => checkPostcodes(inputs, MUNICIPALITIES, towns)).not.toThrow();
  });

  it.each(['id', 'name_ja', 'name_en'] as const)('has no %s twice', (column) => {
    expect(new Set(ROWS.map((row) => row[column])).size).toBe(ROWS.length);
  });

  it('has a public technology centre and a university in each of the 47 prefectures', () => {
    const prefectures = new Set(MUNICIPALITIES.map(({ prefecture }) => prefecture));
    expect(prefectures.size).toBe(47);
    for (const prefecture of prefectures) {
      const kinds = ROWS.filter((row) => row.prefecture === prefecture).map(({ kind }) => kind);
      expect(kinds, prefecture).toContain('public_technology_centre');
      expect(
        kinds.some((kind) => UNIVERSITIES.includes(kind)),
        prefecture,
      ).toBe(true);
    }
  });

  it.each(ROWS.map((row) => [row.id, row] as const))('holds together: %s', (_, row) => {
    const home = BY_CODE.get(row.municipality_code)!;
    expect(row.prefecture).toBe(home.prefecture);
    expect(row.address.startsWith(home.prefecture + home.district + home.name)).toBe(true);
    expect(row.postcode).toMatch(/^\d{3}-\d{4}$/);
    expect(['town', 'municipality']).toContain(row.level);
    expect(Number(row.error_km)).toBeGreaterThanOrEqual(1);
    const { lon, lat } = place(row);
    expect(lon > 122 && lon < 154 && lat > 20 && lat < 46).toBe(true);
    const nearestKm = Math.min(
      ...MUNICIPALITIES.filter(({ prefecture }) => prefecture === row.prefecture).map((one) =>
        distanceKm(place(row), place(one)),
      ),
    );
    expect(nearestKm).toBeLessThan(60);
  });

  it('lies in its prefecture’s outline, or no farther out than the outline is coarse', () => {
    const outlines = readOutlines();
    const far = ROWS.flatMap((row) => {
      const point = [Number(row.lon), Number(row.lat)];
      const outline = outlines.get(row.prefecture)!;
      if (booleanPointInPolygon(point, outline)) return [];
      const km = pointToPolygonDistance(point, outline);
      // Inland borders come from Natural Earth and are coarse: see geodata/sources/basemap.md.
      return km < 3 ? [] : [`${row.id} ${km.toFixed(1)} km`];
    });
    expect(far).toEqual([]);
  });

  it('gives the municipality’s point and error to a row whose own point is not known', () => {
    for (const row of ROWS.filter(({ level }) => level === 'municipality')) {
      const home = BY_CODE.get(row.municipality_code)!;
      expect(distanceKm(place(row), place(home))).toBeLessThan(0.02);
      expect(row.error_km).toBe(home.error_km);
    }
  });
});

describe('how the list is made', () => {
  const municipalities = [
    { code: '22130', name: '浜松市', kind: 'designated_city' },
    { code: '22138', name: '浜松市中央区', kind: 'ward' },
  ].map((one) => ({
    ...one,
    prefecture: '静岡県',
    district: '',
    lon: '137.7',
    lat: '34.7',
    error_km: '9.9',
  }));
  const input = {
    id: 'univ-example',
    name_ja: '例',
    name_en: 'Example',
    kind: 'national_university',
    postcode: '432-8011',
    address: '静岡県浜松市中央区城北3丁目',
    lon: '',
    lat: '',
    homepage: '',
  };
  const make = (change: object) =>
    institutionTable([{ ...input, ...change }], municipalities).split('\n')[1];

  it('fills the point of the municipality where the row has none', () => {
    expect(make({})).toBe(
      'univ-example,例,Example,national_university,静岡県,22138,432-8011,静岡県浜松市中央区城北3丁目,137.7,34.7,municipality,9.9,',
    );
    expect(make({ lon: '137.71749', lat: '34.725' })).toContain(',137.7175,34.725,town,');
  });

  it.each([
    ['a designated city without a ward', { address: '静岡県浜松市城北3丁目' }, 'No ward'],
    ['an unknown municipality', { address: '静岡県浜名郡' }, 'No municipality'],
    ['an unknown kind', { kind: 'school' }, 'unknown kind'],
    ['a postcode without hyphen', { postcode: '4328011' }, 'postcode'],
    ['half a point', { lon: '137.7' }, 'half a point'],
    ['swapped degrees', { lon: '34.7', lat: '137.7' }, 'from its municipality'],
    ['Japanese in the English name', { name_en: '例' }, 'English name'],
  ])('refuses %s', (_, change, message) => {
    expect(() => make(change)).toThrow(message);
  });

  it('refuses the same id twice', () => {
    expect(() => institutionTable([input, input], municipalities)).toThrow('occurs twice');
  });

  it('folds the spellings of a town', () => {
    expect(foldTown('大字松ヶ崎二十一の町（三〜五丁目）')).toBe('松ケ崎21ノ町');
  });

  it('finds the postcodes of a town, and refuses another town’s', () => {
    const towns = readPostalTowns(
      { '43280': 22138, '43290': [22138, '城北一丁目'] },
      { '4328001': '', '4328011': '城北', '4328012': ['布橋', 22130, '他所'] },
    );
    expect(postcodesOf('城北3丁目', '22138', towns)).toEqual(['4328011']);
    expect(postcodesOf('城北一丁目2', '22138', towns)).toEqual(['43290']);
    expect(postcodesOf('他所', '22138', towns)).toEqual(['4328001']);
    expect(postcodesOf('他所', '22139', towns)).toEqual([]);
    const addresses = ['城北3丁目', '城北一丁目2', '他所'].map((rest) => ({ rest, code: '22138' }));
    const [head, ...lines] = postalExtract(addresses, towns).trimEnd().split('\n');
    expect(head).toBe('municipality_code,town,postcode');
    expect(lines).toEqual(['22138,,4328001', '22138,城北,4328011', '22138,城北1丁目,43290']);
    const [one] = lines.map((line) => line.split(','));
    const extract = readPostalExtract([
      { municipality_code: one[0], town: one[1], postcode: one[2] },
    ]);
    expect(postcodesOf('他所', '22138', extract)).toEqual(['4328001']);
    expect(() => checkPostcodes([input], municipalities, towns)).not.toThrow();
    expect(() =>
      checkPostcodes([{ ...input, postcode: '432-8012' }], municipalities, towns),
    ).toThrow('univ-example');
  });
});

const GAZETTEER = '../shared/gazetteer';
describe.skipIf(!existsSync(GAZETTEER))(
  'the list against a town-level gazetteer (skipped where ../shared/gazetteer is absent)',
  () => {
    it('has points of level town within 3 km of their towns, half of them within 0.8 km', () => {
      const towns = readTowns();
      const distances = ROWS.filter(({ level }) => level === 'town').map((row) => {
        const home = BY_CODE.get(row.municipality_code)!;
        const full = home.prefecture + home.district + home.name;
        const rest = foldTown(row.address.slice(full.length));
        const fits = (towns.get(full) ?? []).filter(({ name }) => rest.startsWith(name));
        const longest = Math.max(...fits.map(({ name }) => name.length));
        const same = fits.filter(({ name }) => name.length === longest);
        return { id: row.id, km: Math.min(...same.map((town) => distanceKm(place(row), town))) };
      });
      expect(distances.filter(({ km }) => !(km < 3))).toEqual([]);
      const sorted = distances.map(({ km }) => km).sort((a, b) => a - b);
      const quantile = (share: number) => sorted[Math.floor(share * sorted.length)];
      process.stdout.write(
        `institutions: ${sorted.length} points, median ${quantile(0.5).toFixed(2)} km, 95 % ${quantile(0.95).toFixed(2)} km from their towns\n`,
      );
      expect(quantile(0.5)).toBeLessThan(0.8);
      expect(quantile(0.95)).toBeLessThanOrEqual(2.1);
    });
  },
);

/** The shipped basemap's prefectures by Japanese name. */
function readOutlines(): Map<string, Feature<MultiPolygon>> {
  const topology = JSON.parse(
    readFileSync('static/geodata/basemap/japan.topo.json', 'utf8'),
  ) as Topology<{ prefectures: GeometryCollection<{ name_ja: string }> }>;
  const { features } = feature(topology, topology.objects.prefectures);
  return new Map(
    features.map((one) => [one.properties.name_ja, one as Feature<MultiPolygon>] as const),
  );
}

type Town = { readonly name: string; readonly lon: number; readonly lat: number };

/** Towns by prefecture and municipality; a town whose 小字 have points of their own is there once for each. */
function readTowns(): Map<string, Town[]> {
  const table = gunzipSync(readFileSync(`${GAZETTEER}/towns.csv.gz`)).toString();
  const overlay = readFileSync(`${GAZETTEER}/overlay-hamamatsu-2024.csv`, 'utf8');
  const towns = new Map<string, Town[]>();
  for (const line of `${table}\n${overlay}`.split(/\r?\n/)) {
    const [prefecture, city, town, , lon, lat] = line.split(',');
    if (!town || !Number(lat)) continue;
    const list = towns.get(prefecture + city) ?? [];
    list.push({ name: foldTown(town), lon: Number(lon), lat: Number(lat) });
    towns.set(prefecture + city, list);
  }
  return towns;
}
