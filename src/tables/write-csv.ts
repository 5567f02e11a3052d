import { UNATTENDED, type Delimiter, type LineEnd, type Run } from '../model';
import { FORMULA, GUARDED } from './values/spreadsheet-guard';

export interface CsvFormat {
  /** Absent: comma. */
  readonly delimiter?: Delimiter;
  /** Absent: LF. Line breaks inside cells stay as they are. */
  readonly lineEnd?: LineEnd;
}

const ROWS_PER_CHUNK = 2000;

/**
 * A table as CSV text by RFC 4180, in pieces that follow each other: a header and rows of text cells, verbatim but for NUL, to be encoded as
 * UTF-8 without a mark. A cell is quoted only where it must be to be read back: where it holds a quote, a line break or any character that a
 * reader may take for the delimiter (comma, tab, semicolon, pipe), where it is the only, empty cell of its row, and where it would begin the
 * file with a byte order mark. All columns have the same length. Every row ends with a line end.
 */
export async function writeCsv(
  header: readonly string[],
  columns: readonly (readonly string[])[],
  format: CsvFormat = {},
  run: Run = UNATTENDED,
): Promise<string[]> {
  return write(header, columns, format, (cell) => cell, run);
}

/**
 * The same for Excel: a byte order mark, CRLF, and an apostrophe before every text that Excel would run as a formula. `readTable`
 * takes the apostrophe away again.
 */
export async function writeCsvForExcel(
  header: readonly string[],
  columns: readonly (readonly string[])[],
  run: Run = UNATTENDED,
): Promise<string[]> {
  const chunks = await write(header, columns, { lineEnd: '\r\n' }, guarded, run);
  return ['\ufeff', ...chunks];
}

const NEEDS_QUOTES = /[",;|\t\r\n]/;
/** What is not written as it is. */
const SPECIAL = /[",;|\t\r\n\0]/;
const NUMBER = /^[+-]\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Text that begins with the guard itself gets another apostrophe, so that reading it back gives the same text. */
function guarded(cell: string): string {
  const risky = FORMULA.test(cell) && !NUMBER.test(cell);
  return risky || GUARDED.test(cell) ? `'${cell}` : cell;
}

/** NUL, at which programs end a text, and for which readers take a table to be none, is no part of a cell. */
function withoutNul(cell: string): string {
  return cell.includes('\0') ? cell.replaceAll('\0', '') : cell;
}

function quotedWhereNeeded(cell: string): string {
  return NEEDS_QUOTES.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One cell as `writeCsv` writes it beside others. */
export const csvCell = (cell: string): string =>
  SPECIAL.test(cell) ? quotedWhereNeeded(withoutNul(cell)) : cell;

/** Rows as `writeCsv` writes them, each without its line end: to be joined, by a comma, to others of the same row. */
export function csvRows(columns: readonly (readonly string[])[]): string[] {
  const [first, ...others] = columns;
  return first.map((cell, row) => {
    let line = csvCell(cell);
    for (const column of others) line += `,${csvCell(column[row])}`;
    return line;
  });
}

async function write(
  header: readonly string[],
  columns: readonly (readonly string[])[],
  format: CsvFormat,
  prepare: (cell: string) => string,
  run: Run,
): Promise<string[]> {
  const rowCount = columns[0]?.length ?? 0;
  const wrong = columns.findIndex((column) => column.length !== rowCount);
  if (wrong >= 0 || header.length !== columns.length) {
    throw new Error(
      `writeCsv: ${header.length} names, ${columns.length} columns, column ${wrong} has another length than ${rowCount}`,
    );
  }
  const delimiter = format.delimiter ?? ',';
  const lineEnd = format.lineEnd ?? '\n';
  const alone = columns.length === 1;
  const quoted = (cell: string) => {
    const text = prepare(withoutNul(cell));
    return text === '' && alone ? '""' : quotedWhereNeeded(text);
  };
  const first = header.map(quoted);
  if (first[0]?.startsWith('\ufeff')) first[0] = `"${first[0]}"`;

  const chunks = [first.join(delimiter) + lineEnd];
  for (let from = 0; from < rowCount; from += ROWS_PER_CHUNK) {
    const to = Math.min(rowCount, from + ROWS_PER_CHUNK);
    const lines: string[] = [];
    for (let row = from; row < to; row++) {
      let line = quoted(columns[0][row]);
      for (let c = 1; c < columns.length; c++) line += delimiter + quoted(columns[c][row]);
      lines.push(line);
    }
    chunks.push(lines.join(lineEnd) + lineEnd);
    run.progress(to / rowCount);
    const turn = run.checkpoint();
    if (turn) await turn;
  }
  return chunks;
}
