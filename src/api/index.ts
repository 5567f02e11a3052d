/**
 * A study by code, for notebooks and scripts: read, locate, cluster, ask, export (docs/api.md). It drives the same StudySession as the page's worker
 * and the command line, and knows no DOM.
 */
export { openStudy } from './open-study';
export type { LocatedFirm, OpenStudy } from './study';
export { UnusableStudy } from './unusable-study';
export type {
  NewStudySources,
  OpenOptions,
  SavedStudySources,
  StudySources,
  TableFile,
} from './sources';
export {
  EXPORTS,
  QUESTION_KINDS,
  type Answers,
  type AskKind,
  type ExportName,
  type NamedBytes,
  type Questions,
} from '../study';
export type {
  Cluster,
  ClusterSettings,
  Findings,
  Problem,
  StudyFile,
  StudySettings,
} from '../model';
