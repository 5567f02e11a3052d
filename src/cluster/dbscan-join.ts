import type { CellGrid } from '../geo/cell-grid';

/** From this many pairs on, two cells are first narrowed to the points that can reach the other cell at all. */
const MANY_PAIRS = 256;

/** The set's representative, shortening the way for the next one who asks. */
export function rootOf(parent: Int32Array, item: number): number {
  while (parent[item] !== item) {
    parent[item] = parent[parent[item]];
    item = parent[item];
  }
  return item;
}

/**
 * Joins cells whose core points reach each other. All core points of one cell are in reach of each other, so cells, not
 * points, are the members of the sets. Neighbours in the same or the next band and column first: most of the farther pairs are joined by then
 * and need no comparison.
 */
export function joinCells(grid: CellGrid, cores: Int32Array, reach: number): Int32Array {
  const parent = new Int32Array(grid.cellCount);
  for (let cell = 0; cell < grid.cellCount; cell++) parent[cell] = cell;
  const near = new Int32Array(grid.mostNear);
  const narrow = new Narrowing();
  for (let pass = 0; pass < 2; pass++) {
    for (let band = 0; band < grid.bandCount; band++) {
      grid.openBand(band);
      for (let cell = grid.bandStart[band]; cell < grid.bandStart[band + 1]; cell++) {
        if (cores[cell] === 0) continue;
        const found = grid.near(cell, near, true);
        for (let u = 0; u < found; u++) {
          const other = near[u];
          if (other <= cell || cores[other] === 0) continue;
          if (pass === 0 && !grid.touches(cell, other)) continue;
          const a = rootOf(parent, cell);
          const b = rootOf(parent, other);
          if (a === b || !narrow.reaches(grid, cores, cell, other, reach)) continue;
          if (a < b) parent[b] = a;
          else parent[a] = b;
        }
      }
    }
  }
  return parent;
}

/** Finds out whether any core point of one cell reaches one of another, without comparing all with all where that is many. */
class Narrowing {
  #fromA = new Int32Array(64);
  #fromB = new Int32Array(64);
  readonly #box = new Float64Array(6);

  reaches(grid: CellGrid, cores: Int32Array, a: number, b: number, reach: number): boolean {
    const startA = grid.cellStart[a];
    const startB = grid.cellStart[b];
    const endA = startA + cores[a];
    const endB = startB + cores[b];
    const { xyz } = grid;
    if (cores[a] * cores[b] <= MANY_PAIRS) return anyPair(xyz, startA, endA, startB, endB, reach);
    // A pair among the first few settles most cells.
    if (anyPair(xyz, startA, Math.min(endA, startA + 8), startB, Math.min(endB, startB + 8), reach))
      return true;
    if (this.#fromA.length < cores[a]) this.#fromA = new Int32Array(2 * cores[a]);
    if (this.#fromB.length < cores[b]) this.#fromB = new Int32Array(2 * cores[b]);
    boundingBox(xyz, startB, endB, this.#box);
    const countA = within(xyz, startA, endA, this.#box, reach, this.#fromA);
    if (countA === 0) return false;
    boundingBox(xyz, startA, endA, this.#box);
    const countB = within(xyz, startB, endB, this.#box, reach, this.#fromB);
    return anyListed(xyz, this.#fromA, countA, this.#fromB, countB, reach);
  }
}

function anyPair(
  xyz: Float64Array,
  startA: number,
  endA: number,
  startB: number,
  endB: number,
  reach: number,
): boolean {
  for (let j = 3 * startA; j < 3 * endA; j += 3) {
    const x = xyz[j];
    const y = xyz[j + 1];
    const z = xyz[j + 2];
    for (let m = 3 * startB; m < 3 * endB; m += 3) {
      const dx = x - xyz[m];
      const dy = y - xyz[m + 1];
      const dz = z - xyz[m + 2];
      if (dx * dx + dy * dy + dz * dz <= reach) return true;
    }
  }
  return false;
}

function anyListed(
  xyz: Float64Array,
  listA: Int32Array,
  countA: number,
  listB: Int32Array,
  countB: number,
  reach: number,
): boolean {
  for (let j = 0; j < countA; j++) {
    const x = xyz[3 * listA[j]];
    const y = xyz[3 * listA[j] + 1];
    const z = xyz[3 * listA[j] + 2];
    for (let m = 0; m < countB; m++) {
      const k = 3 * listB[m];
      const dx = x - xyz[k];
      const dy = y - xyz[k + 1];
      const dz = z - xyz[k + 2];
      if (dx * dx + dy * dy + dz * dz <= reach) return true;
    }
  }
  return false;
}

function boundingBox(xyz: Float64Array, start: number, end: number, box: Float64Array): void {
  for (let axis = 0; axis < 3; axis++) {
    let least = Infinity;
    let most = -Infinity;
    for (let k = 3 * start + axis; k < 3 * end; k += 3) {
      if (xyz[k] < least) least = xyz[k];
      if (xyz[k] > most) most = xyz[k];
    }
    box[2 * axis] = least;
    box[2 * axis + 1] = most;
  }
}

/** Lists distinct places within reach of a box; of firms stacked on one point, only the first. */
function within(
  xyz: Float64Array,
  start: number,
  end: number,
  box: Float64Array,
  reach: number,
  out: Int32Array,
): number {
  const limit = reach * (1 + 1e-12);
  let found = 0;
  for (let k = start; k < end; k++) {
    let squared = 0;
    for (let axis = 0; axis < 3; axis++) {
      const value = xyz[3 * k + axis];
      const outside = Math.max(box[2 * axis] - value, 0, value - box[2 * axis + 1]);
      squared += outside * outside;
    }
    if (squared > limit) continue;
    const last = found > 0 ? out[found - 1] : -1;
    if (
      last >= 0 &&
      xyz[3 * last] === xyz[3 * k] &&
      xyz[3 * last + 1] === xyz[3 * k + 1] &&
      xyz[3 * last + 2] === xyz[3 * k + 2]
    )
      continue;
    out[found++] = k;
  }
  return found;
}
