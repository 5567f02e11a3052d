/** What people write where they have no value; compared after width folding, in lower case. */
const MISSING = new Set([
  '-',
  '--',
  '---',
  'n.a.',
  'n/a',
  'na',
  'n.a',
  'nan',
  'null',
  'none',
  '...',
  '…',
  '*',
  '**',
  '***',
  '..',
  '?',
  '不明',
  '未回答',
  '無回答',
  '非公開',
  '該当なし',
  // What spreadsheets and statistical packages write for a value that there is not.
  '#n/a',
  '#null!',
  '#value!',
  '#ref!',
  '#div/0!',
  '#name?',
  '#num!',
]);

const DASHES = /[\u2010-\u2015\u2212\u30fc\uff70\u2500]/g;
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?(?:e[+-]?\d+)?$|^[+-]?\.\d+$/;
const UNITS = /\s*(?:人|名|件|社|回|個|点|台|円|歳|年|(?:回|件)\/年)$/;

/** 10件程度, 30人弱. */
const OR_SO = /(?:程度|くらい|ぐらい|ほど|前後|内外|弱|強)$/;

/** What is said behind a number in brackets: 7人（パート含む）. A number in brackets is no remark. */
const REMARK = /\s*\((?=[^()]*[^\d\s,.%()+-])[^()]*\)$/;

/** What refers to a note behind a number: 25※1, 25＊, 25 注2). */
const NOTE_MARK = /\s*(?:[※*†‡]\s*\d{0,2}|[(]?注\s*\d{0,2})[)]?$/;
/** ¹ ² ³ ⁰ ⁴ … ⁹, ① … ⑳. */
const isRaised = (code: number): boolean =>
  code === 0xb9 ||
  code === 0xb2 ||
  code === 0xb3 ||
  (code >= 0x2070 && code <= 0x2079) ||
  (code >= 0x2460 && code <= 0x2473);

/** Raised and circled numbers behind a number are notes, which folding widths would make digits of it: 25¹, 25②. */
function withoutRaised(cell: string): string {
  let end = cell.length;
  while (end > 0 && isRaised(cell.charCodeAt(end - 1))) end--;
  if (end === cell.length) return cell;
  const before = cell.slice(0, end).trimEnd();
  return /[\d\uFF10-\uFF19]$/.test(before) ? before : cell;
}

/** The number of an answer in front of its words: 1.はい, (2) いいえ, ①ある; as folding leaves it. */
const ANSWER_NUMBER = /^(?:\(\d{1,2}\)|\d{1,2}[.:、,)\s])\s*(?=[^\d\s])|^\d(?=[あはい有な無])/;

/** What is said behind an answer: 有（3件）. */
const DETAIL = /\s*\([^()]*\)$/;

const YES = new Set(
  'はい|有|有り|あり|有る|ある|○|〇|◯|◎|1|yes|y|true|t|該当|✓|✔|レ|済|済み|実施|実施済|実施済み|導入|導入済|導入済み|取得済|取得済み|対応済|対応済み|登録済|登録済み|参加済|参加済み|完了'.split(
    '|',
  ),
);
const NO = new Set(
  'いいえ|無|無し|なし|無い|ない|×|✕|✗|x|0|no|n|false|f|非該当|該当しない|未|未実施|未導入|未取得|未対応|未登録|未参加|未完了|未了|未済'.split(
    '|',
  ),
);

/** A cell as it is compared: widths folded, outer spaces gone, lower case, every dash a hyphen. */
function folded(cell: string): string {
  const plain = ASCII.test(cell)
    ? cell
    : withoutRaised(cell).normalize('NFKC').replace(DASHES, '-');
  return plain.trim().toLowerCase();
}

const ASCII = /^[\x20-\x7e]*$/;

/** What a cell says: a value, nothing, or something that can't be read. */
export type ParsedCell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' };

const NOTHING: ParsedCell = { kind: 'missing' };
const UNREADABLE: ParsedCell = { kind: 'unreadable' };
const ONE: ParsedCell = { kind: 'number', value: 1 };
const ZERO: ParsedCell = { kind: 'number', value: 0 };

/** Most cells of most columns of numbers. */
const PLAIN_NUMBER = /^-?\d{1,20}(?:\.\d{1,20})?$/;

/** No number is written with more characters; what looks for units behind it takes the square of the length. */
export const LONGEST_NUMBER = 400;

/**
 * The number in a cell; missing where the cell is empty or says that there is none (－, n.a., 不明, …). Understands full-width
 * digits, thousands separators in groups of three, 約 in front or 程度 behind, a counting unit behind (人, 名, 件, 社, 回, …) with a remark in
 * brackets, a mark of a note (※1), and △ for minus.
 */
export function parseNumber(cell: string): ParsedCell {
  if (cell === '') return NOTHING;
  if (PLAIN_NUMBER.test(cell)) return { kind: 'number', value: Number(cell) };
  let text = folded(cell);
  if (text === '' || MISSING.has(text)) return NOTHING;
  if (text.length > LONGEST_NUMBER) return UNREADABLE;
  if (!NUMBER.test(text)) {
    text = text
      .replace(NOTE_MARK, '')
      .replace(/^(?:約|およそ|おおよそ|ほぼ|概ね|おおむね)\s*/, '')
      .replace(REMARK, '')
      .replace(OR_SO, '')
      .replace(UNITS, '')
      .replace(/^[△▲]\s*/, '-');
    if (!NUMBER.test(text)) return UNREADABLE;
  }
  const value = Number(text.replaceAll(',', ''));
  return Number.isFinite(value) ? { kind: 'number', value } : UNREADABLE;
}

/** A yes/no cell: 1 for はい, 有, ○, yes, true, 1 …, 0 for いいえ, 無, ×, no, false, 0 …, also with a remark in brackets (有（3件）); missing as for numbers. */
export function parseYesNo(cell: string): ParsedCell {
  const text = folded(cell);
  const answer = text.length > LONGEST_NUMBER ? text : text.replace(DETAIL, '');
  if (YES.has(answer)) return ONE;
  if (NO.has(answer)) return ZERO;
  const unnumbered = answer.replace(ANSWER_NUMBER, '');
  if (unnumbered !== answer) {
    if (YES.has(unnumbered)) return ONE;
    if (NO.has(unnumbered)) return ZERO;
  }
  return text === '' || MISSING.has(text) ? NOTHING : UNREADABLE;
}
