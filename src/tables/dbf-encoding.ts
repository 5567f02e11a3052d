/** Encodings of text in a Shapefile's table, as decoders name them. */
export const DBF_ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp'] as const;
export type DbfEncoding = (typeof DBF_ENCODINGS)[number] | 'windows-1252';

/** What the bytes of a table say of their encoding. */
export interface DbfEncodingFound {
  readonly encoding: DbfEncoding;
  /** `told`: what the table says of itself fits its bytes. `bytes`: they fit this one alone, or best. `unsure`: others read as well. */
  readonly by: 'told' | 'bytes' | 'unsure';
  /** The first text that is not plain ASCII, decoded; '' where there is none. */
  readonly example: string;
}

/** Texts that decide. */
const MOST_TEXTS = 2000;
/** How much more Japanese a reading must look to be believed before another. */
const CLEARLY = 0.2;
/** A table may have a cell that is damaged. */
const TOLERATED = 0.02;

/**
 * The encoding of the texts of a DBF table. What is told (by a .cpg file) holds where the bytes allow it; one that any bytes fit (Latin) only where they
 * are no Japanese. Else UTF-8 where all texts are, whose form hardly any other text has by chance, then the one that gives Japanese.
 */
export function dbfEncoding(dbf: Uint8Array, told: DbfEncoding | null): DbfEncodingFound {
  const texts = textsOf(dbf);
  const readings = DBF_ENCODINGS.map((encoding) => ({ encoding, ...reading(texts, encoding) }));
  const fitting = readings
    .filter(({ damaged }) => damaged <= texts.length * TOLERATED)
    .sort((a, b) => b.japanese - a.japanese);
  const found = (encoding: DbfEncoding, by: DbfEncodingFound['by']): DbfEncodingFound => ({
    encoding,
    by,
    example: texts.length > 0 ? decoded(texts[0], encoding) : '',
  });
  if (texts.length === 0) return found(told ?? 'utf-8', 'told');
  if (fitting.some(({ encoding }) => encoding === 'utf-8'))
    return found('utf-8', told === 'utf-8' ? 'told' : 'bytes');
  const [best, next] = fitting;
  if (!best) return found(told ?? 'shift_jis', told === 'windows-1252' ? 'told' : 'unsure');
  if (told && fitting.some(({ encoding }) => encoding === told)) {
    const own = fitting.find(({ encoding }) => encoding === told)!;
    if (own.japanese >= best.japanese - CLEARLY) return found(told, 'told');
  }
  if (told === 'windows-1252' && best.japanese < 0.5) return found(told, 'told');
  const isClear = !next || best.japanese > next.japanese + CLEARLY;
  return found(best.encoding, isClear ? 'bytes' : 'unsure');
}

/** Bytes of the texts that are not plain ASCII: names of fields, and cells of fields of characters. A text may be cut within a character. */
function textsOf(dbf: Uint8Array): readonly Uint8Array[] {
  if (dbf.length < 32) return [];
  const view = new DataView(dbf.buffer, dbf.byteOffset, dbf.length);
  const [records, headerLength, recordLength] = [
    // A program that ended early leaves no count.
    view.getUint32(4, true) || Infinity,
    view.getUint16(8, true),
    Math.max(1, view.getUint16(10, true)),
  ];
  const texts: Uint8Array[] = [];
  const take = (from: number, to: number) => {
    let end = Math.min(to, dbf.length);
    const zero = dbf.subarray(from, end).indexOf(0);
    if (zero >= 0) end = from + zero;
    while (end > from && dbf[end - 1] === 0x20) end--;
    const bytes = dbf.subarray(from, end);
    if (bytes.some((byte) => byte >= 0x80)) texts.push(bytes);
  };
  const fields: { at: number; length: number }[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= Math.min(headerLength, dbf.length) && dbf[at] !== 0x0d; at += 32) {
    take(at, at + 11);
    const length = dbf[at + 16];
    if (dbf[at + 11] === 0x43) fields.push({ at: offset, length });
    offset += length;
  }
  for (let row = 0; row < records && texts.length < MOST_TEXTS; row++) {
    const start = headerLength + row * recordLength;
    if (start >= dbf.length) break;
    for (const { at, length } of fields) take(start + at, start + at + length);
  }
  return texts;
}

/** How many texts can't be read so, and which share of the characters beyond ASCII is common in Japanese. */
function reading(texts: readonly Uint8Array[], encoding: DbfEncoding) {
  let damaged = 0;
  let japanese = 0;
  let beyond = 0;
  for (const bytes of texts) {
    const text = decoded(bytes, encoding);
    if (text.includes('\ufffd')) damaged++;
    for (const character of text) {
      if (character < '\u0080') continue;
      beyond++;
      if (COMMON.test(character)) japanese++;
    }
  }
  return { damaged, japanese: beyond > 0 ? japanese / beyond : 0 };
}

/** Kana, the ideographs, full-width letters and Japanese punctuation; half-width kana are what mistaken bytes give. */
const COMMON = /[\u3000-\u30ff\u4e00-\u9fff\uff01-\uff5e]/;

/** A character that the end of the field cuts is left out. */
function decoded(bytes: Uint8Array, encoding: DbfEncoding): string {
  return new TextDecoder(encoding).decode(bytes, { stream: true });
}
