import type { BinaryKind, Encoding } from '../model';

/** Bytes that are decoded or looked at in one go: about ten milliseconds of work. */
export const SLICE_BYTES = 512 * 1024;

/** A legacy file is still believed to be Japanese when at most this share of its non-ASCII characters is broken. */
const TOLERATED_DAMAGE = 0.01;

/** Characters of text that decide between two encodings that both decode without an error. */
const SAMPLE_BYTES = 1024 * 1024;

/** So many Japanese characters are never valid UTF-8 in another encoding. */
const SURE_CHARACTERS = 100;

/**
 * The encoding of a text file, or null where none of the known ones fits. In this order: a byte order mark, the pattern of
 * zero bytes that UTF-16 leaves in ASCII, a first megabyte of Japanese in strict UTF-8, strict UTF-8 over the whole file, and then Shift_JIS (as CP932)
 * against EUC-JP by the number of undecodable characters and by how Japanese the result looks. A file with at most 1 % damaged characters
 * keeps its encoding. Linear in the length; what has Japanese in its first megabyte as UTF-8 is known by that.
 */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  const marked = encodingOfMark(bytes);
  if (marked) return marked;
  const wide = encodingOfZeros(bytes);
  if (wide) return wide;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (isJapaneseUtf8(sample)) return 'utf-8';
  // Mail's seven-bit Japanese would pass for ASCII.
  if (hasEscapeSequences(bytes)) return null;
  if (isStrictUtf8(bytes)) return 'utf-8';
  const candidates: Encoding[] = ['utf-8', 'shift_jis', 'euc-jp'];
  let best: Encoding | null = null;
  let bestScore = -Infinity;
  for (const encoding of candidates) {
    const { damaged, japanese, other } = characterCounts(sample, encoding);
    const total = damaged + japanese + other;
    if (total > 0 && damaged / total > TOLERATED_DAMAGE) continue;
    const score = (japanese - other - 20 * damaged) / Math.max(1, total);
    if (score > bestScore) {
      best = encoding;
      bestScore = score;
    }
  }
  return best;
}

/** Length of the byte order mark of `encoding` at the start of the bytes, 0 where there is none. */
export function markLength(bytes: Uint8Array, encoding: Encoding): number {
  if (encodingOfMark(bytes) !== encoding) return 0;
  return encoding === 'utf-8' ? 3 : 2;
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: commas, digits and line ends have their zero byte always on the same side. */
function encodingOfZeros(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const enough = Math.max(2, length / 2 / 20);
  if (odd >= enough && even === 0) return 'utf-16le';
  if (even >= enough && odd === 0) return 'utf-16be';
  return null;
}

function isStrictUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      decoder.decode(bytes.subarray(at, at + SLICE_BYTES), { stream: true });
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** A character that the sample's end cuts is no damage. */
function isJapaneseUtf8(sample: Uint8Array): boolean {
  const { damaged, japanese } = characterCounts(sample, 'utf-8');
  return damaged === 0 && japanese >= SURE_CHARACTERS;
}

const ESCAPE = 0x1b;

/** ISO-2022-JP switches to kanji by ESC $ and back by ESC ( . */
function hasEscapeSequences(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(ESCAPE);
  return at >= 0 && (bytes[at + 1] === 0x24 || bytes[at + 1] === 0x28);
}

/**
 * Counts the non-ASCII characters: undecodable ones, those that Japanese lists consist of, and others. Half-width kana count
 * as others, because EUC-JP read as Shift_JIS turns into them; a list that is really full of them has valid bytes in
 * Shift_JIS only.
 */
function characterCounts(bytes: Uint8Array, encoding: Encoding) {
  const text = new TextDecoder(encoding).decode(bytes, { stream: true });
  let damaged = 0;
  let japanese = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    if (unit === 0xfffd) damaged++;
    else if (isCommonJapanese(unit)) japanese++;
    else other++;
  }
  return { damaged, japanese, other };
}

function isCommonJapanese(unit: number): boolean {
  return (
    (unit >= 0x3000 && unit <= 0x30ff) ||
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0xff01 && unit <= 0xff5e)
  );
}

/**
 * What a file is when it is not text, by its first bytes, or null for text. Zip archives (and so Excel's .xlsx) are `zip`.
 * A zero byte outside UTF-16, or more than a tenth of control characters, make a file binary.
 */
export function detectBinary(bytes: Uint8Array): BinaryKind | null {
  for (const [kind, signature] of SIGNATURES) {
    if (signature.every((byte, i) => bytes[i] === byte)) return kind;
  }
  if (encodingOfMark(bytes) || encodingOfZeros(bytes)) return null;
  const head = bytes.subarray(0, 65536);
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return 'unknown';
    if (byte < 0x20 && !TEXT_CONTROLS.has(byte)) controls++;
  }
  return controls > 2 && controls > head.length / 10 ? 'unknown' : null;
}

/** Tab, line ends, and the escape of seven-bit Japanese. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0d, ESCAPE]);

const SIGNATURES: readonly (readonly [BinaryKind, readonly number[]])[] = [
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
];
