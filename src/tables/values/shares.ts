import { LONGEST_NUMBER, parseNumber, parseYesNo, type ParsedCell } from './cells';

/** A column that says yes or no, or how much. */
export interface SharesRead {
  /** Whether the column states shares. */
  readonly isShare: boolean;
  /** How its plain numbers were understood; a cell with a % sign is a percentage in either. */
  readonly scale: 'percent' | 'fraction';
  /** 0 to 1. Yes is 1 and no is 0 in either kind of column. */
  parse(cell: string): ParsedCell;
}

const PERCENT_SIGN = /\s*[%％]\s*$/;
const TENTHS = /\s*割\s*$/;

/** Whole numbers up to this are codes of a questionnaire rather than percentages. */
const MOST_CODE = 10;

/**
 * How to read a column of yes and no, or of shares. It states shares as soon as one cell has a % sign (or 割), or is a number between 0 and 1 or
 * above MOST_CODE; whole numbers up to that alone are answers by code, of which 1 and 0 are yes and no and the others unreadable. Plain
 * numbers are percentages where one of them is above 1, else fractions; what is below 0 or above the whole is unreadable. A yes in words
 * beside shares counts as the whole, a no as nothing. Linear in the cells.
 */
export function readShares(cells: readonly string[]): SharesRead {
  let isShare = false;
  let greatest = 0;
  for (const cell of cells) {
    const stated = numberOf(cell);
    if (!stated || stated.value < 0) continue;
    if (!stated.marked) greatest = Math.max(greatest, stated.value);
    isShare ||= stated.marked || !Number.isInteger(stated.value) || stated.value > MOST_CODE;
  }
  const scale = greatest > 1 ? 'percent' : 'fraction';
  if (!isShare) return { isShare, scale, parse: parseYesNo };
  return { isShare, scale, parse: (cell) => shareOf(cell, scale) };
}

/** The number in a cell in its own unit: `marked` where a sign says what it is, and then already from 0 to 1. */
function numberOf(cell: string): { readonly value: number; readonly marked: boolean } | null {
  const text = cell.normalize('NFKC').trim();
  if (text.length > LONGEST_NUMBER) return null;
  const divisor = PERCENT_SIGN.test(text) ? 100 : TENTHS.test(text) ? 10 : 1;
  const parsed = parseNumber(text.replace(PERCENT_SIGN, '').replace(TENTHS, ''));
  if (parsed.kind !== 'number') return null;
  return { value: parsed.value / divisor, marked: divisor !== 1 };
}

function shareOf(cell: string, scale: SharesRead['scale']): ParsedCell {
  const stated = numberOf(cell);
  // 1 among percentages is one per cent, not a yes.
  if (!stated) return parseYesNo(cell);
  const value = stated.marked || scale === 'fraction' ? stated.value : stated.value / 100;
  return value >= 0 && value <= 1 ? { kind: 'number', value } : { kind: 'unreadable' };
}
