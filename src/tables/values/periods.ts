import { parseYear } from './years';

/** Days from the first to the last that a date stands for, as whole numbers that are in order: 20150401. */
export interface Period {
  readonly first: number;
  readonly last: number;
}

const PARTS = /^(\D*\d+)\s*(?:年|[./-])\s*(\d{1,2})(?:\s*(?:月|[./-])\s*(\d{1,2}))?(?!\d)/;

/**
 * The days that a date as people write it stands for, by what it says: a day, a month (2015-04, 昭和45年3月), a year (2015, 令和元年) or a
 * fiscal year from April to March (2015年度, FY2015). Null where no date stands at the beginning.
 */
export function periodOf(cell: string): Period | null {
  const text = cell
    .normalize('NFKC')
    .trim()
    .replace('元年', '1年')
    .replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const read = parseYear(text);
  if (read.kind !== 'number') return null;
  const year = read.value;
  if (/^fy/i.test(text) || /^\D*\d+\s*年度/.test(text))
    return { first: asDay(year, 4, 1), last: asDay(year + 1, 3, 31) };
  const parts = PARTS.exec(text);
  if (!parts) return { first: asDay(year, 1, 1), last: asDay(year, 12, 31) };
  const month = Number(parts[2]);
  const day = parts[3] === undefined ? null : Number(parts[3]);
  if (month < 1 || month > 12 || day === 0 || (day ?? 1) > daysIn(year, month)) return null;
  return {
    first: asDay(year, month, day ?? 1),
    last: asDay(year, month, day ?? daysIn(year, month)),
  };
}

const asDay = (year: number, month: number, day: number): number =>
  year * 10_000 + month * 100 + day;

function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
