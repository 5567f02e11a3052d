import { openDbf, openShp } from 'shapefile';
import type { Geometry } from 'geojson';
import { problem, type Problem } from '../../../model';
import { dbfEncoding, type DbfEncoding } from '../../dbf-encoding';
import type { NamedBytes } from '../../read-zip';
import { unzippedFiles } from './unzipped-files';
import { layerWanted, Unreadable, type FoundLayer, type LayerWanted } from './found-layer';
import { dbfLength, shpLength, type StatedLength } from './stated-length';

type Parts = Readonly<Record<'shp' | 'dbf' | 'prj' | 'cpg', Uint8Array | undefined>>;

/** Encodings that .cpg files name in their own ways. */
const ENCODINGS: readonly (readonly [RegExp, DbfEncoding])[] = [
  [/^(utf-?8|65001)$/i, 'utf-8'],
  [/^(932|cp932|ms932|sjis|shift[-_]?jis|windows-31j|ansi 932|oem 932)$/i, 'shift_jis'],
  [/^(euc-?jp|20932|51932)$/i, 'euc-jp'],
  [/^(1252|cp1252|iso-?8859-?1|88591|latin1?|ansi 1252)$/i, 'windows-1252'],
];

/** Numbers of shape types, with and without heights and measures (ESRI 1998). */
const SHAPES = { points: [1, 8, 11, 18, 21, 28], polygons: [5, 15, 25] };

/**
 * Reads a Shapefile (ESRI 1998) from its files, or from a zip that holds them in any folder; of several layers in a zip the one that is
 * wanted. Text is in the encoding that its bytes have (see `dbfEncoding`), whether a .cpg file says so, another or nothing; where that
 * is another than was told, or not certain, it is said with an example.
 */
export async function readShapefile(
  files: readonly NamedBytes[],
  wanted: LayerWanted,
): Promise<FoundLayer> {
  const file = files[0].name;
  const layers = layersIn(files);
  const stem = layerWanted(file, layers, wanted, ({ shp }, shape) =>
    SHAPES[shape].includes(typeOf(shp!)),
  );
  const { shp, dbf, prj, cpg } = layers.get(stem)!;
  const ascii = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes).trim();
  const named = ascii(cpg);
  const told = ENCODINGS.find(([name]) => name.test(named))?.[1] ?? null;
  if (named !== '' && !told)
    throw new Unreadable(problem('layer-encoding', 'error', { file }, { name: named }));
  const found = dbfEncoding(dbf ?? new Uint8Array(), told);
  const { encoding, example } = found;
  const sure = found.by !== 'unsure';
  const isNews = example !== '' && (!sure || (told !== null && told !== encoding));
  const problems: Problem[] = isNews
    ? [
        problem(
          'layer-encoding-found',
          'warning',
          { file },
          { encoding, told: named, example, sure },
        ),
      ]
    : [];
  try {
    const lengths = { shp: shpLength(shp!), dbf: dbfLength(dbf ?? new Uint8Array()) };
    problems.push(...lengthFaults(file, 'shp', shp!, lengths.shp));
    if (dbf) problems.push(...lengthFaults(file, 'dbf', dbf, lengths.dbf));
    const { fields, rows, geometries, told } = await rowsOf(file, shp!, dbf, encoding, lengths);
    problems.push(...told);
    const names = [...layers.keys()];
    return { name: stem, layers: names, fields, rows, geometries, system: ascii(prj), problems };
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Unreadable(problem('layer-unreadable', 'error', { file }, { reason }));
  }
}

/** Layers by the names of their files, in the order of these. */
function layersIn(files: readonly NamedBytes[]): ReadonlyMap<string, Parts> {
  const file = files[0].name;
  let all: readonly NamedBytes[] = files;
  if (files.length === 1 && !isShp(files[0].bytes) && !/\.(dbf|prj|cpg)$/i.test(file)) {
    all = unzippedFiles(file, files[0].bytes, (name) => /\.(shp|dbf|prj|cpg)$/i.test(name));
  }
  const shapes = all.filter(({ name }) => /\.shp$/i.test(name)).map(({ name }) => name);
  if (shapes.length === 0) throw new Unreadable(problem('layer-no-shp', 'error', { file }, {}));
  return new Map(
    shapes.sort().map((shape) => {
      const path = shape.slice(0, -4);
      const part = (end: string) =>
        all.find(({ name }) => name.toLowerCase() === `${path.toLowerCase()}.${end}`)?.bytes;
      const parts = { shp: part('shp'), dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') };
      return [path.replace(/^.*[\\/]/, ''), parts];
    }),
  );
}

/** The number that every .shp begins with. */
const SHP_MAGIC = 9994;

function isShp(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getInt32(0) === SHP_MAGIC;
}

/** The shape type that the header states; 0 where it is cut off. */
function typeOf(shp: Uint8Array): number {
  return shp.length >= 36 ? viewOf(shp).getInt32(32, true) : 0;
}

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Throws `Unreadable` for a part that ends before its header says, as a copy that was broken off does. */
function lengthFaults(
  file: string,
  part: 'shp' | 'dbf',
  { length: bytes }: Uint8Array,
  { end, behind }: StatedLength,
): Problem[] {
  if (end !== null && end > bytes)
    throw new Unreadable(problem('layer-cut-short', 'error', { file }, { part, bytes, end }));
  if (behind === 0) return [];
  return [problem('layer-bytes-behind', 'warning', { file }, { part, bytes: behind })];
}

/** Shapes and the rows of their table, one by one; where one of the two has more, what the other lacks is empty. */
async function rowsOf(
  file: string,
  shp: Uint8Array,
  dbf: Uint8Array | undefined,
  encoding: string,
  lengths: Readonly<Record<'shp' | 'dbf', StatedLength>>,
) {
  // Copies: what comes out of a zip may be a window into a larger buffer.
  const shapes = await openShp(shp.slice(0, lengths.shp.end ?? undefined));
  const table = dbf && (await openDbf(dbf.slice(0, lengths.dbf.end ?? undefined), { encoding }));
  const rows: Readonly<Record<string, unknown>>[] = [];
  const geometries: (Geometry | null)[] = [];
  const fields = new Set<string>();
  const counts = { shapes: 0, rows: 0 };
  for (;;) {
    const [shape, row] = await Promise.all([shapes.read(), table?.read()]);
    if (shape.done && (row?.done ?? true)) break;
    const properties = Object.entries(row?.value ?? {});
    const kept = properties.map(([name, value]) => [name, cellOf(value)] as const);
    for (const [name] of kept) fields.add(name);
    rows.push(Object.fromEntries(kept));
    geometries.push(shape.done ? null : shape.value);
    if (!shape.done) counts.shapes++;
    if (row && !row.done) counts.rows++;
  }
  const told =
    table && counts.shapes !== counts.rows
      ? [problem('layer-counts-differ', 'warning', { file }, counts)]
      : [];
  return { fields: [...fields], rows, geometries, told };
}

/**
 * A value as it was meant: a field's end may cut a character, and what is left of it is no text; the library gives days as midnight of this
 * machine's clock, and a day that is not there as one that is none.
 */
function cellOf(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\ufffd$/, '');
  if (!(value instanceof Date)) return value;
  if (Number.isNaN(value.getTime())) return null;
  return new Date(Date.UTC(value.getFullYear(), value.getMonth(), value.getDate()));
}
