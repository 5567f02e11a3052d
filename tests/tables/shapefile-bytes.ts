/** A closed ring, clockwise for an exterior, as the format wants it. */
export type ShapeRing = readonly (readonly [number, number])[];

/** Bytes of a .shp of polygons by ESRI's paper of 1998: one record per list of rings; null makes a null shape. */
export function shpOf(records: readonly (readonly ShapeRing[] | null)[]): Uint8Array {
  const bodies = records.map((rings) => (rings ? polygonBody(rings) : nullBody()));
  const length = 100 + bodies.reduce((sum, body) => sum + 8 + body.byteLength, 0);
  const view = new DataView(new ArrayBuffer(length));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 5, true);
  let at = 100;
  bodies.forEach((body, i) => {
    view.setInt32(at, i + 1);
    view.setInt32(at + 4, body.byteLength / 2);
    new Uint8Array(view.buffer).set(new Uint8Array(body), at + 8);
    at += 8 + body.byteLength;
  });
  return new Uint8Array(view.buffer);
}

const nullBody = (): ArrayBuffer => new ArrayBuffer(4);

function polygonBody(rings: readonly ShapeRing[]): ArrayBuffer {
  const points = rings.flat();
  const view = new DataView(new ArrayBuffer(44 + 4 * rings.length + 16 * points.length));
  view.setInt32(0, 5, true);
  view.setInt32(36, rings.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  rings.forEach((ring, i) => {
    view.setInt32(44 + 4 * i, first, true);
    first += ring.length;
  });
  points.forEach(([x, y], i) => {
    view.setFloat64(44 + 4 * rings.length + 16 * i, x, true);
    view.setFloat64(52 + 4 * rings.length + 16 * i, y, true);
  });
  return view.buffer;
}

/** Bytes of a dBASE III table of one text column of 40 bytes, from the encoded cells. */
export function dbfOf(column: string, cells: readonly Uint8Array[]): Uint8Array {
  const width = 40;
  const head = 32 + 32 + 1;
  const bytes = new Uint8Array(head + cells.length * (1 + width) + 1).fill(0x20, head);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  bytes.set([126, 11, 25], 1);
  view.setUint32(4, cells.length, true);
  view.setUint16(8, head, true);
  view.setUint16(10, 1 + width, true);
  bytes.set(new TextEncoder().encode(column), 32);
  bytes[43] = 'C'.charCodeAt(0);
  bytes[48] = width;
  bytes[64] = 0x0d;
  cells.forEach((cell, i) => bytes.set(cell, head + i * (1 + width) + 1));
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
