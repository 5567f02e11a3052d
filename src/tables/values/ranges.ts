import type { RangeTake } from '../../model';
import { parseNumber, type ParsedCell } from './cells';

/** What a cell says of a number that it does not state: both ends belong to it; -Infinity and Infinity where it is open. */
export interface NumberRange {
  readonly low: number;
  readonly high: number;
}

const UNIT = '(?:人|名|件|社|回|個|点|台|円|歳|年|万円|百万円|億円|%|回/年|件/年)?';
const NUMBER = '(\\d[\\d,]*(?:\\.\\d+)?)';
/** Dashes that people put between two numbers. */
const BETWEEN = '(?:~|〜|から|-|\\.\\.|to)';
const TOWARDS = '(?:~|〜|\\.\\.)';
const CLOSED = new RegExp(
  `^約?${NUMBER}${UNIT}(?:以上${BETWEEN}?|${BETWEEN})${NUMBER}${UNIT}(以下|未満|まで)?(?:程度|くらい|ぐらい)?$`,
);
const OPEN = new RegExp(
  `^約?${NUMBER}${UNIT}(以上|超|を超える|より多い|以下|未満|より少ない|まで|${TOWARDS}|から|\\+)$`,
);
const BEFORE = new RegExp(`^(?:${TOWARDS}|<=|≦)${NUMBER}${UNIT}(以下|未満|まで)?$`);

const A_NUMBER = /^\d{1,20}(?:\.\d{1,20})?$/;

/** ①1～4人, 2．5～19人, (3) 20人以上: the number of an answer. A decimal point is none. */
const CLASS_NUMBER =
  /^\s*(?:[①-⑳]|[(（][\d０-９]{1,2}[)）]|[\d０-９]{1,2}(?:[:：、．)）]|\.(?=\s)))\s*(?=\S*[\d０-９])/;

/**
 * The range in a cell: 10～20人, 10-20, 10〜20名未満, 10件以上, 50名未満, 300人超, ～5. Null for anything else, dates (2020-04, S63-4)
 * and numbers among it. 未満 and 超 leave out their own number, which for a whole number is the next one.
 */
export function parseRange(cell: string): NumberRange | null {
  if (A_NUMBER.test(cell)) return null;
  const own = cell.replace(CLASS_NUMBER, '');
  if (!/\d/.test(own.normalize('NFKC'))) return null;
  const text = own
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u30fc\uff70\u2500]/g, '-')
    .replace(/\s+/g, '')
    .toLowerCase();
  const closed = CLOSED.exec(text);
  if (closed) {
    const [low, high] = [valueOf(closed[1]), below(valueOf(closed[2]), closed[3])];
    // 2020-04 is a month, and 03-1234 a telephone number.
    const isRange = low <= high && !/^0\d/.test(closed[1]) && !/^0\d/.test(closed[2]);
    return isRange && !isMonth(text) ? { low, high } : null;
  }
  const open = OPEN.exec(text);
  if (open) return openRange(valueOf(open[1]), open[2]);
  const before = BEFORE.exec(text);
  return before ? { low: -Infinity, high: below(valueOf(before[1]), before[2]) } : null;
}

const valueOf = (digits: string) => Number(digits.replaceAll(',', ''));
const below = (value: number, word: string | undefined) =>
  word === '未満' && Number.isInteger(value) ? value - 1 : value;
const isMonth = (text: string) => /^(?:19|20)\d{2}-(?:[1-9]|1[0-2])$/.test(text);

function openRange(value: number, word: string): NumberRange {
  const next = Number.isInteger(value) ? 1 : 0;
  if (/未満|より少ない/.test(word)) return { low: -Infinity, high: value - next };
  if (/以下|まで/.test(word)) return { low: -Infinity, high: value };
  return { low: /超|より多い/.test(word) ? value + next : value, high: Infinity };
}

/**
 * Reads numbers, and of ranges what a person chose: the lower end, the middle, the upper end, or nothing. Counts begin at 0, so that below 50
 * is 0 to 49; where the end that is wanted is open there is no number.
 */
export function rangeReader(take: RangeTake): (cell: string) => ParsedCell {
  return (cell) => {
    const plain = parseNumber(cell);
    if (plain.kind !== 'unreadable') return plain;
    const range = parseRange(cell);
    if (!range) return plain;
    const value = take === 'missing' ? NaN : ends(range)[take];
    return Number.isFinite(value) ? { kind: 'number', value } : { kind: 'missing' };
  };
}

function ends({ low, high }: NumberRange) {
  const lower = low === -Infinity ? 0 : low;
  return { lower, upper: high, middle: (lower + high) / 2 };
}
