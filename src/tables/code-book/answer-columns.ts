import type { Table } from '../../model';
import { codeValue } from '../values/codes';

/** Q4_2, 問4(2): the second answer to question 4. */
const ANSWER = /^(.*\S)[-_.(（]0*(\d{1,2})[)）]?$/s;

/**
 * The mark of a column that is one answer of several, each of which has a column (Q4_1, Q4_2 …): 1, or the answer's own number, in all of its filled cells, others
 * blank, and no other mark in the columns beside it. Null for any other column.
 */
export function answerMark(table: Table, index: number): string | null {
  const own = ANSWER.exec(table.header[index].trim());
  if (!own) return null;
  const mark = onlyMark(table.columns[index], own[2]);
  if (mark === null) return null;
  let others = 0;
  for (const [column, name] of table.header.entries()) {
    const other = ANSWER.exec(name.trim());
    if (column === index || other?.[1] !== own[1]) continue;
    const found = onlyMark(table.columns[column], other[2]);
    const isOpen = table.columns[column].every((cell) => cell.trim() === '');
    if (found === null && !isOpen) return null;
    others++;
  }
  return others > 0 ? mark : null;
}

/** 1 or the number where that is all that the cells hold, beside blanks. */
function onlyMark(cells: readonly string[], number: string): string | null {
  let mark: string | null = null;
  let isOpen = false;
  for (const cell of cells) {
    const value = codeValue(cell);
    if (cell.trim() === '') isOpen = true;
    else if ((value === '1' || value === number) && (mark ?? value) === value) mark = value;
    else return null;
  }
  return isOpen ? mark : null;
}
