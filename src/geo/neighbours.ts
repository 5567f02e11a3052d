import { squaredReach } from './earth';
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
  const stack: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = 3 * stored[i];
    const [x, y, z] = [tree.xyz[at], tree.xyz[at + 1], tree.xyz[at + 2]];
    stack.push(0);
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (tree.squaredToBox(node, x, y, z) > reach) continue;
      const right = tree.rightChild[node];
      if (right !== 0) {
        stack.push(node + 1, right);
        continue;
      }
      for (let k = tree.nodeStart[node]; k < tree.nodeEnd[node]; k++) {
        const dx = x - tree.xyz[3 * k];
        const dy = y - tree.xyz[3 * k + 1];
        const dz = z - tree.xyz[3 * k + 2];
        if (dx * dx + dy * dy + dz * dz > reach || tree.rowOf[k] === i) continue;
        if (length === links.length) {
          if (length >= mostLinks) return null;
          const wider = new Int32Array(2 * length);
          wider.set(links);
          links = wider;
        }
        links[length++] = tree.rowOf[k];
      }
    }
    start[i + 1] = length;
    links.subarray(start[i], length).sort();
  }
  return length > mostLinks ? null : { start, neighbour: links.slice(0, length) };
}
