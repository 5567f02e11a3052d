import {
  failure,
  problem,
  success,
  type Delimiter,
  type Encoding,
  type LineEnd,
  type Problem,
  type Result,
  type Run,
  type Table,
} from '../model';
import { CELL_CHARACTERS, createCsvTokenizer, type CsvTokenizer } from './csv-tokenizer';
import { detectDelimiter } from './delimiter';
import { markLength, SLICE_BYTES } from './encoding';
import type { TableOptions } from './file-driver';
import { isTaxAgencyRow, TAX_AGENCY_COLUMNS } from './register';
import type { TableBuilder } from './building';
import { createTableBuilder } from './table-builder';

/** More columns than this are no table of firms but a mistaken delimiter or a matrix. */
export const COLUMN_LIMIT = 2000;

export interface CsvOptions extends TableOptions {
  readonly encoding: Encoding;
}

/**
 * Reads delimited text into a table. Cells are verbatim, with one exception: in a file that begins with a byte order mark and ends its
 * first row with CRLF, as "CSV for Excel" does, the apostrophe that it puts before = + - @ tab CR is taken
 * away again, unless `verbatim`. Time and memory are linear in the file; the host is offered a turn every 512 KB.
 */
export async function readCsv(
  name: string,
  bytes: Uint8Array,
  options: CsvOptions,
  run: Run,
): Promise<Result<Table>> {
  const { encoding } = options;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const mark = markLength(bytes, encoding);
  const decode = (from: number, to: number) =>
    decoder.decode(bytes.subarray(from, to), { stream: to < bytes.length });

  let end = sliceEnd(bytes, mark);
  let piece = decode(mark, end);
  const reading = csvReading(name, piece, mark > 0, options);
  for (;;) {
    const last = end === bytes.length;
    const fault = reading.push(piece, last);
    if (fault) return failure(fault);
    if (last) break;
    run.progress(end / bytes.length);
    const turn = run.checkpoint();
    if (turn) await turn;
    const from = end;
    end = sliceEnd(bytes, from);
    piece = decode(from, end);
  }
  run.progress(1);
  return reading.finish();
}

/** Behind the last line that a slice holds whole, so that hardly a row is put together from two; the slice's end where there is none. */
function sliceEnd(bytes: Uint8Array, from: number): number {
  const end = from + SLICE_BYTES;
  if (end >= bytes.length) return bytes.length;
  const lineEnd = bytes.lastIndexOf(LINE_FEED, end - 1) + 1;
  return lineEnd > from ? lineEnd : end;
}

const LINE_FEED = 10;

/** Delimited text on its way into a table, piece by piece. */
export interface CsvReading {
  readonly builder: TableBuilder;
  /** Takes the next piece; `last` when nothing follows. The problem where the text is no table. */
  push(piece: string, last: boolean): Problem | null;
  /** Tells of whole rows that were read elsewhere, where a row would begin and none waits. */
  passed(rows: number, lines: number): void;
  readonly isBetweenRows: boolean;
  /** Is every row kept as it stands, whatever its neighbours hold? */
  readonly keepsRows: boolean;
  readonly delimiter: Delimiter;
  finish(): Result<Table>;
}

/** Begins with the first piece, by which the delimiter is found, and which is to be pushed too. */
export function csvReading(
  name: string,
  first: string,
  marked: boolean,
  options: CsvOptions,
): CsvReading {
  const { encoding } = options;
  const delimiter = options.delimiter ?? detectDelimiter(first);
  const lineEnd = firstLineEnd(first);
  const guarded = !options.verbatim && encoding === 'utf-8' && marked && lineEnd === '\r\n';
  const builder = createTableBuilder({
    file: name,
    header: options.header,
    headerRows: options.headerRows,
    leftOut: options.leftOut,
    verbatim: options.verbatim,
    wanted: options.wanted,
    supplyHeader: (row) => (isTaxAgencyRow(row) ? TAX_AGENCY_COLUMNS : null),
    unguard: guarded,
  });
  const tokenizer = createCsvTokenizer(delimiter, COLUMN_LIMIT, builder);
  const damage = { characters: 0, line: 0 };
  return {
    builder,
    delimiter,
    keepsRows: options.verbatim === true && !options.leftOut,
    passed(rows, lines) {
      builder.passed(rows);
      tokenizer.passed(lines);
    },
    get isBetweenRows() {
      return tokenizer.isBetweenRows;
    },
    push(piece, last) {
      countDamage(piece, tokenizer, damage);
      if (!tokenizer.push(piece, last)) return givenUp(name, tokenizer, delimiter, piece);
      return builder.stopped;
    },
    finish() {
      const problems: Problem[] = [];
      const { characters, line } = damage;
      if (characters > 0)
        problems.push(problem('encoding-damaged', 'warning', { file: name, line }, { characters }));
      return finish(builder, problems, { encoding, delimiter, lineEnd });
    },
  };
}

function finish(
  builder: TableBuilder,
  problems: Problem[],
  found: { encoding: Encoding; delimiter: Delimiter; lineEnd: LineEnd },
): Result<Table> {
  const built = builder.finish();
  if (!built.ok) return built;
  problems.push(...built.problems);
  const { table, found: place } = built.value;
  return success({ ...table, origin: { format: 'csv', ...found, ...place } }, problems);
}

function givenUp(
  file: string,
  tokenizer: CsvTokenizer,
  delimiter: Delimiter,
  piece: string,
): Problem {
  const where = { file, line: tokenizer.line };
  if (tokenizer.cellCount >= COLUMN_LIMIT) {
    return problem('too-many-columns', 'error', where, {
      columns: Math.max(COLUMN_LIMIT + 1, widthOfFirstRow(piece, delimiter)),
      limit: COLUMN_LIMIT,
    });
  }
  return problem('file-unreadable', 'error', where, { reason: `cell-over-${CELL_CHARACTERS}` });
}

/** How many cells the row that broke the limit has, as far as the piece shows it. */
function widthOfFirstRow(piece: string, delimiter: Delimiter): number {
  let widest = 0;
  const tokenizer = createCsvTokenizer(delimiter, Infinity, {
    row: (cells) => (widest = Math.max(widest, cells.length)),
    fault: () => undefined,
  });
  tokenizer.push(piece, true);
  return widest;
}

function countDamage(
  piece: string,
  tokenizer: CsvTokenizer,
  damage: { characters: number; line: number },
): void {
  for (let at = piece.indexOf('\ufffd'); at >= 0; at = piece.indexOf('\ufffd', at + 1)) {
    if (damage.characters++ === 0) {
      damage.line = tokenizer.lineOf(piece, at);
    }
  }
}

/** How the first row of a text ends, ignoring line breaks inside quotes; LF where there is none. */
function firstLineEnd(text: string): LineEnd {
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === '\n') return '\n';
    else if (!quoted && character === '\r') return text[at + 1] === '\n' ? '\r\n' : '\r';
  }
  return '\n';
}
