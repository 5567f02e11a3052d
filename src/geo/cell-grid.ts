import { sortIntoCells } from './cell-sort';
import { EARTH_RADIUS_KM, chordOfKm } from './earth';
import { cosDegrees } from './trigonometry';

/** Below this the cells' numbers would leave 32 bits; no firm is located to a metre. */
export const LEAST_GRID_RADIUS_KM = 0.001;

const DEGREES_PER_RADIAN = 180 / Math.PI;
/** Cells are this much smaller than they may be, so that rounding can't make two points of one cell too far apart. */
const SAFETY = 0.9999;
/** Added to every reach in longitude, against rounding at a cell's edge; about a tenth of a millimetre. */
const SLACK_DEGREES = 1e-9;

/**
 * Points sorted into cells of the sphere whose diagonal is at most the radius, so that any two points of one cell are in
 * reach of each other. Rows are bands of equal latitude; a row's columns are as wide in degrees as its latitude allows. Only
 * occupied rows and cells are held: memory grows with the points, whatever the radius and the extent. Longitudes wrap and
 * poles are cells like any other.
 */
export class CellGrid {
  /** Input row of each sorted point. */
  readonly rowOf: Int32Array;
  /** Unit vector of sorted point k at 3k. Those who use the grid may reorder points within a cell. */
  readonly xyz: Float64Array;
  readonly cellCount: number;
  /** First sorted point of each cell; one more entry than cells. */
  readonly cellStart: Int32Array;
  readonly bandCount: number;
  /** First cell of each occupied band of latitude; one more entry than bands. */
  readonly bandStart: Int32Array;
  /** No cell has more cells in reach than this. */
  readonly mostNear: number;

  readonly #heightDegrees: number;
  readonly #squaredHalfChord: number;
  /** How many bands away a point in reach can be. */
  readonly #reachBands: number;
  readonly #cellColumn: Int32Array;
  readonly #bandNumber: Int32Array;
  readonly #bandWidth: Float64Array;
  // Of the band that `openBand` opened: the bands in reach, their reach in longitude, and the first cell not yet passed.
  readonly #nearBand: Int32Array;
  readonly #nearReach: Float64Array;
  readonly #cursor: Int32Array;
  #nearBands = 0;
  #openWidth = 0;
  #openNumber = 0;

  /**
   * @param rows the input rows that take part; every one of them needs a place (`isPlace`).
   * @param radiusKm at least LEAST_GRID_RADIUS_KM, else throws RangeError.
   */
  constructor(lng: Float64Array, lat: Float64Array, rows: Int32Array, radiusKm: number) {
    if (!(radiusKm >= LEAST_GRID_RADIUS_KM))
      throw new RangeError(`radius of ${radiusKm} km is below ${LEAST_GRID_RADIUS_KM} km`);
    const chord = chordOfKm(radiusKm);
    this.#squaredHalfChord = (chord / 2) ** 2;
    this.#heightDegrees = (chord / Math.SQRT2) * SAFETY * DEGREES_PER_RADIAN;
    const radiusDegrees = Math.min(180, (radiusKm / EARTH_RADIUS_KM) * DEGREES_PER_RADIAN);
    this.#reachBands = Math.ceil(radiusDegrees / this.#heightDegrees);

    const sorted = sortIntoCells(lng, lat, rows, {
      heightDegrees: this.#heightDegrees,
      west: westernmost(lng, rows),
      widthOf: (band) => this.#widthOf(band),
    });
    this.rowOf = sorted.rowOf;
    this.xyz = sorted.xyz;
    this.cellStart = sorted.cellStart;
    this.cellCount = sorted.cellBand.length;
    this.#cellColumn = sorted.cellColumn;
    const bands = bandsOf(sorted.cellBand);
    this.bandCount = bands.number.length;
    this.bandStart = bands.start;
    this.#bandNumber = bands.number;
    this.#bandWidth = Float64Array.from(bands.number, (band) => this.#widthOf(band));

    const slots = 2 * this.#reachBands + 1;
    this.#nearBand = new Int32Array(slots);
    this.#nearReach = new Float64Array(slots);
    this.#cursor = new Int32Array(slots);
    let most = 0;
    for (let b = 0; b < this.bandCount; b++) most = Math.max(most, this.#mostNearInBand(b));
    this.mostNear = most;
  }

  /** Degrees of longitude of the cells of a band: chosen at its lowest latitude, where a degree is longest. */
  #widthOf(band: number): number {
    const south = band * this.#heightDegrees - 90;
    const north = south + this.#heightDegrees;
    const lowest = south <= 0 && north >= 0 ? 0 : Math.min(Math.abs(south), Math.abs(north));
    const across = lowest >= 90 ? 0 : cosDegrees(lowest);
    return across * 360 <= this.#heightDegrees ? 360 : this.#heightDegrees / across;
  }

  /** Smallest cosine of latitude in a band, 0 where it holds a pole. */
  #leastCosine(band: number): number {
    const south = this.#bandNumber[band] * this.#heightDegrees - 90;
    const north = south + this.#heightDegrees;
    const highest = Math.max(Math.abs(south), Math.abs(north));
    return highest >= 90 ? 0 : cosDegrees(highest);
  }

  /**
   * How far in longitude a point of one band can reach into another: from the haversine formula with the latitudes as
   * close and the cosines as small as the two bands allow.
   */
  #reachInLongitude(from: number, to: number): number {
    const apart = Math.abs(this.#bandNumber[to] - this.#bandNumber[from]);
    const halfGap = (Math.max(0, apart - 1) * this.#heightDegrees) / DEGREES_PER_RADIAN / 2;
    const left = this.#squaredHalfChord - Math.sin(halfGap) ** 2;
    const across = this.#leastCosine(from) * this.#leastCosine(to);
    if (left >= across) return 180;
    return (
      2 * Math.asin(Math.sqrt(Math.max(0, left) / across)) * DEGREES_PER_RADIAN * 1.000001 +
      SLACK_DEGREES
    );
  }

  #mostNearInBand(band: number): number {
    this.openBand(band);
    let sum = 0;
    for (let s = 0; s < this.#nearBands; s++) {
      const to = this.#nearBand[s];
      const span = 2 * this.#nearReach[s] + this.#bandWidth[band];
      const columns = Math.min(
        Math.ceil(span / this.#bandWidth[to]) + 4,
        Math.floor(360 / this.#bandWidth[to]) + 1,
        this.bandStart[to + 1] - this.bandStart[to],
      );
      sum += columns;
    }
    return sum;
  }

  /** Begins the visit of a band: its cells must then be asked for in ascending order by `near`. */
  openBand(band: number): void {
    this.#openWidth = this.#bandWidth[band];
    const number = this.#bandNumber[band];
    this.#openNumber = number;
    let first = band;
    while (first > 0 && number - this.#bandNumber[first - 1] <= this.#reachBands) first--;
    let slots = 0;
    for (
      let b = first;
      b < this.bandCount && this.#bandNumber[b] - number <= this.#reachBands;
      b++
    ) {
      this.#nearBand[slots] = b;
      this.#nearReach[slots] = this.#reachInLongitude(band, b);
      this.#cursor[slots] = this.bandStart[b];
      slots++;
    }
    this.#nearBands = slots;
  }

  /**
   * Writes the occupied cells that may hold points in reach of `cell`'s points, itself among them, into `out` (of length
   * `mostNear`) and returns their number. No other cell holds any.
   */
  near(cell: number, out: Int32Array): number {
    const cellColumn = this.#cellColumn;
    const west = cellColumn[cell] * this.#openWidth;
    const east = west + this.#openWidth;
    let found = 0;
    for (let s = 0; s < this.#nearBands; s++) {
      const b = this.#nearBand[s];
      const reach = this.#nearReach[s];
      const width = this.#bandWidth[b];
      const end = this.bandStart[b + 1];
      if (east - west + 2 * reach >= 360) {
        for (let q = this.bandStart[b]; q < end; q++) out[found++] = q;
        continue;
      }
      const firstColumn = Math.floor((west - reach) / width);
      const lastColumn = Math.floor((east + reach) / width);
      let q = this.#cursor[s];
      while (q < end && cellColumn[q] < firstColumn) q++;
      this.#cursor[s] = q;
      for (; q < end && cellColumn[q] <= lastColumn; q++) out[found++] = q;
      if (west - reach < 0 || east + reach >= 360)
        found = this.#nearAcrossZero(
          b,
          firstColumn,
          lastColumn,
          west - reach,
          east + reach,
          out,
          found,
        );
    }
    return found;
  }

  /** True where two cells lie in the same or the next band and their middles are less than 1.3 columns apart. */
  touches(cell: number, other: number): boolean {
    for (let s = 0; s < this.#nearBands; s++) {
      const b = this.#nearBand[s];
      if (other >= this.bandStart[b + 1]) continue;
      if (Math.abs(this.#bandNumber[b] - this.#openNumber) > 1) return false;
      const middle = (this.#cellColumn[cell] + 0.5) * this.#openWidth;
      const otherMiddle = (this.#cellColumn[other] + 0.5) * this.#bandWidth[b];
      return Math.abs(middle - otherMiddle) < 1.3 * this.#openWidth;
    }
    return false;
  }

  /** The same for the part of the reach on the other side of the meridian where the columns begin and end. */
  #nearAcrossZero(
    band: number,
    firstColumn: number,
    lastColumn: number,
    west: number,
    east: number,
    out: Int32Array,
    found: number,
  ): number {
    const width = this.#bandWidth[band];
    const columns = this.#cellColumn;
    const start = this.bandStart[band];
    const end = this.bandStart[band + 1];
    if (west < 0) {
      const from = Math.floor((west + 360) / width);
      for (let q = end - 1; q >= start && columns[q] >= from && columns[q] > lastColumn; q--)
        out[found++] = q;
    }
    if (east >= 360) {
      const to = Math.floor((east - 360) / width);
      for (let q = start; q < end && columns[q] <= to && columns[q] < firstColumn; q++)
        out[found++] = q;
    }
    return found;
  }
}

/** Where columns begin: at the westernmost point, so that their numbers stay small. */
function westernmost(lng: Float64Array, rows: Int32Array): number {
  let west = Infinity;
  for (let k = 0; k < rows.length; k++) if (lng[rows[k]] < west) west = lng[rows[k]];
  return rows.length === 0 ? 0 : west;
}

/** Occupied bands and the first cell of each, from the cells' bands in ascending order. */
function bandsOf(cellBand: Int32Array): { number: Int32Array; start: Int32Array } {
  const starts: number[] = [];
  for (let cell = 0; cell < cellBand.length; cell++)
    if (cell === 0 || cellBand[cell] !== cellBand[cell - 1]) starts.push(cell);
  return {
    number: Int32Array.from(starts, (cell) => cellBand[cell]),
    start: Int32Array.from([...starts, cellBand.length]),
  };
}
