import { inflateSync } from 'fflate';
import { problem, type Problem } from '../model';
import { crc32 } from '../model/crc32';

/** A file by its name, or its path in an archive. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Most bytes, unpacked, that a ZIP archive may come to: 10^9. */
export const LARGEST_ARCHIVE = 1e9;

/** What can be wrong with an archive: its form, or a file that is not what the archive says of it. */
export class BrokenZip extends Error {
  readonly reason: 'zip' | 'checksum';

  constructor(reason: 'zip' | 'checksum') {
    super(reason);
    this.reason = reason;
  }
}

/** What is said of an archive whose directory states more than LARGEST_ARCHIVE. */
export function archiveTooLarge(file: string, { message }: RangeError): Problem {
  const facts = { megabytes: Number(message) / 1e6, limitMegabytes: LARGEST_ARCHIVE / 1e6 };
  return problem('file-too-large', 'error', { file }, facts);
}

/** A file of an archive as its directory, at the end of the archive, states it. */
interface Entry {
  readonly name: string;
  /** The name's own bytes. */
  readonly nameBytes: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its own header begins. */
  readonly at: number;
}

/**
 * The files of a ZIP archive by their paths in it, those that are wanted. Throws `BrokenZip` where the archive is damaged or cut short, a
 * checksum included, and a RangeError where the directory states more than LARGEST_ARCHIVE: before anything is unpacked.
 */
export function unzippedBytes(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean = () => true,
): NamedBytes[] {
  const entries = directoryOf(bytes).filter(
    ({ name }) => !name.endsWith('/') && !name.startsWith('__MACOSX/') && isWanted(name),
  );
  checkSize(entries);
  return entries.map((entry) => ({ name: entry.name, bytes: unpacked(bytes, entry).slice() }));
}

/**
 * All files of an archive for what another library opens, each what the archive says of it; null for ZIP64, which is not known here. A file may be a
 * window into a larger buffer. Throws as `unzippedBytes` does.
 */
export function checkedFiles(bytes: Uint8Array): NamedBytes[] | null {
  try {
    const entries = directoryOf(bytes);
    checkSize(entries);
    return entries.map((entry) => ({ name: entry.name, bytes: unpacked(bytes, entry) }));
  } catch (error) {
    if (error instanceof BrokenZip && isZip64(bytes)) return null;
    throw error;
  }
}

/** By the locator, which stands right before the end record. */
function isZip64(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const at = end - LOCATOR_BYTES;
  return at >= 0 && view.getUint32(at, true) === LOCATOR;
}

function checkSize(entries: readonly Entry[]): void {
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_ARCHIVE) throw new RangeError(String(total));
}

const END = 0x06054b50;
const END_BYTES = 22;
const LOCATOR = 0x07064b50;
const LOCATOR_BYTES = 20;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY = 0x02014b50;
const DIRECTORY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const UTF8_NAME = 0x800;

/** Where the archive's last record begins; -1 for none. */
function endOf(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT);
  let end = view.byteLength - END_BYTES;
  while (end >= earliest && view.getUint32(end, true) !== END) end--;
  return end >= earliest ? end : -1;
}

function directoryOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end < 0) throw new BrokenZip('zip');
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let n = 0; n < count; n++) {
    if (at + DIRECTORY_BYTES > end || view.getUint32(at, true) !== DIRECTORY)
      throw new BrokenZip('zip');
    const nameBytes = view.getUint16(at + 28, true);
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const name = bytes.subarray(at + DIRECTORY_BYTES, at + DIRECTORY_BYTES + nameBytes);
    entries.push({
      nameBytes: name,
      name: nameOf(name, view.getUint16(at + 8, true)),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += DIRECTORY_BYTES + nameBytes + rest;
  }
  return entries;
}

/** UTF-8 where the archive says so, and where it does not but the bytes are; else byte by byte. */
function nameOf(bytes: Uint8Array, flags: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: (flags & UTF8_NAME) === 0 }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }
}

/** May be a window into a buffer that is larger by a byte, or the archive's own. */
function unpacked(bytes: Uint8Array, entry: Entry): Uint8Array {
  const { nameBytes, method, crc, packed, size, at } = entry;
  if (at + LOCAL_BYTES > bytes.length) throw new BrokenZip('zip');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== LOCAL) throw new BrokenZip('zip');
  const named = at + LOCAL_BYTES + view.getUint16(at + 26, true);
  // The directory is under no checksum: a file that it calls otherwise than the file's own header would be looked for in vain.
  if (!isSame(bytes.subarray(at + LOCAL_BYTES, named), nameBytes)) throw new BrokenZip('zip');
  const start = named + view.getUint16(at + 28, true);
  if (start + packed > bytes.length || (method !== 0 && method !== 8)) throw new BrokenZip('zip');
  const data = bytes.subarray(start, start + packed);
  const found = method === 0 ? data : inflated(data, size);
  if (found.length !== size || crc32(found) !== crc) throw new BrokenZip('checksum');
  return found;
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

function inflated(data: Uint8Array, size: number): Uint8Array {
  try {
    // One more byte than is stated: what comes out longer is not cut to fit.
    return inflateSync(data, { out: new Uint8Array(size + 1) });
  } catch {
    throw new BrokenZip('checksum');
  }
}
