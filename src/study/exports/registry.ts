import { analysisExport } from './analysis';
import { areasExport } from './areas';
import { drawsExport } from './draws';
import { fieldsExport } from './fields';
import { findingsExport } from './findings';
import { firmsExcelExport, firmsExport } from './firms';
import { flowsExport } from './flows';
import { gravityExport } from './gravity';
import { industriesExport, quotientsExport } from './industries';
import { clustersExport, institutionsExport, linksExport } from './layers';
import { panelExport, roundsExport } from './panel-files';
import { parentsExport } from './parents';
import { specificationsExport } from './specifications';
import { studyExport } from './study';
import { densityExport, relativeExport } from './surfaces';

/** Every file of a study, in the order in which they are offered. */
export const EXPORTS = [
  firmsExport,
  clustersExport,
  institutionsExport,
  linksExport,
  firmsExcelExport,
  findingsExport,
  analysisExport,
  studyExport,
  flowsExport,
  areasExport,
  parentsExport,
  densityExport,
  relativeExport,
  industriesExport,
  quotientsExport,
  gravityExport,
  roundsExport,
  panelExport,
  specificationsExport,
  drawsExport,
  fieldsExport,
] as const;
export type ExportName = (typeof EXPORTS)[number]['name'];
