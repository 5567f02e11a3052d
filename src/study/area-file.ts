import { failure, problem, success, type AreaFile, type Result, type StudyFile } from '../model';
import { readPolygonFile, readPolygonGeoJson, readShapefile, type NamedBytes } from '../tables';
import type { AreaLayer } from './overlay-units';

/** A layer, and those of the files that it is made of. */
interface LayerOfFiles {
  readonly layer: AreaLayer;
  readonly used: readonly NamedBytes[];
}

/**
 * Reads a polygon layer that a person brings: a GeoPackage, GeoParquet, FlatGeobuf, KML or GeoJSON, a zipped Shapefile, or the files
 * of one together. What is wrong comes as a
 * problem; rows that are no polygons are left out with a warning each.
 */
export async function readAreaFiles(files: readonly NamedBytes[]): Promise<Result<LayerOfFiles>> {
  for (const file of files) {
    const read = await readPolygonFile(file.name, file.bytes);
    if (read) return read.ok ? success({ layer: read.value, used: [file] }, read.problems) : read;
  }
  const json = files.find(({ name }) => /\.(geo)?json$/i.test(name));
  const zip = files.find(({ name }) => /\.zip$/i.test(name));
  const one = json ?? zip;
  const used = one ? [one] : files.filter(({ name }) => /\.(shp|dbf|prj|cpg)$/i.test(name));
  if (used.length === 0)
    return failure(problem('layer-no-shp', 'error', { file: files[0]?.name }, {}));
  const read = json ? readPolygonGeoJson(json.name, json.bytes) : await readShapefile(used);
  return read.ok ? success({ layer: read.value, used }, read.problems) : read;
}

/** Whether `inputs.areas` of study.json is absent or a list of files. */
export function areAreaFiles(data: unknown): data is readonly AreaFile[] | undefined {
  if (data === undefined) return true;
  return (
    Array.isArray(data) &&
    data.length > 0 &&
    data.every((file: unknown) => {
      const { name, path, sha256 } = (file ?? {}) as Record<string, unknown>;
      return [name, path, sha256].every((text) => typeof text === 'string');
    })
  );
}

/** The files of the study's polygon layer; none for a study without one. */
export const areaFilesOf = (study: StudyFile): readonly AreaFile[] => study.inputs.areas ?? [];
