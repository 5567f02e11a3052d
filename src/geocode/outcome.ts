import type { GeocodeLevel } from '../model/place-level';
import { distanceKm } from '../geo/earth';
import { groupPoint, rowErrorKm, type Point } from './error-radius';
import type { Folded } from './fold';
import type { Candidate, Match } from './match';
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

/** Turns what was found in a text into a Match. */
export class Outcome {
  private readonly prefectures: readonly Point[];

  constructor(
    private readonly index: MunicipalityIndex,
    private readonly towns: Towns | null,
  ) {
    this.prefectures = prefecturePoints(index);
  }

  nothing(address: string, note: string): Match {
    return {
      level: 'none',
      ...NOWHERE,
      matched: '',
      rest: address.trim(),
      prefecture: '',
      municipality: '',
      municipalityCode: '',
      town: '',
      koaza: '',
      note,
      candidates: [],
    };
  }

  withTown(text: Folded, reading: Reading, tier: Tier, hits: readonly Hit[]): Match {
    if (hits.length > 1) {
      const sorted = [...hits].sort((a, b) => a.target - b.target);
      const candidates = sorted.map((hit) => this.townCandidate(hit));
      const targets = sorted.map((hit) => hit.target);
      return this.common(text, reading, text.to[tier.end - 1], targets, candidates);
    }
    const [hit] = hits;
    const numbered = this.numbered(text, hit);
    if (numbered) return this.atNumber(text, reading, hit, numbered);
    const { end } = hit;
    const { table, match, target } = hit;
    const m = this.index.municipalities[target];
    const town = townName(table, match);
    const point = this.townPoint(hit);
    const notes = this.notes(reading, hit.name);
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
      matched: text.text.slice(text.from[reading.start], end),
      rest: text.text.slice(end).trim(),
      prefecture: m.prefecture,
      municipality: this.index.names[target],
      municipalityCode: m.code,
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

  private atNumber(text: Folded, reading: Reading, hit: Hit, found: Refined): Match {
    const { level, lng, lat, errorKm, end, row, note } = found;
    const notes = this.notes(reading, hit.name).concat(hit.match.note, note);
    return {
      level,
      lng,
      lat,
      errorKm,
      matched: text.text.slice(text.from[reading.start], end),
      rest: text.text.slice(end).trim(),
      ...this.official(hit.target),
      town: rowName(hit.table, row),
      koaza: rowKoaza(hit.table, row),
      note: notes.filter(Boolean).join(' '),
      candidates: [],
    };
  }

  withoutTown(text: Folded, reading: Reading): Match {
    const [tier] = reading.tiers;
    if (!tier) {
      if (reading.prefecture < 0) return this.nothing(text.text, 'unreadable');
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
  ): Match {
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
    return {
      ...this.nothing(text.text, note),
      matched: text.text.slice(text.from[reading.start], end),
      rest: text.text.slice(end).trim(),
      candidates,
    };
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
  ): Match {
    const m = this.index.municipalities[target];
    return {
      level: 'municipality',
      lng: m.lng,
      lat: m.lat,
      errorKm: m.errorKm,
      matched: text.text.slice(text.from[reading.start], end),
      rest: text.text.slice(end).trim(),
      ...this.official(target),
      town: '',
      koaza: '',
      note: (m.estimated ? [...notes, 'estimated'] : notes).join(' '),
      candidates,
    };
  }

  private atPrefecture(
    text: Folded,
    reading: Reading,
    end: number,
    prefecture: number,
    notes: readonly string[],
    candidates: readonly Candidate[],
  ): Match {
    const point = this.prefectures[prefecture];
    const level: GeocodeLevel = Number.isNaN(point.lng) ? 'none' : 'prefecture';
    return {
      level,
      ...point,
      matched: text.text.slice(text.from[reading.start], end),
      rest: text.text.slice(end).trim(),
      prefecture: PREFECTURES[prefecture],
      municipality: '',
      municipalityCode: '',
      town: '',
      koaza: '',
      note: notes.join(' '),
      candidates,
    };
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
