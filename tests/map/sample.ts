import type { Cluster } from '../../src/model/cluster';
import { ROLE_CODE } from '../../src/model/cluster';
import type { Findings } from '../../src/model/findings';
import { INSTITUTION_KINDS, type Municipality } from '../../src/model/geodata';
import { createRandom } from '../../src/stats/random';

const square = (lng: number, lat: number, half: number): [number, number][][][] => [
  [
    [
      [lng - half, lat - half],
      [lng + half, lat - half],
      [lng + half, lat + half],
      [lng - half, lat + half],
      [lng - half, lat - half],
    ],
  ],
];

/** A cluster as the map reads it. */
export function clusterAt(index: number, lng: number, lat: number, firms: number): Cluster {
  return {
    index,
    anchorFirmId: `F${index}`,
    nameJa: `集積${index}`,
    nameEn: `Cluster ${index}`,
    renamed: false,
    firms,
    coreFirms: firms,
    lng,
    lat,
    boundary: square(lng, lat, 0.05),
    areaKm2: 100,
    densityPerKm2: firms / 100,
    extentKm: 10,
    municipalities: [],
    industries: [],
    nearestInstitution: 0,
    nearestInstitutionKm: 1,
    onlyCoarse: false,
  };
}

/**
 * Findings of `count` firms around a dozen centres: every fifth is outside, every ninth excluded, every thirteenth has
 * no place. As much of them as the map looks at.
 */
export function sampleFindings(count = 400, seed = 1): Findings {
  const random = createRandom(seed).uniform;
  const clusters = Array.from({ length: 12 }, (_, i) =>
    clusterAt(i, 131 + random() * 10, 32 + random() * 8, 10 + Math.floor(random() * 50)),
  );
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const clusterOf = new Int32Array(count).fill(-1);
  const role = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const home = clusters[i % clusters.length];
    lng[i] = home.lng + (random() - 0.5) * 0.1;
    lat[i] = home.lat + (random() - 0.5) * 0.1;
    if (i % 9 === 0) role[i] = ROLE_CODE.excluded;
    else if (i % 5 !== 0) {
      role[i] = ROLE_CODE.core;
      clusterOf[i] = home.index;
    }
    if (i % 13 === 0) {
      lng[i] = lat[i] = NaN;
      role[i] = ROLE_CODE.excluded;
      clusterOf[i] = -1;
    }
  }
  const institutionLng = Float64Array.from(INSTITUTION_KINDS, (_, i) => (i === 7 ? NaN : 135 + i));
  const institutionLat = Float64Array.from(INSTITUTION_KINDS, (_, i) => (i === 7 ? NaN : 34.5));
  return {
    simulated: true,
    firmPlaces: {
      count,
      lng,
      lat,
      // All of them points of their own: none is drawn elsewhere than it is.
      level: new Uint8Array(count),
      errorKm: lng.map((value) => (Number.isNaN(value) ? NaN : 0.05)),
    },
    institutions: {
      count: INSTITUTION_KINDS.length,
      nameJa: INSTITUTION_KINDS.map((kind) => `機関 ${kind}`),
      nameEn: INSTITUTION_KINDS.map((kind, i) => (i === 0 ? '' : kind)),
      kind: INSTITUTION_KINDS,
    },
    institutionPlaces: { lng: institutionLng, lat: institutionLat },
    membership: { clusterCount: clusters.length, clusterOf, role },
    clusters,
    proximity: { nearest: Int32Array.from(lng, (v, i) => (Number.isNaN(v) ? -1 : i % 7)) },
  } as unknown as Findings;
}

export const MUNICIPALITIES: readonly Municipality[] = (
  [
    ['14100', '横浜市', 'designated_city', 'Yokohama'],
    ['14103', '横浜市西区', 'ward', 'Nishi'],
    ['14201', '横須賀市', 'city', 'Yokosuka'],
    ['13104', '新宿区', 'special_ward', 'Shinjuku'],
    ['13201', '八王子市', 'city', 'Hachioji'],
    ['19201', '甲府市', 'city', 'Kofu'],
    ['19430', '富士河口湖町', 'town', 'Fujikawaguchiko'],
    ['35201', '下関市', 'city', 'Shimonoseki'],
    ['35203', '山口市', 'city', 'Yamaguchi'],
  ] as const
).map(([code, name, kind, labelEn], i) => ({
  code,
  name,
  kind,
  labelEn,
  prefecture: '',
  district: '',
  kana: '',
  romaji: '',
  lng: 130 + i,
  lat: 35,
  errorKm: 5,
  estimated: false,
}));
