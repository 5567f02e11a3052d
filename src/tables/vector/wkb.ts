import type { Position, Shape } from './shapes';

const TYPE = { Point: 1, LineString: 2, Polygon: 3, MultiPolygon: 6 };
const HEAD = 5;
const COUNT = 4;
const POSITION = 16;

/** A shape as well-known binary (OGC 06-103r4), little-endian. */
export function wkbOf(shape: Shape): Uint8Array {
  const bytes = new Uint8Array(wkbSize(shape));
  writeWkb(shape, new DataView(bytes.buffer), 0);
  return bytes;
}

export function wkbSize(shape: Shape): number {
  switch (shape.type) {
    case 'Point':
      return HEAD + POSITION;
    case 'LineString':
      return HEAD + lineSize(shape.positions);
    case 'MultiPolygon':
      return shape.polygons.reduce(
        (size, rings) => size + HEAD + COUNT + rings.reduce((sum, ring) => sum + lineSize(ring), 0),
        HEAD + COUNT,
      );
  }
}

/** Writes `wkbSize(shape)` bytes at `offset`. */
export function writeWkb(shape: Shape, view: DataView, offset: number): void {
  let at = offset;
  const count = (n: number) => {
    view.setUint32(at, n, true);
    at += COUNT;
  };
  const head = (type: number) => {
    view.setUint8(at, 1);
    at += 1;
    count(type);
  };
  const position = ([lng, lat]: Position) => {
    view.setFloat64(at, lng, true);
    view.setFloat64(at + 8, lat, true);
    at += POSITION;
  };
  const line = (positions: readonly Position[]) => {
    count(positions.length);
    for (const each of positions) position(each);
  };
  head(TYPE[shape.type]);
  switch (shape.type) {
    case 'Point':
      position(shape.position);
      break;
    case 'LineString':
      line(shape.positions);
      break;
    case 'MultiPolygon':
      count(shape.polygons.length);
      for (const rings of shape.polygons) {
        head(TYPE.Polygon);
        count(rings.length);
        for (const ring of rings) line(ring);
      }
  }
}

function lineSize(positions: readonly Position[]): number {
  return COUNT + positions.length * POSITION;
}
