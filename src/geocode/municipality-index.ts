import type { Municipality } from '../model/geodata';
import { foldKey } from './fold';
import { compareKeys, makeKeyTable, type KeyTable } from './key-table';
import { PREFECTURES } from './prefectures';
import { renamedMunicipalities } from './renamed';

/** How a name in the index names its municipalities; a lower number is a stronger claim. */
export const NAME_KIND = { official: 0, ward: 1, renamed: 2, bare: 3 } as const;
export type NameKind = (typeof NAME_KIND)[keyof typeof NAME_KIND];

/** One name that addresses use, and what it stands for. */
export interface PlaceName {
  readonly kind: NameKind;
  readonly prefecture: number;
  /** Indexes of the municipalities among which the town decides: one, or a designated city's wards. */
  readonly targets: readonly number[];
  /** What it is without a town: one municipality (a designated city as a whole), or -1. */
  readonly whole: number;
  /** The name from before a merger, '' otherwise. */
  readonly old: string;
}

export interface MunicipalityIndex {
  readonly municipalities: readonly Municipality[];
  /** Name shown for each: 郡 in front where there is one. */
  readonly names: readonly string[];
  readonly prefectures: Uint8Array;
  readonly keys: KeyTable;
  /** By key; equal keys stand side by side. */
  readonly placeNames: readonly PlaceName[];
  /** Names without their 市, 町 or 村, for texts that name a municipality in no other way. */
  readonly bare: { readonly keys: KeyTable; readonly placeNames: readonly PlaceName[] };
}

interface Draft {
  key: string;
  name: PlaceName;
}

/** 札幌市 of 札幌市中央区; '' where it is no ward of a city. */
export function cityOfWard(name: string): string {
  return /^(.+?市)[^市]+区$/.exec(name)?.[1] ?? '';
}

function draftsOf(municipalities: readonly Municipality[]): Draft[] {
  const drafts: Draft[] = [];
  const wardsOf = new Map<string, number[]>();
  const wholeOf = new Map<string, number>();
  municipalities.forEach((m, index) => {
    if (m.kind === 'designated_city') wholeOf.set(m.prefecture + m.name, index);
    else if (m.kind === 'ward') {
      const city = m.prefecture + cityOfWard(m.name);
      const wards = wardsOf.get(city);
      if (wards) wards.push(index);
      else wardsOf.set(city, [index]);
    }
  });
  municipalities.forEach((m, index) => {
    const prefecture = PREFECTURES.indexOf(m.prefecture);
    const base = { prefecture, targets: [index], whole: index, old: '' };
    const add = (text: string, kind: NameKind): void => {
      drafts.push({ key: foldKey(text), name: { ...base, kind } });
    };
    if (m.kind === 'designated_city') return;
    add(m.name, NAME_KIND.official);
    if (m.district !== '') add(m.district + m.name, NAME_KIND.official);
    const city = m.kind === 'ward' ? cityOfWard(m.name) : '';
    if (city !== '') {
      add(m.name.slice(city.length), NAME_KIND.ward);
      add(city.slice(0, -1) + m.name.slice(city.length), NAME_KIND.ward);
    }
  });
  for (const [city, wards] of wardsOf) {
    const prefecture = PREFECTURES.indexOf(municipalities[wards[0]].prefecture);
    const name = city.slice(municipalities[wards[0]].prefecture.length);
    const whole = wholeOf.get(city) ?? -1;
    drafts.push({
      key: foldKey(name),
      name: { kind: NAME_KIND.official, prefecture, targets: wards, whole, old: '' },
    });
    wholeOf.delete(city);
  }
  // A designated city without wards in the table.
  for (const whole of wholeOf.values()) {
    const m = municipalities[whole];
    const prefecture = PREFECTURES.indexOf(m.prefecture);
    drafts.push({
      key: foldKey(m.name),
      name: { kind: NAME_KIND.official, prefecture, targets: [whole], whole, old: '' },
    });
  }
  return drafts;
}

function oldDrafts(municipalities: readonly Municipality[], drafts: readonly Draft[]): Draft[] {
  const byName = new Map<string, PlaceName[]>();
  for (const { key, name } of drafts) {
    const full = `${name.prefecture} ${key}`;
    const known = byName.get(full);
    if (known) known.push(name);
    else byName.set(full, [name]);
  }
  const made: Draft[] = [];
  for (const { prefecture, old, district, now, nowPrefecture } of renamedMunicipalities()) {
    const home = PREFECTURES.indexOf(nowPrefecture);
    const names = now.flatMap((name) => byName.get(`${home} ${foldKey(name)}`) ?? []);
    if (names.length === 0) continue;
    const from = PREFECTURES.indexOf(prefecture);
    const targets = [...new Set(names.flatMap((name) => name.targets))];
    const whole = names.length === 1 ? names[0].whole : sharedCity(municipalities, targets);
    const name = { kind: NAME_KIND.renamed, prefecture: from, targets, whole, old };
    made.push({ key: foldKey(old), name });
    if (district !== '') made.push({ key: foldKey(district + old), name });
  }
  return made;
}

/** The designated city that all of these wards belong to, as a municipality's index; -1 where they share none. */
export function sharedCity(
  municipalities: readonly Municipality[],
  targets: readonly number[],
): number {
  const cities = new Set(
    targets.map((t) => municipalities[t].prefecture + cityOfWard(municipalities[t].name)),
  );
  if (cities.size !== 1) return -1;
  const [city] = cities;
  return municipalities.findIndex(
    (m) => m.kind === 'designated_city' && m.prefecture + m.name === city,
  );
}

/** Index over a table of municipalities; some ten milliseconds for Japan. */
export function indexMunicipalities(municipalities: readonly Municipality[]): MunicipalityIndex {
  const present = draftsOf(municipalities);
  const taken = new Set(present.map(({ key, name }) => `${name.prefecture} ${key}`));
  // An old name that is a present one's in the same prefecture means the present one.
  const old = oldDrafts(municipalities, present).filter(
    ({ key, name }) => !taken.has(`${name.prefecture} ${key}`),
  );
  return {
    municipalities,
    names: municipalities.map((m) => m.district + m.name),
    prefectures: Uint8Array.from(municipalities, (m) => PREFECTURES.indexOf(m.prefecture)),
    ...tableOf([...present, ...old]),
    bare: tableOf(bareDrafts(present)),
  };
}

function tableOf(drafts: Draft[]): { keys: KeyTable; placeNames: readonly PlaceName[] } {
  drafts.sort((a, b) => compareKeys(a.key, b.key) || a.name.kind - b.name.kind);
  const keys = drafts.map((draft) => draft.key);
  return { keys: makeKeyTable(keys, true), placeNames: drafts.map((draft) => draft.name) };
}

/** 鯖江 for 鯖江市. One character alone (津, 堺) begins too many other names. */
function bareDrafts(present: readonly Draft[]): Draft[] {
  return present.flatMap(({ key, name }) => {
    const isWhole = name.kind === NAME_KIND.official && /^..+[市町村]$/.test(key);
    return isWhole ? [{ key: key.slice(0, -1), name: { ...name, kind: NAME_KIND.bare } }] : [];
  });
}
