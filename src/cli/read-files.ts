import { readFileSync, statSync } from 'node:fs';
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
