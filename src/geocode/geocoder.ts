import type { Municipality } from '../model/geodata';
import type { Problem } from '../model/problem';
import type { Run } from '../model/run';
import { foldCode, Folded, isDigit } from './fold';
import type { Gazetteer } from './gazetteer';
import { matchKyotoTown } from './kyoto';
import type { Found, Match } from './match';
import { codeInFront } from './municipality-code';
import { indexMunicipalities, type MunicipalityIndex, type PlaceName } from './municipality-index';
import { Outcome } from './outcome';
import { addressBegins } from './postcode';
import { isBare, readPlace, type Reading, type Tier } from './reading';
import { renamedTowns } from './renamed/towns';
import { matchWithFallbacks } from './town-fallback';
import { matchTown } from './town-match';
import type { Hit } from './town-place';
import type { TownTable } from './town-table';
import { Towns } from './towns';

/** Finds places for addresses. Made once per table and gazetteer, used for any number of addresses. */
export interface Geocoder {
  readonly municipalities: readonly Municipality[];
  /** Source and date of the gazetteer; null without one. */
  readonly gazetteer: { readonly source: string; readonly date: string } | null;
  /** The place of one address. Towns are found only in municipalities that were ensured. Some microseconds. */
  locate(address: string): Match;
  /** The same place, which is one object for all the addresses of a town, with where the address says it. */
  find(address: string): Found;
  /**
   * As `find`, where all municipalities among which the town will be looked for are here; else the codes of those, as `wanted` gives
   * them. The text is read once.
   */
  findIfHere(address: string): Found | readonly string[];
  /** Codes of the municipalities among which `locate` will look for this address's town. */
  wanted(address: string): readonly string[];
  /** Brings in the towns of these municipalities (five-digit codes; unknown ones are passed over). */
  ensure(codes: Iterable<string>, run?: Run): Promise<void>;
  /** What is wrong with the gazetteer as far as it was read. */
  problems(): readonly Problem[];
}

/** What of an old name may begin today's town names: 東村 → 東村, 東町; 吉田町 → 吉田町, 吉田. */
function prefixesOf(old: string): readonly string[] {
  const base = old.replace(/[市町村]$/, '');
  if (base === old || old.includes('区')) return [];
  const prefixes = old.endsWith('村') ? [old, `${base}町`] : [old];
  return base.length > 1 ? [...prefixes, base] : prefixes;
}

class AddressGeocoder implements Geocoder {
  private readonly index: MunicipalityIndex;
  private readonly towns: Towns | null;
  private readonly outcome: Outcome;
  private readonly codes: ReadonlyMap<string, number>;
  private readonly text = new Folded();
  private readonly renamedText = new Folded();
  readonly gazetteer: { readonly source: string; readonly date: string } | null;

  constructor(
    readonly municipalities: readonly Municipality[],
    private readonly source: Gazetteer | null,
  ) {
    this.index = indexMunicipalities(municipalities);
    this.towns = source ? new Towns(municipalities, source) : null;
    this.gazetteer = source ? { source: source.source, date: source.date } : null;
    this.outcome = new Outcome(this.index, this.towns);
    this.codes = new Map(municipalities.map((m, i) => [m.code, i]));
  }

  problems(): readonly Problem[] {
    return this.source ? this.source.problems() : [];
  }

  async ensure(codes: Iterable<string>, run?: Run): Promise<void> {
    if (!this.towns) return;
    const wanted: number[] = [];
    for (const code of codes) {
      const index = this.codes.get(code);
      if (index !== undefined) wanted.push(index);
    }
    await this.towns.ensure(wanted, run);
  }

  wanted(address: string): readonly string[] {
    return this.codesOf(this.read(this.decoded(address)?.text ?? address));
  }

  locate(address: string): Match {
    const { place, from, end } = this.find(address);
    return { ...place, matched: address.slice(from, end), rest: address.slice(end).trim() };
  }

  find(address: string): Found {
    const coded = this.decoded(address);
    if (coded) return inText(this.find(coded.text), coded);
    return this.findRead(this.read(address));
  }

  findIfHere(address: string): Found | readonly string[] {
    const coded = this.decoded(address);
    if (coded) {
      const found = this.findIfHere(coded.text);
      return 'place' in found ? inText(found, coded) : found;
    }
    const reading = this.read(address);
    return this.isHere(reading) ? this.findRead(reading) : this.codesOf(reading);
  }

  /** An address that begins with a municipality's code, with its name in the code's place: as much of it as the rest leaves out. Null for all others. */
  private decoded(address: string): Decoded | null {
    if (!isDigit(foldCode(address.charCodeAt(0)))) return null;
    const found = codeInFront(address, (code) => this.codes.has(code));
    if (!found) return null;
    const target = this.codes.get(found.code)!;
    const { prefecture } = this.municipalities[target];
    const rest = address.slice(found.end);
    const { tiers } = this.read(prefecture + rest);
    const named = tiers.filter((tier) => !isBare(tier)).flatMap((tier) => tier.names);
    const isNamed = named.some(
      ({ targets, whole }) => whole === target || targets.includes(target),
    );
    const name = isNamed ? prefecture : prefecture + this.index.names[target];
    // A text that names another municipality says more than a code does.
    const before = named.length > 0 && !isNamed ? '' : name;
    return { text: before + rest, codeEnd: found.end, shift: found.end - before.length };
  }

  private isHere({ tiers }: Reading): boolean {
    const { towns } = this;
    if (!towns) return true;
    for (const { names } of tiers)
      for (const { targets } of names)
        for (const target of targets) if (!towns.isHere(target)) return false;
    return true;
  }

  private codesOf({ tiers }: Reading): readonly string[] {
    const codes: string[] = [];
    for (const { names } of tiers)
      for (const { targets } of names)
        for (const target of targets) codes.push(this.municipalities[target].code);
    return codes;
  }

  private findRead(reading: Reading): Found {
    if (this.text.length === 0) return this.outcome.nothing('no-address');
    if (!this.towns) return this.outcome.withoutTown(this.text, this.named(reading));
    let kept: { tier: Tier; hits: Hit[] } | null = null;
    for (const tier of reading.tiers) {
      const hits = this.hitsIn(tier);
      if (hits.length === 0 || (isBare(tier) && !hits[0].match.clean)) continue;
      if (kept === null) kept = { tier, hits };
      if (hits[0].match.clean) {
        kept = { tier, hits };
        break;
      }
    }
    if (kept === null) return this.outcome.withoutTown(this.text, this.named(reading));
    return this.outcome.withTown(this.text, reading, kept.tier, kept.hits);
  }

  /** A name without its 市 that no town confirms says nothing where more text follows. */
  private named(reading: Reading): Reading {
    const isNamed = (tier: Tier) => !isBare(tier) || tier.end === this.text.length;
    return reading.tiers.every(isNamed)
      ? reading
      : { ...reading, tiers: reading.tiers.filter(isNamed) };
  }

  private read(address: string): Reading {
    return readPlace(this.index, this.text.fold(address, addressBegins(address)));
  }

  /** The best matches of a tier: one, or several that are equally good. */
  private hitsIn(tier: Tier): Hit[] {
    let best: Hit[] = [];
    for (const name of tier.names) {
      for (const target of name.targets) {
        const hit = this.hit(name, target, tier.end);
        if (hit === null) continue;
        if (best.some((known) => known.target === target)) continue;
        const order = best.length === 0 ? 1 : compareHits(hit, best[0]);
        if (order > 0) best = [hit];
        else if (order === 0) best.push(hit);
      }
    }
    return best;
  }

  private hit(name: PlaceName, target: number, end: number): Hit | null {
    const table = this.towns?.table(target);
    if (!table) return null;
    const isKyoto = this.municipalities[target].name.startsWith('京都市');
    const find = isKyoto ? matchKyotoTown : matchTown;
    const { text } = this;
    if (name.old !== '') {
      const from = end > 0 ? text.to[end - 1] : 0;
      for (const prefix of prefixesOf(name.old)) {
        const other = this.renamedText.fold(prefix + text.text.slice(from));
        const match = find(table, other, 0);
        if (!match?.clean) continue;
        const last = other.to[match.end - 1] - prefix.length;
        if (last > 0) return { name, target, table, match, end: from + last };
      }
    }
    const plain = find(table, text, end);
    if (plain?.clean) return { name, target, table, match: plain, end: text.to[plain.end - 1] };
    const renamed = this.renamedHit(name, target, table, end);
    if (renamed) return renamed;
    const match = matchWithFallbacks(table, text, end, find);
    return match ? { name, target, table, match, end: text.to[match.end - 1] } : null;
  }

  /** 三栄町, which is 四谷三栄町 today. */
  private renamedHit(name: PlaceName, target: number, table: TownTable, end: number): Hit | null {
    const { text } = this;
    const from = end > 0 ? text.to[end - 1] : 0;
    const { prefecture, name: municipality } = this.municipalities[target];
    for (const { old, now } of renamedTowns(prefecture, municipality)) {
      if (!text.text.startsWith(old, from)) continue;
      const other = this.renamedText.fold(now + text.text.slice(from + old.length));
      const match = matchTown(table, other, 0);
      if (!match?.clean) continue;
      const shift = from + old.length - now.length;
      return {
        name,
        target,
        table,
        match: { ...match, note: `renamed:${old}` },
        end: shift + other.to[match.end - 1],
      };
    }
    return null;
  }
}

/** A text with a name in the place of a code. */
interface Decoded {
  readonly text: string;
  /** Where the code ends in the address. */
  readonly codeEnd: number;
  /** From a position in the text to the same one in the address. */
  readonly shift: number;
}

/** What was found in the text, in the address. */
function inText({ place, end }: Found, { codeEnd, shift }: Decoded): Found {
  return { place, from: 0, end: Math.max(codeEnd, end + shift) };
}

function compareHits(a: Hit, b: Hit): number {
  return Number(a.match.clean) - Number(b.match.clean) || a.end - b.end;
}

/**
 * Makes a geocoder over a table of municipalities, and over a gazetteer where there is one. Without a gazetteer every
 * address is placed at its municipality at best. Costs some ten milliseconds.
 */
export function createGeocoder(
  municipalities: readonly Municipality[],
  gazetteer: Gazetteer | null = null,
): Geocoder {
  return new AddressGeocoder(municipalities, gazetteer);
}
