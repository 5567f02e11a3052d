import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import type { Topology } from 'topojson-specification';
import { toCsv } from '../municipalities/csv';
import { readDistricts, type District } from './districts';
import { drawFirms, type Home, type SampleFirm } from './firms';
import { landTest } from './land';
import { drawContacts, type FirmContacts, type SampleInstitution } from './links';
import { MODEL } from './model';
import { drawOutcome } from './outcomes';

/** What every row of the sample says of itself. */
export const SIMULATED = 'シミュレーション';

export const FIRM_HEADER = [
  '企業ID',
  '企業名',
  '都道府県',
  '所在地',
  '緯度',
  '経度',
  '業種',
  '従業員数',
  '操業年数',
  '下請',
  '製品イノベーション件数',
  '工程イノベーション件数',
  '資料区分',
] as const;
export const LINK_HEADER = ['企業ID', '研究開発機関ID', '年間交流回数', '交流内容'] as const;

/** The files under static/geodata from which the sample is made. */
export const INPUTS = [
  'institutions.csv',
  'municipalities.csv',
  'basemap/japan.topo.json',
  'basemap/lakes.topo.json',
] as const;

export interface SampleFiles {
  readonly 'firms.csv': string;
  readonly 'links.csv': string;
  readonly 'truth.json': string;
}

/** The sample survey's three files as text. Deterministic in the files under `root` (the checkout) that it reads. */
export function makeSample(root: string): SampleFiles {
  const geodata = (file: string) => join(root, 'static/geodata', file);
  const missing = INPUTS.find((file) => !existsSync(geodata(file)));
  if (missing) throw new Error(`The sample survey needs static/geodata/${missing}: make it first`);
  const text = (file: (typeof INPUTS)[number]) => readFileSync(geodata(file), 'utf8');
  const districts = readDistricts(root);
  const onLand = landTest(
    JSON.parse(text('basemap/japan.topo.json')) as Topology,
    JSON.parse(text('basemap/lakes.topo.json')) as Topology,
  );
  const firms = drawFirms(readHomes(text('municipalities.csv')), districts, onLand);
  const contacts = drawContacts(firms, readInstitutions(text('institutions.csv')));
  const product = drawOutcome('product', MODEL.product, MODEL.seed, firms, contacts);
  const process = drawOutcome('process', MODEL.process, MODEL.seed, firms, contacts);
  const madeFrom = Object.fromEntries(INPUTS.map((file) => [file, sha256(text(file))]));
  return {
    'firms.csv': firmsCsv(firms, product, process),
    'links.csv': linksCsv(contacts),
    'truth.json': truthJson(districts, firms, madeFrom),
  };
}

/** Writes the sample to static/sample under `root`. */
export function buildSampleSurvey(root: string): void {
  const folder = join(root, 'static/sample');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(makeSample(root))) {
    writeFileSync(join(folder, name), text);
  }
}

/** The number of a firm in the sample, from its row. */
export function firmId(row: number): string {
  return `S${String(row + 1).padStart(4, '0')}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function firmsCsv(
  firms: readonly SampleFirm[],
  product: readonly number[],
  process: readonly number[],
): string {
  const rows = firms.map((firm, row) => [
    firmId(row),
    `模擬企業${String(row + 1).padStart(4, '0')}`,
    firm.home.prefecture,
    firm.home.prefecture + firm.home.name,
    firm.lat.toFixed(5),
    firm.lon.toFixed(5),
    firm.industry,
    String(firm.employees),
    String(firm.years),
    firm.isSubcontractor ? '1' : '0',
    String(product[row]),
    String(process[row]),
    SIMULATED,
  ]);
  return toCsv(FIRM_HEADER, rows);
}

function linksCsv(contacts: readonly FirmContacts[]): string {
  const rows = contacts.flatMap(({ links }) =>
    links.map((link) => [
      firmId(link.firm),
      link.institutionId,
      String(link.contactsPerYear),
      link.topic,
    ]),
  );
  return toCsv(LINK_HEADER, rows);
}

function truthJson(
  districts: readonly District[],
  firms: readonly SampleFirm[],
  madeFrom: Readonly<Record<string, string>>,
): string {
  const truth = {
    simulated: true,
    note_ja: '実在の企業・調査ではありません。以下の真の値から乱数で作った模擬データです。',
    note_en: 'No real firms and no real survey: drawn at random from the true values below.',
    made_from_sha256: madeFrom,
    model: MODEL,
    districts: districts.map(({ id, nameJa, nameEn }) => ({
      id,
      name_ja: nameJa,
      name_en: nameEn,
    })),
  };
  // Row i of firms.csv; an index into districts, -1 outside. On one line, for it is long.
  const members = JSON.stringify(firms.map(({ district }) => district));
  const head = JSON.stringify(truth, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "district_of_firm": ${members}\n}\n`;
}

function readHomes(csv: string): Home[] {
  return records(csv)
    .filter(({ kind }) => kind !== 'designated_city')
    .map((row) => ({
      code: row.code,
      prefecture: row.prefecture,
      name: row.district + row.name,
      kind: row.kind,
      lon: Number(row.lon),
      lat: Number(row.lat),
      errorKm: Number(row.error_km),
    }));
}

function readInstitutions(csv: string): SampleInstitution[] {
  // Those that firms are known to have contacts with for research: others were added to the list later.
  const rows = records(csv).filter(
    ({ kind, lon, lat }) => kind !== 'yorozu_support' && lon !== '' && lat !== '',
  );
  if (rows.length === 0) throw new Error('institutions.csv has no institution with a place');
  return rows.map(({ id, kind, lon, lat }) => ({ id, kind, lon: Number(lon), lat: Number(lat) }));
}

function records(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildSampleSurvey(fileURLToPath(new URL('../../..', import.meta.url)));
}
