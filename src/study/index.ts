export * from './exports';
export { EVENTS_KEY } from './events';
export { fileSource } from './file-source';
export { readMunicipalities } from './municipalities';
export { GIVEN_POINT_ERROR_KM } from './places';
export { inputKey, StudySession, type Geodata, type InputPreview } from './session';
export { checkSettings, LIMITS, readStudyFile, STUDY_FORMAT, writeStudyFile } from './study-file';
export { VERSION } from './version';
