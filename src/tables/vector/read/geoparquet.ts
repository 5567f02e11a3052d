import type { Geometry } from 'geojson';
import type { FoundLayer } from './found-layer';
import { wkbAt } from './geopackage';
import { checkParquet, withEmptyPages } from './parquet-guard';

interface GeoKey {
  readonly primary_column?: string;
  readonly columns?: Readonly<
    Record<string, { readonly crs?: unknown; readonly encoding?: string }>
  >;
}

/**
 * Reads a Parquet file: with GeoParquet's key its primary column is the geometry (well-known binary; longitude and latitude where the key
 * names no system), without it the file is a table. The column of bounding boxes is left out.
 */
export async function readGeoParquet(file: string, bytes: Uint8Array): Promise<FoundLayer> {
  const [{ parquetMetadata, parquetRead, parquetSchema }, packages] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const compressors = withEmptyPages(packages.compressors);
  const { buffer } = bytes.slice();
  const metadata = parquetMetadata(buffer, { geoparquet: false });
  checkParquet(bytes, metadata, compressors);
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  const geo = text === undefined ? null : (JSON.parse(text) as GeoKey);
  const primary = geo?.primary_column ?? null;
  const own = primary === null ? undefined : geo?.columns?.[primary];
  const native = own !== undefined && own.encoding !== 'WKB';
  const names = parquetSchema(metadata).children.map(({ element }) => element.name);
  // As lists of cells: the package's own records lose a column called __proto__.
  const cells = await new Promise<unknown[][]>((resolve, reject) => {
    parquetRead({
      file: buffer,
      metadata,
      compressors,
      geoparquet: false,
      columns: names,
      // Bytes that no type calls text stay bytes: the geometry is among them.
      utf8: false,
      onComplete: resolve,
    }).catch(reject);
  });
  const all: Record<string, unknown>[] = cells.map((row) =>
    Object.fromEntries(names.map((key, c) => [key, row[c]])),
  );
  const fields = names.filter((key) => key !== primary && key !== 'bbox');
  const geometries =
    primary === null
      ? null
      : all.map((row, i) =>
          native ? nativePoint(row[primary]) : geometryOf(row[primary], file, i + 1),
        );
  return {
    name: file,
    layers: [file],
    fields,
    rows: all,
    geometries,
    system: systemOf(own),
  };
}

/** A geometry of a row; null where the row has none. */
function geometryOf(value: unknown, file: string, row: number): Geometry | null {
  if (value === null || value === undefined) return null;
  return value instanceof Uint8Array ? wkbAt(value, file, row) : null;
}

/** GeoParquet 1.1's native encoding of points: a struct of x and y. */
function nativePoint(value: unknown): Geometry | null {
  const { x, y } = (value ?? {}) as { x?: unknown; y?: unknown };
  return typeof x === 'number' && typeof y === 'number'
    ? { type: 'Point', coordinates: [x, y] }
    : null;
}

/** The system of a column: absent is OGC:CRS84, as the specification says; null is unknown. */
function systemOf(column: { readonly crs?: unknown } | undefined): string {
  if (!column || column.crs === undefined) return '';
  const id = (column.crs as { id?: { authority?: string; code?: unknown } } | null)?.id;
  if (id?.authority === 'OGC' && id.code === 'CRS84') return '';
  if (id?.authority === 'EPSG') return `EPSG:${String(id.code)}`;
  return JSON.stringify(column.crs);
}
