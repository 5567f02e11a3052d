import { failure, problem, type Result } from '../model';
import { readPolygonGeoJson, readShapefile, type NamedBytes } from '../tables';
import type { AreaLayer } from './overlay-areas';

/**
 * Reads a polygon layer that a person brings: a GeoJSON, a zipped Shapefile, or the files of one together. What is wrong comes as a
 * problem; rows that are no polygons are left out with a warning each.
 */
export async function readAreaFiles(files: readonly NamedBytes[]): Promise<Result<AreaLayer>> {
  const json = files.find(({ name }) => /\.(geo)?json$/i.test(name));
  if (json) return readPolygonGeoJson(json.name, json.bytes);
  if (files.length === 0) return failure(problem('layer-no-shp', 'error', {}, {}));
  return readShapefile(files);
}
