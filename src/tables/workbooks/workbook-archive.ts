import type { NamedBytes } from '../read-zip';

/** What a reader has to look for in a workbook's sheets, which takes time. */
export interface SheetContents {
  /** Rows or columns that are hidden. */
  readonly hides: boolean;
  /** Cells with formulas. */
  readonly counts: boolean;
}

/** What is not looked into may hold all. */
export const UNKNOWN: SheetContents = { hides: true, counts: true };

/** What the sheets of a workbook hold, by its files; told without reading them as XML, and rather once too often than once too little. */
export function contentsOf(files: readonly NamedBytes[]): SheetContents {
  const sheets = files.filter(({ name, bytes }) => name.endsWith('.xml') && begins(bytes, SHEET));
  // With a prefix before its tags, or in another form (.ods, .xlsb), a sheet is not looked into.
  if (sheets.length === 0 || sheets.some(({ bytes }) => !begins(bytes, PLAIN_SHEET)))
    return UNKNOWN;
  return {
    hides: sheets.some(({ bytes }) => holds(bytes, codes('hidden='))),
    counts: sheets.some(({ bytes }) => holdsTag(bytes, F)),
  };
}

const LESS = 0x3c;
const F = 0x66;
const codes = (text: string): number[] => Array.from(text, (char) => char.charCodeAt(0));
const SHEET = codes('worksheet');
const PLAIN_SHEET = codes('<worksheet');
/** The root's tag stands within so many bytes. */
const BEGINNING = 1000;

const begins = (bytes: Uint8Array, wanted: readonly number[]): boolean =>
  holds(bytes.subarray(0, BEGINNING), wanted);

function holds(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const [first] = wanted;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let i = 1;
    while (i < wanted.length && bytes[at + i] === wanted[i]) i++;
    if (i === wanted.length) return true;
  }
  return false;
}

/** Whether a tag of one letter opens anywhere. By hand: there are millions of tags. */
function holdsTag(bytes: Uint8Array, letter: number): boolean {
  const last = bytes.length - 2;
  for (let at = 0; at < last; at++)
    if (bytes[at] === LESS && bytes[at + 1] === letter && !isLetter(bytes[at + 2])) return true;
  return false;
}

const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

const [LOCAL, DIRECTORY, END] = [0x04034b50, 0x02014b50, 0x06054b50];
const [LOCAL_BYTES, DIRECTORY_BYTES, END_BYTES] = [30, 46, 22];
const UTF8_NAME = 0x800;

/** The same archive with its files as they are, unpacked, for a reader that would unpack them again. Checksums are left out: they have been checked. */
export function unpackedArchive(files: readonly NamedBytes[]): Uint8Array {
  const named = files.map(({ name, bytes }) => ({ name: new TextEncoder().encode(name), bytes }));
  const size = named.reduce(
    (sum, { name, bytes }) => sum + LOCAL_BYTES + DIRECTORY_BYTES + 2 * name.length + bytes.length,
    END_BYTES,
  );
  const archive = new Uint8Array(size);
  const view = new DataView(archive.buffer);
  const sizes = (at: number, { name, bytes }: (typeof named)[number]) => {
    view.setUint32(at, bytes.length, true);
    view.setUint32(at + 4, bytes.length, true);
    view.setUint16(at + 8, name.length, true);
  };
  let at = 0;
  const places = named.map((file) => {
    const place = at;
    view.setUint32(at, LOCAL, true);
    view.setUint16(at + 6, UTF8_NAME, true);
    sizes(at + 18, file);
    archive.set(file.name, at + LOCAL_BYTES);
    archive.set(file.bytes, at + LOCAL_BYTES + file.name.length);
    at += LOCAL_BYTES + file.name.length + file.bytes.length;
    return place;
  });
  const directory = at;
  for (const [i, file] of named.entries()) {
    view.setUint32(at, DIRECTORY, true);
    view.setUint16(at + 8, UTF8_NAME, true);
    sizes(at + 20, file);
    view.setUint32(at + 42, places[i], true);
    archive.set(file.name, at + DIRECTORY_BYTES);
    at += DIRECTORY_BYTES + file.name.length;
  }
  view.setUint32(at, END, true);
  view.setUint16(at + 8, named.length, true);
  view.setUint16(at + 10, named.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return archive;
}
