import { Delaunay } from 'd3-delaunay';

/** So far from the outermost points stand those that close the diagram, kilometres of the plane: half of it is the most that a cell reaches outwards. */
const FRAME_KM = 60;
/** So far from each other do they stand. */
const FRAME_STEP_KM = 30;
/** A frame has no more points than this on a side: it widens with the study. */
const FRAME_MOST = 80;

/**
 * The Voronoi cells of points as a net of edges. Points 0 … count − 1 are those that were given; the others are a frame around them, so that every
 * cell of a given point is closed. Points must differ.
 */
export interface Diagram {
  readonly count: number;
  readonly delaunay: Delaunay<Delaunay.Point>;
  /** x and y of each triangle's circumcentre, where three edges meet. */
  readonly corners: Float64Array;
  /** Whether triangles run counter-clockwise where y points up. */
  readonly isLeft: boolean;
}

export const nextHalfedge = (e: number): number => (e % 3 === 2 ? e - 2 : e + 1);
export const triangleOf = (halfedge: number): number => Math.floor(halfedge / 3);

export function diagramOf(x: Float64Array, y: Float64Array): Diagram {
  const frame = frameAround(x, y);
  const points = new Float64Array(2 * x.length + frame.length);
  for (let i = 0; i < x.length; i++) {
    points[2 * i] = x[i];
    points[2 * i + 1] = y[i];
  }
  points.set(frame, 2 * x.length);
  const delaunay = new Delaunay(points);
  const { circumcenters } = delaunay.voronoi();
  return {
    count: x.length,
    delaunay: delaunay as Delaunay<Delaunay.Point>,
    corners: circumcenters,
    isLeft: areaOf(points, delaunay.triangles) > 0,
  };
}

/** Signed area of all triangles together. */
function areaOf(points: Float64Array, triangles: ArrayLike<number>): number {
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const [a, b, c] = [2 * triangles[t], 2 * triangles[t + 1], 2 * triangles[t + 2]];
    sum +=
      (points[b] - points[a]) * (points[c + 1] - points[a + 1]) -
      (points[b + 1] - points[a + 1]) * (points[c] - points[a]);
  }
  return sum;
}

function frameAround(x: Float64Array, y: Float64Array): number[] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < x.length; i++) {
    west = Math.min(west, x[i]);
    east = Math.max(east, x[i]);
    south = Math.min(south, y[i]);
    north = Math.max(north, y[i]);
  }
  [west, south, east, north] = [
    west - FRAME_KM,
    south - FRAME_KM,
    east + FRAME_KM,
    north + FRAME_KM,
  ];
  const steps = (length: number) => Math.min(FRAME_MOST, Math.ceil(length / FRAME_STEP_KM));
  const frame: number[] = [];
  const across = steps(east - west);
  for (let i = 0; i <= across; i++) {
    const at = west + ((east - west) * i) / across;
    frame.push(at, south, at, north);
  }
  const up = steps(north - south);
  for (let i = 1; i < up; i++) {
    const at = south + ((north - south) * i) / up;
    frame.push(west, at, east, at);
  }
  return frame;
}

/** The lesser of the two halfedges between points that are neighbours; −1 where both are on the frame's outer side. */
export function edgeBetween({ delaunay }: Diagram, i: number, j: number): number {
  const { inedges, halfedges, triangles } = delaunay;
  const first = inedges[i];
  let e = first;
  do {
    if (triangles[e] === j) return lesser(halfedges, e);
    const out = nextHalfedge(e);
    if (triangles[out] !== i) return -1;
    // Of a point on the outer side the last neighbour stands at the end of a halfedge that has no twin.
    if (halfedges[out] === -1)
      return triangles[nextHalfedge(out)] === j ? lesser(halfedges, out) : -1;
    e = halfedges[out];
  } while (e !== first);
  return -1;
}

function lesser(halfedges: ArrayLike<number>, e: number): number {
  const twin = halfedges[e];
  return twin === -1 ? -1 : Math.min(e, twin);
}
