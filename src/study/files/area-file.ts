import { failure, problem, success, type AreaFile, type Result, type StudyFile } from '../../model';
import {
  readPolygonFile,
  readPolygonGeoJson,
  readPolygonShapefile,
  type NamedBytes,
} from '../../tables';
import type { AreaLayer } from '../overlay-units';

/** A layer, and those of the files that it is made of. */
interface LayerOfFiles {
  readonly layer: AreaLayer;
  readonly used: readonly NamedBytes[];
}

/**
 * Reads a polygon layer that a person brings: a GeoPackage, GeoParquet, FlatGeobuf, KML, GeoJSON, TopoJSON or zipped Shapefile, or the
 * files of a Shapefile together. What is wrong comes as a problem; rows that are no polygons are left out with a warning each.
 */
export async function readAreaFiles(files: readonly NamedBytes[]): Promise<Result<LayerOfFiles>> {
  const parts = files.filter(({ name }) => /\.(shp|dbf|prj|cpg)$/i.test(name));
  for (const file of files) {
    if (parts.length > 1 && parts.includes(file)) continue;
    const read = isJson(file)
      ? await readPolygonGeoJson(file.name, file.bytes)
      : await readPolygonFile(file.name, file.bytes);
    if (read) return read.ok ? success({ layer: read.value, used: [file] }, read.problems) : read;
  }
  if (parts.length === 0)
    return failure(problem('layer-no-shp', 'error', { file: files[0]?.name }, {}));
  const read = await readPolygonShapefile(parts);
  return read.ok ? success({ layer: read.value, used: parts }, read.problems) : read;
}

const isJson = ({ name, bytes }: NamedBytes): boolean =>
  /\.(geo|topo)?json$/i.test(name) || bytes[0] === '{'.charCodeAt(0);

/** The files of the study's polygon layer; none for a study without one. */
export const areaFilesOf = (study: StudyFile): readonly AreaFile[] => study.inputs.areas ?? [];
