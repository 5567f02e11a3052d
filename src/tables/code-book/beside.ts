import { problem, success, type Result, type Table } from '../../model';
import { codeBookIn, codeBookProblems, columnsOfBook } from './book';
import { bookFor, targetOf, type BookTarget } from './columns';
import type { TableOptions } from '../file-driver';
import { recognise } from '../recognise';
import { isSpecial } from '../workbooks/sheet-choice';
import type { ReadSheet } from '../workbooks/stack-sheets';

/** A list of firms with the code book that stands on another sheet, which is told: the first that names columns of the list. */
export function withCodeBook(
  read: Result<Table>,
  others: readonly ReadSheet[],
  { wanted }: TableOptions,
): Result<Table> {
  if (!read.ok || isSpecial(wanted ?? null)) return read;
  const { name, header, origin } = read.value;
  let target: BookTarget | undefined;
  for (const { name: sheet, table } of others) {
    const found = recognise(table) === 'codes' ? codeBookIn(table) : null;
    const book = found && bookFor(found, (target ??= targetOf(read.value)));
    const columns = book ? columnsOfBook(book).filter((column) => header.includes(column)) : [];
    if (!book || columns.length === 0) continue;
    const facts = { sheet, columns: columns.length };
    const note = problem('code-book-sheet', 'note', { file: name }, facts);
    const whole = { ...read.value, origin: { ...origin!, codeBook: { sheet, ...book } } };
    return success(whole, [...read.problems, note, ...codeBookProblems(sheet, book)]);
  }
  return read;
}
