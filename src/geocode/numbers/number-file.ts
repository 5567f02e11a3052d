import type { NumberKind, TownNumbers } from './number-rows';
import { sortedNumbers, type NumberRow } from './number-rows';

/**
 * A municipality's file of block and house numbers (…-住居表示.txt) or of lots (…-地番.txt), as the types of
 * @geolonia/japanese-addresses-v2 describe: lines `town,start,length` up to `=END=`, padded to a multiple of 50,000 bytes, then
 * for each town a line `kind,town`, a line of column names and lines `number,number,number,lng,lat`.
 */
export const NUMBER_FILES: Readonly<Record<NumberKind, string>> = {
  residence: '住居表示',
  parcel: '地番',
};

const HEADER_UNIT = 50_000;
const END = '=END=';
const COLUMNS: Readonly<Record<NumberKind, string>> = {
  residence: 'blk_num,rsdt_num,rsdt_num2,lng,lat',
  parcel: 'prc_num1,prc_num2,prc_num3,lng,lat',
};

/** What is wrong with a file; the file is then left aside as a whole. */
export type NumberFileFault = 'form' | 'cut' | 'other-kind';

interface Entry {
  readonly town: string;
  readonly start: number;
  readonly length: number;
}

/** The towns of the header; a fault where it is none (a web page, another file). */
function readHeader(bytes: Uint8Array): readonly Entry[] | NumberFileFault {
  const text = new TextDecoder();
  let size = HEADER_UNIT;
  let header = text.decode(bytes.subarray(0, size));
  if (!/^[^\n<{]+,\d+,\d+\r?\n/.test(header) && !header.startsWith(END)) return 'form';
  while (!header.includes(END)) {
    if (size >= bytes.length) return 'cut';
    size += HEADER_UNIT;
    header = text.decode(bytes.subarray(0, size));
  }
  const lines = header.slice(0, header.indexOf(END)).split(/\r?\n/).filter(Boolean);
  const entries: Entry[] = [];
  for (const line of lines) {
    const match = /^(.+),(\d+),(\d+)$/.exec(line);
    if (!match) return 'form';
    entries.push({ town: match[1], start: Number(match[2]), length: Number(match[3]) });
  }
  return entries;
}

/** The rows of a section; null where it is not the section of this town. */
function readSection(text: string, kind: NumberKind, town: string): NumberRow[] | null {
  const [first, columns, ...lines] = text.split(/\r?\n/);
  if (first !== `${NUMBER_FILES[kind]},${town}` || columns !== COLUMNS[kind]) return null;
  const rows: NumberRow[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const [a, b, c, x, y, ...more] = line.split(',');
    const lng = Number(x);
    const lat = Number(y);
    if (more.length > 0 || !(x && y) || Number.isNaN(lng + lat)) return null;
    rows.push({ parts: [a, b, c].map((part) => part.trim()), lng, lat });
  }
  return rows;
}

/** Reads a whole file into its towns' numbers, by the towns' names as the file has them. O(bytes). */
export function readNumberFile(
  bytes: Uint8Array,
  kind: NumberKind,
): ReadonlyMap<string, TownNumbers> | NumberFileFault {
  const entries = readHeader(bytes);
  if (typeof entries === 'string') return entries;
  const towns = new Map<string, TownNumbers>();
  const text = new TextDecoder();
  for (const { town, start, length } of entries) {
    if (start < HEADER_UNIT || start + length > bytes.length) return 'cut';
    const rows = readSection(text.decode(bytes.subarray(start, start + length)), kind, town);
    if (!rows) return 'other-kind';
    towns.set(town, sortedNumbers(kind, rows));
  }
  return towns;
}
