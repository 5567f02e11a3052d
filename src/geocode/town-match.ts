import { HYPHEN, type Folded } from './fold';
import { skipOaza, Terminals, walk, walkLoosely } from './key-table';
import { isKanjiNumeral, kanjiValue } from './numerals';
import { rowName, type TownTable } from './town-table';

/** What the text names inside one municipality. */
export interface TownMatch {
  group: number;
  /** The row, or -1 where the text names the group as a whole (南本町 without its 丁目). */
  row: number;
  /** Position in the folded text after the match. */
  end: number;
  /** What follows may follow a town: nothing, a number, 字, …: the match is not a piece of a longer name. */
  clean: boolean;
  /** What follows may belong to the town's name: the gazetteer may lack the town that is meant. */
  partial: boolean;
  /** A second row that the text fits as well, or -1. */
  other: number;
}

const CHO = '丁'.charCodeAt(0);
const ME = '目'.charCodeAt(0);
const BAN = '番'.charCodeAt(0);
const GO = '号'.charCodeAt(0);
const MACHI = '町'.charCodeAt(0);
const MURA = '村'.charCodeAt(0);
const NO = 'ノ'.charCodeAt(0);
const KE = 'ケ'.charCodeAt(0);
const AFTER_TOWN = new Set(Array.from('番甲乙丙丁戊己庚辛壬癸無-字地号', (c) => c.charCodeAt(0)));

const found = new Terminals();
const inner = new Terminals();

/** May a town end at i? */
export function isBoundary(text: Folded, i: number): boolean {
  if (i >= text.length || text.arabic[i] === 1) return true;
  const code = text.chars[i];
  if (AFTER_TOWN.has(code) || isKanjiNumeral(code)) return true;
  if (code < 0x80) return true;
  if (code >= 0x30a1 && code <= 0x30fa) return code !== KE && code !== NO;
  return skipOaza(text, i) !== i;
}

/** End of the number that starts at i, or i. A number in digits and a kanji number do not join. */
export function numberEnd(text: Folded, i: number): number {
  if (i >= text.length || !isKanjiNumeral(text.chars[i])) return i;
  let end = i + 1;
  const isArabic = text.arabic[i] > 0;
  while (end < text.length && isKanjiNumeral(text.chars[end])) {
    if (isArabic ? text.arabic[end] !== 2 : text.arabic[end] !== 0) break;
    end++;
  }
  return end;
}

function isSeparator(text: Folded, i: number): boolean {
  if (i >= text.length) return false;
  const code = text.chars[i];
  return (code === HYPHEN || code === NO) && numberEnd(text, i + 1) > i + 1;
}

function findChome(table: TownTable, group: number, number: number): number {
  for (let row = table.chomeStart[group]; row < table.koazaStart[group]; row++) {
    if (table.chomeNumber[row] === number) return row;
  }
  return -1;
}

/** Of several own rows (大字青木 and 青木) the one that is written as the text writes it. */
function ownRow(table: TownTable, group: number, withOaza: boolean): number {
  const from = table.groupStart[group];
  const to = table.chomeStart[group];
  if (to - from < 2) return to > from ? from : -1;
  for (let row = from; row < to; row++) {
    if (rowName(table, row).startsWith('大字') === withOaza) return row;
  }
  return from;
}

/** Reads 丁目 after a group's name that ends at `end`. Returns false where the text has no 丁目 there. */
function readChome(table: TownTable, text: Folded, match: TownMatch, own: number): boolean {
  const after = numberEnd(text, match.end);
  if (after === match.end) return false;
  const number = kanjiValue(text.chars, match.end, after);
  const next = after < text.length ? text.chars[after] : 0;
  const row = findChome(table, match.group, number);
  if (next === CHO) {
    if (row < 0) {
      // A 丁目 that the gazetteer lacks: the town is right, the match could be better elsewhere.
      match.clean = table.chomeStart[match.group] === table.koazaStart[match.group] && own >= 0;
      return false;
    }
    match.row = row;
    match.end = after + (after + 1 < text.length && text.chars[after + 1] === ME ? 2 : 1);
    match.clean = true;
    return true;
  }
  if (row < 0 || next === BAN || next === GO) return false;
  if (own < 0) {
    match.row = row;
    match.end = after;
    match.clean = true;
    return true;
  }
  // 本町2-3-12 is the second 丁目; 本町2-3 may be lot 2 of 本町 as well.
  if (!isSeparator(text, after)) return false;
  const second = numberEnd(text, after + 1);
  if (isSeparator(text, second)) {
    match.row = row;
    match.end = after;
    match.clean = true;
    return true;
  }
  match.other = row;
  return false;
}

function readKoaza(table: TownTable, text: Folded, match: TownMatch): void {
  const from = table.koazaStart[match.group];
  const to = table.groupStart[match.group + 1];
  if (from === to || match.end >= text.length) return;
  walk(table.koazaKeys, from, to, text, match.end, inner);
  let best = -1;
  for (let t = inner.count - 1; t >= 0 && best < 0; t--) {
    if (isBoundary(text, inner.end[t])) best = t;
  }
  if (best < 0 && !isBoundary(text, match.end)) {
    walkLoosely(table.koazaKeys, from, to, text, match.end, inner, isKanjiNumeral);
    best = bestLoose(text, inner);
  }
  if (best < 0) return;
  match.row = inner.key[best];
  match.end = inner.end[best];
  match.clean = true;
  match.other = -1;
}

function bestLoose(text: Folded, terminals: Terminals): number {
  let best = -1;
  for (let t = 0; t < terminals.count; t++) {
    if (!isBoundary(text, terminals.end[t])) continue;
    if (
      best < 0 ||
      terminals.end[t] > terminals.end[best] ||
      (terminals.end[t] === terminals.end[best] && terminals.penalty[t] < terminals.penalty[best])
    ) {
      best = t;
    }
  }
  return best;
}

/** 町, 村 and 丁目 end a name whatever follows. */
function isWholeName(last: number): boolean {
  return last === MACHI || last === MURA || last === ME;
}

function resolve(table: TownTable, text: Folded, start: number, group: number, end: number) {
  const own = ownRow(table, group, skipOaza(text, start) !== start);
  const clean = isBoundary(text, end);
  const match: TownMatch = { group, row: own, end, clean, partial: false, other: -1 };
  if (!readChome(table, text, match, own)) readKoaza(table, text, match);
  match.partial = match.end === end && !clean && !isWholeName(text.chars[end - 1]);
  return match;
}

/** Does b say more than a? */
function isBetter(a: TownMatch | null, b: TownMatch): boolean {
  return a === null || b.end > a.end || (b.end === a.end && b.clean && !a.clean);
}

/**
 * The town that the text names at `position`, or null. Exact names first; where what follows shows that the name goes on,
 * names with a 町, ノ, ケ or 字 more or less. Costs a few comparisons per character.
 */
export function matchTown(table: TownTable, text: Folded, position: number): TownMatch | null {
  if (position >= text.length) return null;
  walk(table.groups, 0, table.groups.count, text, position, found);
  let best: TownMatch | null = null;
  for (let t = found.count - 1; t >= 0; t--) {
    const match = resolve(table, text, position, found.key[t], found.end[t]);
    // One character in front of others says nothing: 東 is not in 東山.
    if (match.partial && match.end === position + 1) continue;
    if (isBetter(best, match)) best = match;
    if (best?.clean) break;
  }
  if (best?.clean) return best;
  walkLoosely(table.groups, 0, table.groups.count, text, position, found, isKanjiNumeral);
  let loose: TownMatch | null = null;
  let penalty = 0;
  for (let t = 0; t < found.count; t++) {
    if (found.penalty[t] === 0) continue;
    const match = resolve(table, text, position, found.key[t], found.end[t]);
    if (!match.clean) continue;
    if (
      loose === null ||
      match.end > loose.end ||
      (match.end === loose.end && found.penalty[t] < penalty)
    ) {
      loose = match;
      penalty = found.penalty[t];
    }
  }
  return loose !== null && isBetter(best, loose) ? loose : best;
}
