import { LEAST_GRID_RADIUS_KM, CellGrid } from '../geo/cell-grid';
import { isPlace, squaredReach } from '../geo/earth';
import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { borderClusters } from './dbscan-border';
import { findCores, packCoresFirst } from './dbscan-core';
import { joinCells, rootOf } from './dbscan-join';

/** Firms as columns; entry i of each belongs to firm i. */
export interface ClusterInput {
  /** Degrees, NaN where a firm has no place. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** 1 takes part, 0 is excluded; without it every firm with a place takes part. */
  readonly take?: Uint8Array;
  /** What a firm counts for the minimum, instead of 1; NaN counts as 0. */
  readonly weight?: Float64Array;
}

export interface DbscanSettings {
  readonly radiusKm: number;
  /** Least number of firms (or sum of weights) within the radius of a core firm, itself included. */
  readonly minFirms: number;
}

/**
 * Density clustering of firms on great-circle kilometres: DBSCAN (Ester, Kriegel, Sander and Xu 1996; Schubert and others
 * 2017), exact on the sphere. A firm is core when the firms at most `radiusKm` away, itself included, number at least
 * `minFirms`; core firms in reach of each other are of one cluster; a firm that only reaches core firms is border and goes
 * to the lowest-numbered cluster in its reach; clusters are numbered by their first core firm. Reach is decided on
 * chords of unit vectors that are computed with + − × ÷ √ only, so that every engine gives the same labels.
 *
 * Weights are added in an order of the grid's own: sums that miss the minimum by rounding alone may fall either way.
 *
 * Throws RangeError for a radius below LEAST_GRID_RADIUS_KM or not a number, a minimum that is not a number, a negative
 * weight, or columns of different length. Time is about proportional to the number of firms, memory below 60 bytes per firm.
 */
export function dbscan(input: ClusterInput, settings: DbscanSettings): Membership {
  const { radiusKm, minFirms } = settings;
  const count = input.lng.length;
  check(input, settings);
  const role = new Uint8Array(count);
  const clusterOf = new Int32Array(count);
  const rows = takingPart(input, role, clusterOf);

  const grid = new CellGrid(input.lng, input.lat, rows, radiusKm);
  const reach = squaredReach(radiusKm);
  const weight = input.weight && sorted(input.weight, grid.rowOf);
  const core = findCores(grid, weight, minFirms, reach);
  const cores = packCoresFirst(grid, core);
  const parent = joinCells(grid, cores, reach);
  const { numberOf, anchor } = number(grid, cores, parent, clusterOf, role);
  borderClusters(grid, cores, numberOf, reach, clusterOf, role);
  return { clusterCount: anchor.length, clusterOf, role, anchor };
}

function check(input: ClusterInput, settings: DbscanSettings): void {
  const { lng, lat, take, weight } = input;
  const { radiusKm, minFirms } = settings;
  if (!(radiusKm >= LEAST_GRID_RADIUS_KM))
    throw new RangeError(`radiusKm is ${radiusKm}; it must be at least ${LEAST_GRID_RADIUS_KM}`);
  if (Number.isNaN(minFirms)) throw new RangeError('minFirms is not a number');
  for (const column of [lat, take, weight])
    if (column && column.length !== lng.length)
      throw new RangeError(`columns of ${column.length} and ${lng.length} entries`);
  if (weight)
    for (let i = 0; i < weight.length; i++)
      if (weight[i] < 0) throw new RangeError(`weight of firm ${i} is ${weight[i]}`);
}

/** Rows that take part; the others get the role `excluded`, and nobody has a cluster yet. */
function takingPart(input: ClusterInput, role: Uint8Array, clusterOf: Int32Array): Int32Array {
  const { lng, lat, take } = input;
  const count = lng.length;
  const rows = new Int32Array(count);
  let found = 0;
  for (let i = 0; i < count; i++) {
    clusterOf[i] = -1;
    if ((!take || take[i] === 1) && isPlace(lng[i], lat[i])) rows[found++] = i;
    else role[i] = ROLE_CODE.excluded;
  }
  return rows.subarray(0, found);
}

function sorted(column: Float64Array, rowOf: Int32Array): Float64Array {
  const out = new Float64Array(rowOf.length);
  for (let k = 0; k < rowOf.length; k++) {
    const value = column[rowOf[k]];
    out[k] = Number.isNaN(value) ? 0 : value;
  }
  return out;
}

/** Numbers the sets of joined cells by their first core firm, and writes core firms' clusters and roles. */
function number(
  grid: CellGrid,
  cores: Int32Array,
  parent: Int32Array,
  clusterOf: Int32Array,
  role: Uint8Array,
): { numberOf: Int32Array; anchor: Int32Array } {
  const { cellStart, rowOf } = grid;
  for (let cell = 0; cell < grid.cellCount; cell++) {
    if (cores[cell] === 0) continue;
    const root = rootOf(parent, cell);
    const end = cellStart[cell] + cores[cell];
    for (let k = cellStart[cell]; k < end; k++) {
      const i = rowOf[k];
      clusterOf[i] = root;
      role[i] = ROLE_CODE.core;
    }
  }
  const numberOf = new Int32Array(grid.cellCount).fill(-1);
  const anchors: number[] = [];
  for (let i = 0; i < clusterOf.length; i++) {
    const root = clusterOf[i];
    if (root < 0) continue;
    if (numberOf[root] < 0) {
      numberOf[root] = anchors.length;
      anchors.push(i);
    }
    clusterOf[i] = numberOf[root];
  }
  for (let cell = 0; cell < grid.cellCount; cell++)
    if (cores[cell] > 0) numberOf[cell] = numberOf[rootOf(parent, cell)];
  return { numberOf, anchor: Int32Array.from(anchors) };
}
