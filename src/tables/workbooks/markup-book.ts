import type { Encoding } from '../../model';
import { detectEncoding } from '../encoding';

/** Where a page or a workbook says what it is. */
const HEAD_BYTES = 2048;
const BEGINS = /^\s*<(?:!doctype\s+html|html|head|meta|table|body)[\s>]/i;
/** Excel's form of 2003: a workbook as one XML text. */
const SPREADSHEET = /^\s*<\?xml\s[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/i;
const CHARSET = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;
/** What a browser does not show: where it begins, and how it ends. */
const UNSEEN = /<(?:script|style|template)\b|<!--/gi;

const ENCODINGS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  shift_jis: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  cp932: 'shift_jis',
  'euc-jp': 'euc-jp',
  'x-euc-jp': 'euc-jp',
};

/**
 * Whether a text is a page with tables, or a workbook in XML: office systems give both out under the ending .xls, and Excel opens them. By how it
 * begins alone; `bytes` is no binary file.
 */
export function isMarkupBook(bytes: Uint8Array): boolean {
  const head = headOf(bytes);
  return BEGINS.test(head) || SPREADSHEET.test(head);
}

/** Its text, in the encoding that it names, else in the one that its bytes show, without what a browser does not show. Null where none fits. */
export function markupText(bytes: Uint8Array): string | null {
  const named = CHARSET.exec(headOf(bytes))?.[1].toLowerCase() ?? '';
  const shown = detectEncoding(bytes);
  // Bytes that are strictly UTF-8 and more than ASCII are nothing else, whatever a template says.
  const encoding = shown === 'shift_jis' || shown === null ? (ENCODINGS[named] ?? shown) : shown;
  return encoding && seenOf(new TextDecoder(encoding).decode(bytes));
}

/** What has no end goes on to the end of the page. */
function seenOf(text: string): string {
  const lower = text.toLowerCase();
  let seen = '';
  let from = 0;
  for (const { 0: begins, index } of text.matchAll(UNSEEN)) {
    if (index < from) continue;
    seen += text.slice(from, index);
    const ends = begins === '<!--' ? '-->' : `</${begins.slice(1).toLowerCase()}`;
    const end = lower.indexOf(ends, index + begins.length);
    if (end < 0) return seen;
    from = begins === '<!--' ? end + 3 : lower.indexOf('>', end) + 1 || text.length;
  }
  return seen + text.slice(from);
}

/** The beginning, in the letters that every encoding shares. */
function headOf(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe;
  const encoding = isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1';
  return new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES)).replace(/^ï»¿/, '');
}
