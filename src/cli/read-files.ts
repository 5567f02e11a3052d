import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import type { Run } from '../model';
import { reasonOf, unusable } from './refusal';

/** The bytes of a file that a person named. Refused with status 1 where there is none, or it can't be read. */
export function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).isDirectory()) throw unusable((input) => input.isFolder(path));
    return readFileSync(path);
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unusable((input) => input.missing(path));
    if (code === undefined) throw error;
    throw unusable((input) => input.unreadable(path, reasonOf(error)));
  }
}

/** A name that means standard input or standard output. */
export const STANDARD = '-';

const SLICE_BYTES = 512 * 1024;

/** A file's bytes, or those of standard input, piece by piece. Refused with status 1 as `readBytes`, at the first piece. */
export async function* readPieces(path: string, run: Run): AsyncGenerator<Uint8Array> {
  if (path !== STANDARD && !existsSync(path)) throw unusable((input) => input.missing(path));
  if (path !== STANDARD && statSync(path).isDirectory())
    throw unusable((input) => input.isFolder(path));
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
