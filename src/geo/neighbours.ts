import { squaredReach, unitVectors } from './earth';
import { PointTree } from './point-tree';

/** Lists of neighbours: those of place i are neighbour[start[i]] up to, not including, neighbour[start[i + 1]]. */
export interface NeighbourLists {
  /** Length count + 1. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
}

/**
 * For each place (degrees, no NaN) the others at most `km` away, ascending. Null when there are more than `mostLinks` in all,
 * counting both directions. Time grows with the links.
 */
export function neighboursWithin(
  lng: Float64Array,
  lat: Float64Array,
  km: number,
  mostLinks = Infinity,
): NeighbourLists | null {
  const count = lng.length;
  const tree = new PointTree(
    lng,
    lat,
    Int32Array.from({ length: count }, (_, i) => i),
  );
  const reach = squaredReach(km);
  const stored = new Int32Array(count);
  tree.rowOf.forEach((row, k) => (stored[row] = k));
  const start = new Int32Array(count + 1);
  let links = new Int32Array(Math.max(16, 8 * count));
  let length = 0;
  const add = (k: number): void => {
    if (length === links.length) {
      const wider = new Int32Array(2 * length);
      wider.set(links);
      links = wider;
    }
    links[length++] = tree.rowOf[k];
  };
  for (let i = 0; i < count; i++) {
    visitWithin(tree, stored[i], reach, add);
    if (length > mostLinks) return null;
    start[i + 1] = length;
    links.subarray(start[i], length).sort();
  }
  return { start, neighbour: links.slice(0, length) };
}

/**
 * How many of the `rows` (places in degrees, no NaN) are at most `km` from each of them, itself counted; in the order of `rows`. Time
 * grows with what is counted.
 */
export function countWithin(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  km: number,
): Int32Array {
  const tree = new PointTree(lng, lat, rows);
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  const counts = new Int32Array(rows.length);
  const reach = squaredReach(km);
  let count = 0;
  const add = (): void => void count++;
  for (let k = 0; k < tree.count; k++) {
    count = 1;
    visitWithin(tree, k, reach, add);
    counts[place.get(tree.rowOf[k])!] = count;
  }
  return counts;
}

/**
 * How many of other places (degrees, NaN for those that take no part) are at most `km` from each of the `rows` (no NaN); in the order of
 * `rows`. Time grows with what is counted.
 */
export function countAround(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  others: { readonly lng: Float64Array; readonly lat: Float64Array },
  km: number,
): Int32Array {
  const placed = others.lng.reduce<number[]>((list, x, row) => {
    if (Number.isFinite(x + others.lat[row])) list.push(row);
    return list;
  }, []);
  const counts = new Int32Array(rows.length);
  if (placed.length === 0) return counts;
  const tree = new PointTree(others.lng, others.lat, Int32Array.from(placed));
  const at = unitVectors(lng, lat, rows);
  const reach = squaredReach(km);
  for (let i = 0; i < rows.length; i++) {
    const point = [at[3 * i], at[3 * i + 1], at[3 * i + 2]] as const;
    visitAround(tree, point, reach, () => void counts[i]++);
  }
  return counts;
}

/** Visits the stored points other than `of` that are within the squared chord `reach` of it. */
function visitWithin(
  tree: PointTree,
  of: number,
  reach: number,
  visit: (stored: number) => void,
): void {
  const { xyz } = tree;
  const point = [xyz[3 * of], xyz[3 * of + 1], xyz[3 * of + 2]] as const;
  visitAround(tree, point, reach, (k) => {
    if (k !== of) visit(k);
  });
}

/** Visits the stored points that are within the squared chord `reach` of a unit vector. */
function visitAround(
  tree: PointTree,
  [x, y, z]: readonly [number, number, number],
  reach: number,
  visit: (stored: number) => void,
): void {
  const { xyz, nodeStart, nodeEnd, rightChild } = tree;
  const stack = [0];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (tree.squaredToBox(node, x, y, z) > reach) continue;
    const right = rightChild[node];
    if (right !== 0) {
      stack.push(node + 1, right);
      continue;
    }
    for (let k = nodeStart[node]; k < nodeEnd[node]; k++) {
      const dx = x - xyz[3 * k];
      const dy = y - xyz[3 * k + 1];
      const dz = z - xyz[3 * k + 2];
      if (dx * dx + dy * dy + dz * dz <= reach) visit(k);
    }
  }
}
