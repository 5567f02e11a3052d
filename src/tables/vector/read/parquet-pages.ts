/** How the values of a page are written, as far as it says how many follow a number of its own. */
export type PageEncoding = 'dictionary' | 'runs' | 'delta' | 'plain';

/** What stands before a page of a column (parquet-format 2.10, PageHeader). */
export interface PageHeader {
  readonly kind: 'data' | 'dictionary' | 'other';
  readonly version: 1 | 2;
  /** Where the page begins in the file; byte. */
  readonly data: number;
  readonly compressedBytes: number;
  readonly plainBytes: number;
  readonly values: number;
  readonly encoding: PageEncoding;
  /** Version 2: bytes of the levels of repetition and of definition. */
  readonly levels: readonly [number, number];
  readonly isCompressed: boolean;
}

/** A page that unpacks to more is damaged. */
const MOST_PAGE_BYTES = 2 ** 28;
/** A run may fill up to whole bytes behind the last value. */
const FILLED_UP = 64;

const ENCODINGS: Readonly<Record<number, PageEncoding>> = {
  2: 'dictionary',
  3: 'runs',
  5: 'delta',
  6: 'delta',
  7: 'delta',
  8: 'dictionary',
};

/** Reads numbers one after another. Every method throws RangeError behind the last byte. */
class Cursor {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  byte(): number {
    if (!(this.at < this.bytes.length)) throw new RangeError('cut short');
    return this.bytes[this.at++];
  }

  /** Seven bits a byte, the lowest first; exact to 2^53. */
  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a number without end');
  }

  signed(): number {
    const zigzag = this.varint();
    return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
  }

  skip(count: number): void {
    this.at += count;
    if (!(this.at <= this.bytes.length)) throw new RangeError('cut short');
  }
}

type Struct = ReadonlyMap<number, number | boolean | Struct>;

const STRUCT = 12;

/** A record of Thrift's compact protocol; texts and lists are passed over. */
function structAt(cursor: Cursor, depth = 0): Struct {
  if (depth > 16) throw new RangeError('records within records without end');
  const fields = new Map<number, number | boolean | Struct>();
  let id = 0;
  for (;;) {
    const head = cursor.byte();
    const type = head & 0x0f;
    if (type === 0) return fields;
    id = head >> 4 ? id + (head >> 4) : cursor.signed();
    const value = valueAt(cursor, type, depth);
    if (value !== null) fields.set(id, value);
  }
}

function valueAt(cursor: Cursor, type: number, depth: number): number | boolean | Struct | null {
  if (type === 1 || type === 2) return type === 1;
  if (type === 3) return cursor.byte();
  if (type <= 6) return cursor.signed();
  if (type === STRUCT) return structAt(cursor, depth + 1);
  if (type === 7) cursor.skip(8);
  else if (type === 8) cursor.skip(cursor.varint());
  else if (type === 9 || type === 10) {
    const head = cursor.byte();
    const count = head >> 4 === 15 ? cursor.varint() : head >> 4;
    // In a list true and false have a byte of their own.
    const inner = head & 0x0f;
    for (let i = 0; i < count; i++) valueAt(cursor, inner <= 2 ? 3 : inner, depth + 1);
  } else throw new RangeError('a field of an unknown type');
  return null;
}

/** The header that begins at a byte of the file. Throws RangeError where none does. */
export function readPageHeader(bytes: Uint8Array, at: number): PageHeader {
  const cursor = new Cursor(bytes, at);
  const header = structAt(cursor);
  const number = (of: Struct, id: number): number => {
    const value = of.get(id) ?? 0;
    if (typeof value !== 'number' || value < 0) throw new RangeError('a page has no size');
    return value;
  };
  const part = (id: number): Struct => {
    const value = header.get(id);
    if (!(value instanceof Map)) throw new RangeError('a page is not described');
    return value;
  };
  const type = number(header, 1);
  const own = type === 0 ? part(5) : type === 3 ? part(8) : type === 2 ? part(7) : null;
  const version = type === 3 ? 2 : 1;
  const plainBytes = number(header, 2);
  if (plainBytes > MOST_PAGE_BYTES) throw new RangeError('a page is too long');
  return {
    kind: type === 2 ? 'dictionary' : own ? 'data' : 'other',
    version,
    data: cursor.at,
    compressedBytes: number(header, 3),
    plainBytes,
    values: own ? number(own, 1) : 0,
    encoding: (own && ENCODINGS[number(own, version === 2 ? 4 : 2)]) ?? 'plain',
    levels: own && version === 2 ? [number(own, 6), number(own, 5)] : [0, 0],
    isCompressed: own?.get(7) !== false,
  };
}

/** Levels, or runs, that stand behind their length of four bytes. */
export function runsAt(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 4 + view.getUint32(0, true);
  if (!(end <= bytes.length)) throw new RangeError('runs are longer than their page');
  return bytes.subarray(4, end);
}

/**
 * Checks numbers of some bits that are written as runs of one number and runs of packed bits: together they say no more than `values`.
 * Returns how many they say.
 */
export function checkRuns(bytes: Uint8Array, bits: number, values: number): number {
  const cursor = new Cursor(bytes);
  let seen = 0;
  while (cursor.at < bytes.length && seen < values) {
    const head = cursor.varint();
    const isPacked = head % 2 === 1;
    const count = Math.floor(head / 2) * (isPacked ? 8 : 1);
    if (count > values - seen + FILLED_UP) throw new RangeError('a run is longer than its page');
    seen += count;
    // The last packed run may be cut behind its last value.
    cursor.at += isPacked ? (count / 8) * bits : Math.ceil(bits / 8);
  }
  return seen;
}

/** Checks the head of a list of differences: how many values a block has, and into how many parts it is parted. */
export function checkDifferences(bytes: Uint8Array): void {
  const cursor = new Cursor(bytes);
  const [block, parts] = [cursor.varint(), cursor.varint()];
  if (!(parts > 0 && block > 0 && block % parts === 0 && block <= 2 ** 24))
    throw new RangeError('a list of differences has no blocks');
}
