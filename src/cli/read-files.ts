import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Run } from '../model';
import { zippedBytes } from '../tables';
import { pipeBytes, pipePieces } from './pipe-pieces';
import { reasonOf, unusable } from './refusal';

/** The bytes of a file that a person named. Refused with status 1 where there is none, or it can't be read. */
export function readBytes(path: string): Uint8Array {
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw unusable((input) => input.isFolder(path));
    if (found.isFIFO()) return pipeBytes(path);
    return readFileSync(path);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unusable((input) => input.missing(path));
    if (code === undefined) throw error;
    throw unusable((input) => input.unreadable(path, reasonOf(error)));
  }
}

/**
 * The same, but for a .shp what lies beside it of the same Shapefile too, as a zip: a table of a study is one file. The same files give
 * the same bytes.
 */
export function readWhole(path: string): Uint8Array {
  if (!/\.shp$/i.test(path) || !existsSync(path)) return readBytes(path);
  const folder = dirname(path);
  const stem = basename(path).slice(0, -4).toLowerCase();
  const parts = readdirSync(folder)
    .filter((name) => {
      const lower = name.toLowerCase();
      return PARTS.some((end) => lower === `${stem}.${end}`);
    })
    .sort();
  return zippedBytes(parts.map((name) => ({ name, bytes: readBytes(join(folder, name)) })));
}

const PARTS = ['shp', 'dbf', 'prj', 'cpg'];

/** A name that means standard input or standard output. */
export const STANDARD = '-';

const SLICE_BYTES = 512 * 1024;

/** A file's bytes, or those of standard input, piece by piece. Refused with status 1 as `readBytes`, at the first piece. */
export async function* readPieces(path: string, run: Run): AsyncGenerator<Uint8Array> {
  if (path !== STANDARD && !existsSync(path)) throw unusable((input) => input.missing(path));
  if (path !== STANDARD && statSync(path).isDirectory())
    throw unusable((input) => input.isFolder(path));
  if (/\.shp$/i.test(path)) return yield readWhole(path);
  if (path !== STANDARD && statSync(path).isFIFO()) return yield* pipePieces(path);
  const stream =
    path === STANDARD ? process.stdin : createReadStream(path, { highWaterMark: SLICE_BYTES });
  try {
    const size = path === STANDARD ? Infinity : Math.max(1, statSync(path).size);
    let read = 0;
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      yield piece;
      run.progress(Math.min(1, (read += piece.length) / size));
    }
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error;
    throw unusable((input) => input.unreadable(path, reasonOf(error)));
  }
}
