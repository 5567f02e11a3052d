import { EXPORTS, type ExportName } from './registry';

export { whatIfGeoJson } from './what-if';
export { placeProperties } from './firms';
export { metadataOf, withinKey, type ExportInput } from './input';
export { clusterMeans } from './layers';
export { SELECTIONS, type SelectionName } from './selection';
export { EXPORTS, type ExportName } from './registry';
export type { Asking, ExportKind, ShownCounts } from './export-kind';

/** The export of that name. */
export const exportNamed = (name: ExportName) => EXPORTS.find((each) => each.name === name)!;
