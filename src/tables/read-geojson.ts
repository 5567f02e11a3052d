import {
  failure,
  problem,
  success,
  type Encoding,
  type MultiPolygonCoordinates,
  type Problem,
  type Result,
  type Run,
  type Table,
} from '../model';
import { COLUMN_LIMIT } from './read-csv';

interface Feature {
  id?: unknown;
  properties?: Record<string, unknown> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

/** Rows between two offers of a turn to the host. */
const ROWS_PER_TURN = 5000;
/** Most cells that features and their keys may come to. */
const CELL_LIMIT = 100_000_000;

/** Names of WGS84 lon/lat and of the two Japanese datums that count as it here (JGD2000, JGD2011). */
const ACCEPTED_CRS = /(CRS:?84|EPSG:+(?:[\d.]*:)?(?:4326|4612|6668))$/i;

/**
 * Reads a GeoJSON of points into a table: one row per feature, the union of all properties as columns in the order in which they first
 * occur, nested values as JSON text, null and absent as ''. A feature's own id becomes the column `id` where no property has
 * that name. Points are in `points`, NaN for a null geometry; a MultiPoint with one point counts as a point. Parsed in one go.
 */
export async function readGeoJson(
  name: string,
  bytes: Uint8Array,
  encoding: Encoding,
  run: Run,
): Promise<Result<Table>> {
  const parsed = parseFeatures(name, bytes, encoding);
  if (!parsed.ok) return parsed;
  const features = parsed.value;
  const keys = propertyKeys(features);
  const withId = !keys.has('id') && features.some((feature) => feature.id !== undefined);
  const header = withId ? ['id', ...keys] : [...keys];
  const limit = Math.min(COLUMN_LIMIT, Math.floor(CELL_LIMIT / features.length));
  if (header.length > limit) {
    const facts = { columns: header.length, limit };
    return failure(problem('too-many-columns', 'error', { file: name }, facts));
  }
  const columns = header.map(() => new Array<string>(features.length));
  const lng = new Float64Array(features.length);
  const lat = new Float64Array(features.length);

  for (let row = 0; row < features.length; row++) {
    const feature = features[row];
    const point = pointOf(feature);
    if (typeof point === 'string') return failure(notPoints(name, row, point));
    [lng[row], lat[row]] = point;
    for (let c = 0; c < header.length; c++) {
      const value = withId && c === 0 ? feature.id : feature.properties?.[header[c]];
      const text = textOf(value);
      if (text === null) {
        const where = { file: name, row: row + 1, column: header[c] };
        return failure(problem('geojson-invalid', 'error', where, { reason: 'depth' }));
      }
      columns[c][row] = text;
    }
    if (row % ROWS_PER_TURN === ROWS_PER_TURN - 1) {
      run.progress(row / features.length);
      const turn = run.checkpoint();
      if (turn) await turn;
    }
  }
  run.progress(1);
  const origin = { format: 'geojson', encoding, header: true } as const;
  const rowCount = features.length;
  return success({ name, header, columns, rowCount, points: { lng, lat }, origin });
}

export interface BoundarySet {
  /** One per feature, from its property name, 名称, 名前 or title; '' where it has none. */
  readonly names: readonly string[];
  /** Rings as the file has them, closed, in degrees; polygon → ring → position. */
  readonly boundaries: readonly MultiPolygonCoordinates[];
  /** As the file has them; null for none. */
  readonly properties: readonly (Readonly<Record<string, unknown>> | null)[];
}

/**
 * Reads drawn boundaries from a GeoJSON of Polygon and MultiPolygon features. Features of another geometry, or with a ring of fewer
 * than four positions, are left out, each with a problem; where none is left the result is that problem.
 */
export function readBoundaries(
  name: string,
  bytes: Uint8Array,
  encoding: Encoding = 'utf-8',
): Result<BoundarySet> {
  const parsed = parseFeatures(name, bytes, encoding);
  if (!parsed.ok) return parsed;
  const names: string[] = [];
  const boundaries: MultiPolygonCoordinates[] = [];
  const properties: (Readonly<Record<string, unknown>> | null)[] = [];
  const problems: Problem[] = [];
  parsed.value.forEach((feature, i) => {
    const polygons = polygonsOf(feature);
    const where = { file: name, row: i + 1 };
    const outside = typeof polygons === 'string' ? null : cornerOutside(polygons);
    if (outside) {
      const [lng, lat] = outside;
      problems.push(problem('boundary-outside-globe', 'warning', where, { lng, lat }));
      return;
    }
    if (typeof polygons === 'string') {
      problems.push(problem('boundary-not-polygon', 'warning', where, { found: polygons }));
      return;
    }
    names.push(boundaryName(feature));
    boundaries.push(polygons);
    properties.push(isObject(feature.properties) ? feature.properties : null);
  });
  if (boundaries.length === 0) return failure({ ...problems[0], severity: 'error' });
  return success({ names, boundaries, properties }, problems);
}

function parseFeatures(file: string, bytes: Uint8Array, encoding: Encoding): Result<Feature[]> {
  const invalid = (reason: string) =>
    failure<Feature[]>(problem('geojson-invalid', 'error', { file }, { reason }));
  let root: unknown;
  try {
    root = JSON.parse(new TextDecoder(encoding).decode(bytes));
  } catch {
    return invalid('json');
  }
  if (!isObject(root)) return invalid('not-an-object');
  const crs = crsName(root['crs']);
  if (crs !== null && !ACCEPTED_CRS.test(crs)) {
    return failure(problem('geojson-crs', 'error', { file }, { crs }));
  }
  if (root['type'] === 'Feature') return success([root as Feature]);
  if (root['type'] !== 'FeatureCollection') return invalid(`type:${wordOf(root['type'])}`);
  const features = root['features'];
  if (!Array.isArray(features)) return invalid('features');
  if (features.length === 0) return failure(problem('file-header-only', 'error', { file }, {}));
  const broken = features.findIndex((feature) => !isObject(feature));
  if (broken >= 0) {
    const where = { file, row: broken + 1 };
    return failure(problem('geojson-invalid', 'error', where, { reason: 'feature' }));
  }
  return success(features as Feature[]);
}

/** The name of a `crs` member (of GeoJSON 2008, which GIS programs still write), or null where there is none. */
function crsName(crs: unknown): string | null {
  if (crs === undefined || crs === null) return null;
  const properties = isObject(crs) ? crs['properties'] : null;
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : null;
  if (typeof name === 'number') return `EPSG:${name}`;
  return typeof name === 'string' ? name.slice(0, 200) : wordOf((crs as { type?: unknown }).type);
}

/** In the order in which they first occur; stops once there are more than any table may have. */
function propertyKeys(features: readonly Feature[]): Set<string> {
  const keys = new Set<string>();
  for (const { properties } of features) {
    if (isObject(properties)) for (const key of Object.keys(properties)) keys.add(key);
    if (keys.size > COLUMN_LIMIT) break;
  }
  return keys;
}

/** Longitude and latitude, NaN for a null geometry, or the name of what stands there instead of a point. */
function pointOf({ geometry }: Feature): [number, number] | string {
  if (geometry === null || geometry === undefined) return [NaN, NaN];
  let { coordinates } = geometry;
  if (geometry.type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1) {
    coordinates = coordinates[0];
  } else if (geometry.type !== 'Point') {
    return wordOf(geometry.type);
  }
  if (Array.isArray(coordinates) && coordinates.length === 0) return [NaN, NaN];
  return isPosition(coordinates) ? [coordinates[0], coordinates[1]] : 'broken Point';
}

function notPoints(file: string, row: number, found: string): Problem {
  return problem('geojson-not-points', 'error', { file, row: row + 1 }, { found });
}

/** Polygons of a feature in the model's form, or the name of what stands there instead. */
function polygonsOf({ geometry }: Feature): MultiPolygonCoordinates | string {
  if (!isObject(geometry)) return 'null';
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return wordOf(type);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every(isPolygon)) {
    return `broken ${type}`;
  }
  return polygons.map((rings: number[][][]) =>
    rings.map((ring) => ring.map(([lng, lat]): [number, number] => [lng, lat])),
  );
}

/** What stands where the name of a type should. */
const wordOf = (type: unknown): string =>
  typeof type === 'string' && type !== '' ? type.slice(0, 40) : 'unknown';

function isPolygon(value: unknown): value is number[][][] {
  return Array.isArray(value) && value.length > 0 && value.every(isRing);
}

function isRing(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 4 || !value.every(isPosition)) return false;
  const [first, last] = [value[0], value[value.length - 1]];
  return first[0] === last[0] && first[1] === last[1];
}

/** The first corner that is no place on the globe; one that goes on beyond the date line is. */
function cornerOutside(polygons: MultiPolygonCoordinates): readonly [number, number] | null {
  for (const rings of polygons)
    for (const ring of rings)
      for (const corner of ring)
        if (Math.abs(corner[0]) > 360 || Math.abs(corner[1]) > 90) return corner;
  return null;
}

function isPosition(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    Number.isFinite(value[0]) &&
    Number.isFinite(value[1])
  );
}

const NAME_KEYS = ['name', 'Name', 'NAME', 'name_ja', '名称', '名前', '集積名', 'title'];

function boundaryName({ properties }: Feature): string {
  if (!isObject(properties)) return '';
  return NAME_KEYS.map((key) => textOf(properties[key])).find((name) => name) ?? '';
}

/** Null for a value in which so many others are nested that it can't be written. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value !== 'object') return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
