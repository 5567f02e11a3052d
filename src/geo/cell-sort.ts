import { unitVectors } from './earth';
import { radixSort } from './radix';

/** Where the cells are: bands of latitude counted from the south pole, columns counted eastwards from a meridian. */
export interface CellLayout {
  readonly heightDegrees: number;
  /** Degrees of longitude where columns begin. */
  readonly west: number;
  /** Degrees of longitude of a band's columns. */
  widthOf(band: number): number;
}

/** Points sorted by band, then column, then input row; only occupied cells are listed. */
export interface SortedCells {
  readonly rowOf: Int32Array;
  /** Unit vector of sorted point k at 3k. */
  readonly xyz: Float64Array;
  /** First sorted point of each cell; one more entry than cells. */
  readonly cellStart: Int32Array;
  readonly cellBand: Int32Array;
  readonly cellColumn: Int32Array;
}

/** Places cells in a table of all of them when it has at most this many per point. */
const CELLS_PER_POINT = 8;
const CACHED_BANDS = 4096;

/** Sorts the points `rows` (degrees, each with a place) into cells. */
export function sortIntoCells(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  layout: CellLayout,
): SortedCells {
  const band = new Int32Array(rows.length);
  const column = new Int32Array(rows.length);
  const extent = locate(lng, lat, rows, layout, band, column);
  const cells = (extent.mostBand - extent.leastBand + 1) * (extent.mostColumn + 1);
  return cells <= CELLS_PER_POINT * rows.length
    ? byCounting(lng, lat, rows, band, column, extent)
    : byDigits(lng, lat, rows, band, column, extent);
}

interface Extent {
  readonly leastBand: number;
  readonly mostBand: number;
  readonly mostColumn: number;
}

/** Band and column of every point; entry k is of point rows[k]. */
function locate(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  { heightDegrees, west, widthOf }: CellLayout,
  band: Int32Array,
  column: Int32Array,
): Extent {
  // Widths of the bands met so far; a cosine for every point would cost more than all the rest.
  const cachedBand = new Int32Array(CACHED_BANDS).fill(-1);
  const cachedWidth = new Float64Array(CACHED_BANDS);
  if (rows.length === 0) return { leastBand: 0, mostBand: -1, mostColumn: -1 };
  let leastBand = Infinity;
  let mostBand = -Infinity;
  let mostColumn = 0;
  for (let k = 0; k < rows.length; k++) {
    const i = rows[k];
    const b = Math.floor((lat[i] + 90) / heightDegrees);
    const slot = b & (CACHED_BANDS - 1);
    if (cachedBand[slot] !== b) {
      cachedBand[slot] = b;
      cachedWidth[slot] = widthOf(b);
      if (b < leastBand) leastBand = b;
      if (b > mostBand) mostBand = b;
    }
    let east = lng[i] - west;
    if (east < 0 || east >= 360) {
      east -= 360 * Math.floor(east / 360);
      if (east >= 360) east = 0;
    }
    const c = Math.floor(east / cachedWidth[slot]);
    if (c > mostColumn) mostColumn = c;
    band[k] = b;
    column[k] = c;
  }
  return { leastBand, mostBand, mostColumn };
}

/** A table of all cells, occupied or not: two passes over the points, written straight to their places. */
function byCounting(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  band: Int32Array,
  column: Int32Array,
  { leastBand, mostBand, mostColumn }: Extent,
): SortedCells {
  const columns = mostColumn + 1;
  const next = new Int32Array((mostBand - leastBand + 1) * columns);
  for (let k = 0; k < rows.length; k++) {
    band[k] = (band[k] - leastBand) * columns + column[k];
    next[band[k]]++;
  }
  let occupied = 0;
  for (let cell = 0; cell < next.length; cell++) if (next[cell] > 0) occupied++;
  const cellStart = new Int32Array(occupied + 1);
  const cellBand = new Int32Array(occupied);
  const cellColumn = new Int32Array(occupied);
  let found = 0;
  let start = 0;
  for (let cell = 0; cell < next.length; cell++) {
    const size = next[cell];
    if (size === 0) continue;
    cellStart[found] = start;
    cellBand[found] = leastBand + Math.floor(cell / columns);
    cellColumn[found++] = cell % columns;
    next[cell] = start;
    start += size;
  }
  cellStart[found] = start;
  const place = column;
  const rowOf = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const at = next[band[k]]++;
    place[k] = at;
    rowOf[at] = rows[k];
  }
  return { rowOf, xyz: unitVectors(lng, lat, rows, place), cellStart, cellBand, cellColumn };
}

/** Digit by digit, which needs no table: for few points in a wide land. */
function byDigits(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  band: Int32Array,
  column: Int32Array,
  { leastBand, mostBand, mostColumn }: Extent,
): SortedCells {
  const count = rows.length;
  for (let k = 0; k < count; k++) band[k] -= leastBand;
  const first = Int32Array.from(rows, (_, k) => k);
  const spare = new Int32Array(count);
  const byColumn = radixSort(column, first, spare, mostColumn);
  const order = radixSort(band, byColumn, byColumn === first ? spare : first, mostBand - leastBand);
  const starts: number[] = [];
  for (let k = 0; k < count; k++)
    if (
      k === 0 ||
      band[order[k]] !== band[order[k - 1]] ||
      column[order[k]] !== column[order[k - 1]]
    )
      starts.push(k);
  const cellStart = Int32Array.from([...starts, count]);
  const cellBand = Int32Array.from(starts, (k) => leastBand + band[order[k]]);
  const cellColumn = Int32Array.from(starts, (k) => column[order[k]]);
  const rowOf = order.map((k) => rows[k]);
  return { rowOf, xyz: unitVectors(lng, lat, rowOf), cellStart, cellBand, cellColumn };
}
