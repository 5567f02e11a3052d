import { foldKey } from './fold';
import { compareKeys, makeKeyTable, type KeyTable } from './key-table';
import { isKanjiNumeral, kanjiValue } from './numerals';
import type { TownRows } from './town-rows';

/**
 * The index over one municipality's towns. Rows that share a folded name form a group: 大字青木, 青木 and 青木一丁目 are
 * one group with two own rows and one 丁目. Inside a group stand first the own rows, then the 丁目 by number, then the
 * 小字 by key; a group's rows lie together.
 */
export interface TownTable {
  readonly count: number;
  readonly groups: KeyTable;
  /** Group g's rows are [groupStart[g], groupStart[g + 1]), its 丁目 start at chomeStart[g], its 小字 at koazaStart[g]. */
  readonly groupStart: Uint32Array;
  readonly chomeStart: Uint32Array;
  readonly koazaStart: Uint32Array;
  /** By row: the 丁目's number, 0 elsewhere. */
  readonly chomeNumber: Uint16Array;
  /** By row: the 小字's folded key, empty elsewhere. */
  readonly koazaKeys: KeyTable;
  /** By row: the name to show, 大字 and 小字 joined. */
  readonly names: readonly string[];
  /** By row: how much of the name is 大字 or 町丁目; the rest is 小字. */
  readonly oazaLength: Uint8Array;
  /** Degrees by row; NaN where unknown. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Error radius by row, worked out when first asked for; NaN until then. */
  readonly errorKm: Float32Array;
}

/** How gazetteers mark a 小字 that belongs to no 大字. */
const WITHOUT_OAZA = '（大字なし）';
const NUMBERED_CHO = /^(.+?)([一二三四五六七八九十]+)丁$/;

interface Entry {
  key: string;
  /** 0 own, 1 丁目, 2 小字. */
  kind: 0 | 1 | 2;
  number: number;
  koaza: string;
  name: string;
  oazaLength: number;
  source: number;
}

function codesOf(text: string): number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0));
}

function entryOf(rows: TownRows, i: number, keyOf: (name: string) => string): Entry | null {
  let oaza = rows.oaza[i] === WITHOUT_OAZA ? '' : rows.oaza[i];
  let koaza = rows.koaza[i];
  let chome = rows.chome[i];
  let number = rows.chomeNumber[i];
  // 東十二丁目 with a 地割 under it is the name of a village, not a numbered block of 東.
  if (chome !== '' && (koaza !== '' || oaza === '')) {
    oaza += chome;
    chome = '';
    number = 0;
  }
  if (oaza === '') {
    oaza = koaza;
    koaza = '';
  }
  if (oaza === '') return null;
  const entry = { name: oaza + chome + koaza, oazaLength: (oaza + chome).length, source: i };
  if (koaza !== '') {
    return { ...entry, key: keyOf(oaza), kind: 2, number: 0, koaza: foldKey(koaza) };
  }
  if (number > 0) {
    // 十二丁目 may stand in a gazetteer as 十 and 二丁目: then it is one name.
    const isOne = isKanjiNumeral(oaza.charCodeAt(oaza.length - 1));
    if (isOne) return { ...entry, key: keyOf(oaza + chome), kind: 0, number: 0, koaza: '' };
    return { ...entry, key: keyOf(oaza), kind: 1, number, koaza: '' };
  }
  const numbered = NUMBERED_CHO.exec(oaza);
  if (numbered) {
    const value = kanjiValue(codesOf(numbered[2]), 0, numbered[2].length);
    return { ...entry, key: keyOf(numbered[1]), kind: 1, number: value, koaza: '' };
  }
  return { ...entry, key: keyOf(oaza), kind: 0, number: 0, koaza: '' };
}

function compareEntries(a: Entry, b: Entry): number {
  return (
    compareKeys(a.key, b.key) ||
    a.kind - b.kind ||
    a.number - b.number ||
    compareKeys(a.koaza, b.koaza) ||
    a.source - b.source
  );
}

/** Makes the index; n log n in the number of rows. */
export function buildTownTable(rows: TownRows): TownTable {
  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) keys.set(name, (key = foldKey(name)));
    return key;
  };
  const entries: Entry[] = [];
  for (let i = 0; i < rows.count; i++) {
    const entry = entryOf(rows, i, keyOf);
    if (entry && entry.key !== '') entries.push(entry);
  }
  entries.sort(compareEntries);
  return layOut(entries, rows);
}

function layOut(entries: readonly Entry[], rows: TownRows): TownTable {
  const count = entries.length;
  const groupKeys: string[] = [];
  const groupStart: number[] = [];
  const chomeStart: number[] = [];
  const koazaStart: number[] = [];
  entries.forEach((entry, row) => {
    if (row === 0 || entries[row - 1].key !== entry.key) {
      groupKeys.push(entry.key);
      groupStart.push(row);
      chomeStart.push(row);
      koazaStart.push(row);
    }
    const g = groupKeys.length - 1;
    if (entry.kind < 1) chomeStart[g] = row + 1;
    if (entry.kind < 2) koazaStart[g] = row + 1;
  });
  groupStart.push(count);
  return {
    count,
    groups: makeKeyTable(groupKeys),
    groupStart: Uint32Array.from(groupStart),
    chomeStart: Uint32Array.from(chomeStart),
    koazaStart: Uint32Array.from(koazaStart),
    chomeNumber: Uint16Array.from(entries, (entry) => entry.number),
    koazaKeys: makeKeyTable(entries.map((entry) => entry.koaza)),
    names: entries.map((entry) => entry.name),
    oazaLength: Uint8Array.from(entries, (entry) => entry.oazaLength),
    lng: Float64Array.from(entries, (entry) => rows.lng[entry.source]),
    lat: Float64Array.from(entries, (entry) => rows.lat[entry.source]),
    errorKm: new Float32Array(count).fill(Number.NaN),
  };
}
