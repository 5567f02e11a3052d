export { measureBreaks } from '../innovation';
export * from './exports';
export { outcomeOf, type OutcomeEvidence } from './evidence';
export { outcomeFigures, type GroupFigures, type OutcomeFigures } from './innovation';
export { EVENTS_KEY } from './events';
export { fileSource } from './file-source';
export { addressOf, applyRules, fixesById, isRuled } from './fixes';
export {
  checkPoint,
  mergeFixes,
  readFixesFile,
  writeFixesFile,
  type FixesFile,
} from './fixes-file';
export { namedCodes, packFolder, type BuiltPack, type PackScope } from './gazetteer-pack';
export type { Candidate, Match } from '../geocode';
export { readMunicipalities } from './municipalities';
export { GIVEN_POINT_ERROR_KM } from './places';
export { inputKey, StudySession, type Geodata, type InputPreview } from './session';
export { checkSettings, LIMITS, readStudyFile, STUDY_FORMAT, writeStudyFile } from './study-file';
export { VERSION } from './version';
