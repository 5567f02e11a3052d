import { foldKey } from './fold';
import { compareKeys, makeKeyTable, type KeyTable } from './key-table';
import { isKanjiNumeral, kanjiValue } from './numerals';
import type { FoundPlace } from './match';
import type { TownRows } from './town-rows';

/**
 * The index over one municipality's towns. Rows that share a folded name form a group: 大字青木, 青木 and 青木一丁目 are
 * one group with two own rows and one 丁目. Inside a group stand first the own rows, then the 丁目 by number, then the
 * 小字 by key; a group's rows lie together.
 */
export interface TownTable {
  readonly count: number;
  readonly groups: KeyTable;
  /** Is any name one of 条 (永山三条)? */
  readonly hasJo: boolean;
  /** Group g's rows are [groupStart[g], groupStart[g + 1]), its 丁目 start at chomeStart[g], its 小字 at koazaStart[g]. */
  readonly groupStart: Uint32Array;
  readonly chomeStart: Uint32Array;
  readonly koazaStart: Uint32Array;
  /** By row: the 丁目's number, 0 elsewhere. */
  readonly chomeNumber: Uint16Array;
  /** By row: the 小字's folded key, empty elsewhere. */
  readonly koazaKeys: KeyTable;
  /** Degrees by row; NaN where unknown. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Error radius by row, worked out when first asked for; NaN until then. */
  readonly errorKm: Float64Array;
  /** By row: its place in `source`. */
  readonly sourceRow: Uint32Array;
  readonly source: TownRows;
  /** Names to show by row, put together when first asked for. */
  readonly shownNames: (string | undefined)[];
  /** By row: the place of all addresses that say no more than the town, made when first found. */
  readonly places: (FoundPlace | undefined)[];
}

/** How gazetteers mark a 小字 that belongs to no 大字. */
const WITHOUT_OAZA = '（大字なし）';
const CHO = '丁'.charCodeAt(0);

/** A row's 大字 or 町, '' where it has none. */
function baseOf(rows: TownRows, i: number): string {
  return rows.oaza[i] === WITHOUT_OAZA ? '' : rows.oaza[i];
}

/** What a row has before its 小字: 大字 or 町, and 丁目; '' where it has a 小字 alone. */
export function oazaOf(rows: TownRows, i: number): string {
  const oaza = baseOf(rows, i);
  return rows.chome[i] === '' ? oaza : oaza + rows.chome[i];
}

/** The name to show for a row: 大字 or 町丁目 and 小字 as the gazetteer writes them. */
export function rowName(table: TownTable, row: number): string {
  let name = table.shownNames[row];
  if (name === undefined) {
    const i = table.sourceRow[row];
    table.shownNames[row] = name = oazaOf(table.source, i) + table.source.koaza[i];
  }
  return name;
}

/** The 小字 part of a row's name; '' where it has none, or nothing in front of it. */
export function rowKoaza(table: TownTable, row: number): string {
  const i = table.sourceRow[row];
  const { koaza } = table.source;
  return koaza[i] === '' || oazaOf(table.source, i) === '' ? '' : koaza[i];
}

/** Rows of one folded name. */
interface Group {
  readonly key: string;
  readonly own: number[];
  readonly chome: number[];
  readonly koaza: number[];
}

class Draft {
  readonly groups = new Map<string, Group>();
  readonly number: Uint16Array;
  readonly koazaKey: string[];
  private readonly byName = new Map<string, Group>();
  /** Rows of one name stand together in a gazetteer. */
  private latest: { readonly name: string; readonly group: Group } | null = null;
  /** Names whose 丁 are counted from 一丁 on, as those of 堺市 are. */
  private readonly counted = new Set<string>();

  constructor(private readonly rows: TownRows) {
    this.number = new Uint16Array(rows.count);
    this.koazaKey = new Array<string>(rows.count).fill('');
    for (let i = 0; i < rows.count; i++) {
      const last = rows.chome[i] || rows.oaza[i];
      if (last.charCodeAt(last.length - 1) !== CHO) continue;
      const { name, number } = splitCho(oazaOf(rows, i));
      if (number === 1) this.counted.add(name);
    }
    for (let i = 0; i < rows.count; i++) this.add(i);
  }

  private group(name: string): Group {
    if (this.latest?.name === name) return this.latest.group;
    const group = this.byName.get(name) ?? this.newName(name);
    this.latest = { name, group };
    return group;
  }

  private newName(name: string): Group {
    const key = foldKey(name);
    let group = this.groups.get(key);
    if (!group) {
      group = { key, own: [], chome: [], koaza: [] };
      this.groups.set(key, group);
    }
    this.byName.set(name, group);
    return group;
  }

  private add(i: number): void {
    const { rows } = this;
    const koaza = rows.koaza[i];
    const oaza = baseOf(rows, i);
    const number = koaza === '' ? rows.chomeNumber[i] : 0;
    if (number > 0 && oaza !== '' && !isKanjiNumeral(oaza.charCodeAt(oaza.length - 1))) {
      this.numbered(oaza, number, i);
      return;
    }
    const full = oazaOf(rows, i);
    if (full === '') {
      if (koaza !== '') this.group(koaza).own.push(i);
      return;
    }
    if (koaza !== '') {
      // 東十二丁目 with a 地割 under it is the name of a village, not a numbered block of 東.
      this.koazaKey[i] = foldKey(koaza);
      this.group(full).koaza.push(i);
      return;
    }
    // 十二丁目 may stand in a gazetteer as 十 and 二丁目: then it is one name, as it is in 永代町五丁.
    if (this.addCho(full, i)) return;
    this.group(full).own.push(i);
  }

  private numbered(name: string, number: number, i: number): void {
    this.number[i] = number;
    this.group(name).chome.push(i);
  }

  /** 永代町五丁 of 堺市 is the fifth 丁 of 永代町; 八丁 alone is a name, as in 丸岡町八丁. */
  private addCho(full: string, i: number): boolean {
    const { name, number } = splitCho(full);
    if (number === 0 || !this.counted.has(name)) return false;
    this.numbered(name, number, i);
    return true;
  }
}

/** 永代町五丁 → 永代町 and 5; number 0 where the text does not end so. */
function splitCho(full: string): { readonly name: string; readonly number: number } {
  const last = full.length - 1;
  if (full.charCodeAt(last) !== CHO) return { name: full, number: 0 };
  let from = last;
  while (from > 0 && isKanjiNumeral(full.charCodeAt(from - 1))) from--;
  if (from === 0 || from === last) return { name: full, number: 0 };
  const codes = Array.from(full, (letter) => letter.charCodeAt(0));
  return { name: full.slice(0, from), number: kanjiValue(codes, from, last) };
}

/** Makes the index; n log n in the number of rows, some microseconds for each. */
export function buildTownTable(rows: TownRows): TownTable {
  const draft = new Draft(rows);
  const keys = [...draft.groups.keys()].filter((key) => key !== '').sort();
  const count = keys.reduce((sum, key) => {
    const { own, chome, koaza } = draft.groups.get(key) as Group;
    return sum + own.length + chome.length + koaza.length;
  }, 0);
  const groupStart = new Uint32Array(keys.length + 1);
  const chomeStart = new Uint32Array(keys.length);
  const koazaStart = new Uint32Array(keys.length);
  const sourceRow = new Uint32Array(count);
  let row = 0;
  keys.forEach((key, g) => {
    const { own, chome, koaza } = draft.groups.get(key) as Group;
    groupStart[g] = row;
    for (const i of own) sourceRow[row++] = i;
    chomeStart[g] = row;
    if (chome.length > 1) chome.sort((a, b) => draft.number[a] - draft.number[b] || a - b);
    for (const i of chome) sourceRow[row++] = i;
    koazaStart[g] = row;
    if (koaza.length > 1) {
      koaza.sort((a, b) => compareKeys(draft.koazaKey[a], draft.koazaKey[b]) || a - b);
    }
    for (const i of koaza) sourceRow[row++] = i;
  });
  groupStart[keys.length] = row;
  return {
    ...columns(rows, draft, sourceRow),
    groups: makeKeyTable(keys),
    hasJo: keys.some((key) => key.includes('条')),
    groupStart,
    chomeStart,
    koazaStart,
  };
}

function columns(rows: TownRows, draft: Draft, sourceRow: Uint32Array) {
  const count = sourceRow.length;
  const chomeNumber = new Uint16Array(count);
  const lng = new Float64Array(count);
  const lat = new Float64Array(count);
  const koazaKeys = new Array<string>(count);
  for (let row = 0; row < count; row++) {
    const i = sourceRow[row];
    chomeNumber[row] = draft.number[i];
    koazaKeys[row] = draft.koazaKey[i];
    lng[row] = rows.lng[i];
    lat[row] = rows.lat[i];
  }
  return {
    count,
    chomeNumber,
    koazaKeys: makeKeyTable(koazaKeys),
    lng,
    lat,
    errorKm: new Float64Array(count).fill(Number.NaN),
    sourceRow,
    source: rows,
    shownNames: new Array<string | undefined>(count),
    places: new Array<FoundPlace | undefined>(count),
  };
}
