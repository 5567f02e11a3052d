import { unitVectors } from './earth';

const LEAF_SIZE = 10;

/**
 * A balanced k-d tree (Bentley 1975) over unit vectors, for questions about neighbours at no fixed distance. Points are stored in the order
 * of the leaves; nodes in depth-first order, the left child of node v being v + 1. Built once in n log n.
 */
export class PointTree {
  readonly count: number;
  /** Input row of each stored point. */
  readonly rowOf: Int32Array;
  /** Unit vector of stored point k at 3k. */
  readonly xyz: Float64Array;
  readonly nodeCount: number;
  /** Stored points of node v: nodeStart[v] up to, not including, nodeEnd[v]. */
  readonly nodeStart: Int32Array;
  readonly nodeEnd: Int32Array;
  /** Right child, 0 for a leaf. */
  readonly rightChild: Int32Array;
  /** Least and most x, y and z of node v's points at 6v. */
  readonly box: Float64Array;

  /** @param rows input rows that take part, each with a place. */
  constructor(lng: Float64Array, lat: Float64Array, rows: Int32Array) {
    const count = rows.length;
    const most = Math.max(1, 4 * Math.ceil(count / LEAF_SIZE) + 2);
    this.count = count;
    this.rowOf = rows.slice();
    this.nodeStart = new Int32Array(most);
    this.nodeEnd = new Int32Array(most);
    this.rightChild = new Int32Array(most);
    this.box = new Float64Array(6 * most);
    const xyz = unitVectors(lng, lat, this.rowOf);
    const order = Int32Array.from(rows, (_, k) => k);
    this.nodeCount = count === 0 ? 0 : this.#split(xyz, order, 0, count, 0);
    this.rowOf = order.map((k) => rows[k]);
    this.xyz = new Float64Array(3 * count);
    for (let k = 0; k < count; k++)
      for (let axis = 0; axis < 3; axis++) this.xyz[3 * k + axis] = xyz[3 * order[k] + axis];
  }

  /** Lays out the node `v` over order[start … end) and all below it; returns the number of the next free node. */
  #split(xyz: Float64Array, order: Int32Array, start: number, end: number, v: number): number {
    this.nodeStart[v] = start;
    this.nodeEnd[v] = end;
    let widest = 0;
    let width = -1;
    for (let axis = 0; axis < 3; axis++) {
      let least = Infinity;
      let most = -Infinity;
      for (let k = start; k < end; k++) {
        const value = xyz[3 * order[k] + axis];
        if (value < least) least = value;
        if (value > most) most = value;
      }
      this.box[6 * v + 2 * axis] = least;
      this.box[6 * v + 2 * axis + 1] = most;
      if (most - least > width) {
        width = most - least;
        widest = axis;
      }
    }
    if (end - start <= LEAF_SIZE) return v + 1;
    const middle = (start + end) >> 1;
    selectNth(xyz, widest, order, start, end - 1, middle);
    const right = this.#split(xyz, order, start, middle, v + 1);
    this.rightChild[v] = right;
    return this.#split(xyz, order, middle, end, right);
  }

  /** Squared chord from a point to the nearest corner or side of a node's box; 0 inside. */
  squaredToBox(v: number, x: number, y: number, z: number): number {
    const { box } = this;
    const at = 6 * v;
    const dx = x < box[at] ? box[at] - x : x > box[at + 1] ? x - box[at + 1] : 0;
    const dy = y < box[at + 2] ? box[at + 2] - y : y > box[at + 3] ? y - box[at + 3] : 0;
    const dz = z < box[at + 4] ? box[at + 4] - z : z > box[at + 5] ? z - box[at + 5] : 0;
    return dx * dx + dy * dy + dz * dz;
  }
}

/** Reorders order[low … high] so that the entry at `nth` is the one that sorting by coordinate would put there (Hoare 1961). */
function selectNth(
  xyz: Float64Array,
  axis: number,
  order: Int32Array,
  low: number,
  high: number,
  nth: number,
): void {
  while (low < high) {
    const pivot = xyz[3 * order[(low + high) >> 1] + axis];
    let i = low;
    let j = high;
    while (i <= j) {
      while (xyz[3 * order[i] + axis] < pivot) i++;
      while (xyz[3 * order[j] + axis] > pivot) j--;
      if (i > j) break;
      const held = order[i];
      order[i] = order[j];
      order[j] = held;
      i++;
      j--;
    }
    if (nth <= j) high = j;
    else if (nth >= i) low = i;
    else return;
  }
}

/** Reused by one search after another over one tree: the k nearest of a stored point. */
export class NearestSearch {
  /** Squared chords of the nearest found, ascending, and the stored points they belong to; the point itself is the first. */
  readonly squared: Float64Array;
  readonly point: Int32Array;
  readonly #tree: PointTree;
  readonly #stack = new Int32Array(128);
  readonly #stackSquared = new Float64Array(128);

  /** @param k how many to find, the point itself included; no more than the tree holds. */
  constructor(tree: PointTree, k: number) {
    this.#tree = tree;
    this.squared = new Float64Array(k);
    this.point = new Int32Array(k);
  }

  /** Finds the k nearest of stored point `q`; ties at the k-th place go to whichever is met first. */
  find(q: number): void {
    const { squared, point } = this;
    const tree = this.#tree;
    const { xyz, nodeStart, nodeEnd, rightChild } = tree;
    const stack = this.#stack;
    const stackSquared = this.#stackSquared;
    const last = squared.length - 1;
    const x = xyz[3 * q];
    const y = xyz[3 * q + 1];
    const z = xyz[3 * q + 2];
    squared.fill(Infinity);
    point.fill(-1);
    squared[0] = 0;
    point[0] = q;
    let filled = 1;
    let top = 0;
    stack[top++] = 0;
    stackSquared[0] = 0;
    while (top > 0) {
      top--;
      if (stackSquared[top] >= squared[last]) continue;
      let v = stack[top];
      while (rightChild[v] !== 0) {
        const left = v + 1;
        const right = rightChild[v];
        const toLeft = tree.squaredToBox(left, x, y, z);
        const toRight = tree.squaredToBox(right, x, y, z);
        const nearFirst = toLeft <= toRight;
        stack[top] = nearFirst ? right : left;
        stackSquared[top++] = nearFirst ? toRight : toLeft;
        v = nearFirst ? left : right;
      }
      for (let p = nodeStart[v]; p < nodeEnd[v]; p++) {
        const dx = x - xyz[3 * p];
        const dy = y - xyz[3 * p + 1];
        const dz = z - xyz[3 * p + 2];
        const d = dx * dx + dy * dy + dz * dz;
        if (d >= squared[last] || p === q) continue;
        let place = filled <= last ? filled++ : last;
        for (; place > 1 && squared[place - 1] > d; place--) {
          squared[place] = squared[place - 1];
          point[place] = point[place - 1];
        }
        squared[place] = d;
        point[place] = p;
      }
    }
  }
}
