import {
  createGeocoder,
  openGazetteerFolder,
  geocodeAddresses,
  openGazetteer,
  bytesAsFile,
} from '../../src/geocode';
import { INPUT_KINDS, UNATTENDED, type Result, type Table } from '../../src/model';
import { readArchive, readFixesFile, readStudyFile } from '../../src/study';
import { readAreaFiles } from '../../src/study/files/area-file';
import {
  answersIn,
  parseDate,
  parseDegrees,
  parseNumber,
  parsePair,
  parseRange,
  parseYear,
  readCodeBook,
  readTable,
  recognise,
  severalAnswers,
  suggestRoles,
  type NamedBytes,
} from '../../src/tables';
import {
  inventedFiles,
  inventedMunicipalities,
  memorySource,
} from '../../tests/geocode/gazetteers';
import { JAPAN_IN_SMALL } from '../../tests/geocode/japan-in-small';
import { readPartByPart } from '../../tests/tables/parts/part-by-part';
import type { Form } from './mutate';
import * as seeds from './seeds';

/** A reader under test: what it is given, how that is built, and how it is read. */
export interface Reader {
  readonly form: Form;
  seeds(): Promise<readonly NamedBytes[]> | readonly NamedBytes[];
  read(file: NamedBytes): Promise<Result<unknown>>;
  /** Every byte is under a checksum: what is damaged and packed no more can't be read to other values without a word. */
  readonly sealed?: boolean;
  /** Share of the inputs; 1 unless given. */
  readonly weight?: number;
}

/** Reads as the import dialog does: the table, which part it plays, what its columns mean, what its cells say. */
async function readAsTable({ name, bytes }: NamedBytes): Promise<Result<unknown>> {
  const read = await readTable(name, bytes);
  if (!read.ok) return read;
  lookAt(read.value);
  return read;
}

function lookAt(table: Table): void {
  recognise(table);
  for (const kind of INPUT_KINDS) suggestRoles(kind, table);
  readCodeBook(table);
  for (const column of table.columns) {
    severalAnswers(column);
    for (const cell of column.slice(0, 20))
      for (const parse of [
        parseNumber,
        parseRange,
        parseDate,
        parseYear,
        (text: string) => parseDegrees(text, 'longitude'),
        parsePair,
        answersIn,
      ])
        parse(cell);
  }
}

/** As one piece, and again in pieces of some bytes, as they are and as they are studied: the rows must be the same. */
async function readCsvTwice(file: NamedBytes): Promise<Result<unknown>> {
  const { name, bytes } = file;
  const whole = await readAsTable(file);
  for (const verbatim of [true, false]) {
    const other = verbatim ? await readTable(name, bytes, { verbatim }, UNATTENDED) : whole;
    const parts = await readPartByPart(file, { verbatim });
    if (parts.ok !== other.ok) throw new Error('read in parts to another end');
    if (!parts.ok || !other.ok) continue;
    const { columns, rowCount } = other.value as Table;
    const rows = Array.from({ length: rowCount }, (_, row) => columns.map((cells) => cells[row]));
    if (JSON.stringify(parts.value.rows) !== JSON.stringify(rows))
      throw new Error('read in parts to other rows');
    if (JSON.stringify(parts.problems) !== JSON.stringify(other.problems))
      throw new Error('read in parts to other words');
  }
  return whole;
}

/** As a table and as a polygon layer; a file that is neither has the second's problem. */
async function readAsLayer(file: NamedBytes): Promise<Result<unknown>> {
  const table = await readAsTable(file);
  const areas = await readAreaFiles([file]);
  if (!table.ok) return areas;
  return { ...table, value: { table: table.value, areas: areas.ok ? areas.value.layer : null } };
}

const ADDRESSES = ['福井県鯖江市神明町1-2-3', '東京都大田区蒲田五丁目', '浜松市中区'];

async function readPack({ name, bytes }: NamedBytes): Promise<Result<unknown>> {
  const opened = await openGazetteer({
    kind: 'pack',
    file: bytesAsFile(name, bytes),
    inflate: (b) => b,
  });
  if (!opened.ok) return opened;
  const gazetteer = opened.value;
  const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), gazetteer);
  const placed = await geocodeAddresses(ADDRESSES, geocoder, UNATTENDED);
  await gazetteer.ensure(gazetteer.places.keys());
  const rows = gazetteer.places.map((_, place) => gazetteer.rows(place));
  return { ok: true, value: { placed, rows }, problems: geocoder.problems() };
}

/** The file in the place of the folder's own. */
async function readTownFile({ name, bytes }: NamedBytes): Promise<Result<unknown>> {
  const files = inventedFiles(JAPAN_IN_SMALL);
  const source = memorySource(files);
  const opened = await openGazetteerFolder({
    ...source,
    read: (path) => (path === name ? Promise.resolve(bytes) : source.read(path)),
  });
  if (!opened.ok) return opened;
  const geocoder = createGeocoder(inventedMunicipalities(JAPAN_IN_SMALL), opened.value);
  const placed = await geocodeAddresses(ADDRESSES, geocoder, UNATTENDED);
  return { ok: true, value: placed, problems: geocoder.problems() };
}

const textOf = ({ bytes }: NamedBytes) => new TextDecoder().decode(bytes);

/** Every reader of a file that a person, a server or another program may bring. */
export const READERS: Readonly<Record<string, Reader>> = {
  csv: { form: 'text', seeds: seeds.csvSeeds, read: readCsvTwice, weight: 2 },
  workbook: {
    form: 'zip',
    seeds: () => seeds.workbookSeeds().filter(({ name }) => !name.endsWith('.xls')),
    read: readAsTable,
    sealed: true,
    weight: 0.4,
  },
  xls: {
    form: 'bytes',
    seeds: () => seeds.workbookSeeds().filter(({ name }) => name.endsWith('.xls')),
    read: readAsTable,
    weight: 0.2,
  },
  page: { form: 'text', seeds: seeds.pageSeeds, read: readAsTable, weight: 0.4 },
  geojson: { form: 'json', seeds: seeds.geoJsonSeeds, read: readAsLayer, weight: 6 },
  geopackage: {
    form: 'bytes',
    seeds: () => seeds.layerSeeds('gpkg'),
    read: readAsLayer,
    weight: 0.1,
  },
  geoparquet: {
    form: 'bytes',
    seeds: () => seeds.layerSeeds('parquet'),
    read: readAsLayer,
    weight: 0.2,
  },
  flatgeobuf: { form: 'bytes', seeds: () => seeds.layerSeeds('fgb'), read: readAsLayer },
  kml: {
    form: 'text',
    seeds: async () => (await seeds.kmlSeeds()).filter(({ name }) => name.endsWith('l')),
    read: readAsLayer,
    weight: 0.3,
  },
  kmz: {
    form: 'zip',
    seeds: async () => (await seeds.kmlSeeds()).filter(({ name }) => name.endsWith('z')),
    read: readAsLayer,
    sealed: true,
    weight: 0.3,
  },
  shapefile: {
    form: 'zip',
    seeds: async () => [
      ...(await seeds.layerSeeds('shp')),
      ...(await seeds.layerSeeds('shp-cp932')),
    ],
    read: readAsLayer,
    sealed: true,
    weight: 0.6,
  },
  study: {
    form: 'json',
    seeds: seeds.studySeeds,
    read: async (file) => readStudyFile(file.name, textOf(file)),
    weight: 6,
  },
  fixes: {
    form: 'json',
    seeds: seeds.fixesSeeds,
    read: async (file) => readFixesFile(file.name, textOf(file)),
    weight: 4,
  },
  archive: {
    form: 'zip',
    seeds: seeds.archiveSeeds,
    read: async ({ name, bytes }) => readArchive(name, bytes),
    sealed: true,
    weight: 0.5,
  },
  pack: { form: 'bytes', seeds: seeds.packSeeds, read: readPack, sealed: true },
  towns: { form: 'json', seeds: seeds.townSeeds, read: readTownFile },
};
