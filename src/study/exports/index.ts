import type { GeoJsonLayer } from '../../tables';
import type { Asking, ExportKind } from './export-kind';
import type { ExportInput } from './input';
import { EXPORTS, type ExportName } from './registry';

export { whatIfGeoJson } from './what-if';
export { relativeGeoJson } from './surfaces';
export { placeProperties } from './firms';
export { metadataOf, type ExportInput } from './input';
export { SELECTIONS, type SelectionName } from './selection';
export { ARCHIVE_FORMATS, archiveName, placesInArchive, plainFileName } from './everything';
export { EXPORTS, type ExportName } from './registry';
export type { Asking, ExportKind, ShownCounts } from './export-kind';

/** Every layer that the study has something of, or those of them that are named by their files, in the order of the files. */
export async function layersOf(
  input: ExportInput,
  asking: Asking,
  only?: readonly ExportName[],
): Promise<GeoJsonLayer[]> {
  const layers: GeoJsonLayer[] = [];
  for (const { name, layer } of EXPORTS as readonly ExportKind<ExportName>[]) {
    if (only && !only.includes(name)) continue;
    const made = layer && (await layer(input, asking));
    if (made) layers.push(made);
  }
  return layers;
}

/** The export of that name. */
export const exportNamed = (name: ExportName) => EXPORTS.find((each) => each.name === name)!;
