import type { Geocoder } from '../../geocode';
import { UNATTENDED } from '../../model';
import { besideRows, readLineRows, type LinesFormat, type RowCells } from '../../tables';
import { GEOCODE_COLUMNS, geocodeRows, type KnownCells } from './geocode';

/** How the lines of a list are located by themselves. */
export interface LinesPlan {
  readonly format: LinesFormat;
  readonly header: readonly string[];
  /** Address columns, in the order in which they are joined. */
  readonly address: readonly number[];
}

/** Lines of a list with their places behind them. */
export interface LocatedLines {
  /** The rows as CSV, in UTF-8. */
  readonly csv: Uint8Array<ArrayBuffer>;
  readonly rows: number;
  /** Lines of the text, blank ones too. */
  readonly lines: number;
  /** Rows that are located to their town or better. */
  readonly fine: number;
  /** Rows that are headings, totals or notes: their places are blank. */
  readonly beside: number;
}

/** Totals have no address, or hardly one; headings and notes have one cell, or two. */
const SHORT = 12;
const FEW = 2;

/** Of a list's rows, with their addresses, those that are headings, totals or notes. */
export function besideAddresses(
  rows: RowCells,
  header: readonly string[],
  addresses: readonly string[],
): ReadonlySet<number> {
  const isSparse = (row: number): boolean => {
    let filled = 0;
    for (let column = 0; column < rows.width; column++)
      if (rows.isFilled(row, column) && ++filled > FEW) return false;
    return true;
  };
  const doubtful: number[] = [];
  addresses.forEach((text, row) => {
    if (text.length <= SHORT || isSparse(row)) doubtful.push(row);
  });
  return doubtful.length === 0 ? NO_ROWS : new Set(besideRows(header, rows, doubtful));
}

const NO_ROWS: ReadonlySet<number> = new Set();

/** Cells of a row that is none of the list: blank, so that it is known as such when the file is read again. */
export const NO_PLACE = ','.repeat(GEOCODE_COLUMNS.length - 1);

/** Locates whole lines of a list by themselves; null where they must be read in their place (see `readLineRows`). */
export async function geocodeLines(
  bytes: Uint8Array,
  { format, header, address }: LinesPlan,
  geocoder: Geocoder,
  known: KnownCells,
): Promise<LocatedLines | null> {
  const read = readLineRows(bytes, format);
  if (read === null) return null;
  const addresses = Array.from({ length: read.rowCount }, (_, row) => {
    let text = read.cell(row, address[0]);
    for (let i = 1; i < address.length; i++) text += read.cell(row, address[i]);
    return text;
  });
  const beside = besideAddresses(read, header, addresses);
  for (const row of beside) addresses[row] = '';
  const { rows, fine } = await geocodeRows(addresses, geocoder, UNATTENDED, known);
  for (const row of beside) rows[row] = NO_PLACE;
  let text = '';
  for (let row = 0; row < read.rowCount; row++) text += `${read.written(row)},${rows[row]}\n`;
  return {
    csv: new TextEncoder().encode(text),
    rows: read.rowCount,
    lines: read.lines,
    fine,
    beside: beside.size,
  };
}
