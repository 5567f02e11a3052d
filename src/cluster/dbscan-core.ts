import type { CellGrid } from '../geo/cell-grid';

/**
 * Marks the sorted points (1) that have at least `minFirms` in reach, themselves included. A cell that holds enough is core as
 * a whole, because its points all reach each other; only points of thinner cells are compared one by one.
 */
export function findCores(
  grid: CellGrid,
  weight: Float64Array | undefined,
  minFirms: number,
  reach: number,
): Uint8Array {
  const core = new Uint8Array(grid.rowOf.length);
  const near = new Int32Array(grid.mostNear);
  const sums = weight && cellSums(grid, weight);
  const { bandStart, cellStart } = grid;
  for (let band = 0; band < grid.bandCount; band++) {
    grid.openBand(band);
    for (let cell = bandStart[band]; cell < bandStart[band + 1]; cell++) {
      const start = cellStart[cell];
      const end = cellStart[cell + 1];
      const own = sums ? sums[cell] : end - start;
      if (own >= minFirms) {
        core.fill(1, start, end);
        continue;
      }
      const found = grid.near(cell, near);
      let most = 0;
      for (let u = 0; u < found; u++)
        most += sums ? sums[near[u]] : cellStart[near[u] + 1] - cellStart[near[u]];
      // A little above the sum, because sums of weights depend on the order of adding in their last digits.
      if (most * (1 + 1e-9) < minFirms) continue;
      if (weight) countWeights(grid, weight, cell, near, found, own, minFirms, reach, core);
      else countFirms(grid, cell, near, found, minFirms, reach, core);
    }
  }
  return core;
}

function cellSums(grid: CellGrid, weight: Float64Array): Float64Array {
  const sums = new Float64Array(grid.cellCount);
  for (let cell = 0; cell < grid.cellCount; cell++) {
    let sum = 0;
    for (let k = grid.cellStart[cell]; k < grid.cellStart[cell + 1]; k++) sum += weight[k];
    sums[cell] = sum;
  }
  return sums;
}

function countFirms(
  grid: CellGrid,
  cell: number,
  near: Int32Array,
  found: number,
  minFirms: number,
  reach: number,
  core: Uint8Array,
): void {
  const { xyz, cellStart } = grid;
  const start = cellStart[cell];
  const end = cellStart[cell + 1];
  for (let j = start; j < end; j++) {
    const x = xyz[3 * j];
    const y = xyz[3 * j + 1];
    const z = xyz[3 * j + 2];
    if (j > start && isSamePlace(xyz, j, j - 1)) {
      core[j] = core[j - 1];
      continue;
    }
    let count = end - start;
    for (let u = 0; u < found && count < minFirms; u++) {
      if (near[u] === cell) continue;
      const last = 3 * cellStart[near[u] + 1];
      for (let m = 3 * cellStart[near[u]]; m < last; m += 3) {
        const dx = x - xyz[m];
        const dy = y - xyz[m + 1];
        const dz = z - xyz[m + 2];
        if (dx * dx + dy * dy + dz * dz <= reach && ++count >= minFirms) break;
      }
    }
    if (count >= minFirms) core[j] = 1;
  }
}

function countWeights(
  grid: CellGrid,
  weight: Float64Array,
  cell: number,
  near: Int32Array,
  found: number,
  own: number,
  minFirms: number,
  reach: number,
  core: Uint8Array,
): void {
  const { xyz, cellStart } = grid;
  for (let j = cellStart[cell]; j < cellStart[cell + 1]; j++) {
    let sum = own;
    for (let u = 0; u < found && sum < minFirms; u++) {
      if (near[u] === cell) continue;
      const last = cellStart[near[u] + 1];
      for (let m = cellStart[near[u]]; m < last; m++) {
        const dx = xyz[3 * j] - xyz[3 * m];
        const dy = xyz[3 * j + 1] - xyz[3 * m + 1];
        const dz = xyz[3 * j + 2] - xyz[3 * m + 2];
        if (dx * dx + dy * dy + dz * dz <= reach) sum += weight[m];
      }
    }
    if (sum >= minFirms) core[j] = 1;
  }
}

/** Firms located to one town share one point: what holds for one holds for all. */
export function isSamePlace(xyz: Float64Array, j: number, k: number): boolean {
  return (
    xyz[3 * j] === xyz[3 * k] &&
    xyz[3 * j + 1] === xyz[3 * k + 1] &&
    xyz[3 * j + 2] === xyz[3 * k + 2]
  );
}

/** Moves each cell's core points before its others; returns how many core points each cell has. */
export function packCoresFirst(grid: CellGrid, core: Uint8Array): Int32Array {
  const { cellStart, xyz, rowOf } = grid;
  const cores = new Int32Array(grid.cellCount);
  for (let cell = 0; cell < grid.cellCount; cell++) {
    let place = cellStart[cell];
    for (let k = place; k < cellStart[cell + 1]; k++) {
      if (core[k] === 0) continue;
      if (k !== place) {
        swap(rowOf, k, place);
        for (let axis = 0; axis < 3; axis++) swap(xyz, 3 * k + axis, 3 * place + axis);
      }
      place++;
    }
    cores[cell] = place - cellStart[cell];
  }
  return cores;
}

function swap(values: Int32Array | Float64Array, a: number, b: number): void {
  const value = values[a];
  values[a] = values[b];
  values[b] = value;
}
