import { reachInLongitude, type KmGrid } from '../../geo/disc-field';
import { chordOfKm, KM_PER_DEGREE, unitVectors } from '../../geo/earth';
import { cosDegrees, sinDegrees } from '../../geo/trigonometry';
import { plainExp } from '../../stats/plain-math';
import { GAUSS_REACH, type KernelPlaces } from './bandwidths';

/** A node is judged where so many firms have it within so many of their bandwidths. */
const LEAST_AROUND = 5;
export const JUDGED_REACH = 2;
/** Labels that are looked at in one go; of place or node i they are entries 4 i to 4 i + 3. */
export const TOGETHER = 4;

/** A grid's nodes that are judged, and the kernel values of each place at them: those of place i are entries start[i] to start[i + 1]. */
export interface Field {
  readonly grid: KmGrid;
  /** Of the grid's nodes, those that are judged. */
  readonly nodes: Int32Array;
  /** Kernel sums at these over all that firms of interest are compared with. */
  readonly all: Float64Array;
  readonly start: Int32Array;
  /** Index into `nodes`. */
  readonly node: Int32Array;
  readonly kernel: Float64Array;
}

/** At each node that is judged the kernel's share of the cases, by their share of all (`usual`), of four labellings. */
export function ratiosOf(
  { nodes, all, start, node, kernel }: Field,
  cases: Int32Array,
  usual: number,
  out = new Float64Array(TOGETHER * nodes.length),
): Float64Array {
  out.fill(0);
  for (let i = 0; i + 1 < start.length; i++) {
    const [a, b, c, d] = [cases[4 * i], cases[4 * i + 1], cases[4 * i + 2], cases[4 * i + 3]];
    if (a + b + c + d === 0) continue;
    for (let at = start[i]; at < start[i + 1]; at++) {
      const value = kernel[at];
      const to = node[at] << 2;
      out[to] += a * value;
      out[to + 1] += b * value;
      out[to + 2] += c * value;
      out[to + 3] += d * value;
    }
  }
  for (let k = 0; k < out.length; k++) out[k] /= all[k >> 2] * usual;
  return out;
}

type Visit = (place: number, node: number, squaredChord: number) => void;

/** Calls for each place with the nodes within so many of its bandwidths, and the squared chord of the unit sphere to them. */
function visitNodes(places: KernelPlaces, grid: KmGrid, bandwidths: number, each: Visit): void {
  const { rows, columns, west, south, stepLng, stepLat } = grid;
  const at = unitVectors(places.lng, places.lat);
  const turn = (count: number, first: number, step: number, of: (degrees: number) => number) =>
    Float64Array.from({ length: count }, (_, k) => of(first + k * step));
  const [cosLng, sinLng] = [cosDegrees, sinDegrees].map((of) => turn(columns, west, stepLng, of));
  const [cosLat, sinLat] = [cosDegrees, sinDegrees].map((of) => turn(rows, south, stepLat, of));
  for (let i = 0; i < places.lng.length; i++) {
    const [x, y] = [places.lng[i], places.lat[i]];
    const reachKm = bandwidths * places.bandwidthKm[i];
    const reach = chordOfKm(reachKm) ** 2;
    const reachLat = reachKm / KM_PER_DEGREE;
    const reachLng = reachInLongitude(y, reachKm);
    const lastRow = Math.min(rows - 1, Math.floor((y + reachLat - south) / stepLat));
    const first = Math.max(0, Math.ceil((x - reachLng - west) / stepLng));
    const last = Math.min(columns - 1, Math.floor((x + reachLng - west) / stepLng));
    for (let r = Math.max(0, Math.ceil((y - reachLat - south) / stepLat)); r <= lastRow; r++) {
      for (let c = first; c <= last; c++) {
        const dx = at[3 * i] - cosLat[r] * cosLng[c];
        const dy = at[3 * i + 1] - cosLat[r] * sinLng[c];
        const dz = at[3 * i + 2] - sinLat[r];
        const squared = dx * dx + dy * dy + dz * dz;
        if (squared <= reach) each(i, r * columns + c, squared);
      }
    }
  }
}

/** Nodes with enough firms around, ascending. */
export function judgedNodes(places: KernelPlaces, grid: KmGrid): Int32Array {
  const around = new Float64Array(grid.rows * grid.columns);
  visitNodes(places, grid, JUDGED_REACH, (place, node) => (around[node] += places.firms[place]));
  return Int32Array.from(around.keys()).filter((node) => around[node] >= LEAST_AROUND);
}

/** Number of each of these nodes among them, -1 for the others. */
function numbersOf(nodes: Int32Array, { rows, columns }: KmGrid): Int32Array {
  const numbers = new Int32Array(rows * columns).fill(-1);
  nodes.forEach((node, k) => (numbers[node] = k));
  return numbers;
}

/** How many kernel values a field of these nodes has. */
export function entriesOf(places: KernelPlaces, grid: KmGrid, nodes: Int32Array): number {
  const numbers = numbersOf(nodes, grid);
  let entries = 0;
  visitNodes(places, grid, GAUSS_REACH, (_, node) => (entries += numbers[node] < 0 ? 0 : 1));
  return entries;
}

/**
 * Gaussian kernels of all places at the judged nodes of a grid. A place's kernel integrates to the same over the sphere (chords) whatever its
 * bandwidth, and has the peak 1 at the global one. 12 bytes per entry.
 */
export function fieldOf(places: KernelPlaces, grid: KmGrid, nodes: Int32Array): Field {
  const { population, bandwidthKm, globalKm } = places;
  const numbers = numbersOf(nodes, grid);
  const entries = entriesOf(places, grid, nodes);
  const start = new Int32Array(population.length + 1);
  const node = new Int32Array(entries);
  const kernel = new Float64Array(entries);
  const all = new Float64Array(nodes.length);
  const squares = bandwidthKm.map((km) => chordOfKm(km) ** 2);
  const peak = chordOfKm(globalKm) ** 2;
  let entry = 0;
  visitNodes(places, grid, GAUSS_REACH, (place, at, squared) => {
    const k = numbers[at];
    if (k < 0) return;
    const value = (peak / squares[place]) * plainExp(-squared / (2 * squares[place]));
    node[entry] = k;
    kernel[entry++] = value;
    start[place + 1] = entry;
    all[k] += population[place] * value;
  });
  // Places without a node of this grid in reach have no entries.
  for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i], start[i - 1]);
  return { grid, nodes, all, start, node, kernel };
}
