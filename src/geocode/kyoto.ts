import type { Folded } from './fold';
import { matchTown } from './town-match';
import type { TownTable } from './town-table';
import { numberEnd, type TownMatch } from './town-text';

/**
 * In the old city of Kyoto an address names the streets first: 烏丸通四条下る水銀屋町620, "on Karasuma, south of Shijo". The
 * town comes after the last word of direction.
 */
const KAMI = '上'.charCodeAt(0);
const SHIMO = '下'.charCodeAt(0);
const RU = 'ル'.charCodeAt(0);
const KE = 'ケ'.charCodeAt(0);
const IRU = '入'.charCodeAt(0);
const I = 'イ'.charCodeAt(0);
const SIDES = new Set(Array.from('東西南北', (c) => c.charCodeAt(0)));

/** Position after a word of direction at i (上る, 下ル, 下がる, 西入, 東入る), or i. */
function afterDirection(text: Folded, i: number): number {
  const { chars, length } = text;
  const code = chars[i];
  let at = i + 1;
  if (code === KAMI || code === SHIMO) {
    // が of 上がる folds to ケ.
    if (at < length && chars[at] === KE) at++;
    return at < length && chars[at] === RU ? at + 1 : i;
  }
  if (!SIDES.has(code) || at >= length) return i;
  if (chars[at] === IRU) at++;
  else if (chars[at] === I && at + 1 < length && chars[at + 1] === RU) return at + 2;
  else return i;
  return at < length && chars[at] === RU ? at + 1 : at;
}

/** Position after the last word of direction, or -1 where there is none. */
export function afterStreets(text: Folded, position: number): number {
  let last = -1;
  for (let i = position; i < text.length; i++) {
    const after = afterDirection(text, i);
    if (after !== i) {
      last = after;
      i = after - 1;
    }
  }
  return last;
}

const CHO = '丁'.charCodeAt(0);
const ME = '目'.charCodeAt(0);

/** Position after a number and 丁目 at i (東入三丁目上馬町), or i. */
function afterCount(text: Folded, i: number): number {
  let at = numberEnd(text, i);
  if (at === i || text.chars[at] !== CHO) return i;
  at++;
  return at < text.length && text.chars[at] === ME ? at + 1 : at;
}

/** The first town in [from, to) that ends where a town may end; names of one character are not trusted here. */
function scan(table: TownTable, text: Folded, from: number, to: number): TownMatch | null {
  for (let i = from; i < to && i < text.length; i++) {
    if (text.arabic[i] > 0) continue;
    const match = matchTown(table, text, i);
    if (match?.clean && match.end - i > 1) return match;
  }
  return null;
}

/** How far into the street names a town is looked for. */
const FAR = 24;

/** As matchTown, for the wards of Kyoto: passes over street names. */
export function matchKyotoTown(table: TownTable, text: Folded, position: number): TownMatch | null {
  const streets = afterStreets(text, position);
  if (streets >= 0) {
    const plain = matchTown(table, text, streets);
    if (plain?.clean) return plain;
    const counted = afterCount(text, streets);
    const found = counted === streets ? null : matchTown(table, text, counted);
    if (found?.clean) return found;
    // 大猪熊町寺之内通大宮西入: some write the streets after the town.
    return (
      scan(table, text, streets + 1, streets + FAR) ?? plain ?? matchTown(table, text, position)
    );
  }
  const plain = matchTown(table, text, position);
  if (plain?.clean) return plain;
  return scan(table, text, position + 1, position + FAR) ?? plain;
}
