import { foldFullName, foldName } from '../model/text';

/** A row that a text may mean. `likeness` runs from 0 to 1, 1 for names that are the same when folded. */
export interface SimilarName {
  readonly row: number;
  readonly likeness: number;
}

interface Entry {
  readonly row: number;
  readonly letters: readonly string[];
  readonly pairs: ReadonlySet<string>;
}

/** Entries that one query finds by shared pairs of letters; rare pairs come first, so that what is left out says little. */
const MOST_LOOKED_AT = 40_000;
/** Entries, best by their pairs, that are compared letter by letter. */
const MOST_COMPARED = 60;
/** Longer texts are compared by their beginning. */
const MOST_LETTERS = 80;
/** Less than this is no help to a person. */
const LEAST_LIKENESS = 0.3;
const BEGIN = '\u0002';
const END = '\u0003';

/**
 * Finds the names that are most like a text which is no name of the list. Names are folded as where they are matched (`foldName`), then
 * compared twice: by the pairs of neighbouring letters that both have (Dice 1945), which forgives parts that change places, and by
 * the edits that make one the other (Damerau 1964, restricted to one edit of each place), which forgives single slips. Likeness is
 * the mean of both. One query finds at most MOST_LOOKED_AT names
 * and compares MOST_COMPARED of them, however long the list is.
 */
export class SimilarNames {
  readonly #entries: Entry[] = [];
  readonly #byPair = new Map<string, number[]>();
  /** Pairs that each entry shares with the text that is asked for; zero between queries. */
  #shared: Uint8Array | null = null;

  /** @param lists ids or names, entry i of each belongs to row i; '' for none. */
  constructor(...lists: readonly (readonly string[])[]) {
    for (const list of lists) list.forEach((name, row) => this.#add(name, row));
  }

  /** The rows with the most similar names, the most similar first, each once; ties by row. */
  find(text: string, most: number): SimilarName[] {
    const letters = lettersOf(text);
    if (letters.length === 0) return [];
    const pairs = pairsOf(letters);
    const best = new Map<number, number>();
    for (const entry of this.#candidates(pairs)) {
      const likeness = (dice(pairs, entry.pairs) + closeness(letters, entry.letters)) / 2;
      if (likeness > (best.get(entry.row) ?? LEAST_LIKENESS)) best.set(entry.row, likeness);
    }
    return [...best]
      .map(([row, likeness]) => ({ row, likeness }))
      .sort((a, b) => b.likeness - a.likeness || a.row - b.row)
      .slice(0, most);
  }

  #add(name: string, row: number): void {
    const letters = lettersOf(name);
    if (letters.length === 0) return;
    const pairs = pairsOf(letters);
    const index = this.#entries.push({ row, letters, pairs }) - 1;
    for (const pair of pairs) {
      const known = this.#byPair.get(pair);
      if (known) known.push(index);
      else this.#byPair.set(pair, [index]);
    }
  }

  #candidates(pairs: ReadonlySet<string>): Entry[] {
    const lists = [...pairs]
      .map((pair) => this.#byPair.get(pair) ?? [])
      .sort((a, b) => a.length - b.length);
    this.#shared ??= new Uint8Array(this.#entries.length);
    const shared = this.#shared;
    const touched: number[] = [];
    for (const list of lists) {
      // The first list is cut rather than left out: of a text of common letters alone something is found.
      const room = MOST_LOOKED_AT - touched.length;
      if (touched.length > 0 && list.length > room) break;
      for (const index of list.slice(0, room)) if (shared[index]++ === 0) touched.push(index);
    }
    const best = new Best(MOST_COMPARED);
    for (const index of touched) {
      best.offer(index, (2 * shared[index]) / (pairs.size + this.#entries[index].pairs.size));
      shared[index] = 0;
    }
    return best.indices.map((index) => this.#entries[index]);
  }
}

/** The indices with the greatest values of all that were offered. */
class Best {
  readonly indices: number[] = [];
  readonly #values: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(index: number, value: number): void {
    if (this.indices.length === this.#most) {
      if (value <= this.#values[this.#most - 1]) return;
      this.indices.pop();
      this.#values.pop();
    }
    let at = this.indices.length;
    while (at > 0 && this.#values[at - 1] < value) at--;
    this.indices.splice(at, 0, index);
    this.#values.splice(at, 0, value);
  }
}

function lettersOf(name: string): string[] {
  // A name that is nothing but a form of organisation is still something to compare.
  return Array.from(foldName(name) || foldFullName(name)).slice(0, MOST_LETTERS);
}

/** Pairs of neighbours, with the beginning and the end as letters of their own. */
function pairsOf(letters: readonly string[]): ReadonlySet<string> {
  const whole = [BEGIN, ...letters, END];
  return new Set(letters.map((letter, i) => whole[i] + letter).concat(whole.at(-2)! + END));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** 1 for the same text, 0 where every letter has to be changed. */
function closeness(a: readonly string[], b: readonly string[]): number {
  return 1 - editDistance(a, b) / Math.max(a.length, b.length);
}

/** Letters to put in, take out, replace or exchange with their neighbour, at least; no place is edited twice. O(|a| · |b|). */
export function editDistance(a: readonly string[], b: readonly string[]): number {
  let beforeLast = new Int32Array(b.length + 1);
  let last = Int32Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Int32Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length];
}
