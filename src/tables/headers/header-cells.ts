import { parseNumber } from '../values/cells';

/** Years head columns as names do: 令和3年度, R4, 2021年, 2021. */
export const YEAR =
  /^(?:(?:令和|平成|昭和|[RHS])\s?(?:\d{1,2}|元)|(?:19|20)\d{2})(?:年度?(?:末|実績|計画)?)?$/i;
/** The same, which is no bare number. */
const YEAR_IN_WORDS = /年度?(?:末|実績|計画)?$/;

const plain = (cell: string): string => cell.normalize('NFKC').trim();

/** Whether none of the cells is a number; a year that says that it is one (2019年) is a name too. */
export function areNames(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '' || isName(cell));
}

function isName(cell: string): boolean {
  if (parseNumber(cell).kind !== 'number') return true;
  const text = plain(cell);
  return YEAR.test(text) && YEAR_IN_WORDS.test(text);
}

/** Whether cells are years alone: 2021, 令和4年. */
export const areYears = (cells: readonly string[]): boolean =>
  cells.every((cell) => cell.trim() === '' || YEAR.test(plain(cell)));

/** Fewer cells in a row may be a row's own. */
const LEAST_NUMBERED = 3;
const IN_MARKS = /^[([]?\s*([a-z]|\d{1,3})\s*[)\].．]?$/i;
const BARE = /^\d+$/;

/**
 * Whether a row numbers the columns, as forms do above or below their names: (1) (2) (3), ①②③, A B C, 1 2 3, in order and without a gap in the count. Bare digits
 * count from 1 alone.
 */
export function areColumnNumbers(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < LEAST_NUMBERED) return false;
  const marks = filled.map((cell) => IN_MARKS.exec(plain(cell))?.[1]);
  const areDigits = BARE.test(marks[0] ?? '');
  return marks.every((mark, at) =>
    mark === undefined || BARE.test(mark) !== areDigits
      ? false
      : at + 1 === (areDigits ? Number(mark) : mark.toLowerCase().charCodeAt(0) - 96),
  );
}
