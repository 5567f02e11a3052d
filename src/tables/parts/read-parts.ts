import { failure, problem, success, type Result, type Run, type Table } from '../model';
import { detectBinary, detectEncoding, markLength, SLICE_BYTES } from './encoding';
import type { TableOptions } from './file-driver';
import { driverOf } from './file-drivers';
import { csvReading } from './read-csv';
import { readTable } from './read-table';

/** Bytes that decide on kind and encoding: what comes later in a longer file decides nothing. */
const HEAD_BYTES = 1024 * 1024;

/** Rows that are handed on together. */
const PART_ROWS = 1024;

/** Bytes that are decoded in one go: the text is then short enough for what is made of it to be cleared away cheaply. */
const TEXT_BYTES = 48 * 1024;

/**
 * Reads a table of any length in constant memory: its rows in parts of some thousand, each a table with the same header; at least
 * one, the last with what was noticed in all. A failure is the last answer. Only delimited text comes in parts; a workbook or GeoJSON is
 * one part. As `readTable`, but kind, encoding and delimiter are found by the first megabyte.
 */
export async function* readTableInParts(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  options: TableOptions,
  run: Run,
): AsyncGenerator<Result<Table>> {
  const source = pieces[Symbol.asyncIterator]();
  const { head, isWhole } = await readHead(source);
  const binary = options.encoding?.startsWith('utf-16') ? null : detectBinary(head);
  const { format } = driverOf(name, head);
  if (head.length === 0 || binary || format !== 'csv') {
    const whole = isWhole ? head : joined([head, ...(await rest(source))]);
    yield await readTable(name, whole, options, run);
    return;
  }
  const encoding = options.encoding ?? detectEncoding(upToLineEnd(head, isWhole));
  const mark = encoding === null ? 0 : markLength(head, encoding);
  if (encoding === null || (isWhole && mark === head.length)) {
    yield failure(
      problem(encoding === null ? 'encoding-unknown' : 'file-empty', 'error', { file: name }, {}),
    );
    return;
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const first = decoder.decode(head.subarray(mark, mark + SLICE_BYTES), { stream: true });
  const reading = csvReading(name, first, mark > 0, { ...options, encoding });
  const textsOf = function* (bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at += TEXT_BYTES)
      yield decoder.decode(bytes.subarray(at, at + TEXT_BYTES), { stream: true });
  };
  const texts = async function* () {
    yield first;
    yield* textsOf(head.subarray(mark + SLICE_BYTES));
    for (let next = await source.next(); !next.done; next = await source.next())
      yield* textsOf(next.value);
  };
  for await (const text of texts()) {
    const fault = reading.push(text, false);
    if (fault) return yield failure(fault);
    if (reading.builder.waiting < PART_ROWS) continue;
    const part = reading.builder.drain();
    if (part) yield success(part);
  }
  const fault = reading.push(decoder.decode(), true);
  yield fault ? failure(fault) : reading.finish();
}

async function readHead(source: AsyncIterator<Uint8Array>) {
  const pieces: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD_BYTES) {
    const next = await source.next();
    if (next.done) return { head: joined(pieces), isWhole: true };
    pieces.push(next.value);
    length += next.value.length;
  }
  return { head: joined(pieces), isWhole: false };
}

async function rest(source: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let next = await source.next(); !next.done; next = await source.next())
    pieces.push(next.value);
  return pieces;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0];
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** Without the last line, which a character may be cut in. */
function upToLineEnd(head: Uint8Array, isWhole: boolean): Uint8Array {
  const end = isWhole ? head.length : head.lastIndexOf(10) + 1;
  return end > 0 ? head.subarray(0, end) : head;
}
