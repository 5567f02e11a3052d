import { institutionSources, writeStudyFile } from '../files/study-file';
import type { ExportKind } from './export-kind';

/** study.json: what the app and the command line open again. */
export const studyExport: ExportKind<'study.json'> = {
  name: 'study.json',
  type: 'application/json',
  written: 'always',
  count: () => 1,
  make: ({ study, findings }) =>
    Promise.resolve([writeStudyFile(study, institutionSources(findings.institutions))]),
};
