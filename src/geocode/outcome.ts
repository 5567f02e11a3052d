import type { GeocodeLevel } from '../model/place-level';
import { distanceKm } from '../geo/earth';
import { groupPoint, rowErrorKm, type Point } from './error-radius';
import type { Folded } from './fold';
import type { Candidate, Found, FoundPlace } from './match';
import {
  NAME_KIND,
  sharedCity,
  type MunicipalityIndex,
  type PlaceName,
} from './municipality-index';
import { prefecturePoints } from './prefecture-points';
import { refine, type Refined } from './numbers/refine';
import { PREFECTURES } from './prefectures';
import type { Reading, Tier } from './reading';
import { familyName } from './town-fallback';
import type { TownMatch } from './town-text';
import { rowKoaza, rowName, type TownTable } from './town-table';
import type { Towns } from './towns';

/** A town that an address may mean. */
export interface Hit {
  readonly name: PlaceName;
  readonly target: number;
  readonly table: TownTable;
  readonly match: TownMatch;
  /** Position in the address as written after the match. */
  readonly end: number;
}

/** Towns that spread farther than this are no town: a former municipality, which no cluster may stand on. */
const COARSE_KM = 2;

const NOWHERE: Point = { lng: Number.NaN, lat: Number.NaN, errorKm: Number.NaN };

const NONE: readonly Candidate[] = [];

/** Turns what was found in a text into a place. */
export class Outcome {
  private readonly prefectures: readonly Point[];

  constructor(
    private readonly index: MunicipalityIndex,
    private readonly towns: Towns | null,
  ) {
    this.prefectures = prefecturePoints(index);
  }

  nothing(note: string): Found {
    return { place: nowhere(note, NONE), from: 0, end: 0 };
  }

  withTown(text: Folded, reading: Reading, tier: Tier, hits: readonly Hit[]): Found {
    if (hits.length > 1) {
      const sorted = [...hits].sort((a, b) => a.target - b.target);
      const candidates = sorted.map((hit) => this.townCandidate(hit));
      const targets = sorted.map((hit) => hit.target);
      return this.common(text, reading, text.to[tier.end - 1], targets, candidates);
    }
    const [hit] = hits;
    const numbered = this.numbered(text, hit);
    if (numbered) return this.atNumber(text, reading, hit, numbered);
    const { end, table, match } = hit;
    const from = text.from[reading.start];
    const notes = this.notes(reading, hit.name);
    const isPlain = match.row >= 0 && !match.partial && match.other < 0 && match.note === '';
    if (!isPlain || notes.length > 0) return { place: this.townPlace(hit, notes), from, end };
    const place = (table.places[match.row] ??= this.townPlace(hit, notes));
    return { place, from, end };
  }

  private townPlace(hit: Hit, notes: string[]): FoundPlace {
    const { table, match, target } = hit;
    const town = townName(table, match);
    const point = this.townPoint(hit);
    const candidates: Candidate[] = [];
    const isFamily = match.groupEnd > match.group + 1;
    let { errorKm } = point;
    if (match.partial) {
      if (!isFamily) errorKm *= 2;
      notes.push('partial-town');
    }
    if (match.note !== '') notes.push(match.note);
    if (match.other >= 0) {
      const other = { ...hit, match: { ...match, row: match.other, other: -1 } };
      const there = this.townPoint(other);
      const apart = distanceKm(point.lng, point.lat, there.lng, there.lat);
      errorKm = Math.max(errorKm, apart + there.errorKm);
      candidates.push(this.townCandidate(hit), this.townCandidate(other));
      notes.push(`ambiguous:${town}|${townName(table, other.match)}`);
    }
    if (!point.known) notes.push('no-point');
    const isCoarse = !point.known || (isFamily && errorKm > COARSE_KM);
    return {
      level: isCoarse ? 'municipality' : 'town',
      lng: point.lng,
      lat: point.lat,
      errorKm,
      ...this.official(target),
      town,
      koaza: match.row < 0 ? '' : rowKoaza(table, match.row),
      note: notes.join(' '),
      candidates,
    };
  }

  /** What the numbers behind the town say; null without any. */
  private numbered(text: Folded, { table, match, target, end }: Hit): Refined | null {
    if (!this.towns || match.row < 0 || match.partial) return null;
    const chunks = this.towns.numbers(target);
    if (chunks.length === 0) return null;
    const townKm = rowErrorKm(table, match.group, match.row);
    const at = { row: match.row, other: match.other, end, townKm };
    for (const chunk of chunks) {
      const found = refine(chunk, table, text.text, at);
      if (found) return found;
    }
    return null;
  }

  private atNumber(text: Folded, reading: Reading, hit: Hit, found: Refined): Found {
    const { level, lng, lat, errorKm, end, row, note } = found;
    const notes = this.notes(reading, hit.name).concat(hit.match.note, note);
    const place: FoundPlace = {
      level,
      lng,
      lat,
      errorKm,
      ...this.official(hit.target),
      town: rowName(hit.table, row),
      koaza: rowKoaza(hit.table, row),
      note: notes.filter(Boolean).join(' '),
      candidates: NONE,
    };
    return { place, from: text.from[reading.start], end };
  }

  withoutTown(text: Folded, reading: Reading): Found {
    const [tier] = reading.tiers;
    if (!tier) {
      if (reading.prefecture < 0) return this.nothing('unreadable');
      const end = text.to[reading.prefectureEnd - 1];
      const note = reading.prefectureEnd < text.length ? 'no-municipality' : '';
      return this.atPrefecture(text, reading, end, reading.prefecture, [note], []);
    }
    const end = text.to[tier.end - 1];
    const places = new Set(tier.names.flatMap((name) => wholes(name)));
    if (places.size > 1) {
      const targets = [...places].sort((a, b) => a - b);
      const candidates = targets.map((place) => this.candidate(place));
      return this.common(text, reading, end, targets, candidates);
    }
    const [place] = places;
    const notes = this.notes(reading, tier.names[0]);
    if (this.towns && tier.end < text.length) notes.push('no-town');
    return this.atMunicipality(text, reading, end, place, notes, []);
  }

  /** What several equally good places have in common. */
  private common(
    text: Folded,
    reading: Reading,
    end: number,
    targets: readonly number[],
    candidates: readonly Candidate[],
  ): Found {
    const note = `ambiguous:${candidates.map((candidate) => candidate.name).join('|')}`;
    const [first] = targets;
    if (targets.every((target) => target === first)) {
      return this.atMunicipality(text, reading, end, first, [note], candidates);
    }
    const city = sharedCity(this.index.municipalities, targets);
    if (city >= 0) return this.atMunicipality(text, reading, end, city, [note], candidates);
    const prefecture = this.index.prefectures[first];
    if (targets.every((target) => this.index.prefectures[target] === prefecture)) {
      return this.atPrefecture(text, reading, end, prefecture, [note], candidates);
    }
    return { place: nowhere(note, candidates), from: text.from[reading.start], end };
  }

  private official(target: number) {
    const m = this.index.municipalities[target];
    return {
      prefecture: m.prefecture,
      municipality: this.index.names[target],
      municipalityCode: m.code,
    };
  }

  private atMunicipality(
    text: Folded,
    reading: Reading,
    end: number,
    target: number,
    notes: readonly string[],
    candidates: readonly Candidate[],
  ): Found {
    const m = this.index.municipalities[target];
    const place: FoundPlace = {
      level: 'municipality',
      lng: m.lng,
      lat: m.lat,
      errorKm: m.errorKm,
      ...this.official(target),
      town: '',
      koaza: '',
      note: (m.estimated ? [...notes, 'estimated'] : notes).join(' '),
      candidates,
    };
    return { place, from: text.from[reading.start], end };
  }

  private atPrefecture(
    text: Folded,
    reading: Reading,
    end: number,
    prefecture: number,
    notes: readonly string[],
    candidates: readonly Candidate[],
  ): Found {
    const point = this.prefectures[prefecture];
    const level: GeocodeLevel = Number.isNaN(point.lng) ? 'none' : 'prefecture';
    const place: FoundPlace = {
      level,
      ...point,
      prefecture: PREFECTURES[prefecture],
      municipality: '',
      municipalityCode: '',
      town: '',
      koaza: '',
      note: notes.join(' '),
      candidates,
    };
    return { place, from: text.from[reading.start], end };
  }

  private notes(reading: Reading, name: PlaceName): string[] {
    const notes: string[] = [];
    if (reading.prefecture < 0) notes.push('assumed-prefecture');
    if (name.old !== '') notes.push(`renamed:${name.old}`);
    if (name.kind === NAME_KIND.bare) notes.push('short-municipality');
    return notes;
  }

  /** `known` is false where the gazetteer has no point for the town: then it is the municipality's. */
  private townPoint(hit: Hit): Point & { readonly known: boolean } {
    const { table, match } = hit;
    const point = this.knownPoint(table, match);
    const { lng, lat, errorKm } = point ?? this.index.municipalities[hit.target];
    return { lng, lat, errorKm, known: point !== null };
  }

  private knownPoint(table: TownTable, match: TownMatch): Point | null {
    if (match.groupEnd > match.group + 1) return groupPoint(table, match.group, match.groupEnd);
    if (match.row >= 0 && !Number.isNaN(table.lng[match.row])) {
      const errorKm = rowErrorKm(table, match.group, match.row);
      return { lng: table.lng[match.row], lat: table.lat[match.row], errorKm };
    }
    return groupPoint(table, match.group, match.groupEnd);
  }

  private townCandidate(hit: Hit): Candidate {
    const town = townName(hit.table, hit.match);
    const { lng, lat, errorKm, known } = this.townPoint(hit);
    const { prefecture, municipality, municipalityCode } = this.official(hit.target);
    return {
      name: prefecture + municipality + town,
      municipalityCode,
      town,
      lng,
      lat,
      errorKm,
      level: known ? 'town' : 'municipality',
    };
  }

  private candidate(target: number): Candidate {
    const m = this.index.municipalities[target];
    return {
      name: m.prefecture + this.index.names[target],
      municipalityCode: m.code,
      town: '',
      lng: m.lng,
      lat: m.lat,
      errorKm: m.errorKm,
      level: 'municipality',
    };
  }
}

function nowhere(note: string, candidates: readonly Candidate[]): FoundPlace {
  return {
    level: 'none',
    ...NOWHERE,
    prefecture: '',
    municipality: '',
    municipalityCode: '',
    town: '',
    koaza: '',
    note,
    candidates,
  };
}

function wholes(name: PlaceName): readonly number[] {
  return name.whole >= 0 ? [name.whole] : name.targets;
}

/** The name to show: the row's, or the group's without a 丁目. */
function townName(table: TownTable, match: TownMatch): string {
  if (match.row >= 0) return rowName(table, match.row);
  if (match.groupEnd > match.group + 1) return familyName(table, match.group, match.groupEnd);
  const first = table.groupStart[match.group];
  const name = rowName(table, first);
  if (table.chomeNumber[first] > 0) return name.replace(/[一二三四五六七八九十百]+丁目?$/, '');
  return name.slice(0, name.length - rowKoaza(table, first).length);
}
