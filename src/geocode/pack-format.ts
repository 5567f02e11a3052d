import { kanjiOf } from './numerals';

/**
 * The gazetteer pack: all towns in one compact file. Written and read here only; gzip around it is the caller's matter
 * (CompressionStream and DecompressionStream do it). docs/geocoding.md describes every byte.
 */

export const PACK_MAGIC = 'SHUSEKIG';
export const PACK_VERSION = 1;
/** Magic, version (u16), length of the header (u32), checksum of the body (u32). */
export const PREAMBLE_BYTES = 8 + 2 + 4 + 4;
/** Coordinates are whole millionths of a degree, as the public files have them: about 0.1 m. */
export const UNITS_PER_DEGREE = 1e6;

/** What a pack says about itself. */
export interface PackHeader {
  /** Who made the data. */
  readonly source: string;
  /** ISO date of the data, or ''. */
  readonly date: string;
  readonly places: number;
  readonly towns: number;
  /** Bytes of each section, in the order of SECTIONS. */
  readonly sections: readonly number[];
}

/**
 * Sections of the body. Texts are UTF-8, one item per line; numbers are unsigned LEB128, signed ones zigzag; `lng` and
 * `lat` are four planes of bytes (all lowest bytes first), which gzip packs better than mixed ones.
 */
export const SECTIONS = [
  'placeNames',
  'placePoints',
  'rowCounts',
  'kinds',
  'oaza',
  'chomeNumbers',
  'chome',
  'koaza',
  'lng',
  'lat',
] as const;
export type Section = (typeof SECTIONS)[number];

/** Bits of a row's kind. */
export const KIND = {
  /** The row starts a run of rows with a new 大字. */
  newOaza: 1,
  /** It has a 丁目 with this number, written the usual way. */
  chome: 2,
  /** Its 丁目 is written otherwise: the text is in `chome`. */
  oddChome: 4,
  koaza: 8,
  noPoint: 16,
} as const;

/** Row count of a place whose towns the pack does not have, before one is added to each count. */
export const ABSENT = -1;

/** Bytes that grow. */
export class ByteWriter {
  private bytes = new Uint8Array(1 << 12);
  private length = 0;

  byte(value: number): void {
    if (this.length === this.bytes.length) {
      const larger = new Uint8Array(this.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.bytes[this.length++] = value;
  }

  /** Unsigned, below 2^32. */
  number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  signed(value: number): void {
    this.number(zigzag(value));
  }

  /** Its length in bytes, then UTF-8. */
  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.number(bytes.length);
    for (const byte of bytes) this.byte(byte);
  }

  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

/** Numbers from bytes, in order. Reading past the end throws a RangeError. */
export class ByteReader {
  at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  number(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      if (this.at >= this.bytes.length) throw new RangeError('pack section ends early');
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) return value;
      unit *= 0x80;
    }
  }

  signed(): number {
    return unzigzag(this.number());
  }

  text(): string {
    const length = this.number();
    if (this.at + length > this.bytes.length) throw new RangeError('pack section ends early');
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

export function zigzag(value: number): number {
  return value < 0 ? -2 * value - 1 : 2 * value;
}

export function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
}

const USUAL_CHOME = Array.from({ length: 100 }, (_, number) => `${kanjiOf(number)}丁目`);

/** How 丁目 are written unless a row says otherwise. */
export function usualChome(number: number): string {
  return USUAL_CHOME[number] ?? `${kanjiOf(number)}丁目`;
}
