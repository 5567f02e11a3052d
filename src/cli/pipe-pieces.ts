import { closeSync, constants, openSync, readSync } from 'node:fs';
import { reasonOf, unusable } from './refusal';

const PIECE_BYTES = 64 * 1024;
/** Milliseconds between two looks at a pipe that has nothing yet. */
const LOOK_MS = 20;
/** Milliseconds within which somebody must begin to write. */
const WRITER_MS = 5000;

/**
 * What is written into a named pipe (also `<(…)` of a shell), to its end; a number where the caller is to wait as many milliseconds. Refused where nobody
 * writes: the system's own open would wait for a writer without end.
 */
function* looks(path: string, patience: number): Generator<Uint8Array | number> {
  const pipe = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const room = new Uint8Array(PIECE_BYTES);
  try {
    let isWritten = false;
    for (let waited = 0; ;) {
      const read = readNow(pipe, room);
      if (read === null) isWritten = true;
      else if (read > 0) {
        isWritten = true;
        yield room.slice(0, read);
        continue;
      } else if (isWritten) return;
      else if ((waited += LOOK_MS) > patience)
        throw unusable((input) => input.nobodyWrites(path, patience / 1000));
      yield LOOK_MS;
    }
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error;
    throw unusable((input) => input.unreadable(path, reasonOf(error)));
  } finally {
    closeSync(pipe);
  }
}

/** Bytes that were read; 0 where no writer is there, null where one is and has written nothing yet. */
function readNow(pipe: number, room: Uint8Array): number | null {
  try {
    return readSync(pipe, room);
  } catch (error) {
    if ((error as { code?: string }).code === 'EAGAIN') return null;
    throw error;
  }
}

/** The bytes of a named pipe, all at once; `patience` in milliseconds. */
export function pipeBytes(path: string, patience = WRITER_MS): Uint8Array {
  const pieces: Uint8Array[] = [];
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (const piece of looks(path, patience))
    if (typeof piece === 'number') Atomics.wait(pause, 0, 0, piece);
    else pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** The same, piece by piece. */
export async function* pipePieces(path: string, patience = WRITER_MS): AsyncGenerator<Uint8Array> {
  for (const piece of looks(path, patience))
    if (typeof piece === 'number') await new Promise((resolve) => setTimeout(resolve, piece));
    else yield piece;
}
