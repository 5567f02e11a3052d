import { stacksOf } from '../../geo/stacks';
import {
  GEOCODE_LEVELS,
  LEVEL_CODE,
  isFineLevel,
  type Findings,
  type GeocodeLevel,
  type PlaceColumns,
} from '../../model';

/** Which rows of the firms the review lists. */
export type ReviewFilter = 'attention' | 'ambiguous' | 'fixed' | 'all' | GeocodeLevel;

export const REVIEW_FILTERS: readonly ReviewFilter[] = [
  'attention',
  'ambiguous',
  'fixed',
  'all',
  ...GEOCODE_LEVELS,
];

/** A town whose error radius is larger than this is worth a look: as far as one walks to the next village. */
export const LARGE_ERROR_KM = 2;

/** Is the place of this row doubtful? What a person fixed is not, unless the fix has no effect. */
export function needsAttention(places: PlaceColumns, row: number): boolean {
  const note = places.note[row];
  if (hasNote(note, 'fix-unmatched')) return true;
  if (isFixed(places, row)) return places.level[row] === LEVEL_CODE.none;
  return (
    !isFineLevel(places.level[row]) ||
    places.errorKm[row] > LARGE_ERROR_KM ||
    isAmbiguous(places, row) ||
    hasNote(note, 'partial-town') ||
    note.includes(' off-address:')
  );
}

export function isFixed(places: PlaceColumns, row: number): boolean {
  return places.note[row].startsWith('fixed-');
}

export function isAmbiguous(places: PlaceColumns, row: number): boolean {
  return /(^| )ambiguous:/.test(places.note[row]);
}

function hasNote(note: string, code: string): boolean {
  return note.split(' ').includes(code);
}

function isListed(places: PlaceColumns, row: number, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return needsAttention(places, row);
    case 'ambiguous':
      return isAmbiguous(places, row);
    case 'fixed':
      return isFixed(places, row);
    default:
      return places.level[row] === LEVEL_CODE[filter];
  }
}

/** How many rows each filter lists. O(rows). */
export function reviewCounts(places: PlaceColumns): Readonly<Record<ReviewFilter, number>> {
  const counts = Object.fromEntries(REVIEW_FILTERS.map((filter) => [filter, 0])) as Record<
    ReviewFilter,
    number
  >;
  for (let row = 0; row < places.count; row++) {
    counts.all++;
    counts[GEOCODE_LEVELS[places.level[row]]]++;
    if (needsAttention(places, row)) counts.attention++;
    if (isAmbiguous(places, row)) counts.ambiguous++;
    if (isFixed(places, row)) counts.fixed++;
  }
  return counts;
}

/** Rows that the filter lists and whose id, name or address holds the text, in the table's order. */
export function reviewRows(
  { firms, firmPlaces }: Pick<Findings, 'firms' | 'firmPlaces'>,
  filter: ReviewFilter,
  text: string,
): number[] {
  const wanted = fold(text.trim());
  const holds = (cell: string) => fold(cell).includes(wanted);
  const rows: number[] = [];
  for (let row = 0; row < firmPlaces.count; row++) {
    if (!isListed(firmPlaces, row, filter)) continue;
    if (
      wanted === '' ||
      holds(firms.id[row]) ||
      holds(firms.name[row]) ||
      holds(firms.address[row])
    )
      rows.push(row);
  }
  return rows;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** An address cut where the match begins and ends; all of it is left over where nothing was matched. */
export interface AddressParts {
  readonly before: string;
  readonly matched: string;
  readonly rest: string;
}

export function addressParts(address: string, matched: string): AddressParts {
  const at = matched === '' ? -1 : address.indexOf(matched);
  if (at < 0) return { before: '', matched: '', rest: address };
  return {
    before: address.slice(0, at),
    matched,
    rest: address.slice(at + matched.length),
  };
}

/**
 * Longitude and latitude as a person types or pastes them, in either order and with any separator: in Japan every latitude is
 * smaller than every longitude. Null for what is not two numbers in degrees.
 */
export function readCoordinates(
  text: string,
): { readonly lng: number; readonly lat: number } | null {
  const numbers = text
    .normalize('NFKC')
    .split(/[\s,、;/]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (numbers.length !== 2 || !numbers.every(Number.isFinite)) return null;
  const [lat, lng] = numbers.sort((a, b) => a - b);
  if (lat < -90 || lat > 90 || lng < -180 || lng > 180) return null;
  return { lng, lat };
}

/** How many firms stand on this firm's point because their places are no more precise, itself counted; 1 for a point of its own. */
export function sharedPoint(places: PlaceColumns, firm: number): number {
  const { stackOf, size } = stacksOf(places);
  return stackOf[firm] >= 0 ? size[stackOf[firm]] : 1;
}
