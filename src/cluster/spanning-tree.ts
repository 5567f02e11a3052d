import type { PointTree } from '../geo/point-tree';
import { NearestSearch } from '../geo/point-tree';
import type { Run } from '../model/run';

/** Stored points handled between two looks at the host. */
const SLICE = 2000;

/** Edges of a minimum spanning tree between stored points, in no particular order. */
export interface SpanningTree {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Squared chord of each edge's mutual reachability distance. */
  readonly squared: Float64Array;
  /** Squared chord from each stored point to its minSamples-th nearest, itself included. */
  readonly squaredCore: Float64Array;
}

/**
 * Minimum spanning tree under the mutual reachability distance, max(core(a), core(b), d(a, b)) (Campello, Moulavi and Sander
 * 2013), by Borůvka's rounds over a k-d tree (McInnes and Healy 2017). The first round needs no search: a firm with a denser one among its
 * nearest can have no shorter edge than its own core distance.
 */
export async function spanningTree(
  tree: PointTree,
  minSamples: number,
  run: Run,
): Promise<SpanningTree> {
  const forest = new Forest(tree, Math.min(minSamples, tree.count));
  for (let start = 0; start < tree.count; start += SLICE) {
    forest.measureCores(start, Math.min(tree.count, start + SLICE));
    run.progress((0.4 * start) / tree.count);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  forest.joinDenser();
  while (forest.edges < tree.count - 1) {
    forest.beginRound();
    for (let start = 0; start < tree.count; start += SLICE) {
      forest.search(start, Math.min(tree.count, start + SLICE));
      const wait = run.checkpoint();
      if (wait) await wait;
    }
    forest.joinNearest();
    run.progress(0.4 + (0.5 * forest.edges) / tree.count);
  }
  return forest;
}

class Forest implements SpanningTree {
  edges = 0;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly squared: Float64Array;
  readonly squaredCore: Float64Array;
  readonly #tree: PointTree;
  readonly #nearest: NearestSearch;
  /** Of each point, those among its nearest that are not itself, in rows of minSamples − 1. */
  readonly #neighbours: Int32Array;
  readonly #parent: Int32Array;
  /** Component of each point in this round, by its root. */
  readonly #component: Int32Array;
  /** The one component of a node's points, or -1. */
  readonly #nodeComponent: Int32Array;
  readonly #nodeCore: Float64Array;
  /** Shortest edge that leaves each component, by root. */
  readonly #best: Float64Array;
  readonly #bestFrom: Int32Array;
  readonly #bestTo: Int32Array;
  readonly #stack = new Int32Array(128);
  readonly #stackSquared = new Float64Array(128);

  constructor(tree: PointTree, minSamples: number) {
    const n = tree.count;
    const edges = Math.max(0, n - 1);
    this.#tree = tree;
    this.from = new Int32Array(edges);
    this.to = new Int32Array(edges);
    this.squared = new Float64Array(edges);
    this.squaredCore = new Float64Array(n);
    this.#nearest = new NearestSearch(tree, minSamples);
    this.#neighbours = new Int32Array(n * (minSamples - 1));
    this.#parent = Int32Array.from({ length: n }, (_, k) => k);
    this.#component = new Int32Array(n);
    this.#nodeComponent = new Int32Array(tree.nodeCount);
    this.#nodeCore = new Float64Array(tree.nodeCount);
    this.#best = new Float64Array(n);
    this.#bestFrom = new Int32Array(n);
    this.#bestTo = new Int32Array(n);
  }

  measureCores(start: number, end: number): void {
    const { squared, point } = this.#nearest;
    const others = point.length - 1;
    for (let q = start; q < end; q++) {
      this.#nearest.find(q);
      this.squaredCore[q] = squared[others];
      for (let k = 0; k < others; k++) this.#neighbours[q * others + k] = point[k + 1];
    }
  }

  /** Joins each point to the nearest of those around it that are at least as dense as itself. */
  joinDenser(): void {
    const core = this.squaredCore;
    const others = this.#nearest.point.length - 1;
    for (let q = 0; q < core.length; q++) {
      for (let k = q * others; k < (q + 1) * others; k++) {
        const p = this.#neighbours[k];
        if (core[p] > core[q]) continue;
        this.#join(q, p, core[q]);
        break;
      }
    }
    const { nodeCount, nodeStart, nodeEnd } = this.#tree;
    for (let v = 0; v < nodeCount; v++) {
      let least = Infinity;
      for (let p = nodeStart[v]; p < nodeEnd[v]; p++) if (core[p] < least) least = core[p];
      this.#nodeCore[v] = least;
    }
  }

  #join(a: number, b: number, squared: number): void {
    const rootA = this.#root(a);
    const rootB = this.#root(b);
    if (rootA === rootB) return;
    this.#parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    this.from[this.edges] = a;
    this.to[this.edges] = b;
    this.squared[this.edges++] = squared;
  }

  #root(item: number): number {
    const parent = this.#parent;
    while (parent[item] !== item) {
      parent[item] = parent[parent[item]];
      item = parent[item];
    }
    return item;
  }

  beginRound(): void {
    const { nodeCount, nodeStart, nodeEnd, rightChild } = this.#tree;
    for (let q = 0; q < this.#component.length; q++) this.#component[q] = this.#root(q);
    for (let v = nodeCount - 1; v >= 0; v--) {
      if (rightChild[v] !== 0) {
        const left = this.#nodeComponent[v + 1];
        this.#nodeComponent[v] = left === this.#nodeComponent[rightChild[v]] ? left : -1;
        continue;
      }
      let one = this.#component[nodeStart[v]];
      for (let p = nodeStart[v] + 1; p < nodeEnd[v]; p++) if (this.#component[p] !== one) one = -1;
      this.#nodeComponent[v] = one;
    }
    this.#best.fill(Infinity);
  }

  /** Looks for shorter edges out of the components of points start … end − 1. */
  search(start: number, end: number): void {
    for (let q = start; q < end; q++)
      if (this.squaredCore[q] < this.#best[this.#component[q]]) this.#searchFrom(q);
  }

  #searchFrom(q: number): void {
    const tree = this.#tree;
    const { xyz, nodeStart, nodeEnd, rightChild } = tree;
    const component = this.#component;
    const core = this.squaredCore;
    const stack = this.#stack;
    const stackSquared = this.#stackSquared;
    const mine = component[q];
    const myCore = core[q];
    const x = xyz[3 * q];
    const y = xyz[3 * q + 1];
    const z = xyz[3 * q + 2];
    let best = this.#best[mine];
    let found = -1;
    let top = 0;
    stack[top] = 0;
    stackSquared[top++] = 0;
    while (top > 0) {
      top--;
      if (stackSquared[top] >= best) continue;
      const v = stack[top];
      if (this.#nodeComponent[v] === mine || this.#nodeCore[v] >= best) continue;
      const right = rightChild[v];
      if (right !== 0) {
        const left = v + 1;
        const toLeft = tree.squaredToBox(left, x, y, z);
        const toRight = tree.squaredToBox(right, x, y, z);
        const nearFirst = toLeft <= toRight;
        stack[top] = nearFirst ? right : left;
        stackSquared[top++] = nearFirst ? toRight : toLeft;
        stack[top] = nearFirst ? left : right;
        stackSquared[top++] = nearFirst ? toLeft : toRight;
        continue;
      }
      for (let p = nodeStart[v]; p < nodeEnd[v]; p++) {
        if (component[p] === mine || core[p] >= best) continue;
        const dx = x - xyz[3 * p];
        const dy = y - xyz[3 * p + 1];
        const dz = z - xyz[3 * p + 2];
        const d = Math.max(dx * dx + dy * dy + dz * dz, core[p], myCore);
        if (d >= best) continue;
        best = d;
        found = p;
      }
    }
    if (found < 0) return;
    this.#best[mine] = best;
    this.#bestFrom[mine] = q;
    this.#bestTo[mine] = found;
  }

  /** Joins every component to the nearest other one. */
  joinNearest(): void {
    for (let root = 0; root < this.#best.length; root++)
      if (this.#component[root] === root && this.#best[root] < Infinity)
        this.#join(this.#bestFrom[root], this.#bestTo[root], this.#best[root]);
  }
}
