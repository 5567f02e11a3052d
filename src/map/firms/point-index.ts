/**
 * Finds the point nearest to a place on screen among many: points of the plane sorted into the cells of a grid,
 * laid out once in typed arrays. Points with NaN are left out. Building is O(n).
 */
export class PointIndex {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #columns: number;
  readonly #rows: number;
  readonly #west: number;
  readonly #north: number;
  readonly #cell: number;
  /** Points of cell c are #points[#starts[c]] up to, without, #points[#starts[c + 1]]. */
  readonly #starts: Uint32Array;
  readonly #points: Uint32Array;

  constructor(x: Float64Array, y: Float64Array) {
    this.#x = x;
    this.#y = y;
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    let known = 0;
    for (let i = 0; i < x.length; i++) {
      if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) continue;
      known += 1;
      west = Math.min(west, x[i]);
      east = Math.max(east, x[i]);
      north = Math.min(north, y[i]);
      south = Math.max(south, y[i]);
    }
    this.#west = known === 0 ? 0 : west;
    this.#north = known === 0 ? 0 : north;
    const extent = known === 0 ? 0 : Math.max(east - west, south - north);
    // About two points in a cell if they were spread evenly; a grid of one cell where all are in one place.
    const side = extent === 0 ? 1 : Math.min(1024, Math.max(1, Math.ceil(Math.sqrt(known / 2))));
    this.#cell = extent === 0 ? 1 : extent / side;
    this.#columns = side + 1;
    this.#rows = side + 1;
    this.#starts = new Uint32Array(this.#columns * this.#rows + 1);
    this.#points = new Uint32Array(known);
    this.#sortIntoCells();
  }

  #sortIntoCells(): void {
    const next = this.#starts;
    const cells = new Int32Array(this.#x.length);
    for (let i = 0; i < cells.length; i++) {
      const known = Number.isFinite(this.#x[i]) && Number.isFinite(this.#y[i]);
      cells[i] = known ? this.#row(this.#y[i]) * this.#columns + this.#column(this.#x[i]) : -1;
      if (known) next[cells[i] + 1] += 1;
    }
    for (let c = 0; c + 1 < next.length; c++) next[c + 1] += next[c];
    const fill = next.slice();
    for (let i = 0; i < cells.length; i++) if (cells[i] >= 0) this.#points[fill[cells[i]]++] = i;
  }

  #column(x: number): number {
    return Math.min(this.#columns - 1, Math.max(0, Math.floor((x - this.#west) / this.#cell)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#north) / this.#cell)));
  }

  /**
   * The point nearest to (x, y) at most `reach` away, -1 where there is none. Of points equally near the one with the
   * highest index wins: the one that is drawn last.
   */
  nearest(x: number, y: number, reach: number): number {
    const first = this.#column(x - reach);
    const last = this.#column(x + reach);
    let found = -1;
    let foundSquared = reach * reach;
    for (let row = this.#row(y - reach); row <= this.#row(y + reach); row++) {
      const from = this.#starts[row * this.#columns + first];
      const to = this.#starts[row * this.#columns + last + 1];
      for (let k = from; k < to; k++) {
        const point = this.#points[k];
        const squared = (this.#x[point] - x) ** 2 + (this.#y[point] - y) ** 2;
        if (squared > foundSquared || (squared === foundSquared && point < found)) continue;
        found = point;
        foundSquared = squared;
      }
    }
    return found;
  }
}
