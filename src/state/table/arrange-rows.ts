import { holdsWords, wordsOf } from '../../study';
import type { TableModel } from './table-rows';

export interface Sorting {
  readonly key: string;
  readonly ascending: boolean;
}

/**
 * Rows of a table in the order in which they are shown: those in `only` (null for all) of which every word that is sought stands in some
 * cell, of the column `within` where it names one; sorted stably.
 */
export function arrangeRows(
  table: TableModel,
  filter: string,
  only: readonly number[] | null,
  sorting: Sorting | null,
  within = '',
): Int32Array {
  const words = wordsOf(filter);
  const one = table.columns.filter(({ key }) => key === within);
  const searched = one.length > 0 ? one : table.columns;
  let rows = Int32Array.from(only ?? Array.from({ length: table.count }, (_, row) => row));
  if (words.length > 0)
    rows = rows.filter((row) =>
      // No word holds a line break: cells stay apart.
      holdsWords(words, searched.map(({ text: shown }) => shown(row)).join('\n')),
    );
  const column = table.columns.find(({ key }) => key === sorting?.key);
  if (!column || !sorting) return rows;
  const keys = new Map<number, number | string>();
  for (const row of rows) keys.set(row, column.order(row));
  const direction = sorting.ascending ? 1 : -1;
  return rows.sort((a, b) => compare(keys.get(a)!, keys.get(b)!, direction) || a - b);
}

const collator = new Intl.Collator('ja', { numeric: true });

function compare(a: number | string, b: number | string, direction: number): number {
  const aMissing = a === '' || Number.isNaN(a);
  const bMissing = b === '' || Number.isNaN(b);
  if (aMissing || bMissing) return Number(aMissing) - Number(bMissing);
  return typeof a === 'number' && typeof b === 'number'
    ? (a - b) * direction
    : collator.compare(String(a), String(b)) * direction;
}
