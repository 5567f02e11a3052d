import { quantileOfSorted } from '../../stats/summary';
import { shiftOfTokyoDatum } from '../../geo/tokyo-datum';
import { distanceKm } from '../../geo/earth';
import {
  LEVEL_CODE,
  isFineLevel,
  problem,
  type PlaceColumns,
  type PlaceFix,
  type Problem,
  type Table,
} from '../../model';
import type { Geocoder } from '../../geocode';
import { contradictionsKm, contradictionsTold, OFF_ADDRESS } from '../firms/contradictions';
import type { FirmsRead } from '../firms/firms';
import type { StatedPrecision } from './table-places';
import { applyFixes, unknownFixes } from './fixes';

export interface Located {
  readonly places: PlaceColumns;
  readonly problems: readonly Problem[];
}

/**
 * What coordinates that came with a row are taken to be worth, kilometres. A list's own coordinates stand for the parcel
 * or the building; 50 m holds both.
 */
export const GIVEN_POINT_ERROR_KM = 0.05;

/** Rows with an address found to its town that the datum check needs, to tell a shift from the scatter of addresses. */
const DATUM_LEAST_ROWS = 30;

/**
 * Places of the rows: what a person fixed, else their own coordinates where they have them (level `point`), else their
 * address. The names of prefecture, municipality and town come from the address unless a candidate was chosen. `found` is what
 * the addresses gave as they were matched: `effective`, which fixes and rules may have changed.
 */
export async function placeFirms(
  table: Table,
  { firms, lng, lat, stated }: Pick<FirmsRead, 'firms' | 'lng' | 'lat' | 'stated'>,
  effective: readonly string[],
  found: PlaceColumns,
  fixes: readonly PlaceFix[],
  geocoder: Geocoder,
): Promise<Located> {
  const problems = datumTold(table, lng, lat, found);
  const given = withCoordinates(found, lng, lat, stated);
  const offKm = contradictionsKm(lng, lat, (row) => given.errorKm[row], found);
  const noted = given.note.map((note, row) =>
    Number.isNaN(offKm[row]) ? note : `${note} ${OFF_ADDRESS}:${offKm[row].toFixed(1)}`,
  );
  const { places, unknown } = await applyFixes(
    { id: firms.id, address: firms.address, effective },
    found,
    { ...given, note: noted },
    fixes,
    geocoder,
  );
  const off = contradictionsTold(table, firms, places.note, offKm);
  if (off) problems.push(off);
  problems.push(...unknownFixes(table.name, unknown));
  if (places.count > 0 && places.level.every((level) => level === LEVEL_CODE.none))
    problems.push(problem('firms-none-located', 'warning', { file: table.name }, {}));
  return { places, problems };
}

/**
 * `found` with given coordinates in the place of the address's own, where there are any. They are points, unless the table
 * states something else.
 */
export function withCoordinates(
  found: PlaceColumns,
  lng: Float64Array,
  lat: Float64Array,
  stated?: StatedPrecision,
): PlaceColumns {
  const places = {
    ...found,
    lng: found.lng.slice(),
    lat: found.lat.slice(),
    level: found.level.slice(),
    errorKm: found.errorKm.slice(),
    note: [...found.note],
  };
  for (let row = 0; row < found.count; row++) {
    if (Number.isNaN(lng[row]) || Number.isNaN(lat[row])) continue;
    places.lng[row] = lng[row];
    places.lat[row] = lat[row];
    places.level[row] = LEVEL_CODE[stated?.level[row] || 'point'];
    places.errorKm[row] = stated?.errorKm[row] || GIVEN_POINT_ERROR_KM;
    places.note[row] = 'coordinates';
  }
  return places;
}

/** What is told of coordinates that seem to be in the old Tokyo Datum. */
export function datumTold(
  { name }: Table,
  lng: Float64Array,
  lat: Float64Array,
  found: PlaceColumns,
): Problem[] {
  const shiftKm = tokyoDatumShiftKm(lng, lat, found);
  if (shiftKm === null) return [];
  const facts = { rows: countGiven(lng), shiftKm };
  return [problem('coordinates-tokyo-datum', 'warning', { file: name }, facts)];
}

/**
 * Length of the shift when the given coordinates lie as far and in the direction from their addresses as coordinates in the old
 * Tokyo Datum do, else null. The median of east and north offsets is compared with the datum's own; medians, since single
 * addresses scatter by their town's size.
 */
export function tokyoDatumShiftKm(
  lng: Float64Array,
  lat: Float64Array,
  found: PlaceColumns,
): number | null {
  const alongKm: number[] = [];
  const acrossKm: number[] = [];
  let lengthKm = 0;
  for (let row = 0; row < found.count; row++) {
    if (Number.isNaN(lng[row]) || !isFineLevel(found.level[row])) continue;
    if (distanceKm(lng[row], lat[row], found.lng[row], found.lat[row]) > 3) continue;
    const shift = shiftOfTokyoDatum(lng[row], lat[row]);
    const kmPerLng = distanceKm(lng[row], lat[row], lng[row] + 0.01, lat[row]) * 100;
    const kmPerLat = distanceKm(lng[row], lat[row], lng[row], lat[row] + 0.01) * 100;
    const east = (lng[row] - found.lng[row]) * kmPerLng;
    const north = (lat[row] - found.lat[row]) * kmPerLat;
    const eastOfShift = shift.lngDegrees * kmPerLng;
    const northOfShift = shift.latDegrees * kmPerLat;
    const length = Math.hypot(eastOfShift, northOfShift);
    lengthKm += length;
    alongKm.push((east * eastOfShift + north * northOfShift) / length);
    acrossKm.push((north * eastOfShift - east * northOfShift) / length);
  }
  if (alongKm.length < DATUM_LEAST_ROWS) return null;
  const expected = lengthKm / alongKm.length;
  const along = median(alongKm);
  const across = median(acrossKm);
  const looksShifted = Math.abs(along - expected) < expected / 2 && Math.abs(across) < expected / 2;
  return looksShifted ? along : null;
}

function median(values: readonly number[]): number {
  return quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}

function countGiven(lng: Float64Array): number {
  return lng.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
}
