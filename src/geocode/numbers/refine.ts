import { rowName, type TownTable } from '../town-table';
import type { NumberChunk } from './number-chunk';
import { placeNumbers, type NumberPlace } from './number-place';
import { readNumbers, type WrittenNumbers } from './read-numbers';

/** A town's row, and with which of the two that a text fits the numbers go. */
export interface Refined extends NumberPlace {
  readonly row: number;
  /** Position in the address after what was used. */
  readonly end: number;
}

function isExact(place: NumberPlace | null): boolean {
  return place !== null && place.level !== 'block';
}

/**
 * What the numbers behind a town say; null where they say nothing. `end`: position in the address after the town. Of two rows
 * that the text fits (本町2-3: lot 2-3 of 本町, or in its 2丁目) the one that has the number is meant.
 */
export function refine(
  chunk: NumberChunk,
  table: TownTable,
  address: string,
  { row, other, end, townKm }: { row: number; other: number; end: number; townKm: number },
): Refined | null {
  const written = readNumbers(address, end);
  if (!written) return null;
  const found = (at: number, numbers: WrittenNumbers): Refined | null => {
    const place = placeNumbers(chunk, rowName(table, at), numbers, townKm);
    return place && { ...place, row: at, end: numbers.ends[place.used - 1] };
  };
  const own = found(row, written);
  if (other < 0) return own;
  const { values, ends } = written;
  const behind =
    values.length > 1
      ? found(other, { values: values.slice(1), ends: ends.slice(1), series: '' })
      : null;
  if (isExact(own) === isExact(behind)) return null;
  return isExact(own) ? own : behind;
}
