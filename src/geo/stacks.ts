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

function findStacks({ count, lng, lat }: PlaceColumns, takes: (row: number) => boolean): Stacks {
  const groups = new Map<number, Map<number, number>>();
  const groupOf = new Int32Array(count).fill(-1);
  const rank = new Int32Array(count);
  const sizes: number[] = [];
  const firsts: number[] = [];
  for (let row = 0; row < count; row++) {
    if (!takes(row) || Number.isNaN(lng[row])) continue;
    let column = groups.get(lng[row]);
    if (!column) groups.set(lng[row], (column = new Map()));
    let group = column.get(lat[row]);
    if (group === undefined) {
      group = sizes.length;
      column.set(lat[row], group);
      sizes.push(0);
      firsts.push(row);
    }
    groupOf[row] = group;
    rank[row] = sizes[group]++;
  }
  const numbers = new Int32Array(sizes.length);
  const kept = sizes.flatMap((size, group) => (size > 1 ? [group] : []));
  numbers.fill(-1);
  kept.forEach((group, stack) => (numbers[group] = stack));
  return {
    count: kept.length,
    stackOf: groupOf.map((group) => (group < 0 ? -1 : numbers[group])),
    rank,
    size: Int32Array.from(kept, (group) => sizes[group]),
    first: Int32Array.from(kept, (group) => firsts[group]),
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
