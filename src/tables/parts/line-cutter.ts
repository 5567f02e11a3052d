import type { Delimiter, Encoding } from '../../model';
import { joinedBytes } from '../../model/bytes';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** A stretch without a line end outside quotes that is longer is no list's. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Encodings in which no byte of a longer character looks like a quote, a delimiter or a line end. */
const CUTTABLE: ReadonlySet<Encoding> = new Set(['utf-8', 'shift_jis', 'euc-jp']);

export function canCut(encoding: Encoding): boolean {
  return CUTTABLE.has(encoding);
}

/** Whole lines of delimited text. */
export interface Cut {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /**
   * Begins these bytes a row, do they end one, and are all their quotes in pairs around cells? Then they can be read without what stands
   * before them. Once false, it stays so.
   */
  readonly isApart: boolean;
}

/**
 * Cuts the bytes of a text into stretches of whole rows without decoding them: only quotes are looked at one by one. Linear, and each stretch is a
 * copy. Where a quote stands as the text's grammar has none, or no row ends for long, the rest comes as it is.
 */
export class LineCutter {
  readonly #delimiter: number;
  #kept: Uint8Array = new Uint8Array(0);
  #isApart: boolean;

  /** `isApart`: may rows be read by themselves at all? `most`: bytes of a stretch, but for a row that is longer. */
  constructor(
    delimiter: Delimiter,
    isApart: boolean,
    private readonly most: number,
  ) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#isApart = isApart;
  }

  /** Takes the next bytes, and gives the stretches that are whole now; all that is left with the `last`. */
  *push(piece: Uint8Array, last: boolean): Generator<Cut> {
    const bytes = this.#kept.length === 0 ? piece : joinedBytes([this.#kept, piece]);
    let from = 0;
    while (this.#isApart && from < bytes.length) {
      const end = this.#cutEnd(bytes, from, last);
      if (end === from) break;
      yield { bytes: new Uint8Array(bytes.subarray(from, end)), isApart: true };
      from = end;
    }
    if (bytes.length - from > MOST_BYTES) this.#isApart = false;
    while (!this.#isApart && from < bytes.length) {
      const end = Math.min(bytes.length, from + this.most);
      yield { bytes: new Uint8Array(bytes.subarray(from, end)), isApart: false };
      from = end;
    }
    this.#kept = bytes.subarray(from);
  }

  /** Where a stretch that begins at `from` ends; `from` where more bytes are needed, or none may be cut. */
  #cutEnd(bytes: Uint8Array, from: number, last: boolean): number {
    let stop = Math.min(bytes.length, from + this.most);
    if (stop - from < this.most && !last) return from;
    // Behind the last row that ends outside quotes, of those that were looked at.
    let end = from;
    for (let at = from; ;) {
      const open = at < stop ? bytes.subarray(at, stop).indexOf(QUOTE) : -1;
      const until = open < 0 ? Math.max(at, stop) : at + open;
      end = lineEnd(bytes, at, until) ?? end;
      if (open < 0) {
        if (until === bytes.length) return last ? until : end;
        if (end > from) return end;
        // A long row.
        stop = Math.min(bytes.length, until + this.most);
        at = until;
        continue;
      }
      const close = this.#closing(bytes, from, until, last);
      if (close === null) this.#isApart = false;
      if (close === null || close < 0) return end;
      at = close + 1;
    }
  }

  /** Where the quote that opens at `open` is closed; -1 where that isn't here yet, null where the grammar has no such quotes. */
  #closing(bytes: Uint8Array, from: number, open: number, last: boolean): number | null {
    if (open > from && !this.#isEdge(bytes[open - 1])) return null;
    let close = bytes.indexOf(QUOTE, open + 1);
    while (close >= 0 && bytes[close + 1] === QUOTE) close = bytes.indexOf(QUOTE, close + 2);
    if (close < 0) return last ? null : -1;
    if (close === bytes.length - 1) return last ? close : -1;
    return this.#isEdge(bytes[close + 1]) ? close : null;
  }

  #isEdge(byte: number): boolean {
    return byte === this.#delimiter || byte === LF || byte === CR;
  }
}

/** Behind the last line feed of [from, to); null without one. */
function lineEnd(bytes: Uint8Array, from: number, to: number): number | null {
  for (let at = to - 1; at >= from; at--) if (bytes[at] === LF) return at + 1;
  return null;
}
