import { mercatorX, mercatorY } from '../mercator';
import { pointScale, type FirmPoints } from './firm-points';
import type { Bounds } from '../viewpoint';

/** Up to so many points are drawn one and all. */
export const FEW_POINTS = 50_000;
/** A point is left out where one that is drawn over it stands in the same square of so many radii of the smallest: the two overlap or nearly touch. */
const SQUARE_RADII = 2;
/** Symbols whose radii differ by more say something each: none is left out. */
const ALIKE = 3;
/** Closer up nothing is left out, and the parts that points are drawn by stay as large. */
const NEAREST_LEVEL = 10;
/** Width of a part, CSS pixels at the level's zoom. */
const PART_PX = 256;

/** The points that are drawn at some zooms, part by part of the map: from north to south, and from west to east within a row of parts. */
export interface PointLevel {
  readonly zoom: number;
  /** Points of part p are order[starts[p]] up to, without, order[starts[p + 1]]; in each in the order in which they are drawn. */
  readonly order: Uint32Array;
  readonly starts: Uint32Array;
  readonly columns: number;
  readonly rows: number;
  /** Web Mercator, the world from 0 to 1. */
  readonly west: number;
  readonly north: number;
  readonly width: number;
}

/** The level that a map of this zoom draws: there is one for each half zoom. */
export const levelZoom = (zoom: number): number => Math.min(NEAREST_LEVEL, Math.ceil(2 * zoom) / 2);

/** The points from `from` on at a level's zoom. O(points), and a bit for each square of the land at that zoom. */
export function pointLevel(points: FirmPoints, from: number, zoom: number): PointLevel {
  const { count, x, y } = points;
  const box = boxOf(points, from);
  const { west, north, east, south } = box;
  const width = PART_PX / (512 * 2 ** zoom);
  const columns = Math.floor((east - west) / width) + 1;
  const rows = Math.floor((south - north) / width) + 1;
  const isDrawn = uppermost(points, from, zoom, box);
  const starts = new Uint32Array(columns * rows + 1);
  const partOf = (k: number) =>
    Math.floor((y[k] - north) / width) * columns + Math.floor((x[k] - west) / width);
  for (let k = from; k < count; k++) if (!isDrawn || isDrawn[k]) starts[partOf(k) + 1]++;
  for (let p = 1; p < starts.length; p++) starts[p] += starts[p - 1];
  const order = new Uint32Array(starts[columns * rows]);
  const next = starts.slice();
  for (let k = from; k < count; k++) if (!isDrawn || isDrawn[k]) order[next[partOf(k)]++] = k;
  return { zoom, order, starts, columns, rows, west, north, width };
}

/** 1 for the point of each square that is drawn last; null where all are drawn. */
function uppermost(
  { count, x, y, radiusPx }: FirmPoints,
  from: number,
  zoom: number,
  { west, north, east, south }: Box,
): Uint8Array | null {
  const [least, most] = [
    radiusPx.reduce((a, b) => Math.min(a, b)),
    radiusPx.reduce((a, b) => Math.max(a, b)),
  ];
  if (zoom >= NEAREST_LEVEL || most > ALIKE * least) return null;
  const perSquare = (512 * 2 ** zoom) / (SQUARE_RADII * least * pointScale(zoom));
  const across = Math.floor((east - west) * perSquare) + 1;
  const down = Math.floor((south - north) * perSquare) + 1;
  const taken = new Uint8Array(Math.ceil((across * down) / 8));
  const drawn = new Uint8Array(count);
  for (let k = count - 1; k >= from; k--) {
    const square =
      Math.floor((y[k] - north) * perSquare) * across + Math.floor((x[k] - west) * perSquare);
    const bit = 1 << (square & 7);
    if (taken[square >> 3] & bit) continue;
    taken[square >> 3] |= bit;
    drawn[k] = 1;
  }
  return drawn;
}

interface Box {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

function boxOf({ count, x, y }: FirmPoints, from: number): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = from; k < count; k++) {
    west = Math.min(west, x[k]);
    east = Math.max(east, x[k]);
    north = Math.min(north, y[k]);
    south = Math.max(south, y[k]);
  }
  return { west, north, east, south };
}

/** Runs of a level's order that lie within bounds widened by so many pixels: one for each row of parts. */
export function runsWithin(
  { starts, columns, rows, west, north, width, zoom }: PointLevel,
  [left, bottom, right, top]: Bounds,
  marginPx: number,
): { readonly from: number; readonly to: number }[] {
  const margin = marginPx / (512 * 2 ** zoom);
  const place = (value: number, most: number) => Math.max(0, Math.min(most, Math.floor(value)));
  const first = place((mercatorX(left) - margin - west) / width, columns);
  const last = place((mercatorX(right) + margin - west) / width + 1, columns);
  const upper = place((mercatorY(top) - margin - north) / width, rows);
  const lower = place((mercatorY(bottom) + margin - north) / width + 1, rows);
  const runs: { from: number; to: number }[] = [];
  for (let row = upper; row < lower; row++) {
    const [from, to] = [starts[row * columns + first], starts[row * columns + last]];
    if (to > from) runs.push({ from, to });
  }
  return runs;
}
