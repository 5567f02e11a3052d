import type { Delimiter, Encoding } from '../../model';
import { CELL_CHARACTERS, createCsvTokenizer } from '../csv-tokenizer';
import { isShortened } from '../values/lost-digits';
import { csvCell } from '../write-csv';
import type { RowCells } from './row-cells';

const LF = 10;
const CR = 13;
const PLUS = 43;
const DAMAGE = '\ufffd';

/** How lines of a text are read by themselves. */
export interface LinesFormat {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  /** Cells of each row. */
  readonly width: number;
}

/** Rows that stood by themselves. */
export interface LineRows extends RowCells {
  /** The row as `csvRows` writes it. */
  written(row: number): string;
  /** Lines that the text has, blank ones and those within cells too. */
  readonly lines: number;
}

/**
 * Reads whole lines by themselves, as a table with verbatim cells would have them. Null where something of them is to be told, so that they must be read
 * in their place: rows of another length, damaged characters, numbers that lost digits, quotes without a
 * partner, a cell of a million characters. Linear.
 */
export function readLineRows(bytes: Uint8Array, format: LinesFormat): LineRows | null {
  const text = new TextDecoder(format.encoding, { ignoreBOM: true }).decode(bytes);
  if (text.length > CELL_CHARACTERS || text.includes(DAMAGE)) return null;
  return text.includes('"') ? quotedRows(text, format) : plainRows(text, format);
}

/** Rows of a text without quotes, by where their cells begin. */
function plainRows(text: string, { delimiter, width }: LinesFormat): LineRows | null {
  const separator = delimiter.charCodeAt(0);
  const isComma = delimiter === ',';
  const stride = width + 1;
  // Cell c of row r is text[at[r × stride + c], at[r × stride + c + 1] − 1).
  let at = new Int32Array(stride * 1024);
  let asWritten = new Uint8Array(1024);
  let rowCount = 0;
  let lines = 0;
  for (let start = 0; start < text.length;) {
    if ((rowCount + 1) * stride > at.length) {
      at = longer(at);
      asWritten = longer(asWritten);
    }
    const row = rowCount * stride;
    let cells = 0;
    let plus = false;
    let special = !isComma;
    at[row] = start;
    let end = start;
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end);
      if (unit === LF) break;
      if (unit === separator) {
        if (++cells > width) return null;
        at[row + cells] = end + 1;
      } else if (unit === PLUS) plus = true;
      else if (unit === CR) break;
      else if (isSpecial(unit)) special = true;
    }
    const next = text.charCodeAt(end) === CR ? end + 1 : end;
    // A CR alone is a line end too: a text with both kinds is read with care.
    if (next > end && next < text.length && text.charCodeAt(next) !== LF) return null;
    lines++;
    if (end > start) {
      if (cells + 1 !== width) return null;
      at[row + width] = end + 1;
      if (plus && hasShortened(text, at, row, width)) return null;
      asWritten[rowCount++] = special ? 0 : 1;
    }
    start = next + 1;
  }
  const cell = (row: number, column: number) =>
    text.slice(at[row * stride + column], at[row * stride + column + 1] - 1);
  return {
    rowCount,
    width,
    lines,
    cell,
    isFilled: (row, column) => at[row * stride + column + 1] - 1 > at[row * stride + column],
    written: (row) =>
      asWritten[row] === 1
        ? text.slice(at[row * stride], at[row * stride + width] - 1)
        : Array.from({ length: width }, (_, column) => csvCell(cell(row, column))).join(','),
  };
}

const SPECIAL: ReadonlySet<number> = new Set(Array.from('";,|\t\r\n\0', (c) => c.charCodeAt(0)));
const isSpecial = (unit: number): boolean => unit < 128 && SPECIAL.has(unit);

function hasShortened(text: string, at: Int32Array, row: number, width: number): boolean {
  for (let c = row; c < row + width; c++)
    if (isShortened(text.slice(at[c], at[c + 1] - 1))) return true;
  return false;
}

function longer<T extends Int32Array | Uint8Array>(array: T): T {
  const made = new (array.constructor as new (length: number) => T)(array.length * 2);
  made.set(array);
  return made;
}

function quotedRows(text: string, { delimiter, width }: LinesFormat): LineRows | null {
  const rows: string[][] = [];
  let isPlain = true;
  const tokenizer = createCsvTokenizer(delimiter, width, {
    row(cells) {
      if (cells.length !== width || cells.some(isShortened)) isPlain = false;
      rows.push(cells);
    },
    fault: () => (isPlain = false),
  });
  if (!tokenizer.push(text, true) || !isPlain) return null;
  return {
    rowCount: rows.length,
    width,
    lines: tokenizer.line - 1,
    cell: (row, column) => rows[row][column],
    isFilled: (row, column) => rows[row][column] !== '',
    written: (row) => rows[row].map(csvCell).join(','),
  };
}
