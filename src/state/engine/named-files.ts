import { failure, problem, success, type Result, type StudyFile } from '../../model';
import type { NamedBytes } from '../../study';

/** A file with its name: a Blob has none. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

/** A study as one file brought it to the page. */
export interface OpenedArchive {
  readonly study: StudyFile;
  readonly files: readonly NamedFile[];
  readonly gazetteer: Blob | null;
}

/** A file's bytes; a problem for one that was moved or is too large for memory, of which the browser says no more. */
export async function withBytes({ name, file }: NamedFile): Promise<Result<NamedBytes>> {
  try {
    return success({ name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(problem('file-unreadable', 'error', { file: name }, { reason }));
  }
}

/** The bytes of all, or the first problem. */
export async function allWithBytes(files: readonly NamedFile[]): Promise<Result<NamedBytes[]>> {
  const all: NamedBytes[] = [];
  for (const file of files) {
    const read = await withBytes(file);
    if (!read.ok) return read;
    all.push(read.value);
  }
  return success(all);
}
