import { failure, problem, success, type MultiPolygonCoordinates, type Result } from '../model';
import { systemOfCode } from './coordinate-system';
import { readBoundaries } from './read-geojson';

/** Polygons with names, one entry per area. */
export interface PolygonLayer {
  readonly names: readonly string[];
  /** Municipality codes of N03, '' where an area has none; absent where none has. */
  readonly codes?: readonly string[];
  /** Degrees; rings closed as the file has them. */
  readonly shapes: readonly MultiPolygonCoordinates[];
}

/** Columns of the administrative areas N03 (数値地図・国土数値情報): prefecture, district, city, ward or town. */
const N03 = ['N03_001', 'N03_003', 'N03_004', 'N03_005'] as const;
const NAMES = ['name', 'name_ja', '名称', '名前', '市区町村名', 'title', 'label'] as const;

/** What an area is called by its properties; '' where none of them is a name. */
export function areaName(properties: Readonly<Record<string, unknown>> | null): string {
  if (!properties) return '';
  const textOf = (key: string): string => {
    const value = properties[key];
    return typeof value === 'string' ? value.trim() : '';
  };
  if (textOf('N03_001') !== '') return N03.map(textOf).join('');
  const keys = Object.keys(properties);
  for (const wanted of NAMES) {
    const key = keys.find((each) => each.toLowerCase() === wanted);
    if (key !== undefined && textOf(key) !== '') return textOf(key);
  }
  return '';
}

/**
 * Polygons with their rows' properties as areas. N03 has a row for every island and exclave; those with one municipality's code are one
 * area, in the place of the first.
 */
export function layerOf(
  properties: readonly (Readonly<Record<string, unknown>> | null)[],
  polygons: readonly MultiPolygonCoordinates[],
): PolygonLayer {
  const areas = new Map<string, { name: string; code: string; shape: MultiPolygonCoordinates }>();
  polygons.forEach((shape, row) => {
    const given = properties[row]?.N03_007;
    const code = typeof given === 'string' ? given : '';
    const key = code !== '' ? code : `row ${row}`;
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

/** Reads polygons from a GeoJSON. A coordinate system that it names must be one of those that count as WGS84. */
export function readPolygonGeoJson(name: string, bytes: Uint8Array): Result<PolygonLayer> {
  const read = readBoundaries(name, bytes);
  if (read.ok) {
    const { boundaries, properties } = read.value;
    return success(layerOf(properties, boundaries), read.problems);
  }
  if (read.problem.code !== 'geojson-crs') return read;
  const { crs } = read.problem.facts;
  const system = systemOfCode(/(\d+)$/.exec(crs)?.[1] ?? '');
  const told = system === 'accepted' ? 'unknown' : system;
  return failure(problem('layer-crs', 'error', { file: name }, { system: told, name: crs }));
}
