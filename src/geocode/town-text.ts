import { HYPHEN, type Folded } from './fold';
import { skipOaza } from './key-table';
import { isKanjiNumeral } from './numerals';

/** What the text names inside one municipality. */
export interface TownMatch {
  group: number;
  /** The first group after those that are meant: more than one where the text names what several have in front. */
  groupEnd: number;
  /** The row, or -1 where the text names the group as a whole (南本町 without its 丁目). */
  row: number;
  /** Position in the folded text after the match. */
  end: number;
  /** What follows may follow a town: nothing, a number, 字, …: the match is not a piece of a longer name. */
  clean: boolean;
  /** What follows may belong to the town's name: the gazetteer may lack the town that is meant. */
  partial: boolean;
  /** A second row that the text fits as well, or -1. */
  other: number;
  /** What the reader must know of how it was found, as a PlaceNote; '' for nothing. */
  note: string;
}

const KE = 'ケ'.charCodeAt(0);
const NO = 'ノ'.charCodeAt(0);
const AFTER_TOWN = new Set(Array.from('番甲乙丙丁戊己庚辛壬癸無-字地号', (c) => c.charCodeAt(0)));

/** May a town end at i? */
export function isBoundary(text: Folded, i: number): boolean {
  if (i >= text.length || text.arabic[i] === 1) return true;
  const code = text.chars[i];
  if (AFTER_TOWN.has(code) || isKanjiNumeral(code)) return true;
  if (code < 0x80) return true;
  if (code >= 0x30a1 && code <= 0x30fa) return code !== KE && code !== NO;
  return skipOaza(text, i) !== i;
}

/** End of the number that starts at i, or i. A number in digits and a kanji number do not join. */
export function numberEnd(text: Folded, i: number): number {
  if (i >= text.length || !isKanjiNumeral(text.chars[i])) return i;
  let end = i + 1;
  const isArabic = text.arabic[i] > 0;
  while (end < text.length && isKanjiNumeral(text.chars[end])) {
    if (isArabic ? text.arabic[end] !== 2 : text.arabic[end] !== 0) break;
    end++;
  }
  return end;
}

/** Is there a hyphen or a の at i, and a number after it? */
export function isSeparator(text: Folded, i: number): boolean {
  if (i >= text.length) return false;
  const code = text.chars[i];
  return (code === HYPHEN || code === NO) && numberEnd(text, i + 1) > i + 1;
}
