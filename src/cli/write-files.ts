import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { draftName, recover, switchAll, type Recovery } from './output-switch';
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
 * they get their names, by one switch. No file that the command reads from is written over.
 */
export class OutputSet {
  readonly #onRecovery: (folder: string, what: Recovery) => void;
  /** Folders that are known to hold nothing half done. */
  readonly #whole = new Set<string>();
  /** Real paths of files and folders that are read. */
  readonly #inputs = new Set<string>();
  readonly #staged: Staged[] = [];
  /** Folders that were made for the output, the outermost first; taken away again when nothing comes of it. */
  readonly #made: string[] = [];

  /** `onRecovery` hears of a folder where a command that was ended midway had left its files. */
  constructor(onRecovery: (folder: string, what: Recovery) => void = () => undefined) {
    this.#onRecovery = onRecovery;
  }

  /** To be told of every file or folder before it is read: no output may take its place, unless it `isReplaceable`. */
  reads(path: string, isReplaceable = false): void {
    if (path === STANDARD) return;
    this.#makeWhole(dirname(resolve(path)));
    // A shell's pipe has no real path, and no output takes the place of a pipe.
    if (!isReplaceable && existsSync(path) && !statSync(path).isFIFO())
      this.#inputs.add(realpathSync.native(path));
  }

  #makeWhole(folder: string): void {
    if (this.#whole.has(folder)) return;
    this.#whole.add(folder);
    try {
      const recovery = recover(folder);
      if (recovery) this.#onRecovery(folder, recovery);
    } catch (error) {
      throw unusable((input) => input.unwritable(folder, reasonOf(error)));
    }
  }

  #isInput(target: string): boolean {
    if (!existsSync(target)) return false;
    const real = realpathSync.native(target);
    return [...this.#inputs].some((input) => real === input || real.startsWith(input + sep));
  }

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
    if (this.#isInput(target)) throw unusable((input) => input.overInput(path));
    const folder = isStream ? tmpdir() : dirname(target);
    this.#makeWhole(folder);
    const draft = draftName(folder, basename(target));
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

  /** Gives all files their names; a terminal or a pipe gets its own before, since it can't be undone. */
  commit(): void {
    const pathOf = new Map(this.#staged.map(({ target, path }) => [target, path]));
    try {
      for (const { target, draft, isStream } of this.#staged) {
        if (!isStream) continue;
        try {
          writeFileSync(target, readFileSync(draft));
        } catch (error) {
          throw Object.assign(error as Error, { target });
        }
        rmSync(draft);
      }
      switchAll(this.#staged.filter(({ isStream }) => !isStream));
    } catch (error) {
      const { target } = error as { target?: string };
      if (target === undefined && (error as { syscall?: string }).syscall === undefined)
        throw error;
      const path = pathOf.get(target ?? '') ?? this.#staged[0].path;
      throw unusable((input) => input.unwritable(path, reasonOf(error)));
    }
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
