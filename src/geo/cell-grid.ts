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
  /** Slots per band, one for each band that may be in reach. */
  readonly #slots: number;
  /** First band in reach of each band; the others follow it. */
  readonly #firstNear: Int32Array;
  readonly #nearCount: Uint8Array;
  /** Reach in longitude from a band into each of those in its reach. */
  readonly #reach: Float64Array;
  // Of the band that `openBand` opened: the first cell of each band in reach that is not yet passed.
  readonly #cursor: Int32Array;
  #open = 0;

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

    this.#slots = 2 * this.#reachBands + 1;
    this.#cursor = new Int32Array(this.#slots);
    this.#firstNear = new Int32Array(this.bandCount);
    this.#nearCount = new Uint8Array(this.bandCount);
    this.#reach = new Float64Array(this.bandCount * this.#slots);
    this.#measureReach();
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
    const south = band * this.#heightDegrees - 90;
    const highest = Math.max(Math.abs(south), Math.abs(south + this.#heightDegrees));
    return highest >= 90 ? 0 : cosDegrees(highest);
  }

  /**
   * How far in longitude a point of one band can reach into another: from the haversine formula, with the latitudes as
   * close and the cosines as small as the two bands allow.
   */
  #measureReach(): void {
    const numbers = this.#bandNumber;
    const cosine = Float64Array.from(numbers, (band) => this.#leastCosine(band));
    let first = 0;
    for (let b = 0; b < this.bandCount; b++) {
      while (numbers[b] - numbers[first] > this.#reachBands) first++;
      this.#firstNear[b] = first;
      let to = first;
      for (; to < this.bandCount && numbers[to] - numbers[b] <= this.#reachBands; to++) {
        const bandsBetween = Math.max(0, Math.abs(numbers[to] - numbers[b]) - 1);
        const halfGap = (bandsBetween * this.#heightDegrees) / DEGREES_PER_RADIAN / 2;
        const left = Math.max(0, this.#squaredHalfChord - Math.sin(halfGap) ** 2);
        const across = cosine[b] * cosine[to];
        const degrees =
          left >= across ? 180 : 2 * Math.asin(Math.sqrt(left / across)) * DEGREES_PER_RADIAN;
        this.#reach[b * this.#slots + to - first] = degrees * 1.000001 + SLACK_DEGREES;
      }
      this.#nearCount[b] = to - first;
    }
  }

  #mostNearInBand(band: number): number {
    let sum = 0;
    for (let s = 0; s < this.#nearCount[band]; s++) {
      const to = this.#firstNear[band] + s;
      const span = 2 * this.#reach[band * this.#slots + s] + this.#bandWidth[band];
      sum += Math.min(
        Math.ceil(span / this.#bandWidth[to]) + 4,
        Math.floor(360 / this.#bandWidth[to]) + 1,
        this.bandStart[to + 1] - this.bandStart[to],
      );
    }
    return sum;
  }

  /** Begins the visit of a band: its cells must then be asked for in ascending order by `near`. */
  openBand(band: number): void {
    this.#open = band;
    for (let s = 0; s < this.#nearCount[band]; s++)
      this.#cursor[s] = this.bandStart[this.#firstNear[band] + s];
  }

  /**
   * Writes the occupied cells that may hold points in reach of `cell`'s points, itself among them, into `out` (of length
   * `mostNear`) and returns their number. No other cell holds any. With `forward`, cells of earlier bands are left out.
   */
  near(cell: number, out: Int32Array, forward = false): number {
    const cellColumn = this.#cellColumn;
    const ownWidth = this.#bandWidth[this.#open];
    const west = cellColumn[cell] * ownWidth;
    const east = west + ownWidth;
    const first = this.#firstNear[this.#open];
    const count = this.#nearCount[this.#open];
    const reachStart = this.#open * this.#slots;
    let found = 0;
    for (let s = forward ? this.#open - first : 0; s < count; s++) {
      const b = first + s;
      const reach = this.#reach[reachStart + s];
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

  /**
   * True where a cell of the open band and another lie in the same band or in neighbouring ones, with their middles less than 1.3
   * columns apart.
   */
  touches(cell: number, other: number): boolean {
    let b = this.#open;
    if (other >= this.bandStart[b + 1]) b++;
    else if (other < this.bandStart[b]) b--;
    if (b < 0 || b === this.bandCount) return false;
    if (other < this.bandStart[b] || other >= this.bandStart[b + 1]) return false;
    if (Math.abs(this.#bandNumber[b] - this.#bandNumber[this.#open]) > 1) return false;
    const ownWidth = this.#bandWidth[this.#open];
    const middle = (this.#cellColumn[cell] + 0.5) * ownWidth;
    const otherMiddle = (this.#cellColumn[other] + 0.5) * this.#bandWidth[b];
    return Math.abs(middle - otherMiddle) < 1.3 * ownWidth;
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
