import { areTokens } from './xls-formulas';

/**
 * Records of an older workbook's stream ([MS-XLS] 2.1.4 and 2.3, and the forms of BIFF2 to 5 before it): a kind and a length of two bytes each,
 * then the body.
 */

const HEAD_BYTES = 4;
const END = 0x000a;
/** Of Excel 5 and later; kinds of its own have the versions before. */
const BEGINNING = 0x0809;
const [FORMULA, FORMULA_3, FORMULA_4] = [0x0006, 0x0206, 0x0406];
const FORMULAS = [FORMULA, FORMULA_3, FORMULA_4];
const SHARED_FORMULA = 0x04bc;
const [NUMBER_2, NUMBER] = [0x0003, 0x0203];
/** A kind that a reader passes over (PhoneticInfo). */
const NOTHING = 0x00ef;

/** Kinds that a table is made of, with the bytes that their bodies have at least in any version. */
const USED: ReadonlyMap<number, number> = new Map([
  // Beginnings and ends, and what holds for the workbook: encryption, code page, days from 1904, kinds of sheets.
  ...([0x0009, 0x0209, 0x0409, BEGINNING].map((kind) => [kind, 4]) as [number, number][]),
  ...([
    [END, 0],
    [0x002f, 4],
    [0x0042, 2],
    [0x0022, 2],
    [0x0081, 2],
  ] as const),
  // Sheets, shared text and its continuation, formats and the cells' styles.
  ...([
    [0x0085, 7],
    [0x008f, 5],
    [0x00fc, 8],
    [0x003c, 0],
    [0x001e, 1],
    [0x001f, 0],
    [0x041e, 3],
    [0x0043, 4],
    [0x0044, 2],
    [0x0243, 8],
    [0x0443, 8],
    [0x00e0, 16],
  ] as const),
  // Rows, columns and cells.
  ...([
    [0x0000, 8],
    [0x0200, 8],
    [0x0208, 16],
    [0x007d, 10],
    [0x0002, 8],
    [NUMBER_2, 14],
    [0x0004, 8],
    [0x0005, 8],
    [0x0201, 6],
    [NUMBER, 14],
    [0x0204, 8],
    [0x0205, 8],
    [0x027e, 10],
    [0x00bd, 6],
    [0x00be, 6],
    [0x00d6, 8],
    [0x00fd, 10],
    [0x00e5, 2],
  ] as const),
  // Formulas and their text results.
  ...([
    [FORMULA, 16],
    [FORMULA_3, 16],
    [FORMULA_4, 16],
    [SHARED_FORMULA, 10],
    [0x0007, 1],
    [0x0207, 2],
  ] as const),
]);

/** Versions that beginnings of the later kind state: Excel 5 and 95, and 97 to 2003. */
const [VERSION_5, VERSION_8] = [0x0500, 0x0600];
/** Where a formula's result lies behind its cell, and the number of its tokens' bytes. */
const RESULT_AT = 6;
const TOKENS_AT = 20;
/** A number of bytes that stands for no tokens. */
const NO_TOKENS = 0xffff;
/** What the end of a result that is no number holds. */
const NO_NUMBER = 0xffff;

/**
 * The stream with what a table is not made of (links, notes, drawings, names, print settings) passed over, and formulas that are no plain sums
 * as what they gave, every record in its place; null where a record is too short for what it has to say, or of a version that is not known. A
 * library that reads the others counts without end on some that are damaged.
 */
export function usedRecords(stream: Uint8Array): Uint8Array | null {
  const kept = stream.slice();
  const view = new DataView(kept.buffer);
  let version = 0;
  let before = -1;
  for (let at = 0; at + HEAD_BYTES <= kept.length;) {
    const kind = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    const body = at + HEAD_BYTES;
    // Behind the last sheet's end a stream is filled up.
    if (kind === 0 && before === END) break;
    const least = USED.get(kind);
    if (least === undefined) view.setUint16(at, NOTHING, true);
    else if (length < least || body + length > kept.length) return null;
    else if (kind === BEGINNING) {
      version = view.getUint16(body, true);
      if (version !== VERSION_5 && version !== VERSION_8) return null;
    } else if (kind === SHARED_FORMULA) {
      const isPlain = version === VERSION_8 && isOfTokens(view, body + 8, body + length);
      if (!isPlain) view.setUint16(at, NOTHING, true);
    } else if (FORMULAS.includes(kind)) {
      if (!withoutTokens(view, { at, kind, length, version })) return null;
    }
    before = kind;
    at = body + length;
  }
  return kept;
}

/** Whether a number of bytes at `at`, and as many bytes of tokens behind it, are there before `end`. */
function isOfTokens(view: DataView, at: number, end: number): boolean {
  const bytes = view.getUint16(at, true);
  return at + 2 + bytes <= end && areTokens(view, at + 2, bytes);
}

interface FormulaRecord {
  readonly at: number;
  readonly kind: number;
  readonly length: number;
  readonly version: number;
}

/** Leaves a sum as it is; of another formula what it gave. False for one that gave no number, of a version before Excel 5. */
function withoutTokens(view: DataView, { at, kind, length, version }: FormulaRecord): boolean {
  const body = at + HEAD_BYTES;
  const isOld = version === 0;
  // The cell of the first version is a byte longer.
  const result = body + (isOld && kind === FORMULA ? RESULT_AT + 1 : RESULT_AT);
  if (!isOld && length < TOKENS_AT + 2) return false;
  if (version === VERSION_8 && isOfTokens(view, body + TOKENS_AT, body + length)) return true;
  if (view.getUint16(result + 6, true) !== NO_NUMBER)
    view.setUint16(at, isOld && kind === FORMULA ? NUMBER_2 : NUMBER, true);
  else if (isOld) return false;
  else view.setUint16(body + TOKENS_AT, NO_TOKENS, true);
  return true;
}
