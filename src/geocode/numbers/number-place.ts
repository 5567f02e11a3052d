import { distanceKm } from '../../geo/earth';
import type { GeocodeLevel } from '../../model/place-level';
import type { NumberChunk } from './number-chunk';
import { lowerBound, type TownNumbers } from './number-rows';
import type { WrittenNumbers } from './read-numbers';

/** Where a number stands. */
export interface NumberPlace {
  readonly level: GeocodeLevel;
  readonly lng: number;
  readonly lat: number;
  /** Kilometres, 95 %. */
  readonly errorKm: number;
  /** How many of the written numbers were used. */
  readonly used: number;
  /** A PlaceNote, or ''. */
  readonly note: string;
}

/** What a building or lot reaches from its point, kilometres: half-way to the next number, within these. */
const LEAST_KM = 0.01;
const MOST_KM = 0.05;
/** What a block reaches beyond the middle of the numbers that are known of it: so much for one number, less the more there are. */
const BLOCK_KM = 0.13;
const BLOCK_LEAST_KM = 0.04;
/** Between two lots the true one lies off the line by a good part of their distance; see docs/geocoding.md. */
const BRACKET_SHARE = 1;
const BRACKET_MARGIN_KM = 0.06;

/** Half the distance to the neighbouring numbers of the list. */
function reachKm({ lng, lat, count }: TownNumbers, row: number): number {
  let nearest = Infinity;
  for (const next of [row - 1, row + 1]) {
    if (next < 0 || next >= count) continue;
    const km = distanceKm(lng[row], lat[row], lng[next], lat[next]);
    if (km > 0) nearest = Math.min(nearest, km);
  }
  return Math.min(MOST_KM, Math.max(LEAST_KM, nearest / 2));
}

function exact(numbers: TownNumbers, written: readonly number[]): NumberPlace | null {
  for (let used = written.length; used > 0; used--) {
    const [a, b = -1, c = -1] = written.slice(0, used);
    const row = lowerBound(numbers, a, b, c);
    const { first, second, third, lng, lat, kind } = numbers;
    if (row >= numbers.count || first[row] !== a || second[row] !== b || third[row] !== c) continue;
    // 5番17号 is not the lot 5, nor the block 5: only a further part of one number may be passed over.
    if (used < written.length && used < 2) continue;
    const place = { lng: lng[row], lat: lat[row], errorKm: reachKm(numbers, row) };
    return { level: kind, ...place, used, note: '' };
  }
  return null;
}

/** The middle of rows [from, to), and a radius over them. */
function middle(numbers: TownNumbers, from: number, to: number) {
  let lng = 0;
  let lat = 0;
  for (let row = from; row < to; row++) {
    lng += numbers.lng[row] / (to - from);
    lat += numbers.lat[row] / (to - from);
  }
  let reach = 0;
  for (let row = from; row < to; row++)
    reach = Math.max(reach, distanceKm(lng, lat, numbers.lng[row], numbers.lat[row]));
  return { lng, lat, reach };
}

/** The block or the parent lot: the middle of its numbers. */
function block(numbers: TownNumbers, [first]: readonly number[]): NumberPlace | null {
  const from = lowerBound(numbers, first);
  const to = lowerBound(numbers, first + 1);
  if (from === to) return null;
  const { lng, lat, reach } = middle(numbers, from, to);
  const errorKm = reach + Math.max(BLOCK_LEAST_KM, BLOCK_KM / (to - from));
  return { level: 'block', lng, lat, errorKm, used: 1, note: '' };
}

/** Between the lots before and after, by the number. Null where they are too far apart to say more than the town does. */
function between(
  numbers: TownNumbers,
  [first]: readonly number[],
  townKm: number,
): NumberPlace | null {
  const after = lowerBound(numbers, first);
  if (after === 0 || after >= numbers.count) return null;
  const before = after - 1;
  const { lng, lat } = numbers;
  const apart = distanceKm(lng[before], lat[before], lng[after], lat[after]);
  const errorKm = BRACKET_SHARE * apart + BRACKET_MARGIN_KM;
  if (errorKm >= townKm) return null;
  const from = numbers.first[before];
  const share = (first - from) / (numbers.first[after] - from);
  return {
    level: 'block',
    lng: lng[before] + share * (lng[after] - lng[before]),
    lat: lat[before] + share * (lat[after] - lat[before]),
    errorKm,
    used: 1,
    note: 'between-numbers',
  };
}

/** The finest that the numbers of a town say; null where the town is as much as is known. `townKm`: the town's own radius. */
export function placeNumbers(
  chunk: NumberChunk,
  town: string,
  { values, series }: WrittenNumbers,
  townKm: number,
): NumberPlace | null {
  const residence = chunk.of('residence', town);
  const parcel = chunk.of('parcel', town);
  if (series !== '') return lettered(parcel, series, values);
  return (
    (residence && exact(residence, values)) ??
    (parcel && exact(parcel, values)) ??
    (residence && block(residence, values)) ??
    (parcel && block(parcel, values)) ??
    (parcel && between(parcel, values, townKm))
  );
}

function lettered(
  parcel: TownNumbers | null,
  series: string,
  values: readonly number[],
): NumberPlace | null {
  for (let used = values.length; parcel && used > 0; used--) {
    const place = parcel.other.get(series + values.slice(0, used).join('-'));
    if (place) return { level: 'parcel', ...place, errorKm: MOST_KM, used, note: '' };
  }
  return null;
}
