import { fillReducingOrder, type Graph } from './fill-order';

/** Places of a square sparse matrix's entries: row i's are those from start[i] on, in the named columns, none twice. */
export interface SparsePattern {
  readonly count: number;
  /** Length count + 1. */
  readonly start: Int32Array;
  readonly column: Int32Array;
}

/**
 * Where the factors of a matrix have entries: row k of U and column k of L at the same places, index[start[k]] …, ascending
 * and beyond k.
 */
export interface FactorPattern {
  readonly count: number;
  readonly start: Int32Array;
  readonly index: Int32Array;
  /** Each row's place in the order of elimination. */
  readonly place: Int32Array;
  /** Each entry's place in [diagonal of `count` | row entries of U | column entries of L], the last two as long as `index`. */
  readonly slot: Int32Array;
}

/** The pattern's graph, each link both ways and no node joined with itself. */
function graphOf({ count, start, column }: SparsePattern): Graph {
  const joined = Array.from({ length: count }, () => new Set<number>());
  for (let i = 0; i < count; i++)
    for (let at = start[i]; at < start[i + 1]; at++) {
      const j = column[at];
      if (i === j) continue;
      joined[i].add(j);
      joined[j].add(i);
    }
  const from = new Int32Array(count + 1);
  joined.forEach((set, i) => (from[i + 1] = from[i] + set.size));
  const neighbour = new Int32Array(from[count]);
  joined.forEach((set, i) => neighbour.set([...set], from[i]));
  return { count, start: from, neighbour };
}

/**
 * Where the factors have entries once all nodes are renumbered by their place; null once the squares of their columns add up to
 * more than `most`. O(entries of the factors).
 */
function fillIn(graph: Graph, order: Int32Array, place: Int32Array, most: number) {
  const { count } = graph;
  let work = 0;
  const columns = new Array<Int32Array>(count);
  const children = Array.from({ length: count }, (): number[] => []);
  const mark = new Int32Array(count).fill(-1);
  const start = new Int32Array(count + 1);
  for (let k = 0; k < count; k++) {
    const found: number[] = [];
    const take = (i: number): void => {
      if (i <= k || mark[i] === k) return;
      mark[i] = k;
      found.push(i);
    };
    const node = order[k];
    for (let at = graph.start[node]; at < graph.start[node + 1]; at++)
      take(place[graph.neighbour[at]]);
    for (const child of children[k]) for (const i of columns[child]) take(i);
    columns[k] = Int32Array.from(found).sort();
    if (found.length > 0) children[columns[k][0]].push(k);
    start[k + 1] = start[k] + found.length;
    work += found.length ** 2;
    if (work > most) return null;
  }
  const index = new Int32Array(start[count]);
  columns.forEach((column, k) => index.set(column, start[k]));
  return { start, index };
}

/** Place of `wanted` among the ascending indices from `low` to before `high`. */
function find(index: Int32Array, wanted: number, low: number, high: number): number {
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (index[middle] <= wanted) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Where the factors of all matrices with these entries (and a diagonal) have theirs, in an order that keeps them few; null where
 * elimination takes more than `most` steps.
 */
export function factorPattern(pattern: SparsePattern, most = Infinity): FactorPattern | null {
  const { count } = pattern;
  const graph = graphOf(pattern);
  const order = fillReducingOrder(graph);
  const place = new Int32Array(count);
  order.forEach((node, k) => (place[node] = k));
  const filled = fillIn(graph, order, place, most);
  if (!filled) return null;
  const { start, index } = filled;
  const slot = new Int32Array(pattern.column.length);
  for (let i = 0; i < count; i++)
    for (let at = pattern.start[i]; at < pattern.start[i + 1]; at++) {
      const [row, column] = [place[i], place[pattern.column[at]]];
      if (row === column) slot[at] = row;
      else if (row < column) slot[at] = count + find(index, column, start[row], start[row + 1]);
      else slot[at] = count + index.length + find(index, row, start[column], start[column + 1]);
    }
  return { count, start, index, place, slot };
}
