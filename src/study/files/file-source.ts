import type { FileSource } from '../../model';

/** A folder that a person chose, as a source of files. Paths are relative to the folder, NFC, with forward slashes. */
export function fileSource(
  name: string,
  files: readonly { readonly path: string; readonly file: Blob }[],
): FileSource {
  const byPath = new Map(files.map(({ path, file }) => [path.normalize('NFC'), file]));
  return {
    name,
    async read(path) {
      const file = byPath.get(path.normalize('NFC'));
      return file ? new Uint8Array(await file.arrayBuffer()) : null;
    },
  };
}
