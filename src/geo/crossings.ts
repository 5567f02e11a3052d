import type { MultiPolygonCoordinates } from '../model/cluster';

/** Cells are so small that one holds a few edges of an even line. */
const EDGES_PER_CELL = 2;
const MOST_CELLS = 1 << 20;

interface Edges {
  readonly x1: Float64Array;
  readonly y1: Float64Array;
  readonly x2: Float64Array;
  readonly y2: Float64Array;
  /** Number of the ring, and of the edge in it, so that neighbours are known. */
  readonly ring: Int32Array;
  readonly at: Int32Array;
  readonly inRing: Int32Array;
}

/**
 * Where the lines of a boundary cross each other or run over each other, and where a ring touches itself, in degrees, in the order
 * of its edges; at most `most` places. Two rings may touch in a position. Edges lie on a grid, so that time grows with their
 * number: 100,000 positions take a fraction of a second.
 */
export function crossingsOf(boundary: MultiPolygonCoordinates, most = 10): [number, number][] {
  const edges = edgesOf(boundary);
  const count = edges.x1.length;
  const found: [number, number][] = [];
  if (count === 0) return found;
  const cells = gridOf(edges);
  const seen = new Set<string>();
  for (let e = 0; e < count && found.length < most; e++)
    cells.visit(e, (other) => {
      if (other <= e || areNeighbours(edges, e, other)) return;
      const place = crossing(edges, e, other);
      if (!place) return;
      const key = `${place[0].toFixed(9)} ${place[1].toFixed(9)}`;
      if (seen.has(key) || found.length >= most) return;
      seen.add(key);
      found.push(place);
    });
  return found;
}

function edgesOf(boundary: MultiPolygonCoordinates): Edges {
  const rings = boundary.flat();
  const total = rings.reduce((n, ring) => n + Math.max(0, ring.length - 1), 0);
  const edges = {
    x1: new Float64Array(total),
    y1: new Float64Array(total),
    x2: new Float64Array(total),
    y2: new Float64Array(total),
    ring: new Int32Array(total),
    at: new Int32Array(total),
    inRing: new Int32Array(rings.length),
  };
  let k = 0;
  rings.forEach((ring, r) => {
    let own = 0;
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[i + 1]];
      // A position that is written twice is no edge.
      if (x1 === x2 && y1 === y2) continue;
      [edges.x1[k], edges.y1[k], edges.x2[k], edges.y2[k]] = [x1, y1, x2, y2];
      edges.ring[k] = r;
      edges.at[k++] = own++;
    }
    edges.inRing[r] = own;
  });
  const cut = (column: Float64Array) => column.subarray(0, k);
  return {
    ...edges,
    x1: cut(edges.x1),
    y1: cut(edges.y1),
    x2: cut(edges.x2),
    y2: cut(edges.y2),
  };
}

/** Edges by the cells of a grid that their boxes reach. */
function gridOf({ x1, y1, x2, y2 }: Edges): {
  visit(edge: number, tell: (other: number) => void): void;
} {
  const count = x1.length;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let e = 0; e < count; e++) {
    west = Math.min(west, x1[e]);
    east = Math.max(east, x1[e]);
    south = Math.min(south, y1[e]);
    north = Math.max(north, y1[e]);
  }
  const side = Math.max(1, Math.ceil(Math.sqrt(Math.min(MOST_CELLS, count / EDGES_PER_CELL))));
  const perX = side / (east - west || 1);
  const perY = side / (north - south || 1);
  const cells = new Map<number, number[]>();
  const clamp = (cell: number) => Math.max(0, Math.min(side - 1, Math.floor(cell)));
  const eachCell = (e: number, tell: (cell: number) => void) => {
    const left = clamp((Math.min(x1[e], x2[e]) - west) * perX);
    const right = clamp((Math.max(x1[e], x2[e]) - west) * perX);
    const top = clamp((Math.max(y1[e], y2[e]) - south) * perY);
    for (let row = clamp((Math.min(y1[e], y2[e]) - south) * perY); row <= top; row++)
      for (let column = left; column <= right; column++) tell(row * side + column);
  };
  for (let e = 0; e < count; e++)
    eachCell(e, (cell) => {
      const list = cells.get(cell);
      if (list) list.push(e);
      else cells.set(cell, [e]);
    });
  return {
    visit: (edge, tell) => eachCell(edge, (cell) => cells.get(cell)?.forEach(tell)),
  };
}

/** Edges that follow each other meet in a position; only where one turns back over the other do they cross. */
function areNeighbours(edges: Edges, a: number, b: number): boolean {
  const { ring, at, inRing } = edges;
  if (ring[a] !== ring[b]) return false;
  const last = inRing[ring[a]] - 1;
  const follow = at[b] === at[a] + 1 || (at[a] === 0 && at[b] === last);
  return follow && !turnsBack(edges, at[b] === at[a] + 1 ? a : b, at[b] === at[a] + 1 ? b : a);
}

function turnsBack({ x1, y1, x2, y2 }: Edges, first: number, second: number): boolean {
  const [dx1, dy1] = [x2[first] - x1[first], y2[first] - y1[first]];
  const [dx2, dy2] = [x2[second] - x1[second], y2[second] - y1[second]];
  return dx1 * dy2 - dy1 * dx2 === 0 && dx1 * dx2 + dy1 * dy2 < 0;
}

/** Where two edges cross inside one of them, or run over each other; null where they don't, or only touch at their ends. */
function crossing(edges: Edges, a: number, b: number): [number, number] | null {
  const { x1, y1, x2, y2, ring } = edges;
  if (Math.max(x1[a], x2[a]) < Math.min(x1[b], x2[b])) return null;
  if (Math.max(x1[b], x2[b]) < Math.min(x1[a], x2[a])) return null;
  if (Math.max(y1[a], y2[a]) < Math.min(y1[b], y2[b])) return null;
  if (Math.max(y1[b], y2[b]) < Math.min(y1[a], y2[a])) return null;
  const side = (x: number, y: number, e: number) =>
    Math.sign((x2[e] - x1[e]) * (y - y1[e]) - (y2[e] - y1[e]) * (x - x1[e]));
  const [a1, a2] = [side(x1[a], y1[a], b), side(x2[a], y2[a], b)];
  const [b1, b2] = [side(x1[b], y1[b], a), side(x2[b], y2[b], a)];
  if (a1 === 0 && a2 === 0) return overlap(x1, y1, x2, y2, a, b);
  if (a1 * a2 > 0 || b1 * b2 > 0) return null;
  if (a1 * a2 === 0 || b1 * b2 === 0) {
    if (ring[a] !== ring[b]) return null;
    // One end lies on the other edge, and the other side's ends lie on both sides of it or on it: they touch there.
    if (a1 === 0) return [x1[a], y1[a]];
    if (a2 === 0) return [x2[a], y2[a]];
    return b1 === 0 ? [x1[b], y1[b]] : [x2[b], y2[b]];
  }
  const [dx, dy] = [x2[a] - x1[a], y2[a] - y1[a]];
  const [ex, ey] = [x2[b] - x1[b], y2[b] - y1[b]];
  const share = ((x1[b] - x1[a]) * ey - (y1[b] - y1[a]) * ex) / (dx * ey - dy * ex);
  return [x1[a] + share * dx, y1[a] + share * dy];
}

/** The middle of what two edges on one line share; null where that is a single position. */
function overlap(
  x1: Float64Array,
  y1: Float64Array,
  x2: Float64Array,
  y2: Float64Array,
  a: number,
  b: number,
): [number, number] | null {
  const ends: [number, number][] = [
    [x1[a], y1[a]],
    [x2[a], y2[a]],
    [x1[b], y1[b]],
    [x2[b], y2[b]],
  ];
  const [, second, third] = ends.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  if (second[0] === third[0] && second[1] === third[1]) return null;
  return [(second[0] + third[0]) / 2, (second[1] + third[1]) / 2];
}
