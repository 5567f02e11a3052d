import {
  failure,
  problem,
  success,
  type Encoding,
  type Problem,
  type Result,
  type Run,
  type Table,
} from '../model';
import { isObject, isPosition, parseFeatures, wordOf, type Feature } from './features';
import { createDigitsWatch, isBeyondDoubles, isShortened } from './values/lost-digits';
import { COLUMN_LIMIT } from './read-csv';
import { conversionIn } from './vector/read/reproject';

/** Rows between two offers of a turn to the host. */
const ROWS_PER_TURN = 5000;
/** Most cells that features and their keys may come to. */
const CELL_LIMIT = 100_000_000;

/**
 * Reads a GeoJSON of points, or such an object of a TopoJSON, into a table: one row per feature, the union of all properties as columns in the order in which they first
 * occur, nested values as JSON text, null and absent as ''. A feature's own id becomes the column `id` where no property has
 * that name. Points are in `points`, NaN for a null geometry; a MultiPoint with one point counts as a point. A list of records without places is a
 * table as well. Parsed in one go.
 */
export async function readGeoJson(
  name: string,
  bytes: Uint8Array,
  { encoding, sheet: layer }: { readonly encoding: Encoding; readonly sheet?: string },
  run: Run,
): Promise<Result<Table>> {
  const parsed = parseFeatures(name, bytes, encoding, { name: layer, shape: 'points' });
  if (!parsed.ok) return parsed;
  const { features, system, objects, areRecords = false } = parsed.value;
  const conversion = await conversionIn(name, system);
  if (!conversion.ok) return conversion;
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

  const digits = createDigitsWatch();

  for (let row = 0; row < features.length; row++) {
    const feature = features[row];
    const point = pointOf(feature);
    if (typeof point === 'string') return failure(notPoints(name, row, point));
    [lng[row], lat[row]] =
      conversion.value && !Number.isNaN(point[0]) ? conversion.value.turn(point) : point;
    for (let c = 0; c < header.length; c++) {
      const value = withId && c === 0 ? feature.id : feature.properties?.[header[c]];
      const text = textOf(value);
      if (text === null) {
        const where = { file: name, row: row + 1, column: header[c] };
        return failure(problem('geojson-invalid', 'error', where, { reason: 'depth' }));
      }
      columns[c][row] = text;
      if (isBeyondDoubles(value) || isShortened(text)) digits.lost(row, header[c], text);
    }
    if (row % ROWS_PER_TURN === ROWS_PER_TURN - 1) {
      run.progress(row / features.length);
      const turn = run.checkpoint();
      if (turn) await turn;
    }
  }
  run.progress(1);
  const origin = {
    format: 'geojson',
    encoding,
    header: true,
    ...(objects ? { sheet: objects.read, sheets: objects.names } : {}),
  } as const;
  const rowCount = features.length;
  const told = [...(conversion.value ? [conversion.value.told] : []), ...digits.problems(name)];
  const points = areRecords ? {} : { points: { lng, lat } };
  return success({ name, header, columns, rowCount, ...points, origin }, told);
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
