import type { Folded } from './fold';
import { skipOaza, Terminals, walk, walkLoosely } from './key-table';
import { isKanjiNumeral, kanjiValue } from './numerals';
import { matchCounted } from './town-counted';
import { rowName, type TownTable } from './town-table';
import { isBoundary, isSeparator, numberEnd, type TownMatch } from './town-text';

const CHO = '丁'.charCodeAt(0);
const ME = '目'.charCodeAt(0);
const BAN = '番'.charCodeAt(0);
const GO = '号'.charCodeAt(0);
const MACHI = '町'.charCodeAt(0);
const MURA = '村'.charCodeAt(0);
const found = new Terminals();
const inner = new Terminals();

export function findChome(table: TownTable, group: number, number: number): number {
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
export function readChome(table: TownTable, text: Folded, match: TownMatch, own: number): boolean {
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

/** The first group after this one whose name does not go on from this one's. Groups stand in the order of their names. */
function familyEnd({ groups: { count, start, text } }: TownTable, group: number): number {
  const from = start[group];
  const length = start[group + 1] - from;
  let end = group + 1;
  for (; end < count && start[end + 1] - start[end] > length; end++) {
    for (let i = 0; i < length; i++) if (text[start[end] + i] !== text[from + i]) return end;
  }
  return end;
}

function resolve(table: TownTable, text: Folded, start: number, group: number, end: number) {
  const own = ownRow(table, group, skipOaza(text, start) !== start);
  const clean = isBoundary(text, end);
  const match: TownMatch = {
    group,
    groupEnd: group + 1,
    row: own,
    end,
    clean,
    partial: false,
    other: -1,
    note: '',
  };
  if (!readChome(table, text, match, own)) readKoaza(table, text, match);
  if (match.end !== end || clean) return match;
  if (!isWholeName(text.chars[end - 1])) {
    match.partial = true;
    return match;
  }
  // 丸岡町舩寄, where the gazetteer has 丸岡町 and towns below it but no 舩寄: one of them is meant, or one it lacks.
  match.groupEnd = familyEnd(table, group);
  match.partial = match.groupEnd > group + 1;
  return match;
}

/** Does b say more than a? */
function isBetter(a: TownMatch | null, b: TownMatch): boolean {
  return a === null || b.end > a.end || (b.end === a.end && b.clean && !a.clean);
}

/** The names that the text has as they are: the longest that ends cleanly, else the longest. */
function matchExactly(table: TownTable, text: Folded, position: number): TownMatch | null {
  walk(table.groups, 0, table.groups.count, text, position, found);
  let best: TownMatch | null = null;
  for (let t = found.count - 1; t >= 0; t--) {
    const match = resolve(table, text, position, found.key[t], found.end[t]);
    // One character in front of others says nothing: 東 is not in 東山.
    if (match.partial && match.end === position + 1) continue;
    if (isBetter(best, match)) best = match;
    if (best?.clean) break;
  }
  return best;
}

/** Names with a 町, ノ, ケ, 字, 条 or 区 more or less; only those that end cleanly. */
function matchLoosely(table: TownTable, text: Folded, position: number): TownMatch | null {
  walkLoosely(table.groups, 0, table.groups.count, text, position, found, isKanjiNumeral);
  let loose: TownMatch | null = null;
  let penalty = 0;
  for (let t = 0; t < found.count; t++) {
    if (found.penalty[t] === 0) continue;
    const end = found.end[t];
    const match = resolve(table, text, position, found.key[t], end);
    if (!match.clean) continue;
    // 北一線 is not 北町 一線: one character makes a name with 町 only where a number then names its 丁目.
    if (end === position + 1 && match.end === end) continue;
    if (
      loose === null ||
      match.end > loose.end ||
      (match.end === loose.end && found.penalty[t] < penalty)
    ) {
      loose = match;
      penalty = found.penalty[t];
    }
  }
  return loose;
}

/**
 * The town that the text names at `position`, or null. Exact names first, then numbers without their counter; where what
 * follows shows that the name goes on, names with some characters more or less. A few comparisons per character.
 */
export function matchTown(table: TownTable, text: Folded, position: number): TownMatch | null {
  if (position >= text.length) return null;
  const best = matchExactly(table, text, position);
  if (best?.clean && (best.row < 0 || !isOwn(table, best) || !table.hasJo)) return best;
  const counted = matchCounted(table, text, position, best?.clean === true);
  if (counted) return counted;
  if (best?.clean) return best;
  const loose = matchLoosely(table, text, position);
  return loose !== null && isBetter(best, loose) ? loose : best;
}

/** Is the match a town's own row, neither a 丁目 nor a 小字 of it? */
function isOwn(table: TownTable, { group, row }: TownMatch): boolean {
  return row < table.chomeStart[group];
}
