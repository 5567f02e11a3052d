import { feature } from 'topojson-client';
import { failure, problem, success, type Encoding, type Result } from '../model';
import { withLongNumbers } from './json/whole-numbers';
import { layerWanted, Unreadable, type LayerWanted } from './vector/read/found-layer';

/** A feature as a file has it, nothing of it checked. */
export interface Feature {
  id?: unknown;
  properties?: Record<string, unknown> | null;
  geometry?: { type?: unknown; coordinates?: unknown } | null;
}

/** The features of a GeoJSON, or of one object of a TopoJSON. */
export interface FeatureFile {
  readonly features: readonly Feature[];
  /** As `FoundLayer.system`. */
  readonly system: string;
  /** Names of a TopoJSON's objects, and the one that was read; absent for a GeoJSON. */
  readonly objects?: { readonly names: readonly string[]; readonly read: string };
  /** Whether they are records of a program's answer, which have no place. */
  readonly areRecords?: boolean;
}

/** Names of WGS84 lon/lat and of the two Japanese datums that count as it here (JGD2000, JGD2011). */
const ACCEPTED_CRS = /(CRS:?84|EPSG:+(?:[\d.]*:)?(?:4326|4612|6668))$/i;
const EPSG_CRS = /EPSG:+(?:[\d.]*:)?(\d+)$/i;

/** The features of a file of text; what is wrong with it is a `geojson-invalid`, or says that nothing is in it. */
export function parseFeatures(
  file: string,
  bytes: Uint8Array,
  encoding: Encoding,
  wanted: LayerWanted,
): Result<FeatureFile> {
  let root: unknown;
  try {
    root = JSON.parse(withLongNumbers(new TextDecoder(encoding).decode(bytes)));
  } catch {
    return invalid(file, 'json');
  }
  const records = wanted.shape === 'points' ? recordsIn(root) : null;
  if (records) {
    const features = records.map((properties) => ({ properties }));
    return success({ features, system: '', areRecords: true });
  }
  if (!isObject(root)) return invalid(file, 'not-an-object');
  if (root['type'] === 'Topology') return topologyFeatures(file, root, wanted);
  const features = root['type'] === 'Feature' ? [root] : root['features'];
  if (root['type'] !== 'Feature' && root['type'] !== 'FeatureCollection')
    return invalid(file, `type:${wordOf(root['type'])}`);
  return checked(file, features, systemOf(root['crs']));
}

/**
 * The records of a list of objects, or of an object in which one member is such a list (as gBizINFO's service answers); null for anything that says what
 * type it is, as GeoJSON does.
 */
function recordsIn(root: unknown): readonly Record<string, unknown>[] | null {
  const lists = Array.isArray(root)
    ? [root]
    : isObject(root) && !Object.hasOwn(root, 'type')
      ? Object.values(root)
      : [];
  const found = lists.filter(
    (list): list is Record<string, unknown>[] =>
      Array.isArray(list) && list.length > 0 && list.every(isObject),
  );
  return found.length === 1 ? found[0] : null;
}

function invalid(file: string, reason: string): Result<never> {
  return failure(problem('geojson-invalid', 'error', { file }, { reason }));
}

function checked(file: string, features: unknown, system: string): Result<FeatureFile> {
  if (!Array.isArray(features)) return invalid(file, 'features');
  if (features.length === 0) return failure(problem('file-header-only', 'error', { file }, {}));
  const broken = features.findIndex((feature) => !isObject(feature));
  if (broken >= 0) {
    const where = { file, row: broken + 1 };
    return failure(problem('geojson-invalid', 'error', where, { reason: 'feature' }));
  }
  return success({ features: features as Feature[], system });
}

const SHAPES = { points: /^(Multi)?Point$/, polygons: /^(Multi)?Polygon$/ };

/** The features of a TopoJSON's object. */
function topologyFeatures(
  file: string,
  root: Record<string, unknown>,
  wanted: LayerWanted,
): Result<FeatureFile> {
  const given = isObject(root['objects']) ? Object.entries(root['objects']) : [];
  const objects = new Map(given);
  try {
    const name = layerWanted(file, objects, wanted, (object, shape) =>
      membersOf(object).some(({ type }) => SHAPES[shape].test(String(type))),
    );
    const topology = root as unknown as Parameters<typeof feature>[0];
    const found = feature(topology, objects.get(name) as Parameters<typeof feature>[1]);
    const features = found.type === 'FeatureCollection' ? found.features : [found];
    const read = checked(file, features, systemOf(root['crs']));
    if (!read.ok || objects.size === 1) return read;
    return success({ ...read.value, objects: { names: [...objects.keys()], read: name } });
  } catch (error) {
    if (error instanceof Unreadable) return failure(error.problem);
    return failure(problem('layer-broken', 'error', { file }, {}));
  }
}

function membersOf(object: unknown): readonly { type?: unknown }[] {
  if (!isObject(object)) return [];
  const { geometries } = object;
  return Array.isArray(geometries) ? geometries.filter(isObject) : [object];
}

/** The system that a `crs` member names (of GeoJSON 2008, which GIS programs still write); '' where there is none. */
function systemOf(crs: unknown): string {
  if (crs === undefined || crs === null) return '';
  const properties = isObject(crs) ? crs['properties'] : null;
  const name = isObject(properties) ? (properties['name'] ?? properties['code']) : null;
  if (typeof name === 'number') return `EPSG:${name}`;
  if (typeof name !== 'string') return wordOf((crs as { type?: unknown }).type);
  if (ACCEPTED_CRS.test(name)) return '';
  const code = EPSG_CRS.exec(name)?.[1];
  return code === undefined ? name.slice(0, 200) : `EPSG:${code}`;
}

/** What stands where the name of a type should. */
export const wordOf = (type: unknown): string =>
  typeof type === 'string' && type !== '' ? type.slice(0, 40) : 'unknown';

/** Two finite numbers, and perhaps more. */
export function isPosition(value: unknown): value is [number, number] {
  return (
    Array.isArray(value) &&
    value.length >= 2 &&
    Number.isFinite(value[0]) &&
    Number.isFinite(value[1])
  );
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
