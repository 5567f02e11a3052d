import type { Folded } from './fold';
import { narrow, narrowed, skipAza, skipOaza, Terminals, walk } from './key-table';
import { isKanjiNumeral } from './numerals';
import type { matchTown } from './town-match';
import { rowName, type TownTable } from './town-table';
import { isBoundary, type TownMatch } from './town-text';

/** What is tried where no town of a municipality ends cleanly in the text. Each says by its note what it supplied. */

const BIG = '大'.charCodeAt(0);
const EAVES = '宇'.charCodeAt(0);
const MACHI = '町'.charCodeAt(0);
const MURA = '村'.charCodeAt(0);
const BAN = '番'.charCodeAt(0);
/** Series of lots: 甲, 乙, … and イ, ロ, …. */
const SERIES = Array.from('甲乙丙丁戊己庚辛壬癸イロハニホヘト', (letter) => letter.charCodeAt(0));
/** How far behind a name its series of lots is looked for: a 小字 and its 字 stand between. */
const FAR = 12;

const inner = new Terminals();

function matchOf(group: number, row: number, end: number, note = ''): TownMatch {
  const base = { group, groupEnd: group + 1, row, end, note };
  return { ...base, clean: true, partial: false, other: -1 };
}

/** The range of names that the text starts with, as deep as it goes; for each depth `use` is called. */
function descend(
  table: TownTable,
  text: Folded,
  position: number,
  use: (low: number, high: number, depth: number, at: number) => void,
): void {
  let low = 0;
  let high = table.groups.count;
  let at = skipAza(text, position);
  for (let depth = 0; ; depth++) {
    const next = depth > 0 ? skipOaza(text, at) : at;
    if (next >= text.length || !narrow(table.groups, low, high, depth, text.chars[next])) return;
    [low, high] = narrowed();
    at = next + 1;
    use(low, high, depth + 1, at);
  }
}

/** 赤野字シロケ谷尻甲2994 is in 赤野甲: the series of lots stands behind the 小字. */
function matchSeries(table: TownTable, text: Folded, position: number): TownMatch | null {
  let best: TownMatch | null = null;
  descend(table, text, position, (low, high, depth, at) => {
    if (depth < 2 || at === text.length) return;
    for (let i = at; i < Math.min(text.length - 1, at + FAR); i++) {
      const code = text.chars[i];
      if (text.arabic[i] > 0) return;
      const next = text.chars[i + 1];
      if (!SERIES.includes(code) || !(isKanjiNumeral(next) || next === BAN)) continue;
      if (!narrow(table.groups, low, high, depth, code)) continue;
      const [group] = narrowed();
      if (table.groups.start[group + 1] - table.groups.start[group] !== depth + 1) continue;
      best = matchOf(group, table.groupStart[group], i + 1);
      return;
    }
  });
  return best;
}

/** 権堂町 of 長野市 stands in the gazetteer below 大字鶴賀: a 小字 that only one 大字 has. */
function matchKoaza(table: TownTable, text: Folded, position: number): TownMatch | null {
  const at = skipAza(text, position);
  let best: TownMatch | null = null;
  let count = 0;
  for (let group = 0; group < table.groups.count; group++) {
    const from = table.koazaStart[group];
    const to = table.groupStart[group + 1];
    if (from === to) continue;
    walk(table.koazaKeys, from, to, text, at, inner);
    for (let t = inner.count - 1; t >= 0; t--) {
      const end = inner.end[t];
      if (end < at + 2 || !isBoundary(text, end)) continue;
      if (best === null || end > best.end) {
        best = matchOf(group, inner.key[t], end, 'supplied-oaza');
        count = 1;
      } else if (end === best.end && group !== best.group) count++;
      break;
    }
  }
  return count === 1 ? best : null;
}

/** 上下町 of 府中市 is no row of its own but in front of 上下町有福, 上下町井永, …: one of them is meant. */
function matchFamily(table: TownTable, text: Folded, position: number): TownMatch | null {
  let best: TownMatch | null = null;
  descend(table, text, position, (low, high, depth, at) => {
    const last = text.chars[at - 1];
    if (depth < 2 || high - low < 2 || (last !== MACHI && last !== MURA)) return;
    best = { ...matchOf(low, -1, at), groupEnd: high, clean: false, partial: true };
  });
  return best;
}

/** 大宇 for 大字; 大宇陀 is a name and was tried before. */
function skipEaves(text: Folded, position: number): number {
  const { chars, length } = text;
  return position + 2 < length && chars[position] === BIG && chars[position + 1] === EAVES
    ? position + 2
    : position;
}

/** The name that several groups have in front, as the gazetteer writes it; `length` in folded characters. */
export function familyName(table: TownTable, group: number, groupEnd: number): string {
  const names = [group, groupEnd - 1].map((each) => rowName(table, table.groupStart[each]));
  let length = 0;
  while (length < names[0].length && names[0][length] === names[1][length]) length++;
  const common = names[0].slice(0, length);
  return (
    common.slice(0, Math.max(common.lastIndexOf('町'), common.lastIndexOf('村')) + 1) || common
  );
}

/** As `matchTown`, with what is tried when that finds nothing that ends cleanly. `find` is matchTown or Kyoto's. */
export function matchWithFallbacks(
  table: TownTable,
  text: Folded,
  position: number,
  find: typeof matchTown,
): TownMatch | null {
  const plain = find(table, text, position);
  if (plain?.clean || position >= text.length) return plain;
  const after = skipEaves(text, position);
  const behind = after === position ? null : find(table, text, after);
  if (behind?.clean) return behind;
  return (
    matchSeries(table, text, position) ??
    (plain === null ? matchKoaza(table, text, position) : null) ??
    plain ??
    matchFamily(table, text, position)
  );
}
