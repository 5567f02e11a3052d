import { HYPHEN, type Folded } from './fold';
import { narrow, narrowed, skipAza, skipOaza } from './key-table';
import { isKanjiNumeral, kanjiValue } from './numerals';
import type { TownTable } from './town-table';
import { isBoundary, isSeparator, numberEnd, type TownMatch } from './town-text';

/**
 * Names whose counter is left out: 永山3-19 is 永山三条十九丁目, 古町通7-1000 is 古町通七番町, 下田市2-4-26 is its 二丁目. In
 * Hokkaido's grids nobody writes the 条; elsewhere a number may as well be a lot, so that any other counter is supplied only
 * where nothing else fits.
 */
const JO = [...codesOf('条')];
const COUNTERS = ['条', '丁目', '番町', '線', '丁', '号', '番'].map(codesOf);

function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

interface Found {
  readonly group: number;
  readonly end: number;
  readonly jo: boolean;
}

class Search {
  readonly found: Found[] = [];

  constructor(
    private readonly table: TownTable,
    private readonly text: Folded,
    private readonly onlyJo: boolean,
  ) {}

  step(low: number, high: number, depth: number, at: number, supplied: 'no' | 'jo' | 'yes'): void {
    const { groups } = this.table;
    const { text } = this;
    if (supplied !== 'no' && groups.start[low + 1] - groups.start[low] === depth)
      this.found.push({ group: low, end: at, jo: supplied === 'jo' });
    const i = depth > 0 ? skipOaza(text, at) : at;
    if (i < text.length && narrow(groups, low, high, depth, text.chars[i])) {
      const [from, to] = narrowed();
      this.step(from, to, depth + 1, i + 1, supplied);
    }
    if (at === 0 || !isKanjiNumeral(text.chars[at - 1])) return;
    if (numberEnd(text, at - 1) !== at || supplied === 'yes') return;
    for (const counter of this.onlyJo ? [JO] : COUNTERS) this.supply(low, high, depth, at, counter);
  }

  private supply(
    low: number,
    high: number,
    depth: number,
    at: number,
    counter: readonly number[],
  ): void {
    let [from, to] = [low, high];
    for (const [k, code] of counter.entries()) {
      if (!narrow(this.table.groups, from, to, depth + k, code)) return;
      [from, to] = narrowed();
    }
    const { text } = this;
    // 南郷通1-北22: the hyphen stands for the counter.
    const isPlain = at < text.length && text.chars[at] === HYPHEN && !isSeparator(text, at);
    const supplied = counter[0] === JO[0] ? 'jo' : 'yes';
    this.step(from, to, depth + counter.length, isPlain ? at + 1 : at, supplied);
  }
}

/** The 丁目 that stands after a 条 (3-19: 三条, then 19), or null where the group has no such 丁目. */
function chomeAfter(table: TownTable, text: Folded, { group, end }: Found): TownMatch | null {
  const from = isSeparator(text, end) ? end + 1 : end;
  const after = numberEnd(text, from);
  if (after === from) return null;
  const number = kanjiValue(text.chars, from, after);
  for (let row = table.chomeStart[group]; row < table.koazaStart[group]; row++)
    if (table.chomeNumber[row] === number) return matchOf(group, row, after);
  return null;
}

function matchOf(group: number, row: number, end: number): TownMatch {
  return {
    group,
    groupEnd: group + 1,
    row,
    end,
    clean: true,
    partial: false,
    other: -1,
    note: '',
  };
}

/**
 * The town whose counter the text leaves out at `position`; null where none fits, or several do. `onlyJo`: only a 条 with its
 * 丁目, which is surer than the town that the text has as it is.
 */
export function matchCounted(
  table: TownTable,
  text: Folded,
  position: number,
  onlyJo: boolean,
): TownMatch | null {
  if (onlyJo && !table.hasJo) return null;
  const search = new Search(table, text, onlyJo);
  search.step(0, table.groups.count, 0, skipAza(text, position), 'no');
  if (search.found.length === 0) return null;
  for (const found of search.found) {
    const match = found.jo ? chomeAfter(table, text, found) : null;
    if (match) return match;
  }
  if (onlyJo) return null;
  const rest = search.found.filter(({ group, end }) => fits(table, text, position, group, end));
  const longest = rest.filter(({ end }) => rest.every((other) => other.end <= end));
  if (longest.length !== 1) return null;
  const [{ group, end }] = longest;
  const row = table.groupStart[group] < table.chomeStart[group] ? table.groupStart[group] : -1;
  return matchOf(group, row, end);
}

/** May the name end there? A number alone must have two more behind it: 下田市2-4-26, but 花巻市12-3 may be a lot. */
function fits(
  table: TownTable,
  text: Folded,
  position: number,
  group: number,
  end: number,
): boolean {
  if (!isBoundary(text, end) || table.groupStart[group + 1] === table.groupStart[group])
    return false;
  if (numberEnd(text, position) !== end) return true;
  return isSeparator(text, end) && isSeparator(text, numberEnd(text, end + 1));
}
