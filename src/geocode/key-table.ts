import type { Folded } from './fold';

/**
 * Sorted keys laid out one after another: a trie without nodes. A prefix is a range of keys; adding a character narrows
 * the range by binary search, so a walk over a text costs a few comparisons per character and nothing is allocated.
 */
export interface KeyTable {
  readonly count: number;
  readonly text: Uint16Array;
  /** Key k is text[start[k], start[k + 1]). */
  readonly start: Uint32Array;
  /** By key: its first two characters, the first in the upper half; 0 for a character that it lacks. Most of a search is done among them. */
  readonly heads: Uint32Array;
  /** By code unit: the first key that begins with it or a later one. Only of tables that every address is looked up in. */
  readonly firsts: Uint16Array | null;
}

/** How many code units there are. */
const CODES = 0x10000;

/** Lays out keys that are sorted by code unit already. Linear. `indexed`: by their first character too, for fewer than 65,536 keys. */
export function makeKeyTable(keys: readonly string[], indexed = false): KeyTable {
  const start = new Uint32Array(keys.length + 1);
  for (let k = 0; k < keys.length; k++) start[k + 1] = start[k] + keys[k].length;
  const text = new Uint16Array(start[keys.length]);
  const heads = new Uint32Array(keys.length);
  for (let k = 0; k < keys.length; k++) {
    const key = keys[k];
    for (let i = 0; i < key.length; i++) text[start[k] + i] = key.charCodeAt(i);
    // Beyond the end NaN, of which bits are none.
    heads[k] = (key.charCodeAt(0) << 16) | key.charCodeAt(1);
  }
  return { count: keys.length, text, start, heads, firsts: indexed ? firstsOf(keys) : null };
}

function firstsOf(keys: readonly string[]): Uint16Array {
  const firsts = new Uint16Array(CODES + 1).fill(keys.length);
  let from = 0;
  keys.forEach((key, k) => {
    const code = key.charCodeAt(0);
    if (k > 0 && code === keys[k - 1].charCodeAt(0)) return;
    firsts.fill(k, from, code + 1);
    from = code + 1;
  });
  return firsts;
}

/** Order of the keys of a table: by code unit, which is what < does with strings. */
export function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a walk found: keys that the text starts with, in growing order of their end. Reused between walks. */
export class Terminals {
  count = 0;
  readonly key = new Int32Array(128);
  readonly end = new Int32Array(128);
  /** How many characters had to be left out or put in. */
  readonly penalty = new Uint8Array(128);

  add(key: number, end: number, penalty: number): void {
    if (this.count === this.key.length) return;
    const at = this.count++;
    this.key[at] = key;
    this.end[at] = end;
    this.penalty[at] = penalty;
  }
}

const AZA = '字'.charCodeAt(0);
const BIG = '大'.charCodeAt(0);
const SMALL = '小'.charCodeAt(0);
const KE = 'ケ'.charCodeAt(0);
const NO = 'ノ'.charCodeAt(0);
const MACHI = '町'.charCodeAt(0);
const JO = '条'.charCodeAt(0);
const KU = '区'.charCodeAt(0);

/** Which characters may be left out or put in, by what is looked for. */
export interface Looseness {
  /** What typists leave out inside a name. */
  readonly leftOut: readonly number[];
  /** What they put in. */
  readonly putIn: readonly number[];
  /** Is 町 also left out at the end of a name? */
  readonly withoutMachi: boolean;
}

/** 区: of the areas that former municipalities became, with and without it (胆沢区小山, 胆沢小山). */
export const LOOSE_TOWNS: Looseness = {
  leftOut: [NO, KE, AZA, JO, KU],
  putIn: [AZA, KE, NO, MACHI, KU],
  withoutMachi: true,
};
export const LOOSE_MUNICIPALITIES: Looseness = {
  leftOut: [NO, KE],
  putIn: [NO, KE],
  withoutMachi: false,
};
const MAX_PENALTY = 2;

/** Position after 大字 or 小字 at i, or i. */
export function skipOaza(text: Folded, i: number): number {
  if (i + 1 < text.length && text.chars[i + 1] === AZA) {
    const code = text.chars[i];
    if (code === BIG || code === SMALL) return i + 2;
  }
  return i;
}

/** Position after 大字, 小字 or 字 at i, or i. */
export function skipAza(text: Folded, i: number): number {
  const after = skipOaza(text, i);
  return after === i && i < text.length && text.chars[i] === AZA ? i + 1 : after;
}

let narrowedLow = 0;
let narrowedHigh = 0;

/** The range that `narrow` found; read before the next call. */
export function narrowed(): readonly [low: number, high: number] {
  return [narrowedLow, narrowedHigh];
}

/** Narrows [low, high), whose keys share `depth` characters, to those that go on with `code`; false if none does. */
export function narrow(
  table: KeyTable,
  low: number,
  high: number,
  depth: number,
  code: number,
): boolean {
  if (depth < 2) return narrowHeads(table, low, high, depth, code);
  const { text, start } = table;
  let a = low;
  let b = high;
  while (a < b) {
    const mid = (a + b) >>> 1;
    const at = start[mid] + depth;
    if (at >= start[mid + 1] || text[at] < code) a = mid + 1;
    else b = mid;
  }
  if (a === high || text[start[a] + depth] !== code || start[a] + depth >= start[a + 1])
    return false;
  narrowedLow = a;
  // Ranges are short, and the last one that fits is often near.
  b = high;
  let c = a + 1;
  while (c < b) {
    const mid = (c + b) >>> 1;
    if (text[start[mid] + depth] === code && start[mid] + depth < start[mid + 1]) c = mid + 1;
    else b = mid;
  }
  narrowedHigh = c;
  return true;
}

/** The same for the first two characters. */
function narrowHeads(
  { heads, start }: KeyTable,
  low: number,
  high: number,
  depth: number,
  code: number,
): boolean {
  const shift = depth === 0 ? 16 : 0;
  const wanted = depth === 0 ? code : ((heads[low] & 0xffff0000) | code) >>> 0;
  let a = low;
  let b = high;
  while (a < b) {
    const mid = (a + b) >>> 1;
    if (heads[mid] >>> shift < wanted) a = mid + 1;
    else b = mid;
  }
  // A key that ends has a 0 here.
  while (a < high && start[a + 1] - start[a] <= depth) a++;
  if (a === high || heads[a] >>> shift !== wanted) return false;
  narrowedLow = a;
  // Ranges are short: in growing steps to one that goes on otherwise, and back.
  let last = a;
  let step = 1;
  while (last + step < high && heads[last + step] >>> shift === wanted) {
    last += step;
    step *= 2;
  }
  for (; step > 0; step >>>= 1)
    if (last + step < high && heads[last + step] >>> shift === wanted) last += step;
  narrowedHigh = last + 1;
  return true;
}

/** A match may not end inside a number that was written in digits. */
function mayEnd(text: Folded, i: number): boolean {
  return i >= text.length || text.arabic[i] !== 2;
}

/** Keys in [low, high), which is all of them in a table with `firsts`, that the text has at `position`, 大字 and 字 in the text passed over. */
export function walk(
  table: KeyTable,
  low: number,
  high: number,
  text: Folded,
  position: number,
  found: Terminals,
): void {
  found.count = 0;
  let i = skipAza(text, position);
  let depth = 0;
  const { start, firsts } = table;
  if (firsts !== null && i < text.length) {
    // The range of the whole table: its keys that begin alike are known.
    const code = text.chars[i];
    low = firsts[code];
    high = firsts[code + 1];
    depth = 1;
    i++;
  }
  while (low < high) {
    // Equal keys stand together, shorter ones before longer.
    for (let k = low; k < high && start[k + 1] - start[k] === depth; k++) {
      if (depth > 0 && mayEnd(text, i)) found.add(k, i, 0);
    }
    const next = depth > 0 ? skipOaza(text, i) : i;
    if (next >= text.length) return;
    if (narrow(table, low, high, depth, text.chars[next])) {
      i = next + 1;
    } else if (depth > 0 && text.chars[next] === AZA && next + 1 < text.length) {
      if (!narrow(table, low, high, depth, text.chars[next + 1])) return;
      i = next + 2;
    } else {
      return;
    }
    low = narrowedLow;
    high = narrowedHigh;
    depth++;
  }
}

/** As `walk`, but up to two of the characters that typists leave out or put in may differ. */
export function walkLoosely(
  table: KeyTable,
  low: number,
  high: number,
  text: Folded,
  position: number,
  found: Terminals,
  isNumeral: (code: number) => boolean,
  { leftOut, putIn, withoutMachi }: Looseness = LOOSE_TOWNS,
): void {
  found.count = 0;
  const { start } = table;
  const step = (from: number, to: number, depth: number, at: number, penalty: number): void => {
    if (depth > 0 && mayEnd(text, at)) {
      for (let k = from; k < to && start[k + 1] - start[k] === depth; k++) {
        found.add(k, at, penalty);
      }
    }
    const i = skipOaza(text, at);
    if (i < text.length && narrow(table, from, to, depth, text.chars[i])) {
      step(narrowedLow, narrowedHigh, depth + 1, i + 1, penalty);
    }
    if (penalty === MAX_PENALTY || depth === 0) return;
    if (i < text.length) {
      const code = text.chars[i];
      if (putIn.includes(code)) {
        step(from, to, depth, i + 1, penalty + 1);
      }
    }
    if (i < text.length) {
      const next = text.chars[i];
      for (const code of leftOut) {
        if (!narrow(table, from, to, depth, code)) continue;
        if (!narrow(table, narrowedLow, narrowedHigh, depth + 1, next)) continue;
        step(narrowedLow, narrowedHigh, depth + 2, i + 1, penalty + 1);
      }
    }
    if (withoutMachi && narrow(table, from, to, depth, MACHI)) {
      // 十町 must not be found in 十1丁目.
      const last = table.text[start[narrowedLow] + depth - 1];
      if (!isNumeral(last)) step(narrowedLow, narrowedHigh, depth + 1, i, penalty + 1);
    }
  };
  step(low, high, 0, skipAza(text, position), 0);
}
