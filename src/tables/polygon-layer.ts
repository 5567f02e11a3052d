import { success, type MultiPolygonCoordinates, type Result } from '../model';
import { areaName } from './area-name';
import { readBoundaries } from './read-boundaries';

/** Polygons with names, one entry per area. */
export interface PolygonLayer {
  readonly names: readonly string[];
  /** Municipality codes of N03, '' where an area has none; absent where none has. */
  readonly codes?: readonly string[];
  /** Degrees; rings closed as the file has them. */
  readonly shapes: readonly MultiPolygonCoordinates[];
}

/**
 * Polygons with their rows' properties as areas. N03 has a row for every island and exclave; those with one municipality's code are one
 * area, in the place of the first; so have the census's small areas, by their KEY_CODE.
 */
export function layerOf(
  properties: readonly (Readonly<Record<string, unknown>> | null)[],
  polygons: readonly MultiPolygonCoordinates[],
): PolygonLayer {
  const areas = new Map<string, { name: string; code: string; shape: MultiPolygonCoordinates }>();
  polygons.forEach((shape, row) => {
    const textOf = (column: string): string => {
      const given = properties[row]?.[column];
      return typeof given === 'string' ? given : '';
    };
    const code = textOf('N03_007');
    const key = code || textOf('KEY_CODE') || `row ${row}`;
    const own = areas.get(key);
    // One by one: a list of arguments has an end, and a coast's islands may go beyond it.
    if (own) for (const polygon of shape) own.shape.push(polygon);
    else areas.set(key, { name: areaName(properties[row]), code, shape: [...shape] });
  });
  const all = [...areas.values()];
  return {
    names: all.map(({ name }) => name),
    ...(all.some(({ code }) => code !== '') ? { codes: all.map(({ code }) => code) } : {}),
    shapes: all.map(({ shape }) => shape),
  };
}

/** Reads polygons from a GeoJSON or TopoJSON. */
export async function readPolygonGeoJson(
  name: string,
  bytes: Uint8Array,
  layer?: string,
): Promise<Result<PolygonLayer>> {
  const read = await readBoundaries(name, bytes, layer);
  if (!read.ok) return read;
  const { boundaries, properties } = read.value;
  return success(layerOf(properties, boundaries), read.problems);
}
