import { edgeBetween, triangleOf, type Diagram } from './diagram';
import type { Land } from './land';

/** Where the shore crosses edges of the diagram, and the shore in pieces that lie in one cell each. */
export interface Shore {
  /** Crossings by edge, in the edge's own direction: crossing k is on `edge[k]`, at the node `node[k]`, with land behind it or before it. */
  readonly edge: readonly number[];
  readonly node: readonly number[];
  readonly isLandAfter: readonly boolean[];
  /** Pieces of the shore with the land on the left: from node, to node, the cell. Those in the frame's cells are left out. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly cell: readonly number[];
  /** Where the nodes of crossings stand; they are numbered from `firstNode` on, behind the corners of the diagram and of the land. */
  readonly firstNode: number;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/**
 * The direction of an edge, which every crossing of it is sorted by: with the point of `left` on the left. The edge belongs to the halfedge `e`
 * and goes from the circumcentre of the triangle `from` to that of `to`.
 */
export function edgeEnds({ delaunay, isLeft }: Diagram, e: number) {
  const { triangles, halfedges } = delaunay;
  const twin = halfedges[e];
  const [p, q] = [triangles[e], triangles[twin]];
  const [here, there] = [triangleOf(e), triangleOf(twin)];
  return { left: isLeft ? p : q, right: isLeft ? q : p, from: there, to: here };
}

/**
 * Walks along the shore from cell to cell. Where it leaves a cell is told by the bisectors with the neighbours, so that each piece follows from
 * the one before and no two tests can disagree.
 */
export function shoreOf(diagram: Diagram, land: Land): Shore {
  const { delaunay, count } = diagram;
  const firstNode = diagram.corners.length / 2 + land.x.length;
  const landNode = diagram.corners.length / 2;
  const made = {
    edge: [] as number[],
    node: [] as number[],
    isLandAfter: [] as boolean[],
    from: [] as number[],
    to: [] as number[],
    cell: [] as number[],
    x: [] as number[],
    y: [] as number[],
  };
  const along: number[] = [];
  let cell = 0;

  /** The node where the shore passes from one cell into another. */
  const cross = (into: number, x: number, y: number): number => {
    const node = firstNode + made.x.length;
    made.x.push(x);
    made.y.push(y);
    const e = edgeBetween(diagram, cell, into);
    if (e >= 0) {
      const { left, right } = edgeEnds(diagram, e);
      const { points } = delaunay;
      const dx = points[2 * left + 1] - points[2 * right + 1];
      const dy = points[2 * right] - points[2 * left];
      made.edge.push(e);
      made.node.push(node);
      // The land is on the shore's left: leaving the cell on the edge's left, it is ahead of the crossing.
      made.isLandAfter.push(left === cell);
      along.push((x - points[2 * left]) * dx + (y - points[2 * left + 1]) * dy);
    }
    return node;
  };
  const piece = (from: number, to: number): void => {
    if (cell >= count) return;
    made.from.push(from);
    made.to.push(to);
    made.cell.push(cell);
  };

  for (let r = 0; r + 1 < land.start.length; r++) {
    const [first, end] = [land.start[r], land.start[r + 1]];
    cell = delaunay.find(land.x[first], land.y[first], cell);
    for (let i = first; i < end; i++) {
      const next = i + 1 < end ? i + 1 : first;
      let node = landNode + i;
      const [ax, ay, bx, by] = [land.x[i], land.y[i], land.x[next], land.y[next]];
      let share = 0;
      // No stretch passes a cell twice; the limit holds rounding from going round three cells for ever.
      for (let passed = 0; passed < delaunay.inedges.length; passed++) {
        const left = leaving(diagram, cell, { ax, ay, bx, by }, share);
        if (!left) break;
        share = left.share;
        const crossing = cross(left.into, ax + share * (bx - ax), ay + share * (by - ay));
        piece(node, crossing);
        node = crossing;
        cell = left.into;
      }
      piece(node, landNode + next);
    }
  }
  const order = made.edge
    .map((_, k) => k)
    .sort((a, b) => made.edge[a] - made.edge[b] || along[a] - along[b]);
  return {
    ...made,
    firstNode,
    edge: order.map((k) => made.edge[k]),
    node: order.map((k) => made.node[k]),
    isLandAfter: order.map((k) => made.isLandAfter[k]),
  };
}

interface Stretch {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/** Where a stretch, followed from a share of it on, leaves a cell, and into which; null where it ends inside. */
function leaving({ delaunay }: Diagram, cell: number, { ax, ay, bx, by }: Stretch, after: number) {
  const { points } = delaunay;
  const [px, py] = [points[2 * cell], points[2 * cell + 1]];
  let into = -1;
  let share = 1;
  for (const other of delaunay.neighbors(cell)) {
    const [qx, qy] = [points[2 * other], points[2 * other + 1]];
    // Nearer to the other point by so much, in squares: linear along the stretch.
    const [mx, my] = [(px + qx) / 2, (py + qy) / 2];
    const atA = (ax - mx) * (qx - px) + (ay - my) * (qy - py);
    const atB = (bx - mx) * (qx - px) + (by - my) * (qy - py);
    // Only what leads out of the cell: what was passed on the way in leads into it.
    if (!(atB > 0) || !(atB > atA)) continue;
    const here = Math.max(after, -atA / (atB - atA));
    if (into < 0 || here < share) {
      into = other;
      share = here;
    }
  }
  return into < 0 ? null : { into, share };
}
