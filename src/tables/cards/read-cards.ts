import type { WorkBook } from '@e965/xlsx';
import { success, type Result, type Table, type TableOrigin } from '../../model';
import { textsOf } from '../workbooks/read-sheet';
import { cardsIn, LEAST_CARDS, mayBeCard } from './cards';

/** Whether a look at all sheets may find cards: there are enough, and one of those that were read could be one. */
export const mayHoldCards = (book: WorkBook): boolean =>
  book.SheetNames.length >= LEAST_CARDS &&
  book.SheetNames.some((name) => mayBeCard(textsOf(book, name)));

/** The cards of a workbook that has one firm to a sheet (see `cardsIn`), of these sheets; null for any other workbook. */
export function readCards(
  file: string,
  book: WorkBook,
  names: readonly string[],
): Result<Table> | null {
  if (names.length < LEAST_CARDS) return null;
  const found = cardsIn(
    file,
    names.map((name) => ({ name, cells: textsOf(book, name) })),
  );
  if (!found) return null;
  const { table, cards, told } = found;
  const origin: TableOrigin = {
    ...{ format: 'workbook', header: true, sheet: cards[0], sheets: book.SheetNames },
    stacked: cards.map((name) => ({ name, header: true })),
  };
  return success({ ...table, origin }, [told]);
}
