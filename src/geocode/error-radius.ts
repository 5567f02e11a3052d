import { KM_PER_DEGREE } from '../geo/earth';
import type { TownTable } from './town-table';

/**
 * The error radius of a town: the distance that holds the true address with 95 % probability when all that is known is the
 * town's point. Towns have no outlines here, so it is taken from how far apart the points of neighbouring towns stand:
 * a town reaches about half-way to its neighbours. See docs/geocoding.md for the calibration.
 */

/** The radius is this share of the mean distance to the nearest other towns… */
const SHARE = 0.85;
/** …and this much more, for points that do not stand in the middle. */
const MARGIN_KM = 0.05;
const NEIGHBOURS = 3;
const LEAST_KM = 0.08;
const MOST_KM = 15;
/** Where a municipality has a single town there are no neighbours to measure by. */
const LONELY_KM = 5;

function isKoaza(table: TownTable, row: number): boolean {
  return table.koazaKeys.start[row + 1] > table.koazaKeys.start[row];
}

/** Points from south to north: all rows of a table, and those that are no 小字. Degrees. */
interface Points {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

const sorted = new WeakMap<TownTable, { readonly all: Points; readonly towns: Points }>();

function pointsOf(table: TownTable) {
  let points = sorted.get(table);
  if (!points) {
    const { lng, lat } = table;
    const rows = Array.from(lat.keys()).filter((row) => !Number.isNaN(lng[row] + lat[row]));
    rows.sort((p, q) => lat[p] - lat[q]);
    const of = (some: readonly number[]): Points => ({
      lng: Float64Array.from(some, (row) => lng[row]),
      lat: Float64Array.from(some, (row) => lat[row]),
    });
    points = { all: of(rows), towns: of(rows.filter((row) => !isKoaza(table, row))) };
    sorted.set(table, points);
  }
  return points;
}

/** The first of sorted values that is not below `value`. */
function lowerBound(values: Float64Array, value: number): number {
  let from = 0;
  let to = values.length;
  while (from < to) {
    const mid = (from + to) >>> 1;
    if (values[mid] < value) from = mid + 1;
    else to = mid;
  }
  return from;
}

/**
 * Mean distance in km from a point to the nearest rows that stand elsewhere; NaN where there is none. From the point's latitude outwards, until no nearer
 * one can follow.
 */
function spacingKm(table: TownTable, lng: number, lat: number, withKoaza: boolean): number {
  const points = pointsOf(table)[withKoaza ? 'all' : 'towns'];
  const scale = Math.cos((lat * Math.PI) / 180);
  let a = Infinity;
  let b = Infinity;
  let c = Infinity;
  let north = lowerBound(points.lat, lat);
  let south = north - 1;
  for (;;) {
    const up = north < points.lat.length ? points.lat[north] - lat : Infinity;
    const down = south >= 0 ? lat - points.lat[south] : Infinity;
    const dy = Math.min(up, down);
    if (dy === Infinity || dy * dy >= c) break;
    const at = up < down ? north++ : south--;
    const dx = (points.lng[at] - lng) * scale;
    const d = dx * dx + dy * dy;
    // Rows on one point (some metres) are one place.
    if (d >= c || d < 1e-9) continue;
    if (d < a) {
      c = b;
      b = a;
      a = d;
    } else if (d < b) {
      c = b;
      b = d;
    } else {
      c = d;
    }
  }
  let sum = 0;
  let found = 0;
  for (const d of [a, b, c]) {
    if (d === Infinity) continue;
    sum += Math.sqrt(d);
    found++;
  }
  return found === 0 ? Number.NaN : (sum / Math.min(found, NEIGHBOURS)) * KM_PER_DEGREE;
}

function radiusFrom(spacing: number): number {
  if (Number.isNaN(spacing)) return LONELY_KM;
  return Math.min(MOST_KM, Math.max(LEAST_KM, SHARE * spacing + MARGIN_KM));
}

/** Distance in km from a point that holds 95 % of rows [from, to); 0 where none has a point. */
function reachKm(table: TownTable, lng: number, lat: number, from: number, to: number): number {
  const scale = Math.cos((lat * Math.PI) / 180);
  const distances: number[] = [];
  for (let row = from; row < to; row++) {
    const d = Math.hypot((table.lng[row] - lng) * scale, table.lat[row] - lat);
    if (!Number.isNaN(d)) distances.push(d * KM_PER_DEGREE);
  }
  if (distances.length === 0) return 0;
  distances.sort((x, y) => x - y);
  return distances[Math.min(distances.length - 1, Math.ceil(distances.length * 0.95) - 1)];
}

/**
 * Error radius of a row in km, NaN where the row has no point. `group` is the row's group. Linear in the municipality's
 * towns the first time, then remembered.
 */
export function rowErrorKm(table: TownTable, group: number, row: number): number {
  const known = table.errorKm[row];
  if (!Number.isNaN(known)) return known;
  const lng = table.lng[row];
  const lat = table.lat[row];
  if (Number.isNaN(lng)) return Number.NaN;
  const koaza = isKoaza(table, row);
  let radius = radiusFrom(spacingKm(table, lng, lat, koaza));
  if (row < table.chomeStart[group]) {
    const from = table.koazaStart[group];
    radius = Math.max(radius, reachKm(table, lng, lat, from, table.groupStart[group + 1]));
  }
  table.errorKm[row] = radius;
  return radius;
}

export interface Point {
  readonly lng: number;
  readonly lat: number;
  readonly errorKm: number;
}

/** The point of groups as a whole: the middle of their rows, and a radius that holds them. Null without any point. */
export function groupPoint(table: TownTable, group: number, groupEnd = group + 1): Point | null {
  const from = table.groupStart[group];
  const to = table.groupStart[groupEnd];
  let lng = 0;
  let lat = 0;
  let n = 0;
  for (let row = from; row < to; row++) {
    if (Number.isNaN(table.lng[row])) continue;
    lng += table.lng[row];
    lat += table.lat[row];
    n++;
  }
  if (n === 0) return null;
  lng /= n;
  lat /= n;
  const own = radiusFrom(spacingKm(table, lng, lat, false));
  return { lng, lat, errorKm: reachKm(table, lng, lat, from, to) + own };
}
