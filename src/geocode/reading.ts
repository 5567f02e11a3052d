import type { Folded } from './fold';
import { LOOSE_MUNICIPALITIES, Terminals, walk, walkLoosely } from './key-table';
import { NAME_KIND, type MunicipalityIndex, type PlaceName } from './municipality-index';
import { isKanjiNumeral } from './numerals';
import { FULL_NAMES, SHORT_NAMES, type PrefectureNames } from './prefectures';

/** Names of municipalities that end at the same place of the text and make the same kind of claim. */
export interface Tier {
  readonly names: readonly PlaceName[];
  /** Position in the folded text after the municipality's name. */
  readonly end: number;
  readonly renamed: boolean;
}

/** What the beginning of an address may mean, the likelier meaning first. */
export interface Reading {
  /** Position at which anything was recognised. */
  readonly start: number;
  /** Index of the prefecture that the text names, or -1. */
  readonly prefecture: number;
  readonly prefectureEnd: number;
  readonly tiers: readonly Tier[];
}

const GUN = '郡'.charCodeAt(0);
const SHIMA = '島'.charCodeAt(0);
const found = new Terminals();
/** How far a 郡 or an island may stand in front, and how far into a text a prefecture is looked for. */
const LONGEST_DISTRICT = 7;
const FARTHEST_PREFECTURE = 40;

function readPrefecture(names: PrefectureNames, text: Folded, position: number): number {
  walk(names.table, 0, names.table.count, text, position, found);
  return found.count === 0 ? -1 : names.prefecture[found.key[found.count - 1]];
}

/** Tiers without their positions: which of the names found (by number) each one is. */
interface TierPlan {
  readonly names: readonly PlaceName[];
  readonly terminal: number;
  readonly renamed: boolean;
}

/**
 * All names that an address starts with lie on the way to the longest one, so that the longest decides what the tiers are:
 * worked out once for each longest name and prefecture.
 */
const plans = new WeakMap<MunicipalityIndex, Map<number, readonly TierPlan[]>>();

let latest: { readonly index: MunicipalityIndex; readonly plans: Map<number, readonly TierPlan[]> };

function plansOf(index: MunicipalityIndex): Map<number, readonly TierPlan[]> {
  if (latest?.index === index) return latest.plans;
  let known = plans.get(index);
  if (!known) plans.set(index, (known = new Map()));
  latest = { index, plans: known };
  return known;
}

function planTiers(index: MunicipalityIndex, prefecture: number): readonly TierPlan[] {
  const tiers: { names: PlaceName[]; terminal: number; renamed: boolean }[] = [];
  for (let t = found.count - 1; t >= 0; t--) {
    const name = index.placeNames[found.key[t]];
    if (prefecture >= 0 && name.prefecture !== prefecture) continue;
    const renamed = name.kind === NAME_KIND.renamed;
    const end = found.end[t];
    const tier = tiers.find(
      (known) => found.end[known.terminal] === end && known.renamed === renamed,
    );
    if (tier) tier.names.push(name);
    else tiers.push({ names: [name], terminal: t, renamed });
  }
  // The longer name says more (浜松市中区, though it is gone, more than 浜松市); of two equal ones the one in use counts.
  tiers.sort(
    (a, b) =>
      found.end[b.terminal] - found.end[a.terminal] || Number(a.renamed) - Number(b.renamed),
  );
  return withoutWider(tiers);
}

/**
 * A city named in a longer name too (大阪市 in 大阪市住吉区) says less than the longer name: its other wards are not meant.
 */
function withoutWider<T extends { readonly names: readonly PlaceName[] }>(
  tiers: readonly T[],
): T[] {
  const named = new Set<number>();
  return tiers.filter((tier) => {
    const targets = tier.names.flatMap((name) => name.targets);
    const isWider = targets.some((target) => named.has(target));
    for (const target of targets) named.add(target);
    return !isWider;
  });
}

function readTiers(
  index: MunicipalityIndex,
  text: Folded,
  position: number,
  prefecture: number,
): Tier[] {
  walk(index.keys, 0, index.keys.count, text, position, found);
  return tiersFound(index, prefecture);
}

/** As `readTiers`, with ケ and ノ left out or put in: 関原町 for 関ケ原町, 日出町 for 日の出町. */
function readTiersLoosely(
  index: MunicipalityIndex,
  text: Folded,
  position: number,
  prefecture: number,
): Tier[] {
  const { keys } = index;
  walkLoosely(keys, 0, keys.count, text, position, found, isKanjiNumeral, LOOSE_MUNICIPALITIES);
  const names: PlaceName[] = [];
  let end = 0;
  for (let t = 0; t < found.count; t++) {
    const name = index.placeNames[found.key[t]];
    if ((prefecture >= 0 && name.prefecture !== prefecture) || found.end[t] < end) continue;
    if (name.kind !== NAME_KIND.official) continue;
    if (found.end[t] > end) names.length = 0;
    end = found.end[t];
    names.push(name);
  }
  return names.length === 0 ? [] : [{ names, end, renamed: false }];
}

/** The longest of the names without their 市, 町 or 村 (鯖江神明町): the town must say that it is meant. */
function readBareTiers(
  { bare }: MunicipalityIndex,
  text: Folded,
  position: number,
  prefecture: number,
): Tier[] {
  walk(bare.keys, 0, bare.keys.count, text, position, found);
  const names: PlaceName[] = [];
  let end = 0;
  for (let t = found.count - 1; t >= 0 && found.end[t] >= end; t--) {
    const name = bare.placeNames[found.key[t]];
    if (prefecture >= 0 && name.prefecture !== prefecture) continue;
    end = found.end[t];
    names.push(name);
  }
  return names.length === 0 ? [] : [{ names, end, renamed: false }];
}

/** Does a tier rest on a name without its 市, 町 or 村? */
export const isBare = ({ names: [name] }: Tier): boolean => name.kind === NAME_KIND.bare;

/** Tiers of what `found` holds. */
function tiersFound(index: MunicipalityIndex, prefecture: number): Tier[] {
  if (found.count === 0) return [];
  const known = plansOf(index);
  const longest = (found.key[found.count - 1] * 64 + prefecture + 1) * 128 + found.count - 1;
  let plan = known.get(longest);
  if (!plan) known.set(longest, (plan = planTiers(index, prefecture)));
  return plan.map(({ names, terminal, renamed }) => ({ names, end: found.end[terminal], renamed }));
}

/** Past a 郡 or an island that the table does not have in front of this municipality. */
function readPastDistrict(
  index: MunicipalityIndex,
  text: Folded,
  position: number,
  prefecture: number,
): Tier[] {
  const last = Math.min(text.length, position + LONGEST_DISTRICT);
  for (let i = position + 1; i < last; i++) {
    if (text.chars[i] !== GUN && text.chars[i] !== SHIMA) continue;
    const tiers = readTiers(index, text, i + 1, prefecture);
    if (tiers.length === 0) continue;
    // 国後郡泊村 is not 古宇郡泊村. A city has left its 郡, so that one in front of it says nothing.
    return text.chars[i] === GUN ? tiers.filter((tier) => !isElsewhere(index, tier)) : tiers;
  }
  return [];
}

/** Are all these names of municipalities that lie in a 郡 of their own, other than the one that was passed over? */
function isElsewhere(index: MunicipalityIndex, { names }: Tier): boolean {
  return names.every(
    ({ kind, targets }) =>
      kind === NAME_KIND.official &&
      targets.every((target) => index.municipalities[target].district.endsWith('郡')),
  );
}

/** The same municipality once more, or a ward of it (鯖江市鯖江市神明町): columns of a list that were joined. */
function readAgain(index: MunicipalityIndex, text: Folded, tier: Tier, prefecture: number): Tier[] {
  const again = readTiers(index, text, tier.end, prefecture);
  if (again.length === 0) return again;
  const known = new Set(tier.names.flatMap(({ targets }) => targets));
  return again.filter(
    ({ names, renamed }) =>
      // 坂井市丸岡町: a former municipality in its place is part of the town's name.
      !renamed && names.every(({ targets }) => targets.every((target) => known.has(target))),
  );
}

function readAt(index: MunicipalityIndex, text: Folded, start: number): Reading {
  let prefecture = -1;
  let end = start;
  // Some lists write the prefecture twice.
  for (;;) {
    const next = readPrefecture(FULL_NAMES, text, end);
    if (next < 0) break;
    prefecture = next;
    end = found.end[found.count - 1];
  }
  let tiers = readTiers(index, text, end, prefecture);
  if (tiers.length === 0) tiers = readPastDistrict(index, text, end, prefecture);
  if (tiers.length === 0) tiers = readTiersLoosely(index, text, end, prefecture);
  if (prefecture < 0) {
    const short = readPrefecture(SHORT_NAMES, text, end);
    if (short >= 0) {
      const afterShort = found.end[found.count - 1];
      const more = readTiers(index, text, afterShort, short);
      tiers = withoutWider(tiers.concat(more));
      if (tiers.length === 0) tiers = readBareTiers(index, text, afterShort, short);
    }
  }
  if (tiers.length === 0) tiers = readBareTiers(index, text, end, prefecture);
  // Some write prefecture and municipality twice.
  const [tier] = tiers;
  if (tier && readPrefecture(FULL_NAMES, text, tier.end) >= 0) {
    const again = readAt(index, text, tier.end);
    if (again.tiers.length > 0) return { ...again, start };
  }
  if (tier && !isBare(tier)) {
    const again = readAgain(index, text, tier, prefecture);
    if (again.length > 0) tiers = again.concat(tiers);
  }
  return { start, prefecture, prefectureEnd: end, tiers };
}

/** Reads prefecture and municipality from the start of a folded address, or from where a prefecture is named in it. */
export function readPlace(index: MunicipalityIndex, text: Folded): Reading {
  const first = readAt(index, text, 0);
  if (first.prefecture >= 0 || first.tiers.some((tier) => !isBare(tier))) return first;
  const last = Math.min(text.length, FARTHEST_PREFECTURE);
  for (let i = 1; i < last; i++) {
    if (readPrefecture(FULL_NAMES, text, i) >= 0) return readAt(index, text, i);
  }
  return first;
}
