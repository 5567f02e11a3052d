import { squaredReach } from '../geo/earth';
import { cosDegrees, sinDegrees } from '../geo/trigonometry';

/** Height of a neighbourhood in degrees of latitude, about 5.6 km. */
const HEIGHT_DEGREES = 0.05;
/** Width in degrees of longitude; about the same length in Japan. */
const WIDTH_DEGREES = 0.0625;
const COLUMNS = 12000;
const RADIANS_PER_DEGREE = Math.PI / 180;
/** No place of a neighbourhood is farther from its middle than this chord. */
const HALF_DIAGONAL = (Math.hypot(HEIGHT_DEGREES, WIDTH_DEGREES) / 2) * RADIANS_PER_DEGREE * 1.001;

/**
 * Which institutions matter to the firms of a small rectangle, found once for all of them. By the triangle inequality, only those
 * nearly as near to its middle as the nearest one can be the nearest to a firm in it, and only those near the rim of a
 * limit need to be compared with it firm by firm.
 */
export class Neighbourhoods {
  /**
   * One neighbourhood after the other. For each kind: how many may be nearest, then these, ascending; for each limit: how many are within it
   * for every firm, how many may be, then these.
   */
  list = new Int32Array(4096);
  #length = 0;
  readonly #startOf = new Map<number, number>();
  readonly #xyz: Float64Array;
  readonly #startOfKind: Int32Array;
  readonly #count: number;
  readonly #limits: Float64Array;
  readonly #fromMiddle: Float64Array;
  /** Institutions near enough to matter for any limit. */
  readonly #inRange: Int32Array;
  readonly #widest: number;

  /**
   * @param xyz unit vectors of the institutions that have a place, kind by kind.
   * @param startOfKind the first institution of each kind, and after the last kind their number.
   */
  constructor(xyz: Float64Array, startOfKind: Int32Array, withinKm: readonly number[]) {
    this.#xyz = xyz;
    this.#startOfKind = startOfKind;
    this.#count = xyz.length / 3;
    this.#limits = Float64Array.from(withinKm, (km) => Math.sqrt(squaredReach(km)));
    this.#widest = Math.max(0, ...this.#limits);
    this.#fromMiddle = new Float64Array(this.#count);
    this.#inRange = new Int32Array(this.#count);
  }

  /** Where in `list` the neighbourhood of a place (degrees) begins. */
  at(lng: number, lat: number): number {
    const row = Math.floor(lat / HEIGHT_DEGREES);
    const column = Math.floor(lng / WIDTH_DEGREES);
    const key = row * 2 * COLUMNS + column + COLUMNS;
    const known = this.#startOf.get(key);
    if (known !== undefined) return known;
    const start = this.#length;
    this.#startOf.set(key, start);
    this.#describe((column + 0.5) * WIDTH_DEGREES, (row + 0.5) * HEIGHT_DEGREES);
    return start;
  }

  #describe(lng: number, lat: number): void {
    const kinds = this.#startOfKind.length - 1;
    const most = this.#count + kinds + this.#limits.length * (this.#count + 2);
    if (this.list.length < this.#length + most) {
      const wider = new Int32Array(2 * this.list.length + most);
      wider.set(this.list);
      this.list = wider;
    }
    const inRange = this.#measure(lng, lat);
    for (let kind = 0; kind < kinds; kind++)
      this.#listNearest(this.#startOfKind[kind], this.#startOfKind[kind + 1]);
    for (const limit of this.#limits) this.#listWithin(limit, inRange);
  }

  #measure(lng: number, lat: number): number {
    const across = cosDegrees(lat);
    const x = across * cosDegrees(lng);
    const y = across * sinDegrees(lng);
    const z = sinDegrees(lat);
    const xyz = this.#xyz;
    const fromMiddle = this.#fromMiddle;
    const range = this.#widest + HALF_DIAGONAL;
    let inRange = 0;
    for (let j = 0; j < this.#count; j++) {
      const dx = x - xyz[3 * j];
      const dy = y - xyz[3 * j + 1];
      const dz = z - xyz[3 * j + 2];
      const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
      fromMiddle[j] = chord;
      if (chord <= range) this.#inRange[inRange++] = j;
    }
    return inRange;
  }

  #listNearest(first: number, end: number): void {
    const fromMiddle = this.#fromMiddle;
    let least = Infinity;
    for (let j = first; j < end; j++) if (fromMiddle[j] < least) least = fromMiddle[j];
    const limit = least + 2 * HALF_DIAGONAL;
    const head = this.#length++;
    for (let j = first; j < end; j++) if (fromMiddle[j] <= limit) this.list[this.#length++] = j;
    this.list[head] = this.#length - head - 1;
  }

  #listWithin(limit: number, inRange: number): void {
    const head = this.#length;
    this.#length += 2;
    let sure = 0;
    for (let k = 0; k < inRange; k++) {
      const j = this.#inRange[k];
      const chord = this.#fromMiddle[j];
      if (chord <= limit - HALF_DIAGONAL) sure++;
      else if (chord <= limit + HALF_DIAGONAL) this.list[this.#length++] = j;
    }
    this.list[head] = sure;
    this.list[head + 1] = this.#length - head - 2;
  }
}
