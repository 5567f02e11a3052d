import type { CellGrid } from '../geo/cell-grid';
import { ROLE_CODE } from '../model/cluster';

/**
 * Gives every firm that is not core, but reaches a core firm, to the lowest-numbered cluster in its reach: scikit-learn's
 * rule, which does not depend on the order in which cells are visited.
 *
 * @param cores core points of each cell, which stand first in it.
 * @param numberOf cluster number of each cell that has core points.
 */
export function borderClusters(
  grid: CellGrid,
  cores: Int32Array,
  numberOf: Int32Array,
  reach: number,
  clusterOf: Int32Array,
  role: Uint8Array,
): void {
  const near = new Int32Array(grid.mostNear);
  const { bandStart, cellStart, xyz, rowOf } = grid;
  for (let band = 0; band < grid.bandCount; band++) {
    grid.openBand(band);
    for (let cell = bandStart[band]; cell < bandStart[band + 1]; cell++) {
      const first = cellStart[cell] + cores[cell];
      const end = cellStart[cell + 1];
      if (first === end) continue;
      let found = grid.near(cell, near);
      found = onlyWithCores(near, found, cores);
      if (found === 0) continue;
      for (let j = first; j < end; j++) {
        const best = lowestInReach(xyz, cellStart, 3 * j, near, found, cores, numberOf, reach);
        if (best < 0) continue;
        clusterOf[rowOf[j]] = best;
        role[rowOf[j]] = ROLE_CODE.border;
      }
    }
  }
}

function onlyWithCores(near: Int32Array, found: number, cores: Int32Array): number {
  let kept = 0;
  for (let u = 0; u < found; u++) if (cores[near[u]] > 0) near[kept++] = near[u];
  return kept;
}

function lowestInReach(
  xyz: Float64Array,
  cellStart: Int32Array,
  at: number,
  near: Int32Array,
  found: number,
  cores: Int32Array,
  numberOf: Int32Array,
  reach: number,
): number {
  const x = xyz[at];
  const y = xyz[at + 1];
  const z = xyz[at + 2];
  let best = -1;
  for (let u = 0; u < found; u++) {
    const cell = near[u];
    if (best >= 0 && numberOf[cell] >= best) continue;
    const end = 3 * (cellStart[cell] + cores[cell]);
    for (let m = 3 * cellStart[cell]; m < end; m += 3) {
      const dx = x - xyz[m];
      const dy = y - xyz[m + 1];
      const dz = z - xyz[m + 2];
      if (dx * dx + dy * dy + dz * dz > reach) continue;
      best = numberOf[cell];
      break;
    }
  }
  return best;
}
