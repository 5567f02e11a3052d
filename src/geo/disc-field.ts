import type { NodeGrid } from './contour';
import { KM_PER_DEGREE, chordOfKm, unitVectors } from './earth';
import { cosDegrees, sinDegrees } from './trigonometry';

/** More nodes than this are not laid out; the step grows instead. */
const MOST_NODES = 8_000_000;
/** Beyond this latitude a grid in degrees makes no sense; nothing that Shuseki studies is there. */
const HIGHEST_LATITUDE = 89;
const RADIANS_PER_DEGREE = Math.PI / 180;
/**
 * A contour interpolates between a node within its line and a neighbour beyond it, at most a step apart: it asks for no value farther than
 * this from the line, in steps. A little more than one, for the rounding of degrees to kilometres.
 */
const NEAR_THE_LINE = 1.05;

/** A grid of nodes, `stepKm` apart northwards and at most so far apart eastwards. */
export interface KmGrid extends NodeGrid {
  readonly stepKm: number;
}

/** Farthest that a place this near can be in longitude, degrees; 360 where the pole is in reach. */
export function reachInLongitude(lat: number, km: number): number {
  const reach = km / KM_PER_DEGREE;
  if (Math.abs(lat) + reach >= HIGHEST_LATITUDE) return 360;
  return Math.asin(sinDegrees(reach) / cosDegrees(lat)) / RADIANS_PER_DEGREE;
}

/**
 * Lays a grid around places (degrees) that reaches `marginKm` beyond them, with nodes about `stepKm` apart; farther where
 * that would take more than eight million nodes. Nothing is filled in.
 */
export function layGrid(
  lng: Float64Array,
  lat: Float64Array,
  marginKm: number,
  wantedStepKm: number,
): KmGrid {
  let west = Infinity;
  let east = -Infinity;
  let south = Infinity;
  let north = -Infinity;
  for (let i = 0; i < lng.length; i++) {
    west = Math.min(west, lng[i]);
    east = Math.max(east, lng[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  let stepKm = wantedStepKm;
  for (;;) {
    const margin = marginKm + 2 * stepKm;
    const stepLat = stepKm / KM_PER_DEGREE;
    const low = Math.max(-HIGHEST_LATITUDE, south - margin / KM_PER_DEGREE);
    const high = Math.min(HIGHEST_LATITUDE, north + margin / KM_PER_DEGREE);
    // The step east is chosen where degrees are longest, the margin where they are shortest.
    const nearest = low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    const stepLng = stepLat / cosDegrees(nearest);
    const marginLng = Math.min(
      180,
      Math.max(reachInLongitude(south, margin), reachInLongitude(north, margin)),
    );
    const rows = Math.ceil((high - low) / stepLat) + 1;
    const columns = Math.ceil((east - west + 2 * marginLng) / stepLng) + 1;
    if (rows * columns <= MOST_NODES || rows < 8 || columns < 8)
      return { rows, columns, west: west - marginLng, south: low, stepLng, stepLat, stepKm };
    stepKm *= Math.max(1.02, Math.sqrt((rows * columns) / MOST_NODES));
  }
}

/**
 * For each node, the chord of the unit sphere to the nearest of the places, as far as the line at `radiusKm` needs it: exact (but for
 * single precision) at nodes within a step of that line, 0 or the chord at nodes deeper inside, and Infinity or the chord at nodes
 * farther out; Infinity on the grid's rim. Time grows with the nodes, and with places × nodes near the line in reach of each.
 */
export function chordToNearest(
  lng: Float64Array,
  lat: Float64Array,
  radiusKm: number,
  grid: KmGrid,
): Float32Array {
  const { rows, columns, west, south, stepLng, stepLat, stepKm } = grid;
  const squared = new Float32Array(rows * columns).fill(Infinity);
  clearDeep(squared, lng, lat, radiusKm / stepKm - NEAR_THE_LINE, grid);
  const next = nextOpen(squared);
  const [cosLng, sinLng] = cosinesAndSines(columns, west, stepLng);
  const [cosLat, sinLat] = cosinesAndSines(rows, south, stepLat);
  const xyz = unitVectors(lng, lat);
  const reachKm = radiusKm + NEAR_THE_LINE * stepKm;
  const reachRows = reachKm / stepKm;
  const edges = [south, south + (rows - 1) * stepLat];
  const reachColumns = Math.max(...edges.map((edge) => reachInLongitude(edge, reachKm))) / stepLng;
  for (let i = 0; i < lng.length; i++) {
    const row = (lat[i] - south) / stepLat;
    const column = (lng[i] - west) / stepLng;
    const lastRow = Math.min(rows - 1, Math.floor(row + reachRows));
    const first = Math.max(0, Math.ceil(column - reachColumns));
    const last = Math.min(columns - 1, Math.floor(column + reachColumns));
    for (let r = Math.max(0, Math.ceil(row - reachRows)); r <= lastRow; r++) {
      const base = r * columns;
      for (let k = next[base + first]; k <= base + last; k = next[k + 1]) {
        const dx = xyz[3 * i] - cosLat[r] * cosLng[k - base];
        const dy = xyz[3 * i + 1] - cosLat[r] * sinLng[k - base];
        const dz = xyz[3 * i + 2] - sinLat[r];
        const d = dx * dx + dy * dy + dz * dz;
        if (d < squared[k]) squared[k] = d;
      }
    }
  }
  rootsWithin(squared, chordOfKm(reachKm) ** 2);
  clearRim(squared, rows, columns);
  return squared;
}

/**
 * Puts 0 on every node that is surely at most so many steps from a place. A step in longitude is nowhere longer than one in latitude,
 * so no place is farther away on the sphere than it is in steps. Every place is taken to be in the worst corner of its cell, which makes
 * the discs a stamp of whole nodes.
 */
function clearDeep(
  value: Float32Array,
  lng: Float64Array,
  lat: Float64Array,
  steps: number,
  { rows, columns, west, south, stepLng, stepLat }: KmGrid,
): void {
  const tall = Math.floor(steps);
  if (!(tall >= 1)) return;
  // Of rows 1 − tall … tall, seen from the south-western corner of the cell.
  const half = Array.from({ length: 2 * tall }, (_, k) => {
    const away = Math.max(Math.abs(k + 1 - tall), Math.abs(k - tall));
    return Math.floor(Math.sqrt(steps * steps - away * away));
  });
  for (let i = 0; i < lng.length; i++) {
    const row = Math.floor((lat[i] - south) / stepLat);
    const column = Math.floor((lng[i] - west) / stepLng);
    for (let k = 0; k < half.length; k++) {
      const r = row + k + 1 - tall;
      if (r < 0 || r >= rows) continue;
      const to = r * columns + Math.min(columns - 1, column + half[k]);
      for (let c = r * columns + Math.max(0, column + 1 - half[k]); c <= to; c++) value[c] = 0;
    }
  }
}

/** For each node the first one from it on that is not 0, and the number of nodes after the last such; one entry more than nodes. */
function nextOpen(value: Float32Array): Int32Array {
  const next = new Int32Array(value.length + 1);
  next[value.length] = value.length;
  for (let k = value.length - 1; k >= 0; k--) next[k] = value[k] === 0 ? next[k + 1] : k;
  return next;
}

/** Square roots in place of squares up to a limit; Infinity beyond it. */
function rootsWithin(squared: Float32Array, limit: number): void {
  for (let k = 0; k < squared.length; k++) {
    const value = squared[k];
    if (value > 0 && value < Infinity) squared[k] = value <= limit ? Math.sqrt(value) : Infinity;
  }
}

/** Contours must close within the grid, even where a disc would leave it at a pole. */
function clearRim(value: Float32Array, rows: number, columns: number): void {
  value.fill(Infinity, 0, columns);
  value.fill(Infinity, (rows - 1) * columns);
  for (let r = 0; r < rows; r++) {
    value[r * columns] = Infinity;
    value[r * columns + columns - 1] = Infinity;
  }
}

/** Cosines and sines of equally spaced degrees. */
function cosinesAndSines(
  count: number,
  first: number,
  step: number,
): readonly [Float64Array, Float64Array] {
  const cosines = new Float64Array(count);
  const sines = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    cosines[k] = cosDegrees(first + k * step);
    sines[k] = sinDegrees(first + k * step);
  }
  return [cosines, sines];
}
