import { existsSync, readFileSync } from 'node:fs';
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
  readFacts,
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
import { placedIds, withCounts } from '../../geodata/build/institution-counts';
import { radiusOf } from '../../geodata/build/institutions/measure';
import { readPlainCsv } from '../../geodata/build/municipalities/csv';
import { distanceKm } from '../../geodata/build/municipalities/error-radius';
import { folderSource } from '../../src/cli/file-sources';
import { createGeocoder, geocodeAddresses, openGazetteerFolder } from '../../src/geocode';
import { GEOCODE_LEVELS, UNATTENDED } from '../../src/model';
import { readMunicipalities as readMunicipalityColumns } from '../../src/study';

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
  public_university: 77,
  private_university: 70,
  kosen: 64,
  public_technology_centre: 118,
  national_laboratory: 48,
  support_organisation: 69,
  incubation_site: 19,
  technology_transfer_office: 7,
  yorozu_support: 15,
};

/** The same for each prefecture, from north to south. */
const PER_PREFECTURE = {
  北海道: 23,
  青森県: 10,
  岩手県: 5,
  宮城県: 15,
  秋田県: 8,
  山形県: 11,
  福島県: 10,
  茨城県: 22,
  栃木県: 11,
  群馬県: 10,
  埼玉県: 12,
  千葉県: 14,
  東京都: 49,
  神奈川県: 21,
  新潟県: 15,
  富山県: 8,
  石川県: 13,
  福井県: 7,
  山梨県: 5,
  長野県: 12,
  岐阜県: 11,
  静岡県: 16,
  愛知県: 29,
  三重県: 9,
  滋賀県: 12,
  京都府: 22,
  大阪府: 20,
  兵庫県: 21,
  奈良県: 8,
  和歌山県: 6,
  鳥取県: 7,
  島根県: 7,
  岡山県: 7,
  広島県: 20,
  山口県: 12,
  徳島県: 7,
  香川県: 9,
  愛媛県: 9,
  高知県: 8,
  福岡県: 24,
  佐賀県: 6,
  長崎県: 9,
  熊本県: 8,
  大分県: 5,
  宮崎県: 6,
  鹿児島県: 6,
  沖縄県: 9,
};

describe('the list of institutions', () => {
  it('is what the build makes from the hand-curated tables', () => {
    expect(institutionTable(readInputs('.'), MUNICIPALITIES, readFacts('.'))).toBe(
      readFileSync(FILE, 'utf8'),
    );
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
    expect(Number(row.error_km)).toBeGreaterThanOrEqual(0.3);
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

  it('gives the municipality’s point and error to a row without a point, and its own radius to each other', () => {
    const { points } = readFacts('.');
    const inputs = new Map(readInputs('.').map((row) => [row.id, row]));
    for (const row of ROWS) {
      const home = BY_CODE.get(row.municipality_code)!;
      const own = inputs.get(row.id)!.lon !== '';
      if (own) {
        const measured = points.get(row.id)!;
        expect([row.error_km, row.level], row.id).toEqual([measured.error_km, measured.level]);
        // A point lies in its municipality, whose radius holds nearly all of it.
        const reach = 1.5 * Number(home.error_km) + Number(row.error_km);
        expect(distanceKm(place(row), place(home)), row.id).toBeLessThan(reach);
      } else if (row.level === 'municipality') {
        expect(distanceKm(place(row), place(home)), row.id).toBeLessThan(0.02);
        const farTown = Number(points.get(row.id)?.error_km ?? 0);
        expect(Number(row.error_km)).toBe(Math.max(Number(home.error_km), farTown));
      }
    }
  });

  it('has a radius for each row: a town’s at most 3 km, half of all at most 0.8 km', () => {
    for (const row of ROWS.filter(({ level }) => level === 'town'))
      expect(Number(row.error_km), row.id).toBeLessThanOrEqual(3);
    const sorted = ROWS.map((row) => Number(row.error_km)).sort((a, b) => a - b);
    expect(sorted[sorted.length >> 1]).toBeLessThanOrEqual(0.8);
    expect(new Set(sorted).size).toBeGreaterThan(20);
  });

  it('has its counts in docs/institutions.md', () => {
    const page = readFileSync('docs/institutions.md', 'utf8');
    expect(withCounts(page, ROWS, placedIds('.'))).toBe(page);
    // Every row that is not placed in its town has its reason there.
    for (const { id, level } of ROWS)
      if (level === 'municipality') expect(page, id).toMatch(new RegExp(`[ ,]${id}[ ,]`));
  });

  it('states of each row the month it was checked as of', () => {
    for (const row of ROWS) expect(row.as_of, row.id).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/);
    const osaka = ROWS.find(({ id }) => id === 'univ-osaka')!;
    expect([osaka.name_en, osaka.former_names]).toEqual([
      'The University of Osaka',
      'Osaka University',
    ]);
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
  const facts = {
    points: new Map([['univ-example', { error_km: '0.6', level: 'town' }]]),
    dated: new Map(),
  };
  const make = (change: object) =>
    institutionTable([{ ...input, ...change }], municipalities, facts).split('\n')[1];

  it('fills the point of the municipality where the row has none', () => {
    expect(make({})).toBe(
      'univ-example,例,Example,national_university,静岡県,22138,432-8011,静岡県浜松市中央区城北3丁目,137.7,34.7,municipality,9.9,,2024-04,,',
    );
    expect(make({ lon: '137.71749', lat: '34.725' })).toContain(',137.7175,34.725,town,0.6,');
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
    expect(() => institutionTable([input, input], municipalities, facts)).toThrow('occurs twice');
  });

  it('puts a row without a point where another of its town stands, less surely', () => {
    const placed = { ...input, lon: '137.72', lat: '34.73' };
    const guest = { ...input, id: 'tlo-example', name_ja: '例2', name_en: 'Example 2' };
    const rows = institutionTable([placed, guest], municipalities, facts).split('\n');
    expect(rows[1]).toContain('tlo-example');
    expect(rows[1]).toContain(',137.72,34.73,town,0.9,');
  });

  it('refuses a point that was not measured, and facts of nobody', () => {
    const none = { ...facts, points: new Map() };
    const placed = { ...input, lon: '137.72', lat: '34.73' };
    expect(() => institutionTable([placed], municipalities, none)).toThrow('measured');
    const stray = { ...facts, dated: new Map([['gone', {}]]) };
    expect(() => institutionTable([input], municipalities, stray)).toThrow('gone');
  });

  it('trusts a point that agrees with its town, and widens with what parts them', () => {
    expect(radiusOf('national_university', 0.1, 0.4)).toBeLessThan(0.5);
    let last = 0;
    for (const offset of [0, 0.3, 0.6, 1.2, 2.4]) {
      const radius = radiusOf('national_university', offset, 0.5);
      expect(radius).toBeGreaterThanOrEqual(last);
      expect(radius).toBeLessThanOrEqual(offset + 0.6);
      last = radius;
    }
    expect(radiusOf('kosen', 0.1, 0.4)).toBe(1.4);
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
    it('has every point of level town in reach of its own town: the town’s radius and its own', async () => {
      const opened = await openGazetteerFolder(folderSource(`${GAZETTEER}/api-v2`));
      if (!opened.ok) throw new Error(opened.problem.code);
      const municipalities = await readMunicipalityColumns(
        readFileSync('static/geodata/municipalities.csv'),
        UNATTENDED,
      );
      const rows = ROWS.filter(({ level }) => level === 'town');
      const towns = await geocodeAddresses(
        rows.map(({ address }) => address),
        createGeocoder(municipalities, opened.value),
        UNATTENDED,
      );
      const off = rows.map((row, i) => ({
        id: row.id,
        level: GEOCODE_LEVELS[towns.level[i]],
        km: distanceKm(place(row), { lon: towns.lng[i], lat: towns.lat[i] }),
        most: towns.errorKm[i] + Number(row.error_km),
      }));
      expect(off.filter(({ level, km, most }) => level !== 'town' || !(km <= most))).toEqual([]);
      const sorted = off.map(({ km }) => km).sort((a, b) => a - b);
      process.stdout.write(
        `institutions: ${sorted.length} points of level town, median ${sorted[sorted.length >> 1].toFixed(2)} km from their towns\n`,
      );
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
