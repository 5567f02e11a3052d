import { foldHeader, MOST_OF_HEADER } from './header-rule';
import { LEVELS } from './layout';
import { yearOfSheet } from '../workbooks/sheet-years';

const ERA = String.raw`(?:令和|平成|昭和|(?<![A-Za-z])[RHS])\s*\.?\s*(?:\d{1,2}|元)(?!\d)`;
const YEAR = new RegExp(
  String.raw`[(\[【]?(?:${ERA}|(?:FY)?(?<!\d)(?:19|20)\d{2}(?!\d))\s*(?:年度|年|期)?(?:末|現在)?[)\]】]?`,
  'i',
);

/**
 * What each column's name means, folded: its lowest level, and where that is only a year (従業員数 › R5), the one above. Of columns that differ
 * in their years alone (従業員数（R4）, 従業員数（R5）) only the newest has a meaning, all others ''.
 */
export function meaningOfHeaders(header: readonly string[]): string[] {
  const whole = header.map((name) => name.slice(0, MOST_OF_HEADER).normalize('NFKC'));
  const years = whole.map(yearOfSheet);
  const bases = whole.map((name, c) => (years[c] === null ? name : name.replace(YEAR, '')));
  const newest = new Map<string, number>();
  const keys = bases.map((base) => base.replace(/[\s_\-・:›]/g, ''));
  keys.forEach((key, c) => {
    if (years[c] !== null) newest.set(key, Math.max(newest.get(key) ?? 0, years[c]));
  });
  const isOlder = (c: number) => years[c] !== null && years[c] < newest.get(keys[c])!;
  return header.map((name, c) => {
    if (isOlder(c)) return '';
    const hasOlder = years[c] !== null && keys.some((key, o) => key === keys[c] && isOlder(o));
    const said = hasOlder ? bases[c] : name;
    const levels = said.split(LEVELS).filter((level) => level.trim() !== '');
    return foldHeader(levels.at(-1) ?? name);
  });
}
