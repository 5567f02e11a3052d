/**
 * Splits delimited text into cells, piece by piece: RFC 4180, and a defined answer for text that breaks it.
 *
 * Own code instead of PapaParse, which the tests hold it to on well-formed text, for three reasons that were measured: PapaParse
 * knows one kind of line end per file (a list pasted together from two sources has two), it does not say on which
 * line a row starts, and after an unclosed quote it reads the rest of the file again with every piece.
 */

/** A quoted cell that is longer has lost its closing quote; any other that is longer is not a table's. */
export const CELL_CHARACTERS = 1_000_000;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const SPACE = 32;

/** How a row was malformed. */
export type QuoteFault = 'unclosed' | 'stray';

export interface RowSink {
  /** One row; `cells` is reused by no one. `line` counts from 1. A blank line is no row. */
  row(cells: string[], line: number): void;
  /** A quote without its partner, or text after a closing quote: the cell was kept as it is written. */
  fault(kind: QuoteFault, line: number, cell: string): void;
}

export interface CsvTokenizer {
  /** Takes the next piece of text; `last` when nothing follows. False: give up, the text is no table. */
  push(piece: string, last: boolean): boolean;
  /** Tells of lines that were read elsewhere, between two rows. */
  passed(lines: number): void;
  /** Line on which a character of the next piece stands. */
  lineOf(piece: string, at: number): number;
  /** Does what comes next begin a row? */
  readonly isBetweenRows: boolean;
  /** Line on which the row at hand starts, to say where it was given up. */
  readonly line: number;
  readonly cellCount: number;
}

interface QuotedCell {
  readonly text: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
  readonly fault: QuoteFault | null;
}

/**
 * A tokenizer for one text. Linear in its length. It gives up on a cell of more than CELL_CHARACTERS characters and on a row of
 * more than `cellLimit` cells.
 */
export function createCsvTokenizer(
  delimiter: string,
  cellLimit: number,
  sink: RowSink,
): CsvTokenizer {
  const separator = delimiter.charCodeAt(0);
  let rest = '';
  let cells: string[] = [];
  let rowLine = 1;
  let line = 1;

  function endRow(): void {
    sink.row(cells, rowLine);
    cells = [];
  }

  function push(piece: string, last: boolean): boolean {
    const text = rest.length > 0 ? rest + piece : piece;
    const length = text.length;
    let start = 0;
    while (start < length || (last && cells.length > 0)) {
      let cell: string;
      let end: number;
      let fault: QuoteFault | null = null;
      if (text.charCodeAt(start) === QUOTE) {
        const quoted = readQuoted(text, start, separator, last);
        if (quoted === null) break;
        cell = quoted.text;
        ({ end, fault } = quoted);
        if (fault === 'unclosed' && end - start > CELL_CHARACTERS) return false;
      } else {
        end = endOfCell(text, start, separator);
        if (end - start > CELL_CHARACTERS) return false;
        // A CR at the end of a piece may be half of a CRLF.
        if (end >= length && !last) break;
        cell = end === start ? '' : text.slice(start, end);
      }
      if (end === length - 1 && text.charCodeAt(end) === CR && !last) break;

      if (fault) sink.fault(fault, line, cell);
      const stop = end < length ? text.charCodeAt(end) : LF;
      if (stop !== separator && cells.length === 0 && end === start) {
        // A blank line.
      } else {
        if (cells.length >= cellLimit) return false;
        cells.push(cell);
        line += lineBreaks(text, start, end);
        if (stop !== separator) endRow();
      }
      start = end + 1;
      if (stop !== separator) {
        if (stop === CR && text.charCodeAt(end + 1) === LF) start++;
        line++;
        rowLine = line;
      }
    }
    rest = start < length ? text.slice(start) : '';
    return true;
  }

  return {
    push,
    passed(lines) {
      line += lines;
      rowLine = line;
    },
    lineOf(piece, at) {
      return line + (rest + piece.slice(0, at)).split(/\r\n|[\r\n]/).length - 1;
    },
    get isBetweenRows() {
      return rest === '' && cells.length === 0;
    },
    get line() {
      return rowLine;
    },
    get cellCount() {
      return cells.length;
    },
  };
}

function endOfCell(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === separator || unit === LF || unit === CR) break;
  }
  return at;
}

/**
 * The quoted cell that starts at `start`, or null where more text is needed to tell. Text after the closing quote, other than
 * spaces, and a missing closing quote make the cell count as unquoted: it stands as it is written, to the next
 * delimiter or line end, so that the damage stays within one row.
 */
function readQuoted(
  text: string,
  start: number,
  separator: number,
  last: boolean,
): QuotedCell | null {
  const limit = start + 1 + CELL_CHARACTERS;
  let doubled = false;
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) {
    doubled = true;
    close = text.indexOf('"', close + 2);
  }
  const needsMore = close < 0 || close === text.length - 1;
  if (needsMore && !last && text.length <= limit) return null;
  if (close < 0 || close > limit) {
    return asWritten(text, start, start, separator, last, 'unclosed');
  }
  let end = close + 1;
  while (text.charCodeAt(end) === SPACE && separator !== SPACE) end++;
  if (end >= text.length) {
    if (!last) return null;
  } else {
    const next = text.charCodeAt(end);
    if (next !== separator && next !== LF && next !== CR) {
      // A partner on a later line is more likely the opening quote of another cell.
      const far = /[\r\n]/.test(text.slice(start, close));
      return asWritten(text, start, far ? start : end, separator, last, far ? 'unclosed' : 'stray');
    }
  }
  const inner = text.slice(start + 1, close);
  return { text: doubled ? inner.replaceAll('""', '"') : inner, end, fault: null };
}

function asWritten(
  text: string,
  start: number,
  from: number,
  separator: number,
  last: boolean,
  fault: QuoteFault,
): QuotedCell | null {
  const end = endOfCell(text, from, separator);
  if (end >= text.length && !last && end - start <= CELL_CHARACTERS) return null;
  return { text: text.slice(start, end), end, fault };
}

function lineBreaks(text: string, start: number, end: number): number {
  // Only quoted cells hold line breaks.
  if (text.charCodeAt(start) !== QUOTE) return 0;
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === LF || (unit === CR && text.charCodeAt(at + 1) !== LF)) count++;
  }
  return count;
}
