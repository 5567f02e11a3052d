import {
  failure,
  problem,
  success,
  type MultiPolygonCoordinates,
  type Problem,
  type Result,
} from '../model';
import { areaName } from './area-name';
import { isObject, isPosition, parseFeatures, wordOf, type Feature } from './features';
import { conversionIn } from './vector/read/reproject';

export interface BoundarySet {
  /** One per feature, see `areaName`; '' where it has none. */
  readonly names: readonly string[];
  /** Rings as the file has them, closed, in degrees; polygon → ring → position. */
  readonly boundaries: readonly MultiPolygonCoordinates[];
  /** As the file has them; null for none. */
  readonly properties: readonly (Readonly<Record<string, unknown>> | null)[];
}

/**
 * Reads drawn boundaries from a GeoJSON or TopoJSON of Polygon and MultiPolygon features. Features of another geometry, or with a ring of fewer
 * than four positions, are left out, each with a problem; where none is left the result is that problem.
 */
export async function readBoundaries(
  name: string,
  bytes: Uint8Array,
  layer?: string,
): Promise<Result<BoundarySet>> {
  const parsed = parseFeatures(name, bytes, 'utf-8', { name: layer, shape: 'polygons' });
  if (!parsed.ok) return parsed;
  const conversion = await conversionIn(name, parsed.value.system);
  if (!conversion.ok) return conversion;
  const names: string[] = [];
  const boundaries: MultiPolygonCoordinates[] = [];
  const properties: (Readonly<Record<string, unknown>> | null)[] = [];
  const problems: Problem[] = [];
  parsed.value.features.forEach((feature, i) => {
    const polygons = polygonsOf(feature, conversion.value?.turn);
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
    names.push(areaName(isObject(feature.properties) ? feature.properties : null));
    boundaries.push(polygons);
    properties.push(isObject(feature.properties) ? feature.properties : null);
  });
  if (boundaries.length === 0) return failure({ ...problems[0], severity: 'error' });
  const told = conversion.value ? [conversion.value.told, ...problems] : problems;
  return success({ names, boundaries, properties }, told);
}

/** Polygons of a feature in the model's form, or the name of what stands there instead. */
function polygonsOf(
  { geometry }: Feature,
  turn?: (position: readonly number[]) => readonly number[],
): MultiPolygonCoordinates | string {
  if (!isObject(geometry)) return 'null';
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return wordOf(type);
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every(isPolygon)) {
    return `broken ${type}`;
  }
  return polygons.map((rings: number[][][]) =>
    rings.map((ring) =>
      ring.map((position): [number, number] => {
        const [lng, lat] = turn ? turn(position) : position;
        return [lng, lat];
      }),
    ),
  );
}

function isPolygon(value: unknown): value is number[][][] {
  return Array.isArray(value) && value.length > 0 && value.every(isRing);
}

function isRing(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 4 || !value.every(isPosition)) return false;
  const [first, last] = [value[0], value[value.length - 1]];
  return first[0] === last[0] && first[1] === last[1];
}

/** The first corner that is no place on the globe; one that goes on beyond the date line is. */
export function cornerOutside(polygons: MultiPolygonCoordinates): readonly [number, number] | null {
  for (const rings of polygons)
    for (const ring of rings)
      for (const corner of ring)
        if (Math.abs(corner[0]) > 360 || Math.abs(corner[1]) > 90) return corner;
  return null;
}
