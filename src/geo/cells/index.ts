import type { MultiPolygonCoordinates } from '../../model/cluster';
import type { Run } from '../../model/run';
import { arcsOf, type Arcs } from './arcs';
import { diagramOf } from './diagram';
import type { Land } from './land';
import { polygonsOf, chainsAround } from './outline';
import { partsOf, type Parts } from './parts';
import { planeX, planeY, scaleOfPlane } from './plane';

export { landOf, type Land } from './land';

/** The land in cells: all that is nearer to a point than to any other. */
export interface Cells {
  readonly arcs: Arcs;
  readonly parts: Parts;
  /** Points in the plane. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The point that is nearest to a place (degrees); −1 where that is none of them. A walk from the place that was asked for last. */
  readonly nearest: (lng: number, lat: number) => number;
}

const NONE = new Int32Array(0);
const NOWHERE = new Float64Array(0);
const NO_CELLS: Cells = {
  arcs: {
    from: NONE,
    to: NONE,
    left: NONE,
    right: NONE,
    x: NOWHERE,
    y: NOWHERE,
    onShore: new Set(),
  },
  parts: { count: 0, left: NONE, right: NONE, owner: NONE },
  x: NOWHERE,
  y: NOWHERE,
  nearest: () => -1,
};

/**
 * Parts the land among points (degrees; no two alike). n log n in the points, linear in the land's corners. Rejects with `Cancelled`.
 */
export async function landCells(
  lng: Float64Array,
  lat: Float64Array,
  land: Land,
  run: Run,
): Promise<Cells> {
  if (lng.length === 0) return NO_CELLS;
  const [x, y] = [lng.map(planeX), lat.map(planeY)];
  const diagram = diagramOf(x, y);
  run.progress(0.4);
  await run.checkpoint();
  const arcs = arcsOf(diagram, land);
  run.progress(0.8);
  await run.checkpoint();
  const parts = partsOf(arcs, { x, y });
  run.progress(1);
  await run.checkpoint();
  let last = 0;
  const nearest = (ofLng: number, ofLat: number): number => {
    last = diagram.delaunay.find(planeX(ofLng), planeY(ofLat), last);
    return last < lng.length ? last : -1;
  };
  return { arcs, parts, x, y, nearest };
}

/** What cells with one label are together. */
export interface Dissolved {
  /** By label; empty where none of its cells has land. */
  readonly shapes: readonly MultiPolygonCoordinates[];
  /**
   * Kilometres by label by which its border typically errs: the border between two points lies somewhere between them, and the middle is off by a
   * quarter of their distance on average; the median over the border's length. NaN where no other label borders on it.
   */
  readonly errorKm: Float64Array;
  /** 1 by label where it borders on land of a point that belongs to nobody. */
  readonly beside: Uint8Array;
}

/**
 * Joins the cells of each label 0 … count − 1 and drops the borders between them; those of −1 have no area. `belongs` is −1 for points that stand
 * for land of which nothing is known.
 */
export function dissolve(
  { arcs, parts, x, y }: Cells,
  labelOfPoint: Int32Array,
  count: number,
  belongs: Int32Array = labelOfPoint,
): Dissolved {
  const labelOfPart = parts.owner.map((point) => (point < 0 ? -1 : labelOfPoint[point]));
  const labelOf = (side: Int32Array) => side.map((part) => (part < 0 ? -1 : labelOfPart[part]));
  const [left, right] = [labelOf(parts.left), labelOf(parts.right)];
  const shapes = chainsAround(arcs, left, right, count).map((chains) => polygonsOf(arcs, chains));
  const beside = new Uint8Array(count);
  const borders = Array.from({ length: count }, () => [] as { km: number; weight: number }[]);
  for (let arc = 0; arc < left.length; arc++) {
    if (left[arc] === right[arc] || parts.left[arc] < 0 || parts.right[arc] < 0) continue;
    const [p, q] = [parts.owner[parts.left[arc]], parts.owner[parts.right[arc]]];
    if (p < 0 || q < 0) continue;
    const [a, b] = [arcs.from[arc], arcs.to[arc]];
    const weight = Math.hypot(arcs.x[b] - arcs.x[a], arcs.y[b] - arcs.y[a]);
    const km = (Math.hypot(x[p] - x[q], y[p] - y[q]) * scaleOfPlane(y[p])) / 4;
    for (const label of [left[arc], right[arc]]) {
      if (label < 0) continue;
      borders[label].push({ km, weight });
      if (belongs[p] < 0 || belongs[q] < 0) beside[label] = 1;
    }
  }
  return { shapes, errorKm: Float64Array.from(borders, weightedMedian), beside };
}

function weightedMedian(of: { km: number; weight: number }[]): number {
  of.sort((a, b) => a.km - b.km);
  const half = of.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { km, weight } of of) {
    sum += weight;
    if (sum >= half) return km;
  }
  return NaN;
}
