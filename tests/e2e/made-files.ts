import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MadeFile } from './app-page';

/** A UTF-8 table as a test writes it. */
export function csvFile(name: string, text: string): MadeFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') };
}

/** A table of any bytes. */
export function bytesFile(name: string, bytes: readonly number[] | Uint8Array): MadeFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

/** The same text as CSV from Excel in Japan has it. Throws for a character that CP932 lacks. */
export function shiftJisFile(name: string, text: string): MadeFile {
  return { name, mimeType: 'text/csv', buffer: Buffer.from(encodeShiftJis(text)) };
}

let codes: ReadonlyMap<string, readonly number[]> | null = null;

/** Node only decodes Shift_JIS, so the table of codes is made by decoding each of them. */
function shiftJisCodes(): ReadonlyMap<string, readonly number[]> {
  const decoder = new TextDecoder('shift_jis');
  const made = new Map<string, readonly number[]>();
  const add = (bytes: readonly number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes));
    const isOne = [...character].length === 1 && character !== '\uFFFD';
    if (isOne && !made.has(character)) made.set(character, bytes);
  };
  for (let byte = 0; byte <= 0xdf; byte++) if (byte < 0x80 || byte > 0xa0) add([byte]);
  for (let lead = 0x81; lead <= 0xfc; lead++) {
    if (lead > 0x9f && lead < 0xe0) continue;
    for (let trail = 0x40; trail <= 0xfc; trail++) if (trail !== 0x7f) add([lead, trail]);
  }
  return made;
}

function encodeShiftJis(text: string): number[] {
  codes ??= shiftJisCodes();
  return [...text].flatMap((character) => {
    const bytes = codes!.get(character);
    if (!bytes) throw new Error(`CP932 has no "${character}"`);
    return [...bytes];
  });
}

/** Writes files under a folder; paths have forward slashes. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): string {
  for (const [path, text] of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return folder;
}

/** Rows as CSV text with CRLF; cells are quoted where they must be. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number) => {
    const text = String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/** Firms on a lattice of a few hundred metres around Sabae's station, dense enough for one cluster. */
export function latticeFirms(
  count: number,
  name: (index: number) => string,
): (string | number)[][] {
  return Array.from({ length: count }, (_, i) => [
    `F${i + 1}`,
    name(i),
    (35.9431 + 0.003 * Math.floor(i / 5)).toFixed(5),
    (136.1843 + 0.003 * (i % 5)).toFixed(5),
    '福井県鯖江市',
  ]);
}

export const LATTICE_HEAD = ['企業ID', '会社名', '緯度', '経度', '所在地'];
