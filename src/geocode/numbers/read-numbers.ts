import { kanjiValue } from '../numerals';

/** Lot, block and house numbers as addresses write them behind a town. */
export interface WrittenNumbers {
  /** One to three numbers: 5番17号 and 5-17 are 5 and 17. */
  readonly values: readonly number[];
  /** The first one with the letter of its series in front (甲12), '' without. */
  readonly series: string;
  /** Position in the text after each of them. */
  readonly ends: readonly number[];
}

const NUMBER = /(?:[0-9０-９]+|[〇一二三四五六七八九十百千]+)/y;
const LEAD = /[\s\u3000]*(?:[-‐‑‒–—―−─ｰ－ー]|大?字)?[\s\u3000]*/y;
const SERIES = /[甲乙丙丁戊己庚辛壬癸イロハニホヘト]/y;
/** What may stand between two numbers. */
const BETWEEN =
  /[\s\u3000]*(?:番地[のノ之]?|番[のノ之]?|号[のノ之]|[-‐‑‒–—―−─━ｰ－ー﹣~〜～⁻₋]|[のノ之])[\s\u3000]*(?=[0-9０-９〇一二三四五六七八九十百千])/y;
/** After these a number is a floor or a room. */
const FLOOR = /[\s\u3000]*(?:階|F|Ｆ|号室|丁目)/y;
const MOST = 3;

function at(pattern: RegExp, text: string, position: number): string | null {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? null;
}

function valueOf(text: string): number {
  const plain = text.normalize('NFKC');
  if (/^\d+$/.test(plain)) return plain.length > 9 ? Number.NaN : Number(plain);
  const codes = Array.from(plain, (letter) => letter.charCodeAt(0));
  return kanjiValue(codes, 0, codes.length);
}

/** The numbers at `position` of an address; null where there are none. What follows them (a building) is passed over. */
export function readNumbers(text: string, position: number): WrittenNumbers | null {
  let i = position + (at(LEAD, text, position)?.length ?? 0);
  const series = at(SERIES, text, i) ?? '';
  i += series.length;
  if (series !== '') i += at(/[-－]/y, text, i)?.length ?? 0;
  const values: number[] = [];
  const ends: number[] = [];
  while (values.length < MOST) {
    const number = at(NUMBER, text, i);
    if (number === null) break;
    const end = i + number.length;
    const value = valueOf(number);
    if (at(FLOOR, text, end) !== null || !(value > 0)) break;
    values.push(value);
    ends.push(end);
    const between = at(BETWEEN, text, end);
    if (between === null) break;
    i = end + between.length;
  }
  return values.length === 0 ? null : { values, series, ends };
}
