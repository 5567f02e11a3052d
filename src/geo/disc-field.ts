import type { NodeGrid } from './contour';
import { KM_PER_DEGREE, chordOfKm } from './earth';
import { cosDegrees, sinDegrees } from './trigonometry';

/** More nodes than this are not laid out; the step grows instead. */
const MOST_NODES = 8_000_000;
/** Beyond this latitude a grid in degrees makes no sense; nothing that Shuseki studies is there. */
const HIGHEST_LATITUDE = 89;
const RADIANS_PER_DEGREE = Math.PI / 180;

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
 * For each node, the chord of the unit sphere to the nearest of the places, where one is at most `radiusKm` plus one step away;
 * else Infinity, and on the grid's rim. Exact on the sphere but for single precision. Time grows with places × (radius / step)².
 */
export function chordToNearest(
  lng: Float64Array,
  lat: Float64Array,
  radiusKm: number,
  grid: KmGrid,
): Float32Array {
  const { rows, columns, west, south, stepLng, stepLat } = grid;
  const squared = new Float32Array(rows * columns).fill(Infinity);
  const cosLng = new Float64Array(columns);
  const sinLng = new Float64Array(columns);
  const cosLat = new Float64Array(rows);
  const sinLat = new Float64Array(rows);
  for (let c = 0; c < columns; c++) {
    cosLng[c] = cosDegrees(west + c * stepLng);
    sinLng[c] = sinDegrees(west + c * stepLng);
  }
  for (let r = 0; r < rows; r++) {
    cosLat[r] = cosDegrees(south + r * stepLat);
    sinLat[r] = sinDegrees(south + r * stepLat);
  }
  const reachKm = radiusKm + 1.5 * grid.stepKm;
  const reachLat = reachKm / KM_PER_DEGREE;
  for (let i = 0; i < lng.length; i++) {
    if (i > 0 && lng[i] === lng[i - 1] && lat[i] === lat[i - 1]) continue;
    const across = cosDegrees(lat[i]);
    const x = across * cosDegrees(lng[i]);
    const y = across * sinDegrees(lng[i]);
    const z = sinDegrees(lat[i]);
    const reachLng = reachInLongitude(lat[i], reachKm);
    const firstRow = Math.max(0, Math.ceil((lat[i] - reachLat - south) / stepLat));
    const lastRow = Math.min(rows - 1, Math.floor((lat[i] + reachLat - south) / stepLat));
    for (let r = firstRow; r <= lastRow; r++) {
      const dz = z - sinLat[r];
      const c0 = cosLat[r];
      // The disc's width at this row, one column to spare for the sphere's curvature.
      const up = (south + r * stepLat - lat[i]) / reachLat;
      const half = reachLng * Math.sqrt(Math.max(0, 1 - up * up)) + stepLng;
      const firstColumn = Math.max(0, Math.ceil((lng[i] - half - west) / stepLng));
      const lastColumn = Math.min(columns - 1, Math.floor((lng[i] + half - west) / stepLng));
      const base = r * columns;
      for (let c = firstColumn; c <= lastColumn; c++) {
        const dx = x - c0 * cosLng[c];
        const dy = y - c0 * sinLng[c];
        const d = dx * dx + dy * dy + dz * dz;
        if (d < squared[base + c]) squared[base + c] = d;
      }
    }
  }
  const limit = chordOfKm(reachKm) ** 2;
  for (let k = 0; k < squared.length; k++)
    squared[k] = squared[k] <= limit ? Math.sqrt(squared[k]) : Infinity;
  clearRim(squared, rows, columns);
  return squared;
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
