import { distanceKm } from '../geo/earth';
import { groupPoint, rowErrorKm, type Point } from './error-radius';
import type { Candidate, FoundPlace } from './match';
import type { MunicipalityIndex, PlaceName } from './municipality-index';
import { familyName } from './town-fallback';
import { rowKoaza, rowName, type TownTable } from './town-table';
import type { TownMatch } from './town-text';

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

/** Turns towns that were found into places. */
export class TownPlaces {
  constructor(private readonly index: MunicipalityIndex) {}

  /** What a municipality is called. */
  official(target: number) {
    const m = this.index.municipalities[target];
    return {
      prefecture: m.prefecture,
      municipality: this.index.names[target],
      municipalityCode: m.code,
    };
  }

  /** The place of a town, and behind `notes` what is to be told of it. */
  place(hit: Hit, notes: string[]): FoundPlace {
    const { table, match, target } = hit;
    const town = townName(table, match);
    const point = this.point(hit);
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
      const there = this.point(other);
      const apart = distanceKm(point.lng, point.lat, there.lng, there.lat);
      errorKm = Math.max(errorKm, apart + there.errorKm);
      candidates.push(this.candidate(hit), this.candidate(other));
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

  /** `known` is false where the gazetteer has no point for the town: then it is the municipality's. */
  private point(hit: Hit): Point & { readonly known: boolean } {
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

  candidate(hit: Hit): Candidate {
    const town = townName(hit.table, hit.match);
    const { lng, lat, errorKm, known } = this.point(hit);
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
