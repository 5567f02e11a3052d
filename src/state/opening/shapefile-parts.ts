import type { Problem } from '../../model';
import { zippedBytes } from '../../study';

/** Also what GIS programs put beside a Shapefile and nobody needs. */
const SHAPEFILE_PART = /\.(shp|dbf|prj|cpg|shx|sbn|sbx|qix|qmd|qpj|shp\.xml)$/i;

/** Files that are one thing together: those of a Shapefile, by their common name. */
export function grouped(files: readonly File[]): readonly (readonly File[])[] {
  const groups = new Map<string, File[]>();
  for (const [i, file] of files.entries()) {
    const stem = SHAPEFILE_PART.test(file.name) ? file.name.replace(SHAPEFILE_PART, '') : null;
    const key = stem === null ? `file ${i}` : `layer ${stem.toLowerCase()}`;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  return [...groups.values()];
}

/** The files of a Shapefile as one, which is how a table of a study is kept; any other file as it is. */
export async function asOneFile(files: readonly File[]): Promise<File> {
  const shape = files.find(({ name }) => /\.shp$/i.test(name));
  if (!shape || files.length === 1) return files[0];
  const parts = await Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
  return new File([zippedBytes(parts)], shape.name.replace(/shp$/i, 'zip'));
}

/** Whether a file is no polygon layer because it holds points: it is a table then. */
export function isOfPoints(refusal: Problem | null): boolean {
  return refusal?.code === 'boundary-not-polygon' && /Point$/.test(refusal.facts.found);
}
