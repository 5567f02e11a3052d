import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Municipality } from '../../src/model/geodata';
import type { FileSource } from '../../src/model/run';
import {
  createGeocoder,
  openGazetteerFolder,
  type Gazetteer,
  type Geocoder,
} from '../../src/geocode';

/** Where the real data lies beside the project; tests that need it skip where it is absent. */
export const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url));
export const HAS_SHARED = existsSync(`${SHARED}gazetteer/api-v2/ja.json`);
const MUNICIPALITIES = fileURLToPath(
  new URL('../../static/geodata/municipalities.csv', import.meta.url),
);

/** Cells of a CSV text, quoted ones with commas and line breaks included. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y;
  for (const content = text.replace(/^\uFEFF/, ''); cell.lastIndex < content.length;) {
    const match = cell.exec(content);
    if (!match) throw new Error(`no CSV at ${cell.lastIndex}`);
    const [, raw, end] = match;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

/** The municipalities that Shuseki ships. */
export function shippedMunicipalities(): Municipality[] {
  const [header, ...rows] = readCsv(readFileSync(MUNICIPALITIES, 'utf8'));
  const column = (name: string) => header.indexOf(name);
  return rows.map((row) => ({
    code: row[column('code')],
    prefecture: row[column('prefecture')],
    district: row[column('district')],
    name: row[column('name')],
    kind: row[column('kind')] as Municipality['kind'],
    kana: row[column('kana')],
    romaji: row[column('romaji')],
    labelEn: row[column('label_en')],
    lng: Number(row[column('lon')]),
    lat: Number(row[column('lat')]),
    errorKm: Number(row[column('error_km')]),
    estimated: row[column('estimated')] === '1',
  }));
}

/** A folder on disk. */
export function folderSource(path: string): FileSource {
  return {
    name: path,
    async read(name) {
      try {
        return new Uint8Array(await readFile(path + name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

/** The real gazetteer with the shipped municipalities, all towns in memory. */
export async function realGeocoder(): Promise<{ geocoder: Geocoder; gazetteer: Gazetteer }> {
  const opened = await openGazetteerFolder(folderSource(`${SHARED}gazetteer/api-v2/`));
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure(opened.value.places.keys());
  return {
    geocoder: createGeocoder(shippedMunicipalities(), opened.value),
    gazetteer: opened.value,
  };
}

/** Towns of an invented municipality: '大字山田', '本町/3' (一丁目 to 三丁目), '山田>沢' (a 小字), '山田!' (without a point). */
export interface InventedPlace {
  readonly prefecture: string;
  readonly district?: string;
  readonly name: string;
  readonly kind?: Municipality['kind'];
  readonly at: readonly [number, number];
  readonly towns?: readonly string[];
}

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

interface TownJson {
  oaza_cho: string;
  chome?: string;
  chome_n?: number;
  koaza?: string;
  point?: [number, number];
}

function townsOf(place: InventedPlace): TownJson[] {
  const rows: TownJson[] = [];
  const point = (): [number, number] => {
    const i = rows.length;
    // A lattice of about half a kilometre.
    const lng = place.at[0] + 0.005 * (i % 8);
    return [Number(lng.toFixed(6)), Number((place.at[1] + 0.005 * Math.floor(i / 8)).toFixed(6))];
  };
  for (const entry of place.towns ?? []) {
    const town = entry.replace('!', '');
    const first = rows.length;
    const [oaza, koaza] = town.split('>');
    const [name, count] = oaza.split('/');
    if (koaza) rows.push({ oaza_cho: name, koaza, point: point() });
    else if (!count) rows.push({ oaza_cho: name, point: point() });
    for (let n = 1; n <= Number(count ?? 0); n++) {
      rows.push({ oaza_cho: name, chome: `${NUMERALS[n]}丁目`, chome_n: n, point: point() });
    }
    if (town !== entry) for (const row of rows.slice(first)) delete row.point;
  }
  return rows;
}

/** The files of an invented gazetteer, by path, in the layout of the public service. */
export function inventedFiles(places: readonly InventedPlace[]): Map<string, string> {
  const prefectures = [...new Set(places.map((place) => place.prefecture))];
  const listed = places.filter((place) => place.towns);
  const files = new Map<string, string>();
  const data = prefectures.map((pref) => ({
    code: 0,
    pref,
    cities: listed
      .filter((place) => place.prefecture === pref)
      .map((place) => ({ code: 0, county: place.district, city: place.name, point: place.at })),
  }));
  files.set('ja.json', JSON.stringify({ meta: { updated: 1705276800 }, data }));
  for (const place of listed) {
    const path = `ja/${place.prefecture}/${place.district ?? ''}${place.name}.json`;
    files.set(path, JSON.stringify({ data: townsOf(place) }));
  }
  return files;
}

/** A file of numbers in the public form. */
export function numberFile(
  kind: '住居表示' | '地番',
  towns: Readonly<Record<string, readonly string[]>>,
): string {
  const columns =
    kind === '地番' ? 'prc_num1,prc_num2,prc_num3,lng,lat' : 'blk_num,rsdt_num,rsdt_num2,lng,lat';
  let at = 50_000;
  const header: string[] = [];
  const body = Object.entries(towns).map(([town, rows]) => {
    const section = `${[`${kind},${town}`, columns, ...rows].join('\n')}\n`;
    const { length } = new TextEncoder().encode(section);
    header.push(`${town},${at},${length}`);
    at += length;
    return section;
  });
  const text = `${header.join('\n')}\n=END=\n`;
  const padding = ' '.repeat(50_000 - new TextEncoder().encode(text).length);
  return text + padding + body.join('');
}

export function memorySource(files: ReadonlyMap<string, string>): FileSource {
  return {
    name: 'memory',
    read(path) {
      const text = files.get(path);
      return Promise.resolve(text === undefined ? null : new TextEncoder().encode(text));
    },
  };
}

function kindOf(place: InventedPlace): Municipality['kind'] {
  if (place.kind) return place.kind;
  if (place.name.endsWith('区')) return place.name.includes('市') ? 'ward' : 'special_ward';
  if (place.name.endsWith('市')) return 'city';
  return place.name.endsWith('町') ? 'town' : 'village';
}

export function inventedMunicipalities(places: readonly InventedPlace[]): Municipality[] {
  return places.map((place, index) => ({
    code: String(10_001 + index),
    prefecture: place.prefecture,
    district: place.district ?? '',
    name: place.name,
    kind: kindOf(place),
    kana: '',
    romaji: '',
    labelEn: '',
    lng: place.at[0],
    lat: place.at[1],
    errorKm: 5,
    estimated: false,
  }));
}

/** A geocoder over invented places, all towns in memory. */
export async function inventedGeocoder(
  places: readonly InventedPlace[],
): Promise<{ geocoder: Geocoder; gazetteer: Gazetteer }> {
  const opened = await openGazetteerFolder(memorySource(inventedFiles(places)));
  if (!opened.ok) throw new Error(opened.problem.code);
  await opened.value.ensure(opened.value.places.keys());
  return {
    geocoder: createGeocoder(inventedMunicipalities(places), opened.value),
    gazetteer: opened.value,
  };
}
