import type { Geometry, Position } from 'geojson';

/** Types of well-known binary (OGC 06-103r4) by number; curves and surfaces from 8 on have none here. */
const TYPES = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

/** Deeper collections are no map data. */
const MOST_DEPTH = 16;

/** A geometry that is none of points, lines and polygons. */
export class OtherGeometry extends Error {}

/**
 * Well-known binary as a geometry, heights and measures left out: both byte orders, ISO's numbers (+1000 Z, +2000 M, +3000 ZM) and
 * the flags of EWKB. An empty point is null. Throws `OtherGeometry` at curves, RangeError at bytes that end too early.
 */
export function geometryOfWkb(bytes: Uint8Array): Geometry | null {
  return new WkbReader(bytes).geometry(0);
}

class WkbReader {
  readonly #view: DataView;
  #at = 0;
  #little = true;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  geometry(depth: number): Geometry | null {
    if (depth > MOST_DEPTH) throw new OtherGeometry('nested');
    this.#little = this.#view.getUint8(this.#at) === 1;
    this.#at += 1;
    const written = this.#count();
    const flags = written >>> 29;
    if (flags & 1) this.#at += 4;
    const plain = written & 0x1fffffff;
    const iso = Math.floor(plain / 1000);
    const numbers =
      2 + (flags & 4 || iso === 1 || iso === 3 ? 1 : 0) + (flags & 2 || iso >= 2 ? 1 : 0);
    const type = TYPES[(plain % 1000) - 1];
    if (type === undefined || iso > 3) throw new OtherGeometry(`type ${plain}`);
    if (type === 'Point') {
      const coordinates = this.#position(numbers);
      return coordinates.some(Number.isNaN) ? null : { type, coordinates };
    }
    if (type === 'LineString') return { type, coordinates: this.#line(numbers) };
    if (type === 'Polygon') return { type, coordinates: this.#many(() => this.#line(numbers)) };
    const parts = this.#many(() => this.geometry(depth + 1)).filter((part) => part !== null);
    if (type === 'GeometryCollection') return { type, geometries: parts };
    const coordinates = parts.map((part) => (part as { coordinates: unknown }).coordinates);
    return { type, coordinates } as Geometry;
  }

  #count(): number {
    const count = this.#view.getUint32(this.#at, this.#little);
    this.#at += 4;
    return count;
  }

  #position(numbers: number): Position {
    const position = [
      this.#view.getFloat64(this.#at, this.#little),
      this.#view.getFloat64(this.#at + 8, this.#little),
    ];
    this.#at += 8 * numbers;
    return position;
  }

  #line(numbers: number): Position[] {
    return this.#many(() => this.#position(numbers));
  }

  /** As many as the next number says; each takes at least a byte, so that a number that lies ends with the bytes. */
  #many<T>(one: () => T): T[] {
    const count = this.#count();
    if (count > this.#view.byteLength - this.#at) throw new RangeError('more parts than bytes');
    return Array.from({ length: count }, one);
  }
}
