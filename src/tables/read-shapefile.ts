import { open } from 'shapefile';
import {
  failure,
  problem,
  success,
  type MultiPolygonCoordinates,
  type Problem,
  type Result,
} from '../model';
import { systemOfWkt } from './coordinate-system';
import { dbfEncoding, type DbfEncoding } from './dbf-encoding';
import { layerOf, type PolygonLayer } from './polygon-layer';
import { archiveTooLarge, BrokenZip, unzippedBytes } from './read-zip';

/** A file of a layer, by its name. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

type Parts = Readonly<Record<'shp' | 'dbf' | 'prj' | 'cpg', Uint8Array | undefined>>;

/** Encodings that .cpg files name in their own ways. */
const ENCODINGS: readonly (readonly [RegExp, DbfEncoding])[] = [
  [/^(utf-?8|65001)$/i, 'utf-8'],
  [/^(932|cp932|ms932|sjis|shift[-_]?jis|windows-31j|ansi 932|oem 932)$/i, 'shift_jis'],
  [/^(euc-?jp|20932|51932)$/i, 'euc-jp'],
  [/^(1252|cp1252|iso-?8859-?1|88591|latin1?|ansi 1252)$/i, 'windows-1252'],
];

/**
 * Reads the polygons of a Shapefile (ESRI 1998) from its files, or from a zip that holds them in any folder; of several layers in a zip
 * the first by name. Text is in the encoding that its bytes have (see `dbfEncoding`), whether a .cpg file says so, another or nothing; where
 * that is another than was told, or not certain, it is said with an example. Rows of another shape are left out, each with a problem.
 */
export async function readShapefile(files: readonly NamedBytes[]): Promise<Result<PolygonLayer>> {
  const file = files[0].name;
  const opened = openParts(files);
  if (!opened.ok) return opened;
  const { shp, dbf, prj, cpg } = opened.value;
  const ascii = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes).trim();
  const system = systemOfWkt(ascii(prj));
  if (system !== 'accepted') {
    const name = /"([^"]+)"/.exec(ascii(prj))?.[1] ?? ascii(prj).slice(0, 40);
    return failure(problem('layer-crs', 'error', { file }, { system, name }));
  }
  const named = ascii(cpg);
  const told = ENCODINGS.find(([name]) => name.test(named))?.[1] ?? null;
  if (named !== '' && !told)
    return failure(problem('layer-encoding', 'error', { file }, { name: named }));
  const found = dbfEncoding(dbf ?? new Uint8Array(), told);
  const { encoding, example } = found;
  const isNews = example !== '' && (found.by === 'unsure' || (told !== null && told !== encoding));
  const facts = { encoding, told: named, example, sure: found.by !== 'unsure' };
  try {
    const read = await polygonsOf(file, shp!, dbf, encoding);
    if (!read.ok || !isNews) return read;
    const news = problem('layer-encoding-found', 'warning', { file }, facts);
    return success(read.value, [news, ...read.problems]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(problem('layer-unreadable', 'error', { file }, { reason }));
  }
}

function openParts(files: readonly NamedBytes[]): Result<Parts> {
  const file = files[0].name;
  let all: readonly NamedBytes[] = files;
  if (files.length === 1 && /\.zip$/i.test(file)) {
    try {
      all = unzippedBytes(files[0].bytes, (name) => /\.(shp|dbf|prj|cpg)$/i.test(name));
    } catch (error) {
      if (error instanceof RangeError) return failure(archiveTooLarge(file, error));
      const reason = error instanceof BrokenZip ? error.reason : String(error);
      return failure(problem('layer-unreadable', 'error', { file }, { reason }));
    }
  }
  const shapes = all.map(({ name }) => name).filter((name) => /\.shp$/i.test(name));
  const stem = shapes.sort()[0]?.slice(0, -4).toLowerCase();
  if (stem === undefined) return failure(problem('layer-no-shp', 'error', { file }, {}));
  const part = (end: string) =>
    all.find(({ name }) => name.toLowerCase() === `${stem}.${end}`)?.bytes;
  return success({ shp: part('shp'), dbf: part('dbf'), prj: part('prj'), cpg: part('cpg') });
}

/** A field's end may cut a character: what is left of it is no text. */
function withoutCut(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(/\ufffd$/, '') : value,
    ]),
  );
}

async function polygonsOf(
  file: string,
  shp: Uint8Array,
  dbf: Uint8Array | undefined,
  encoding: string,
): Promise<Result<PolygonLayer>> {
  // Copies: what comes out of a zip may be a window into a larger buffer.
  const source = await open(shp.slice(), dbf?.slice(), { encoding });
  const rows: (Record<string, unknown> | null)[] = [];
  const shapes: MultiPolygonCoordinates[] = [];
  const problems: Problem[] = [];
  for (let row = 1; ; row++) {
    const { done, value } = await source.read();
    if (done) break;
    const { geometry, properties } = value as {
      geometry: { type: string; coordinates: unknown } | null;
      properties: Record<string, unknown> | null;
    };
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      const found = geometry?.type ?? 'null';
      problems.push(problem('boundary-not-polygon', 'warning', { file, row }, { found }));
      continue;
    }
    rows.push(properties && withoutCut(properties));
    const { coordinates } = geometry;
    shapes.push(
      (geometry.type === 'Polygon' ? [coordinates] : coordinates) as MultiPolygonCoordinates,
    );
  }
  if (shapes.length === 0)
    return failure(
      problems.length > 0
        ? { ...problems[0], severity: 'error' }
        : problem('file-header-only', 'error', { file }, {}),
    );
  return success(layerOf(rows, shapes), problems);
}
