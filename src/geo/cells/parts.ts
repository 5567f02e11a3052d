import { SEA, type Arcs } from './arcs';
import { areaOfChain, isInChain, chainsAround, type Chain } from './outline';
import { scaleOfPlane } from './plane';

/** No island is given to a point that is farther from it than this, kilometres. */
const ACROSS_KM = 10;

/**
 * The cells' land in parts. A part is all of a cell that hangs together on land; the part with the cell's point in it has the cell's number, the
 * others, which the sea parts from it, come after.
 */
export interface Parts {
  readonly count: number;
  /** On each side of each arc. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** The point that each part is given to; −1 for nobody's. */
  readonly owner: Int32Array;
}

interface Points {
  /** In the plane; cells from their count on are the frame's. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Parts the cells at the sea. A part without its point goes to the neighbour on the same land that it shares most of its border with: a cape is not
 * given to a town across the bay. An island without any point goes to the point that is nearest to it, up to `ACROSS_KM`.
 */
export function partsOf(arcs: Arcs, points: Points): Parts {
  const count = points.x.length;
  const shore = [...arcs.onShore].sort((a, b) => a - b);
  const { left, right, chains, cells } = cut(arcs, points, shore);
  const total = count + chains.length;
  const owner = new Int32Array(total).fill(-1);
  for (let cell = 0; cell < count; cell++) owner[cell] = cell;
  join(arcs, left, right, owner, count);
  chains.forEach((chain, k) => {
    if (owner[count + k] < 0) owner[count + k] = nearest(arcs, points, chain, cells[k]);
  });
  return { count: total, left, right, owner };
}

/** Tells the parts of the cells at the shore from each other: those without their point, with their cells, and the arcs' sides. */
function cut(arcs: Arcs, { x, y }: Points, shore: readonly number[]) {
  const count = x.length;
  const row = new Map(shore.map((cell, i) => [cell, i]));
  const keyOf = (side: Int32Array) => side.map((cell) => row.get(cell) ?? -1);
  const around = chainsAround(arcs, keyOf(arcs.left), keyOf(arcs.right), shore.length);
  // Frame cells hold nobody's land.
  const own = (side: Int32Array) => side.map((cell) => (cell < count ? cell : SEA));
  const [left, right] = [own(arcs.left), own(arcs.right)];
  const chains: Chain[] = [];
  const cells: number[] = [];
  const partAt = new Map<string, number>();
  shore.forEach((cell, i) => {
    const found = around[i].filter((chain) => areaOfChain(arcs, chain) > 0);
    const home =
      found.find((chain) => isInChain(arcs, chain, x[cell], y[cell])) ??
      // A town's point in the harbour.
      found.reduce<Chain | null>(
        (most, chain) =>
          !most || areaOfChain(arcs, chain) > areaOfChain(arcs, most) ? chain : most,
        null,
      );
    for (const chain of found) {
      if (chain === home) continue;
      for (const node of chain) partAt.set(`${cell} ${node}`, count + chains.length);
      chains.push(chain);
      cells.push(cell);
    }
  });
  if (partAt.size > 0)
    for (let arc = 0; arc < left.length; arc++) {
      // A node belongs to one part of a cell: parts do not touch.
      const partOf = (cell: number) => partAt.get(`${cell} ${arcs.from[arc]}`) ?? cell;
      left[arc] = partOf(left[arc]);
      right[arc] = partOf(right[arc]);
    }
  return { left, right, chains, cells };
}

/** Gives parts that border on owned land to the owner that they share most with, until nothing more can be given. */
function join(arcs: Arcs, left: Int32Array, right: Int32Array, owner: Int32Array, cells: number) {
  const { from, to, x, y } = arcs;
  const loose: number[] = [];
  left.forEach((part, arc) => {
    if (part >= cells || right[arc] >= cells) loose.push(arc);
  });
  for (let given = true; given;) {
    given = false;
    const shared = new Map<number, Map<number, number>>();
    const count = (part: number, other: number, arc: number): void => {
      if (part < cells || owner[part] >= 0 || other < 0 || owner[other] < 0) return;
      const of = shared.get(part) ?? new Map<number, number>();
      shared.set(part, of);
      const km = Math.hypot(x[to[arc]] - x[from[arc]], y[to[arc]] - y[from[arc]]);
      of.set(owner[other], (of.get(owner[other]) ?? 0) + km);
    };
    for (const arc of loose) {
      count(left[arc], right[arc], arc);
      count(right[arc], left[arc], arc);
    }
    for (const [part, of] of shared) {
      const [[most]] = [...of].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      owner[part] = most;
      given = true;
    }
  }
}

/** The cell whose point an islet is given to, or −1 where that is too far away. */
function nearest({ x, y }: Arcs, points: Points, chain: Chain, cell: number): number {
  const [px, py] = [points.x[cell], points.y[cell]];
  const km = chain.reduce(
    (least, node) => Math.min(least, Math.hypot(x[node] - px, y[node] - py)),
    Infinity,
  );
  return km * scaleOfPlane(py) <= ACROSS_KM ? cell : -1;
}
