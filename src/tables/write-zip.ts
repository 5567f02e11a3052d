import { strToU8, zipSync } from 'fflate';

/** The earliest day that a ZIP file can state, on every clock: the same files give the same bytes. */
const EARLIEST = new Date(1980, 0, 1);

/** Files in one folder as a ZIP archive; text is written as UTF-8. */
export function zipped(
  files: readonly { readonly name: string; readonly text: string }[],
): Uint8Array<ArrayBuffer> {
  return zippedBytes(files.map(({ name, text }) => ({ name, bytes: strToU8(text) })));
}

/** The same of files that are bytes already. */
export function zippedBytes(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Uint8Array<ArrayBuffer> {
  const entries = Object.fromEntries(files.map(({ name, bytes }) => [name, bytes]));
  return zipSync(entries, { mtime: EARLIEST, level: 9 });
}
