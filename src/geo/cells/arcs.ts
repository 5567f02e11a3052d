import { triangleOf, type Diagram } from './diagram';
import { isOnLand, type Land } from './land';
import { edgeEnds, shoreOf, type Shore } from './shore';

/** The other side of a shore. */
export const SEA = -1;

/**
 * The land as a net of arcs between nodes: edges of cells as far as they are on land, and the shore. Each has a cell on its left and another,
 * or the sea, on its right.
 */
export interface Arcs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Nodes in the plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Cells that the shore goes through. */
  readonly onShore: ReadonlySet<number>;
}

/** Cuts the edges of a diagram at the shore. Arcs between two cells of the frame are left out. */
export function arcsOf(diagram: Diagram, land: Land): Arcs {
  const shore = shoreOf(diagram, land);
  const { delaunay, count } = diagram;
  const { halfedges } = delaunay;
  const firstCrossing = crossingsByEdge(shore, halfedges.length);
  const isLand = landCorners(diagram, land, shore, firstCrossing);
  const [from, to, left, right] = [shore.from, shore.to, shore.cell, shore.cell.map(() => SEA)].map(
    (each) => [...each],
  );
  for (let e = 0; e < halfedges.length; e++) {
    if (halfedges[e] < e) continue;
    const ends = edgeEnds(diagram, e);
    if (ends.left >= count && ends.right >= count) continue;
    let node = ends.from;
    let onLand = isLand[ends.from] === 1;
    const add = (end: number): void => {
      if (!onLand) return;
      from.push(node);
      to.push(end);
      left.push(ends.left);
      right.push(ends.right);
    };
    for (let k = firstCrossing[e]; k >= 0 && shore.edge[k] === e; k++) {
      add(shore.node[k]);
      node = shore.node[k];
      onLand = shore.isLandAfter[k];
    }
    add(ends.to);
  }
  const { x, y } = nodes(diagram, land, shore);
  return {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    x,
    y,
    onShore: new Set(shore.cell),
  };
}

/** The first crossing of each edge, −1 without any. */
function crossingsByEdge({ edge }: Shore, edges: number): Int32Array {
  const first = new Int32Array(edges).fill(-1);
  for (let k = edge.length - 1; k >= 0; k--) first[edge[k]] = k;
  return first;
}

/**
 * Which corners of the diagram are on land. An edge that the shore crosses tells it of both its ends, one that it does not cross hands it on;
 * only where no shore is in reach a corner is looked up.
 */
function landCorners(
  { delaunay: { halfedges }, corners }: Diagram,
  land: Land,
  shore: Shore,
  firstCrossing: Int32Array,
): Int8Array {
  const corner = new Int8Array(corners.length / 2).fill(-1);
  const known: number[] = [];
  const tell = (triangle: number, isLand: boolean): void => {
    if (corner[triangle] >= 0) return;
    corner[triangle] = isLand ? 1 : 0;
    known.push(triangle);
  };
  shore.edge.forEach((e, k) => {
    const [one, other] = [triangleOf(halfedges[e]), triangleOf(e)];
    if (firstCrossing[e] === k) tell(one, !shore.isLandAfter[k]);
    if (shore.edge[k + 1] !== e) tell(other, shore.isLandAfter[k]);
  });
  const spread = (): void => {
    for (let triangle = known.pop(); triangle !== undefined; triangle = known.pop()) {
      for (let e = 3 * triangle; e < 3 * triangle + 3; e++) {
        const twin = halfedges[e];
        if (twin < 0 || firstCrossing[Math.min(e, twin)] >= 0) continue;
        tell(triangleOf(twin), corner[triangle] === 1);
      }
    }
  };
  spread();
  for (let triangle = 0; triangle < corner.length; triangle++) {
    if (corner[triangle] >= 0) continue;
    tell(triangle, isOnLand(land, corners[2 * triangle], corners[2 * triangle + 1]));
    spread();
  }
  return corner;
}

function nodes({ corners }: Diagram, land: Land, shore: Shore) {
  const count = corners.length / 2;
  const x = new Float64Array(count + land.x.length + shore.x.length);
  const y = new Float64Array(x.length);
  for (let i = 0; i < count; i++) {
    x[i] = corners[2 * i];
    y[i] = corners[2 * i + 1];
  }
  x.set(land.x, count);
  y.set(land.y, count);
  x.set(shore.x, shore.firstNode);
  y.set(shore.y, shore.firstNode);
  return { x, y };
}
