import { writeStudyFile } from '../study-file';
import { analysisCsv } from './analysis';
import { areasGeoJson } from './areas';
import { findingsJson } from './findings';
import { firmsExcel, firmsGeoJson } from './firms';
import { flowsGeoJson } from './flows';
import type { ExportInput } from './input';
import { parentsGeoJson } from './parents';
import { clustersGeoJson, institutionsGeoJson, linksGeoJson } from './layers';

export { whatIfGeoJson } from './what-if';
export { placeProperties } from './firms';
export { metadataOf, withinKey, type ExportInput } from './input';
export { clusterMeans } from './layers';
export { exportSelection, SELECTION_NAMES, type SelectionName } from './selection';

export const EXPORT_NAMES = [
  'firms.geojson',
  'clusters.geojson',
  'institutions.geojson',
  'links.geojson',
  'firms-excel.csv',
  'findings.json',
  'analysis.csv',
  'study.json',
] as const;
/** Files of what the study shows or names beside its findings: made only where it does. */
export const SHOWN_EXPORTS = ['flows.geojson', 'areas.geojson', 'parents.geojson'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number] | (typeof SHOWN_EXPORTS)[number];

/**
 * One file of a study as text, in pieces that follow each other. The same study gives the same bytes in every engine: no
 * time stamps, numbers rounded as documented, rows in the order of their tables.
 */
export async function exportFile(name: ExportName, input: ExportInput): Promise<string[]> {
  switch (name) {
    case 'firms.geojson':
      return firmsGeoJson(input);
    case 'clusters.geojson':
      return clustersGeoJson(input);
    case 'institutions.geojson':
      return institutionsGeoJson(input);
    case 'links.geojson':
      return linksGeoJson(input);
    case 'firms-excel.csv':
      return firmsExcel(input);
    case 'findings.json':
      return [findingsJson(input)];
    case 'analysis.csv':
      return analysisCsv(input);
    case 'study.json':
      return [writeStudyFile(input.study)];
    case 'parents.geojson':
      if (!input.findings.parents) throw new Error('parents.geojson of a study that names none');
      return parentsGeoJson(input, input.findings.parents);
    case 'flows.geojson':
      if (!input.flows) throw new Error('flows.geojson of a study that shows none');
      return flowsGeoJson(input, input.flows, input.municipalities);
    case 'areas.geojson':
      if (!input.overlay) throw new Error('areas.geojson of a study that shows none');
      return areasGeoJson(input, input.overlay);
  }
}
