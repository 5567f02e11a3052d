import { strToU8, zipSync } from 'fflate';

/** The earliest day that a ZIP file can state, on every clock: the same files give the same bytes. */
const EARLIEST = new Date(1980, 0, 1);

/** Files in one folder as a ZIP archive; text is written as UTF-8. */
export function zipped(
  files: readonly { readonly name: string; readonly text: string }[],
): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)]));
  return zipSync(entries, { mtime: EARLIEST, level: 9 });
}
