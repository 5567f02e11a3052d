import { type PlaceColumns } from '../model/place';
import { isExactLevel } from '../model/place-level';
import { KM_PER_DEGREE } from './earth';

/**
 * Rows that share one coordinate because their place is no more precise than that: several firms of one town stand on the
 * town's point. Rows with coordinates of their own (level `point`) make no stack: they really are at one address.
 */
export interface Stacks {
  readonly count: number;
  /** Stack of each row, -1 for none. */
  readonly stackOf: Int32Array;
  /** Place of each row in its stack, from 0, in the order of the rows. */
  readonly rank: Int32Array;
  /** Rows of each stack, at least 2. */
  readonly size: Int32Array;
  /** First row of each stack. */
  readonly first: Int32Array;
}

const known = new WeakMap<PlaceColumns, Stacks>();
const knownExact = new WeakMap<PlaceColumns, Stacks>();

/** The stacks of these places; worked out once for the same object. O(rows). */
export function stacksOf(places: PlaceColumns): Stacks {
  let stacks = known.get(places);
  if (!stacks)
    known.set(places, (stacks = findStacks(places, (row) => !isExactLevel(places.level[row]))));
  return stacks;
}

/** Rows with coordinates of their own that are equal: firms of one building. Otherwise as `stacksOf`. */
export function exactSharesOf(places: PlaceColumns): Stacks {
  let shares = knownExact.get(places);
  if (!shares)
    knownExact.set(places, (shares = findStacks(places, (row) => isExactLevel(places.level[row]))));
  return shares;
}

function findStacks(places: PlaceColumns, takes: (row: number) => boolean): Stacks {
  const { count, lng } = places;
  const like = sameCoordinate(places);
  const groupOf = new Int32Array(count).fill(-1);
  const rank = new Int32Array(count);
  const sizes: number[] = [];
  const firsts: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!takes(row) || Number.isNaN(lng[row])) continue;
    const first = like(row);
    if (first === row) {
      groupOf[row] = sizes.push(0) - 1;
      firsts.push(row);
    } else groupOf[row] = groupOf[first];
    rank[row] = sizes[groupOf[row]]++;
  }
  const numbers = new Int32Array(sizes.length).fill(-1);
  const kept = Int32Array.from(sizes.keys()).filter((group) => sizes[group] > 1);
  kept.forEach((group, stack) => (numbers[group] = stack));
  return {
    count: kept.length,
    stackOf: groupOf.map((group) => (group < 0 ? -1 : numbers[group])),
    rank,
    size: kept.map((group) => sizes[group]),
    first: kept.map((group) => firsts[group]),
  };
}

/** Tells for each row that is asked for the first row at its coordinate that was. An open hash table: a map of a million numbers takes ten times as long. */
function sameCoordinate({ count, lng, lat }: PlaceColumns): (row: number) => number {
  const slots = 2 ** Math.ceil(Math.log2(2 * count + 2));
  const rowIn = new Int32Array(slots).fill(-1);
  const degrees = new Float64Array(2);
  const halves = new Int32Array(degrees.buffer);
  return (row) => {
    // 0 and -0 are one place.
    degrees[0] = lng[row] + 0;
    degrees[1] = lat[row] + 0;
    let hash = Math.imul(halves[0] ^ Math.imul(halves[1], 0x9e3779b1), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15) ^ halves[2], 0xc2b2ae35);
    hash = Math.imul(hash ^ (hash >>> 13) ^ halves[3], 0x27d4eb2f);
    let slot = (hash ^ (hash >>> 16)) & (slots - 1);
    for (;;) {
      const known = rowIn[slot];
      if (known < 0) return (rowIn[slot] = row);
      if (lng[known] === lng[row] && lat[known] === lat[row]) return known;
      slot = (slot + 1) & (slots - 1);
    }
  };
}

/** Part of the error radius over which a stack may be spread: it must not look more certain, nor less, than it is. */
const SHARE_OF_ERROR = 0.6;
/** What a firm takes of the spread where there is room, kilometres. */
const SPACING_KM = 0.09;
/** Radians between one seed of a sunflower and the next. */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** Radius over which a stack of so many rows is spread, kilometres. 0 where the error radius is not known. */
export function spreadRadiusKm(size: number, errorKm: number): number {
  return errorKm > 0 ? Math.min(SHARE_OF_ERROR * errorKm, SPACING_KM * Math.sqrt(size)) : 0;
}

/**
 * Where to draw the rows: those of a stack around its point like the seeds of a sunflower, in the order of the rows; all others
 * where they are. For display only. The very same columns where there is no stack. Degrees, NaN where there is no place.
 */
export function spreadPositions(places: PlaceColumns): {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
} {
  const { stackOf, rank, size, first, count } = stacksOf(places);
  if (count === 0) return places;
  const lng = places.lng.slice();
  const lat = places.lat.slice();
  const kmPerLng = Float64Array.from(
    first,
    (row) => KM_PER_DEGREE * Math.cos((lat[row] * Math.PI) / 180),
  );
  for (let row = 0; row < stackOf.length; row++) {
    const stack = stackOf[row];
    if (stack < 0) continue;
    // The error of the stack's first row: rows that were matched differently may state another one.
    const radiusKm = spreadRadiusKm(size[stack], places.errorKm[first[stack]]);
    const km = radiusKm * Math.sqrt((rank[row] + 0.5) / size[stack]);
    const angle = rank[row] * GOLDEN_ANGLE;
    lng[row] += (km * Math.cos(angle)) / kmPerLng[stack];
    lat[row] += (km * Math.sin(angle)) / KM_PER_DEGREE;
  }
  return { lng, lat };
}
