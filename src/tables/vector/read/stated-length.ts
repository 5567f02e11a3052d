/** What the header of a Shapefile's part says of its length, beside what is there; bytes. */
export interface StatedLength {
  /** Where the data end by the header; null where it states nothing. */
  readonly end: number | null;
  /** Bytes behind the end that are not the mark of the end or padding. */
  readonly behind: number;
}

const SHP_HEADER = 100;
const DBF_HEADER = 32;
/** Marks of the end and what files are filled up with: NUL, line ends, the end of a DOS file, space. */
const PADDING = new Set([0x00, 0x0a, 0x0d, 0x1a, 0x20]);
const NOTHING_STATED: StatedLength = { end: null, behind: 0 };

const viewOf = (bytes: Uint8Array) =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function behind(bytes: Uint8Array, end: number): number {
  const rest = bytes.subarray(end);
  return rest.every((byte) => PADDING.has(byte)) ? 0 : rest.length;
}

/** Of a .shp, whose header counts words of 16 bits (ESRI 1998); a program that ended early leaves it at the header's own length or less. */
export function shpLength(shp: Uint8Array): StatedLength {
  const end = shp.length < SHP_HEADER ? 0 : viewOf(shp).getInt32(24) * 2;
  if (end <= SHP_HEADER) return NOTHING_STATED;
  return { end, behind: behind(shp, end) };
}

/** Of a .dbf, whose header counts its records; a program that ended early leaves none. Throws RangeError where its records have no length. */
export function dbfLength(dbf: Uint8Array): StatedLength {
  if (dbf.length < DBF_HEADER) return NOTHING_STATED;
  const view = viewOf(dbf);
  const records = view.getUint32(4, true);
  const recordLength = view.getUint16(10, true);
  // The package would give empty rows without end.
  if (recordLength === 0) throw new RangeError('header');
  if (records === 0) return NOTHING_STATED;
  const end = view.getUint16(8, true) + records * recordLength;
  return { end, behind: behind(dbf, end) };
}
