import { parseNumber } from '../values/cells';
import { YEAR } from './header-cells';
import { foldHeader } from './header-rule';
import { KNOWN_HEADERS } from './headers';
import { isData, isFilled, LEVELS, type GridRow } from './layout';

/** What a row below the header is: a row, the header again (as printed pages have it), or of another table. */
export type RowPart = 'row' | 'header-again' | 'other-table';

export interface EndWatch<R extends GridRow> {
  /** What the row is, and what waits before it too; null where it waits itself, as rows of one cell do for what follows, or is blank. `filled`: its filled cells, counted up to 2 at least. */
  next(row: R, filled: number): RowPart | null;
  /** Those that wait, which are then forgotten. */
  waiting(): readonly R[];
}

/** Titles, units and the like that may stand above a table's header. */
const MOST_TITLES = 4;
/** Longer cells are no names of columns. */
const LONGEST_NAME = 30;

/** Names of columns that say nothing to Shuseki, and endings of such as count or sum up. */
const OTHER_NAME =
  /^(?:no|番号|区分|地区|地域|項目|内訳|分類|備考|電話|電話番号|tel|fax|担当|担当者|部署|年度|時期|用語|説明|記号|凡例|合計|計|割合|構成比|シェア|平均|市町|市町村)$/;
const NAME_ENDING = /(?:数|[合小総数者員額]計|額|率|割合|平均|番号|コード|名称)$/;

/**
 * Finds where a table ends and another begins on the same sheet: below blank rows or a title of one cell, a row of names of columns that are not this
 * table's. Rows that repeat the table's own names are the header again. `names`: as the table has them.
 */
export function createEndWatch<R extends GridRow>(names: readonly string[]): EndWatch<R> {
  const levels = names.map((name) => name.split(LEVELS).map(plain));
  let titles: R[] = [];
  let lastLine = -1;
  let isBlankAbove = false;
  let hasEnded = false;

  function next(row: R, filled: number): RowPart | null {
    if (hasEnded) return 'other-table';
    if (filled === 0) {
      isBlankAbove = true;
      return null;
    }
    const isApart = isBlankAbove || titles.length > 0 || (lastLine > 0 && row.line > lastLine + 1);
    isBlankAbove = false;
    const isFirst = lastLine < 0;
    lastLine = row.line;
    if (filled === 1 && names.length > 2 && titles.length < MOST_TITLES) {
      titles.push(row);
      // The gap above a title is one above the table that it names.
      return null;
    }
    const isAgain = !isFirst && isHeaderAgain(row.cells, levels);
    hasEnded = !isAgain && isApart && isHeader(row.cells);
    return isAgain ? 'header-again' : hasEnded ? 'other-table' : 'row';
  }

  function waiting(): readonly R[] {
    if (titles.length === 0) return NONE;
    const rows = titles;
    titles = [];
    return rows;
  }

  return { next, waiting };
}

const NONE: readonly never[] = [];

const plain = (cell: string): string => cell.normalize('NFKC').trim();

/** Whether a cell begins with a Latin letter or a digit, and no name does: folding widths, which takes time, would change neither. */
function beginsOtherwise(cell: string, names: readonly string[]): boolean {
  const code = cell.charCodeAt(0);
  return code > 32 && code < 127 && names.every((name) => name.charCodeAt(0) !== code);
}

/** At least half of the names, each in its column, and nothing else. */
function isHeaderAgain(cells: readonly string[], levels: readonly (readonly string[])[]): boolean {
  let same = 0;
  for (let c = 0; c < cells.length; c++) {
    if (!isFilled(cells[c])) continue;
    const own = levels[c] ?? [];
    if (beginsOtherwise(cells[c], own) || !own.includes(plain(cells[c]))) return false;
    same++;
  }
  return same >= 2 && same >= levels.length / 2;
}

/** At least two names of columns, which are at least half of the cells, no number, no firm and no address. */
function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  const isNoName = (cell: string) =>
    cell.length > LONGEST_NAME || (parseNumber(cell).kind === 'number' && !YEAR.test(plain(cell)));
  if (filled.some(isNoName)) return false;
  const named = filled.filter(isColumnName).length;
  return named >= 2 && named >= filled.length / 2 && !isData(filled);
}

function isColumnName(cell: string): boolean {
  const folded = foldHeader(cell);
  return (
    KNOWN_HEADERS.has(folded) ||
    OTHER_NAME.test(folded) ||
    NAME_ENDING.test(folded) ||
    YEAR.test(plain(cell))
  );
}
