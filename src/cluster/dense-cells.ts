import { neighboursWithin, type NeighbourLists } from '../geo/neighbours';
import { rootOf } from './dbscan-join';

/** Places with who is in whose reach, for many minimums at one radius. */
export interface DenseCells {
  readonly near: NeighbourLists;
  /** Firms within the radius of each place, its own included. */
  readonly firms: Float64Array;
}

/** Null where more than `mostLinks` pairs are in reach, counting both directions. */
export function reachingCells(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  weight: Float64Array,
  radiusKm: number,
  mostLinks = Infinity,
): DenseCells | null {
  const near = neighboursWithin(lng, lat, radiusKm, mostLinks);
  if (!near) return null;
  const firms = weight.slice();
  for (let i = 0; i < firms.length; i++)
    for (let k = near.start[i]; k < near.start[i + 1]; k++) firms[i] += weight[near.neighbour[k]];
  return { near, firms };
}

/**
 * The clusters that `dbscan` finds with this minimum, as labels of the places, -1 outside: numbered by their first core place, a border place
 * in the lowest-numbered one that reaches it. Linear in the pairs in reach.
 */
export function denseCells(
  { near: { start, neighbour }, firms }: DenseCells,
  minFirms: number,
): { readonly clusterOf: Int32Array; readonly clusterCount: number } {
  const count = firms.length;
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    if (firms[i] < minFirms) continue;
    for (let k = start[i]; k < start[i + 1] && neighbour[k] < i; k++) {
      if (firms[neighbour[k]] < minFirms) continue;
      const [a, b] = [rootOf(parent, i), rootOf(parent, neighbour[k])];
      // The lowest place of a set is its root, so that roots come in the order of the clusters' numbers.
      if (a < b) parent[b] = a;
      else parent[a] = b;
    }
  }
  const clusterOf = new Int32Array(count).fill(-1);
  let clusterCount = 0;
  for (let i = 0; i < count; i++) {
    if (firms[i] < minFirms) continue;
    const root = rootOf(parent, i);
    clusterOf[i] = root === i ? clusterCount++ : clusterOf[root];
  }
  for (let i = 0; i < count; i++) {
    if (firms[i] >= minFirms) continue;
    let lowest = -1;
    for (let k = start[i]; k < start[i + 1]; k++) {
      if (firms[neighbour[k]] < minFirms) continue;
      const cluster = clusterOf[neighbour[k]];
      if (lowest < 0 || cluster < lowest) lowest = cluster;
    }
    clusterOf[i] = lowest;
  }
  return { clusterOf, clusterCount };
}
