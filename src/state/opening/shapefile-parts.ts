import type { Problem } from '../../model';
import { zippedBytes } from '../../study';

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
