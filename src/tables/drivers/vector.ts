import type { Result } from '../../model';
import { detectBinary } from '../encoding';
import type { BinaryDriver, FileStart } from '../file-driver';
import type { PolygonLayer } from '../polygon-layer';
import type { LayerReader } from '../vector/read/found-layer';

/** A format of GIS programs, with what reads one of its layers, as points or as polygons. */
export interface VectorDriver extends BinaryDriver {
  readonly reader: LayerReader;
}

function vectorDriver(
  of: Pick<VectorDriver, 'format' | 'extensions' | 'reader'> & {
    readonly limitMegabytes?: number;
    readonly isOne: (file: FileStart) => boolean;
  },
): VectorDriver {
  const { format, extensions, reader, isOne, limitMegabytes = 300 } = of;
  return {
    format,
    holds: 'bytes',
    extensions,
    limitMegabytes,
    reader,
    claims: isOne,
    async read(name, bytes, { sheet }) {
      const { tableOf } = await import('../vector/read/table-of-layer');
      return tableOf(format, reader, name, bytes, sheet);
    },
  };
}

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  [...text].every((letter, i) => bytes[i] === letter.charCodeAt(0));

/** GIS files that are no text tables: recognised by their first bytes. Their libraries are loaded when one is read. */
export const VECTOR_DRIVERS: readonly VectorDriver[] = [
  vectorDriver({
    format: 'geopackage',
    extensions: ['gpkg'],
    isOne: ({ bytes }) => startsWith(bytes, 'SQLite format 3\0'),
    reader: async (...of) => (await import('../vector/read/geopackage')).readGeoPackage(...of),
  }),
  vectorDriver({
    format: 'geoparquet',
    extensions: ['parquet', 'geoparquet'],
    isOne: ({ bytes }) => startsWith(bytes, 'PAR1'),
    reader: async (name, bytes) =>
      (await import('../vector/read/geoparquet')).readGeoParquet(name, bytes),
  }),
  vectorDriver({
    format: 'flatgeobuf',
    extensions: ['fgb'],
    isOne: ({ bytes }) => startsWith(bytes, 'fgb\x03'),
    reader: async (name, bytes) =>
      (await import('../vector/read/flatgeobuf')).readFlatGeobuf(name, bytes),
  }),
  vectorDriver({
    format: 'kml',
    extensions: ['kml', 'kmz'],
    // Parsed as a document, which takes many times its size.
    limitMegabytes: 50,
    isOne: ({ name, bytes, binary }) =>
      binary === 'zip'
        ? /\.kmz$/i.test(name)
        : binary === null && /<kml[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 1024))),
    reader: async (...of) => (await import('../vector/read/kml')).readKml(...of),
  }),
];

/** The polygons of a GIS file; null for a file of another kind, which is for another reader. */
export async function readPolygonFile(
  name: string,
  bytes: Uint8Array,
): Promise<Result<PolygonLayer> | null> {
  const file = { name, bytes, binary: detectBinary(bytes) };
  const driver = VECTOR_DRIVERS.find(({ claims }) => claims?.(file));
  if (!driver) return null;
  const { polygonsOf } = await import('../vector/read/table-of-layer');
  return polygonsOf(driver.reader, name, bytes);
}
