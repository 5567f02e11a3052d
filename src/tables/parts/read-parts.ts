import {
  failure,
  problem,
  success,
  type Problem,
  type Result,
  type Run,
  type Table,
} from '../../model';
import { joinedBytes } from '../../model/bytes';
import { detectBinary, detectEncoding, markLength, SLICE_BYTES } from '../encoding';
import type { TableOptions } from '../file-driver';
import { driverOf } from '../file-drivers';
import { csvReading, type CsvReading } from '../read-csv';
import { readTable } from '../read-table';
import { canCut, LineCutter, type Cut } from './line-cutter';
import type { LinesFormat } from './line-rows';

/** Bytes that decide on kind and encoding: what comes later in a longer file decides nothing. */
const HEAD_BYTES = 1024 * 1024;

/** Bytes that are decoded in one go: the text is then short enough for what is made of it to be cleared away cheaply. */
const TEXT_BYTES = 48 * 1024;

/** How much is handed on together. */
export interface PartSizes {
  /** Rows that make the first part at least, by which a reader is told what the columns hold. */
  readonly firstRows: number;
  /** Bytes of the others at most, but for a row that is longer. */
  readonly bytes: number;
}

/** A thousand rows or so. */
const SIZES: PartSizes = { firstRows: 1024, bytes: 128 * 1024 };

/**
 * A table of any length, part by part, in constant memory. The first part is a table. Of delimited text the others are stretches of bytes: those of whole
 * rows may be read by anybody (`readLineRows`), in any order, and then be `passed` in the order in which they came; all others are to be `taken`, which
 * gives their rows as a table with the same header. A workbook or GeoJSON is one part.
 */
export interface PartReader {
  /** The table's beginning. A failure where it is no table. */
  first(): Promise<Result<Table>>;
  /** Was that all? Then nothing is to be finished either. */
  readonly isAll: boolean;
  /** The next bytes; null behind the last. */
  next(): Promise<Cut | null>;
  /** How rows that stand by themselves are read; null where they must all be taken, since not every row is kept as it is. */
  readonly format: LinesFormat | null;
  passed(rows: number, lines: number): void;
  /** The rows of these bytes; none where they don't end one. A failure where the text is no table. */
  taken(bytes: Uint8Array): Result<Table>;
  /** Once all is passed or taken: rows that are left, with what was noticed in all. */
  finish(): Result<Table>;
}

/** Opens a table of which the bytes come in pieces. As `readTable`, but kind, encoding and delimiter are found by the first megabyte. */
export function readInParts(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  options: TableOptions,
  run: Run,
  sizes = SIZES,
): PartReader {
  return new TextParts(name, pieces[Symbol.asyncIterator](), options, run, sizes);
}

class TextParts implements PartReader {
  format: LinesFormat | null = null;
  #reading: CsvReading | null = null;
  #decoder = new TextDecoder();
  #cutter: LineCutter | null = null;
  #cuts: Iterator<Cut> | null = null;
  /** Bytes that follow the first part. */
  #piece: Uint8Array = NO_BYTES;
  #isLast = false;
  #isCut = false;
  #ahead: Cut | null = null;
  #isAll = false;

  constructor(
    private readonly name: string,
    private readonly source: AsyncIterator<Uint8Array>,
    private readonly options: TableOptions,
    private readonly run: Run,
    private readonly sizes: PartSizes,
  ) {}

  get isAll(): boolean {
    return this.#isAll;
  }

  async first(): Promise<Result<Table>> {
    const { name, options } = this;
    const { head, isWhole } = await readHead(this.source);
    const binary = options.encoding?.startsWith('utf-16') ? null : detectBinary(head);
    const { format } = driverOf(name, head);
    if (head.length === 0 || binary || format !== 'csv') {
      this.#isAll = true;
      const whole = isWhole ? head : joinedBytes([head, ...(await rest(this.source))]);
      return readTable(name, whole, options, this.run);
    }
    const encoding = options.encoding ?? detectEncoding(upToLineEnd(head, isWhole));
    const mark = encoding === null ? 0 : markLength(head, encoding);
    if (encoding === null || (isWhole && mark === head.length)) {
      const code = encoding === null ? 'encoding-unknown' : 'file-empty';
      return failure(problem(code, 'error', { file: name }, {}));
    }
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true });
    const sample = new TextDecoder(encoding, { ignoreBOM: true });
    const beginning = sample.decode(head.subarray(mark, mark + SLICE_BYTES), { stream: true });
    const reading = csvReading(name, beginning, mark > 0, { ...options, encoding });
    this.#reading = reading;
    this.#piece = head.subarray(mark);
    this.#isLast = isWhole;
    const { delimiter } = reading;
    let isApart = canCut(encoding) && reading.keepsRows;
    this.#cutter = new LineCutter(delimiter, isApart, this.sizes.bytes);
    let cut = await this.next();
    for (; cut && reading.builder.waiting < this.sizes.firstRows; cut = await this.next()) {
      ({ isApart } = cut);
      const fault = this.#push(reading, cut.bytes);
      if (fault) return failure(fault);
    }
    if (cut === null) {
      this.#isAll = true;
      return this.finish();
    }
    this.#ahead = cut;
    const table = reading.builder.drain()!;
    if (isApart) this.format = { encoding, delimiter, width: table.header.length };
    return success(table);
  }

  async #bring(): Promise<void> {
    const next = await this.source.next();
    if (next.done) this.#isLast = true;
    else this.#piece = next.value;
  }

  #push(reading: CsvReading, bytes: Uint8Array): Problem | null {
    for (let at = 0; at < bytes.length; at += TEXT_BYTES) {
      const text = this.#decoder.decode(bytes.subarray(at, at + TEXT_BYTES), { stream: true });
      const fault = reading.push(text, false);
      if (fault) return fault;
    }
    return null;
  }

  async next(): Promise<Cut | null> {
    const ahead = this.#ahead;
    this.#ahead = null;
    if (ahead) return ahead;
    for (;;) {
      const cut = this.#cuts?.next();
      if (cut && !cut.done) return cut.value;
      if (this.#cutter === null || this.#isCut) return null;
      if (this.#piece.length === 0 && !this.#isLast) await this.#bring();
      this.#isCut = this.#isLast;
      this.#cuts = this.#cutter.push(this.#piece, this.#isLast);
      this.#piece = NO_BYTES;
    }
  }

  passed(rows: number, lines: number): void {
    this.#reading!.passed(rows, lines);
  }

  taken(bytes: Uint8Array): Result<Table> {
    const reading = this.#reading!;
    const fault = this.#push(reading, bytes);
    return fault ? failure(fault) : success(reading.builder.drain()!);
  }

  finish(): Result<Table> {
    const fault = this.#reading!.push(this.#decoder.decode(), true);
    return fault ? failure(fault) : this.#reading!.finish();
  }
}

const NO_BYTES = new Uint8Array(0);

async function readHead(source: AsyncIterator<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) return { head: joinedBytes(pieces), isWhole: true };
    pieces.push(next.value);
    length += next.value.length;
  }
  return { head: joinedBytes(pieces), isWhole: false };
}

async function rest(source: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let next = await source.next(); !next.done; next = await source.next())
    pieces.push(next.value);
  return pieces;
}

/** Without the last line, which a character may be cut in. */
function upToLineEnd(head: Uint8Array, isWhole: boolean): Uint8Array {
  const end = isWhole ? head.length : head.lastIndexOf(10) + 1;
  return end > 0 ? head.subarray(0, end) : head;
}
