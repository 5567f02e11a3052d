import { ByteBuffer } from 'flatbuffers';
import { Feature } from 'flatgeobuf/lib/mjs/flat-geobuf/feature.js';
import { Header } from 'flatgeobuf/lib/mjs/flat-geobuf/header.js';
import { parseProperties } from 'flatgeobuf/lib/mjs/generic/feature.js';
import { fromGeometry } from 'flatgeobuf/lib/mjs/geojson/geometry.js';
import { fromByteBuffer } from 'flatgeobuf/lib/mjs/header-meta.js';
import { calcTreeSize } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Geometry } from 'geojson';
import type { FoundLayer } from './found-layer';

const MAGIC_BYTES = 8;
const SIZE_BYTES = 4;
/** More columns than any table has: a header that says so is damaged, and reading them would not end. */
const MOST_COLUMNS = 100_000;

const PROTO = '__proto__';
const STAND_IN = '\0proto';

/** The record with its column __proto__ under its name, as a member of its own. */
function withProto(row: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(row, STAND_IN)) return row;
  const { [STAND_IN]: value, ...others } = row;
  return Object.fromEntries([...Object.entries(others), [PROTO, value]]);
}

/**
 * Reads a FlatGeobuf, features in the file's order. It walks the features itself and checks every length that the file states against its
 * bytes, since the package's own walk does not end on a file that is cut short. Throws RangeError there.
 */
export function readFlatGeobuf(file: string, bytes: Uint8Array): FoundLayer {
  const buffer = new ByteBuffer(bytes);
  /** Where the piece that is stated here ends. */
  const endOf = (start: number): number => {
    const end =
      start + SIZE_BYTES <= bytes.length ? start + SIZE_BYTES + buffer.readUint32(start) : NaN;
    if (!(end <= bytes.length)) throw new RangeError('the file is cut short');
    return end;
  };
  let at = endOf(MAGIC_BYTES);
  buffer.setPosition(MAGIC_BYTES);
  if (Header.getSizePrefixedRootAsHeader(buffer).columnsLength() > MOST_COLUMNS)
    throw new RangeError('the header is damaged');
  buffer.setPosition(MAGIC_BYTES);
  const { columns, crs, title, geometryType, indexNodeSize, featuresCount } =
    fromByteBuffer(buffer);
  // Without a stated number of features there is no index, and the package would count its levels without end.
  if (indexNodeSize > 0 && featuresCount > 0) at += calcTreeSize(featuresCount, indexNodeSize);
  // A record of the package would take this name for its own.
  const safe = columns?.map((column) =>
    column.name === PROTO ? { ...column, name: STAND_IN } : column,
  );
  const rows: Record<string, unknown>[] = [];
  const geometries: (Geometry | null)[] = [];
  while (at < bytes.length) {
    const end = endOf(at);
    // A copy: coordinates are read as doubles in place, which must lie on multiples of eight bytes.
    const feature = Feature.getSizePrefixedRootAsFeature(new ByteBuffer(bytes.slice(at, end)));
    const geometry = feature.geometry();
    rows.push(withProto(parseProperties(feature, safe ?? null)));
    const isEmpty = !geometry || geometry.xyLength() + geometry.partsLength() === 0;
    geometries.push(isEmpty ? null : fromGeometry(geometry, geometryType));
    at = end;
  }
  // Files of unknown length state 0.
  if (featuresCount > 0 && rows.length !== featuresCount)
    throw new RangeError('the file has fewer features than it states');
  const name = title ?? file;
  return {
    name,
    layers: [name],
    fields: (columns ?? []).map((column) => column.name),
    rows,
    geometries,
    system: crs && crs.code > 0 ? `EPSG:${crs.code}` : (crs?.wkt ?? ''),
  };
}
