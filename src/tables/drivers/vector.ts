import type { Result } from '../../model';
import { detectBinary } from '../encoding';
import type { BinaryDriver, FileStart } from '../file-driver';
import type { PolygonLayer } from '../polygon-layer';
import type { NamedBytes } from '../read-zip';
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

const HEAD_BYTES = 4096;
const LIST_BYTES = 1_000_000;

/** Whether a zip holds a Shapefile, by the name of its first file, and by the list of them at its end. */
function listsShp(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('latin1');
  return [bytes.subarray(0, HEAD_BYTES), bytes.subarray(-LIST_BYTES)].some((part) =>
    /\.shp/i.test(decoder.decode(part)),
  );
}

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
  vectorDriver({
    format: 'shapefile',
    extensions: ['zip', 'shp'],
    // A .shp alone is claimed to be told what it lacks.
    isOne: ({ name, bytes, binary }) =>
      binary === 'zip'
        ? /\.(zip|shp)$/i.test(name) && listsShp(bytes)
        : startsWith(bytes, '\0\0\x27\x0a') && /\.shp$/i.test(name),
    reader: async (name, bytes, wanted) => {
      const { readShapefile } = await import('../vector/read/shapefile');
      return readShapefile([{ name, bytes }], wanted);
    },
  }),
];

/** The polygons of a GIS file; null for a file of another kind, which is for another reader. */
export async function readPolygonFile(
  name: string,
  bytes: Uint8Array,
  layer?: string,
): Promise<Result<PolygonLayer> | null> {
  const file = { name, bytes, binary: detectBinary(bytes) };
  const driver = VECTOR_DRIVERS.find(({ claims }) => claims?.(file));
  if (!driver) return null;
  const { polygonsOf } = await import('../vector/read/table-of-layer');
  return polygonsOf(driver.reader, name, bytes, layer);
}

/** The polygons of a Shapefile whose files came one by one. */
export async function readPolygonShapefile(
  files: readonly NamedBytes[],
): Promise<Result<PolygonLayer>> {
  const [{ polygonsOf }, { readShapefile }] = await Promise.all([
    import('../vector/read/table-of-layer'),
    import('../vector/read/shapefile'),
  ]);
  const [{ name, bytes }] = files;
  return polygonsOf((_name, _bytes, wanted) => readShapefile(files, wanted), name, bytes);
}
