import type { KmGrid } from '../../geo/disc-field';
import { chordOfKm } from '../../geo/earth';
import { plainExp } from '../../stats/plain-math';
import { GAUSS_REACH, type KernelPlaces } from './bandwidths';
import { circlesOf } from './circles';

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

/** Nodes with enough firms around, ascending. */
export function judgedNodes(places: KernelPlaces, grid: KmGrid): Int32Array {
  const { rows, columns } = grid;
  const width = columns + 1;
  // Firms whose circle begins at a node, less those whose circle has ended before it.
  const begun = new Float64Array(rows * width);
  circlesOf(places, grid, JUDGED_REACH).visit((place, row, first, last) => {
    begun[row * width + first] += places.firms[place];
    begun[row * width + last + 1] -= places.firms[place];
  });
  const judged: number[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0, firms = 0; column < columns; column++) {
      firms += begun[row * width + column];
      if (firms >= LEAST_AROUND) judged.push(row * columns + column);
    }
  return Int32Array.from(judged);
}

/** How many kernel values a field of these nodes has. */
export function entriesOf(places: KernelPlaces, grid: KmGrid, nodes: Int32Array): number {
  const { rows, columns } = grid;
  // How many of the nodes come before each one of the grid, row by row.
  const before = new Int32Array(rows * columns + 1);
  for (const node of nodes) before[node + 1] = 1;
  for (let k = 1; k < before.length; k++) before[k] += before[k - 1];
  let entries = 0;
  circlesOf(places, grid, GAUSS_REACH).visit((_, row, first, last) => {
    entries += before[row * columns + last + 1] - before[row * columns + first];
  });
  return entries;
}

/**
 * Gaussian kernels of all places at the judged nodes of a grid. A place's kernel integrates to the same over the sphere (chords) whatever its
 * bandwidth, and has the peak 1 at the global one. 12 bytes per entry.
 */
export function fieldOf(places: KernelPlaces, grid: KmGrid, nodes: Int32Array): Field {
  const { population, bandwidthKm, globalKm } = places;
  const { rows, columns } = grid;
  // Number of each of the grid's nodes among those that are judged, -1 for the others.
  const numbers = new Int32Array(rows * columns).fill(-1);
  nodes.forEach((node, k) => (numbers[node] = k));
  const entries = entriesOf(places, grid, nodes);
  const start = new Int32Array(population.length + 1);
  const node = new Int32Array(entries);
  const kernel = new Float64Array(entries);
  const all = new Float64Array(nodes.length);
  const squares = bandwidthKm.map((km) => chordOfKm(km) ** 2);
  const peak = chordOfKm(globalKm) ** 2;
  const circles = circlesOf(places, grid, GAUSS_REACH);
  let entry = 0;
  circles.visit((place, row, first, last) => {
    const [height, spread] = [peak / squares[place], 2 * squares[place]];
    for (let column = first; column <= last; column++) {
      const k = numbers[row * columns + column];
      if (k < 0) continue;
      const value = height * plainExp(-circles.squaredTo(place, row, column) / spread);
      node[entry] = k;
      kernel[entry++] = value;
      all[k] += population[place] * value;
    }
    start[place + 1] = entry;
  });
  // Places without a node of this grid in reach have no entries.
  for (let i = 1; i < start.length; i++) start[i] = Math.max(start[i], start[i - 1]);
  return { grid, nodes, all, start, node, kernel };
}
