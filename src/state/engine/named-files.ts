import { failure, problem, success, type Result, type StudyFile } from '../../model';
import { filesOf, readArchive, type NamedBytes, type RoundsFile } from '../../study';

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

/** One list of several rounds as a file that has yet to be read. */
export type RoundsBlob = Omit<RoundsFile, 'bytes'> & { readonly file: Blob };

/** What one file that carries a study brings; null for a ZIP archive that holds none. */
export async function openedArchive(archive: NamedFile): Promise<Result<OpenedArchive | null>> {
  const opened = await withBytes(archive);
  if (!opened.ok) return opened;
  const read = readArchive(archive.name, opened.value.bytes);
  if (!read.ok) return read;
  if (!read.value) return success(null);
  const { study, files, gazetteer } = read.value;
  const named = new Map(filesOf(study).map((spec) => [spec.path, spec.name]));
  return success({
    study,
    files: files.map((entry) => ({
      name: named.get(entry.name) ?? entry.name,
      file: new Blob([entry.bytes as BlobPart]),
    })),
    gazetteer: gazetteer && new Blob([gazetteer as BlobPart]),
  });
}
