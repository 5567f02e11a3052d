import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { STANDARD } from './read-files';
import { reasonOf, unusable } from './refusal';

export type Pieces = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

interface Staged {
  /** As the person named it. */
  readonly path: string;
  readonly target: string;
  readonly draft: string;
  /** A terminal or a pipe: it can't be replaced, so it gets the whole at the end. */
  readonly isStream: boolean;
}

/**
 * Files that appear together: each is first written whole under another name in its folder, and only when all are there do
 * they get their names. Where that fails midway, what was there before is put back.
 */
export class OutputSet {
  readonly #staged: Staged[] = [];
  /** Folders that were made for the output, the outermost first; taken away again when nothing comes of it. */
  readonly #made: string[] = [];

  /** Makes the folder with those around it. */
  makeFolder(path: string): void {
    const missing: string[] = [];
    for (let at = resolve(path); !existsSync(at); at = dirname(at)) missing.unshift(at);
    try {
      for (const folder of missing) {
        mkdirSync(folder);
        this.#made.push(folder);
      }
      if (!statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    } catch (error) {
      throw unusable((input) => input.unwritable(path, reasonOf(error)));
    }
  }

  /** Writes a file's pieces under a passing name, or to standard output as they come. Refused with status 1 where that can't be done. */
  async stage(path: string, pieces: Pieces): Promise<void> {
    if (path === STANDARD) return writeStandard(pieces);
    const { target, isStream } = targetOf(path);
    if (this.#staged.some((other) => other.target === target))
      throw unusable((input) => input.sameFile(path));
    const folder = isStream ? tmpdir() : dirname(target);
    const draft = join(folder, `.${basename(target)}.${process.pid}.part`);
    let file: number;
    try {
      file = openSync(draft, 'w');
    } catch (error) {
      throw unusable((input) => input.unwritable(path, reasonOf(error)));
    }
    this.#staged.push({ path, target, draft, isStream });
    try {
      for await (const piece of pieces) writeWhole(file, piece);
    } catch (error) {
      if ((error as { syscall?: string }).syscall === undefined) throw error;
      throw unusable((input) => input.unwritable(path, reasonOf(error)));
    } finally {
      closeSync(file);
    }
  }

  /** Gives all files their names. */
  commit(): void {
    const undo: (() => void)[] = [];
    for (const { path, target, draft, isStream } of this.#staged) {
      try {
        if (isStream) {
          writeFileSync(target, readFileSync(draft));
          rmSync(draft);
          continue;
        }
        if (existsSync(target)) {
          const old = `${draft}.old`;
          renameSync(target, old);
          undo.push(() => renameSync(old, target));
        }
        renameSync(draft, target);
        undo.push(() => rmSync(target, { force: true }));
      } catch (error) {
        for (const step of undo.reverse()) step();
        throw unusable((input) => input.unwritable(path, reasonOf(error)));
      }
    }
    for (const { draft } of this.#staged) rmSync(`${draft}.old`, { force: true });
    this.#staged.length = 0;
    this.#made.length = 0;
  }

  /** Takes away what was written but not committed. */
  discard(): void {
    for (const { draft } of this.#staged) rmSync(draft, { force: true });
    for (const folder of this.#made.reverse()) {
      try {
        rmdirSync(folder);
      } catch {
        // Somebody else has put something there.
      }
    }
    this.#staged.length = 0;
    this.#made.length = 0;
  }
}

async function writeStandard(pieces: Pieces): Promise<void> {
  const { stdout } = process;
  let failed: Error | null = null;
  const fail = (error: Error): void => {
    failed = error;
  };
  stdout.on('error', fail);
  try {
    for await (const piece of pieces) {
      if (!stdout.write(piece) && !failed)
        await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
      if (failed) break;
    }
  } catch (error) {
    failed ??= error as Error;
  } finally {
    stdout.off('error', fail);
  }
  if (!failed) return;
  if ((failed as { syscall?: string }).syscall === undefined) throw failed;
  throw unusable((input) => input.unwritable(STANDARD, reasonOf(failed)));
}

/** Where a file really is: behind links, which stay. A folder, or a folder that is not there, is refused. */
function targetOf(path: string): { readonly target: string; readonly isStream: boolean } {
  try {
    if (!existsSync(path)) {
      const target = join(realpathSync(dirname(resolve(path))), basename(path));
      return { target, isStream: false };
    }
    const found = statSync(path);
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return found.isFile()
      ? { target: realpathSync(path), isStream: false }
      : { target: path, isStream: true };
  } catch (error) {
    throw unusable((input) => input.unwritable(path, reasonOf(error)));
  }
}

function writeWhole(file: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at);
}
