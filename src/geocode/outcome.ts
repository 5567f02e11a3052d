import type { GeocodeLevel } from '../model/place-level';
import { rowErrorKm, type Point } from './error-radius';
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
import { TownPlaces, type Hit } from './town-place';
import { rowKoaza, rowName } from './town-table';
import type { Towns } from './towns';

const NOWHERE: Point = { lng: Number.NaN, lat: Number.NaN, errorKm: Number.NaN };

const NONE: readonly Candidate[] = [];

/** Turns what was found in a text into a place. */
export class Outcome {
  private readonly prefectures: readonly Point[];
  private readonly placed: TownPlaces;

  constructor(
    private readonly index: MunicipalityIndex,
    private readonly towns: Towns | null,
  ) {
    this.prefectures = prefecturePoints(index);
    this.placed = new TownPlaces(index);
  }

  nothing(note: string): Found {
    return { place: nowhere(note, NONE), from: 0, end: 0 };
  }

  withTown(text: Folded, reading: Reading, tier: Tier, hits: readonly Hit[]): Found {
    if (hits.length > 1) {
      const sorted = [...hits].sort((a, b) => a.target - b.target);
      const candidates = sorted.map((hit) => this.placed.candidate(hit));
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
    if (!isPlain || notes.length > 0) return { place: this.placed.place(hit, notes), from, end };
    const place = (table.places[match.row] ??= this.placed.place(hit, notes));
    return { place, from, end };
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
      ...this.placed.official(hit.target),
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
      ...this.placed.official(target),
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
