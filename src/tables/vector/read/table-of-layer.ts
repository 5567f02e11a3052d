import {
  failure,
  problem,
  success,
  type MultiPolygonCoordinates,
  type Problem,
  type Result,
  type Table,
  type TableFormat,
} from '../../../model';
import type { Geometry, Position } from 'geojson';
import { layerOf, type PolygonLayer } from '../../polygon-layer';
import { createDigitsWatch, isBeyondDoubles, isShortened } from '../../values/lost-digits';
import { cornerOutside } from '../../read-boundaries';
import { Unreadable, type FoundLayer, type LayerReader, type LayerWanted } from './found-layer';
import { toDegrees } from './reproject';

/** A file's layer as a table: points beside it where it has any; a layer without geometry is a table like any other. */
export async function tableOf(
  format: TableFormat,
  read: LayerReader,
  name: string,
  bytes: Uint8Array,
  layer: string | undefined,
): Promise<Result<Table>> {
  const found = await layerIn(read, name, bytes, { name: layer, shape: 'points' });
  if (!found.ok) return found;
  const { fields, rows, geometries, layers, name: sheet } = found.value;
  if (format === 'shapefile' && fields.length === 0)
    return failure(problem('layer-shp-alone', 'error', { file: name }, {}));
  if (rows.length === 0) return failure(problem('file-header-only', 'error', { file: name }, {}));
  const digits = createDigitsWatch();
  const columns = fields.map((field) =>
    rows.map((row, i) => {
      // A record has constructor and __proto__ from elsewhere.
      const value = Object.hasOwn(row, field) ? row[field] : undefined;
      const cell = cellOf(value);
      if (isBeyondDoubles(value) || isShortened(cell)) digits.lost(i, field, cell);
      return cell;
    }),
  );
  const problems = [...found.problems, ...digits.problems(name)];
  const origin = {
    format,
    header: true,
    ...(layers.length > 1 ? { sheet, sheets: layers } : {}),
  };
  const table = { name, header: fields, columns, rowCount: rows.length, origin };
  if (geometries === null) return success(table, problems);
  const lng = new Float64Array(rows.length).fill(NaN);
  const lat = new Float64Array(rows.length).fill(NaN);
  for (const [row, geometry] of geometries.entries()) {
    if (geometry === null) continue;
    const one =
      geometry.type === 'MultiPoint' && geometry.coordinates.length === 1
        ? geometry.coordinates[0]
        : geometry.type === 'Point'
          ? geometry.coordinates
          : null;
    if (one === null) {
      const where = { file: name, row: row + 1 };
      return failure(problem('geojson-not-points', 'error', where, { found: geometry.type }));
    }
    // A Point may have no position, in formats that write it as an empty list.
    if (one.length >= 2) [lng[row], lat[row]] = one;
  }
  return success({ ...table, points: { lng, lat } }, problems);
}

/** A file's layer as areas; rows of another shape are left out, each with a problem. */
export async function polygonsOf(
  read: LayerReader,
  name: string,
  bytes: Uint8Array,
  layer?: string,
): Promise<Result<PolygonLayer>> {
  const found = await layerIn(read, name, bytes, { name: layer, shape: 'polygons' });
  if (!found.ok) return found;
  const { rows, geometries } = found.value;
  const problems: Problem[] = [...found.problems];
  const properties: Readonly<Record<string, unknown>>[] = [];
  const shapes: MultiPolygonCoordinates[] = [];
  rows.forEach((row, i) => {
    const geometry = geometries?.[i] ?? null;
    const polygons = geometry && polygonsIn(geometry);
    const where = { file: name, row: i + 1 };
    if (!polygons) {
      const facts = { found: geometry?.type ?? 'null' };
      problems.push(problem('boundary-not-polygon', 'warning', where, facts));
      return;
    }
    const outside = cornerOutside(polygons as MultiPolygonCoordinates);
    if (outside) {
      const [lng, lat] = outside;
      problems.push(problem('boundary-outside-globe', 'warning', where, { lng, lat }));
      return;
    }
    properties.push(row);
    shapes.push(polygons as MultiPolygonCoordinates);
  });
  if (shapes.length > 0) return success(layerOf(properties, shapes), problems);
  const first = problems.find(({ code }) => /^boundary-/.test(code));
  return failure(
    first
      ? { ...first, severity: 'error' }
      : problem('file-header-only', 'error', { file: name }, {}),
  );
}

/** The polygons of a geometry; KML has no other way to write several than a collection. Null where anything else is in it. */
function polygonsIn(geometry: Geometry): Position[][][] | null {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry.type !== 'GeometryCollection' || geometry.geometries.length === 0) return null;
  const parts = geometry.geometries.map(polygonsIn);
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

/** The layer in degrees. Whatever a library throws at bytes that are no such file becomes one sentence. */
async function layerIn(
  read: LayerReader,
  file: string,
  bytes: Uint8Array,
  wanted: LayerWanted,
): Promise<Result<FoundLayer>> {
  // Node's Buffer is one of these but slices without copying, which libraries do not expect.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { layer, problems } = await toDegrees(file, await read(file, plain, wanted));
    return success(layer, problems);
  } catch (error) {
    if (error instanceof Unreadable) return failure(error.problem);
    return failure(problem('layer-broken', 'error', { file }, {}));
  }
}

/** A value as a cell: dates as ISO 8601, without a time where they have none; nested values as JSON. */
function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (value instanceof Date) {
    const text = value.toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
  }
  return typeof value === 'object'
    ? JSON.stringify(value, (_, inner: unknown) =>
        typeof inner === 'bigint' ? String(inner) : inner,
      )
    : String(value);
}
