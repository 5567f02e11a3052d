import { reachInLongitude, type KmGrid } from '../../geo/disc-field';
import { chordOfKm, KM_PER_DEGREE, unitVectors } from '../../geo/earth';
import { cosDegrees, sinDegrees } from '../../geo/trigonometry';
import type { Part, Places } from './parts';

/** A firm within the bandwidth counts a third on average: nodes with less than about five firms around are not judged. */
const LEAST_KERNEL = 5 / 3;

/** A part's nodes that are judged, and the kernel values of each place at them: those of places[i] are entries start[i] to start[i + 1]. */
export interface Field {
  readonly grid: KmGrid;
  /** Of the grid's nodes, those that are judged. */
  readonly nodes: Int32Array;
  /** Kernel sums over all firms at these. */
  readonly all: Float64Array;
  readonly places: Int32Array;
  readonly start: Int32Array;
  /** Index into `nodes`. */
  readonly node: Int32Array;
  readonly kernel: Float64Array;
}

/** At each node that is judged the kernel's share of the cases (by place), by their share of all. Time grows with the cases' places. */
export function ratiosOf(
  { nodes, all, places, start, node, kernel }: Field,
  cases: Float64Array,
  usual: number,
  out = new Float64Array(nodes.length),
): Float64Array {
  out.fill(0);
  for (let i = 0; i < places.length; i++) {
    const count = cases[places[i]];
    if (count === 0) continue;
    for (let at = start[i]; at < start[i + 1]; at++) out[node[at]] += count * kernel[at];
  }
  for (let k = 0; k < out.length; k++) out[k] /= all[k] * usual;
  return out;
}

/** Kernel values (quartic, as of the density surface) of the places around each node. */
export function fieldOf(places: Places, { places: own, grid }: Part, bandwidthKm: number): Field {
  const { rows, columns, west, south, stepLng, stepLat } = grid;
  const perSquare = 1 / chordOfKm(bandwidthKm) ** 2;
  const reachLat = bandwidthKm / KM_PER_DEGREE;
  const at = unitVectors(places.lng, places.lat, own);
  const sums = new Float64Array(rows * columns);
  const visit = (i: number, each: (node: number, value: number) => void) => {
    const [x, y] = [places.lng[own[i]], places.lat[own[i]]];
    const reachLng = reachInLongitude(y, bandwidthKm);
    const lastRow = Math.min(rows - 1, Math.floor((y + reachLat - south) / stepLat));
    const first = Math.max(0, Math.ceil((x - reachLng - west) / stepLng));
    const last = Math.min(columns - 1, Math.floor((x + reachLng - west) / stepLng));
    for (let r = Math.max(0, Math.ceil((y - reachLat - south) / stepLat)); r <= lastRow; r++) {
      const [cosLat, sinLat] = [cosDegrees(south + r * stepLat), sinDegrees(south + r * stepLat)];
      for (let c = first; c <= last; c++) {
        const lng = west + c * stepLng;
        const dx = at[3 * i] - cosLat * cosDegrees(lng);
        const dy = at[3 * i + 1] - cosLat * sinDegrees(lng);
        const dz = at[3 * i + 2] - sinLat;
        const left = 1 - (dx * dx + dy * dy + dz * dz) * perSquare;
        if (left > 0) each(r * columns + c, left * left);
      }
    }
  };
  for (let i = 0; i < own.length; i++)
    visit(i, (at, value) => (sums[at] += value * places.firms[own[i]]));
  const nodes = Int32Array.from(sums.keys()).filter((at) => sums[at] >= LEAST_KERNEL);
  const indexOf = new Int32Array(sums.length).fill(-1);
  nodes.forEach((at, k) => (indexOf[at] = k));
  const start = new Int32Array(own.length + 1);
  const node: number[] = [];
  const kernel: number[] = [];
  for (let i = 0; i < own.length; i++) {
    visit(i, (at, value) => {
      if (indexOf[at] < 0) return;
      node.push(indexOf[at]);
      kernel.push(value);
    });
    start[i + 1] = node.length;
  }
  return {
    grid,
    nodes,
    all: Float64Array.from(nodes, (at) => sums[at]),
    places: own,
    start,
    node: Int32Array.from(node),
    kernel: Float64Array.from(kernel),
  };
}
