import { failure, problem, success, type Result } from '../../model';
import { encodeCp932 } from './cp932';
import type { LayerField } from './fields';

export type TextEncoding = 'utf-8' | 'cp932';

/** The file `.cpg` that tells readers the encoding. */
export const CODE_PAGE: Readonly<Record<TextEncoding, string>> = {
  'utf-8': 'UTF-8',
  cp932: 'CP932',
};

/** dBase allows no more. */
export const FIELD_LIMIT = 255;
const NAME_BYTES = 10;
const TEXT_BYTES = 254;
const NUMBER_WIDTH = 24;
const REAL_DECIMALS = 15;
const INTEGER_WIDTH = 18;
const DBASE_III = 3;

/** A field of the table under the short name that the file has room for. */
export interface ShortName {
  readonly key: string;
  readonly short: string;
}

export interface DbfWritten {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly names: readonly ShortName[];
  /** Texts that were cut at 254 bytes. */
  readonly cut: number;
  /** Characters that the encoding lacks. */
  readonly lost: number;
}

const utf8 = new TextEncoder();

function encode(text: string, encoding: TextEncoding): { bytes: Uint8Array; lost: number } {
  return encoding === 'utf-8' ? { bytes: utf8.encode(text), lost: 0 } : encodeCp932(text);
}

/** At most `most` bytes of a text, cut between two characters. */
function fitted(text: string, most: number, encoding: TextEncoding) {
  const whole = encode(text, encoding);
  if (whole.bytes.length <= most) return { ...whole, cut: false };
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += encode(character, encoding).bytes.length;
    if (size > most) break;
    kept += character;
  }
  return { ...encode(kept, encoding), cut: true };
}

/** Names of at most 10 bytes, whole characters, that differ from each other also without regard to case. */
export function shortNames(keys: readonly string[], encoding: TextEncoding): ShortName[] {
  const taken = new Set<string>();
  return keys.map((key) => {
    let short = cutName(key, NAME_BYTES, encoding);
    for (let n = 2; taken.has(short.toLowerCase()) || short === ''; n++) {
      const suffix = `_${n}`;
      short = cutName(key, NAME_BYTES - suffix.length, encoding) + suffix;
    }
    taken.add(short.toLowerCase());
    return { key, short };
  });
}

function cutName(key: string, most: number, encoding: TextEncoding): string {
  let kept = '';
  let size = 0;
  for (const character of key) {
    size += encode(character, encoding).bytes.length;
    if (size > most) break;
    kept += character;
  }
  return kept;
}

/** Attributes as dBase III. Refused with more than 255 fields, before anything is written. */
export function writeDbf(
  fields: readonly LayerField[],
  rows: number,
  encoding: TextEncoding,
): Result<DbfWritten> {
  if (fields.length > FIELD_LIMIT)
    return failure(
      problem(
        'shapefile-too-many-fields',
        'error',
        {},
        { fields: fields.length, limit: FIELD_LIMIT },
      ),
    );
  const names = shortNames(
    fields.map(({ key }) => key),
    encoding,
  );
  let cut = 0;
  let lost = 0;
  const columns = fields.map((field) => {
    const cells = Array.from({ length: rows }, (_, i) => {
      const cell = fitted(cellText(field, i), TEXT_BYTES, encoding);
      if (cell.cut) cut++;
      lost += cell.lost;
      return cell.bytes;
    });
    return { field, cells, ...widthOf(field, cells) };
  });
  const head = 32 + 32 * columns.length + 1;
  const row = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const bytes = new Uint8Array(head + row * rows + 1).fill(0x20, head);
  const view = new DataView(bytes.buffer);
  // The day that a dBase file states: a fixed one, so that the same study gives the same bytes.
  bytes.set([DBASE_III, 100, 1, 1]);
  view.setUint32(4, rows, true);
  view.setUint16(8, head, true);
  view.setUint16(10, row, true);
  columns.forEach(({ type, width, decimals }, k) => {
    const at = 32 + 32 * k;
    bytes.set(encode(names[k].short, encoding).bytes, at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = width;
    bytes[at + 17] = decimals;
  });
  bytes[head - 1] = 0x0d;
  let offset = 1;
  for (const { cells, width, right } of columns) {
    cells.forEach((cell, i) => {
      const start = head + row * i + offset;
      bytes.set(cell, right ? start + width - cell.length : start);
    });
    offset += width;
  }
  bytes[bytes.length - 1] = 0x1a;
  return success({ bytes, names, cut, lost });
}

function cellText({ type, at }: LayerField, i: number): string {
  const value = at(i);
  if (type === 'boolean') return value === null ? '' : value ? 'T' : 'F';
  if (typeof value === 'number' && type === 'real') return plainNumber(value);
  return value === null ? '' : String(value);
}

/** A number without an exponent, which not every reader of dBase knows. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(REAL_DECIMALS).slice(0, NUMBER_WIDTH) : text;
}

const DOT = 0x2e;

function widthOf({ type }: LayerField, cells: readonly Uint8Array[]) {
  const widest = cells.reduce((most, { length }) => Math.max(most, length), 1);
  if (type === 'text') return { type: 'C', width: widest, decimals: 0, right: false };
  if (type === 'boolean') return { type: 'L', width: 1, decimals: 0, right: false };
  if (type === 'integer')
    return { type: 'N', width: Math.max(widest, INTEGER_WIDTH), decimals: 0, right: true };
  const decimals = cells.reduce((most, cell) => {
    const dot = cell.indexOf(DOT);
    return dot < 0 ? most : Math.max(most, cell.length - dot - 1);
  }, 1);
  return { type: 'N', width: Math.max(widest, NUMBER_WIDTH), decimals, right: true };
}
