export {
  CLASS_METHODS,
  distanceBreaks,
  groupBreaks,
  measureBreaks,
  STATISTICS,
  type ClassMethod,
  type Statistic,
} from '../innovation';
export { presetOverlay } from './overlay-preset';
export {
  areasOfFewFirms,
  FEW_FIRMS,
  overlayOf,
  overlayOutcomes,
  type Overlay,
  type OverlayAnswer,
  type OverlayRefusal,
} from './overlay';
export { areaFilesOf } from './files/area-file';
export {
  overlayUnit,
  typicalErrorKm,
  type AreaLayer,
  type Areas,
  type AreaSources,
} from './overlay-units';
export { withoutRegister, withRegister } from './files/with-register';
export { type AreasRead } from './files/held-layers';
export { STACKED_READING, type RoundsFile } from './files/held-tables';
export { sha256Hex, type HashOf } from './files/hash';
export { SQL_DIALECTS, writeSql, type SqlDialectName } from './sql';
export * from './exports';
export {
  crossingProblems,
  freeBoundaryIds,
  hullAround,
  isItsOwn,
  readBoundaryFile,
  toDrawn,
  usableShape,
  type BroughtBoundary,
} from './boundaries';
export { clusterMethod, methodsThat, type MethodOption } from '../cluster';
export { circleAround, merged, normalPolygons, repaired, splitBy, without } from '../cluster';
export { crossingsOf } from '../geo';
export { BOUNDARY_SHIFT_KM, type StudyBoundaries } from './questions/compare-boundaries';
export type { Balance, Balanced, BalancedRow, BalancedTrait } from './comparison/balanced';
export type { FirmsBehind, FirmsMark, Side } from './rows/firms-behind';
export { dependenceOf } from './comparison/evidence-groups';
export { outcomeOf, type OutcomeEvidence, type PromptEvidence } from './comparison/evidence';
export type { ClusterDifferences } from '../evidence';
export { outcomeFigures, type GroupFigures, type OutcomeFigures } from './innovation';
export { clusterPaths, PATH_STEPS, type ClusterPath, type PathStep } from './cluster-path';
export { EVENTS_KEY } from './ties/events';
export { COIN_TOSS, type Enveloped, type KmRange, type PositionError } from '../cluster';
export {
  industriesOf,
  type ConcentrationQuestion,
  type StudyConcentration,
} from './questions/concentration';
export { definitionOf, type Exploration } from './questions/explore';
export { MORAN_TYPES, SPOTS, type HotSpots } from './questions/hot-spots';
export { redrawnRows, redrawsOf } from './questions/position-error';
export { boundaryParameter, type BoundaryParameter } from './boundary-parameter';
export type { StudyPositionEvidence } from './questions/position-evidence';
export type { Redrawn } from './questions/redrawn';
export { intervalOf, quotientsOf, specialityOf, type TestedQuotient } from './quotients';
export type { DensitySurface } from '../cluster';
export type { RelativeQuestion, StudyRelative } from './questions/surfaces';
export type { QuotientWithInterval, StudyAgglomeration } from './questions/agglomeration';
export { availableTerms, INSIDE } from './questions/model-columns';
export { type FittedModel, type StudyExplanation, type StudyModels } from './questions/models';
export { modelSettings, refusalOfControls, type ModelKey } from './questions/model-setup';
export { type ResidualReach, type StudySpace } from './questions/space';
export type { StudySpatialModel } from './questions/spatial-model';
export type { StudyDifference, StudyPanel } from './questions/panel';
export { type Specification, type StudySpecifications } from './questions/specifications';
export {
  selectedFor,
  QUESTION_KINDS,
  type Answers,
  type AskKind,
  type QuestionKind,
  type Questions,
  type Subject,
} from './questions';
export { missingRoles, rolesWith } from './files/input-roles';
export { intern } from './intern';
export { isSameSelection } from './memo';
export { fileSource } from './files/file-source';
export { addressOf, applyRules, fixesById, isRuled } from './places/fixes';
export {
  checkPoint,
  mergeFixes,
  readFixesFile,
  writeFixesFile,
  type FixesFile,
} from './places/fixes-file';
export { namedCodes, packFolder, type BuiltPack, type PackScope } from './places/gazetteer-pack';
export { gunzip, gzip } from '../geocode';
export type { Candidate, Match } from '../geocode';
export { readMunicipalities } from './places/municipalities';
export { refusalOfWeights, weightsOf } from './comparison/survey-weights';
export type { StudyWildTerms } from './questions/wild-terms';
export type { StudyResponse, StudyWaves } from './questions/response';
export type { ClassResponse, TraitResponse } from '../evidence';
export { GIVEN_POINT_ERROR_KM } from './places/places';
export { StudySession, type Geodata, type NamedMunicipalities } from './session';
export {
  areOfYears,
  byRound,
  roundsOfFiles,
  fileWords,
  sameRound,
  DASH,
  parseNumber,
  COLUMN_ROLES,
  LAYER_EXTENSIONS,
  FIELD_LIST_FILE,
  LAYER_FORMATS,
  TABLE_EXTENSIONS,
  zipped,
  zippedBytes,
  type FormatFile,
  type LayerFormatName,
  type LayerLook,
  type LayerTitles,
  type LookSymbol,
  type MapLook,
  type NamedBytes,
} from '../tables';
export { SHARE_GRIDS, type ShareGrid } from './share/coarse-places';
export type { SharedStudy } from './share/share';
export type { ShareCounts } from './share/share-counts';
export type { ShareOptions } from './share/shared-tables';
export { rowsForExcel } from './exports/rows';
export { checkSettings, readStudyFile, STUDY_FORMAT, writeStudyFile } from './files/study-file';
export {
  ARCHIVE_EXTENSION,
  ARCHIVE_FORMAT,
  ARCHIVE_INPUTS,
  packUnread,
  readArchive,
  writeArchive,
  type StudyArchive,
} from './files/study-archive';
export type { ReplayFacts, ReportFacts } from './comparison/report-facts';
export { VERSION } from './files/version';
export * from './files/input-spec';
export {
  measureLinkage,
  type StudyLinkage,
  strongestInstitutions,
  strongestOfCluster,
  tiesLeftOut,
  tiesOf,
  type TieFactors,
} from './questions/tie-strength';
export {
  firmsBehindFlow,
  pairsOfFlows,
  topicsOf,
  RESIDUAL_SHOWN,
  showsResiduals,
  type FlowEnds,
  type FlowLevel,
  type StudyFlows,
} from './questions/flows';
export { farReaching, missingLinks, NEAR_KM, type FarReach } from './questions/gravity-lists';
export {
  type GravityAnswer,
  type GravityRefusal,
  type GravityTerm,
  type StudyGravity,
} from './questions/gravity';
export type { Change } from '../linkage';
export { firmsThatChange, type StudyWhatIf, type WhatIfQuestion } from './questions/what-if';
export {
  MOST_SITES,
  type SitingAnswer,
  type SitingQuestion,
  type StudySiting,
} from './questions/siting';
export * from './firms/firm-measures';
export * from './group-mean';
export { nearestKmByCluster, shareWithReach } from './institutions/proximity';
export type { DecayQuestion, StudyDecay } from './questions/distance-decay';
export * from './rows/rankings';
export * from './institutions/reach';
export { findEnd } from './ties/tie-review';
export { withLinkFix } from './ties/link-fixes';
export { MOST_REVIEWED, openFirst, type TieMatches } from './questions/tie-matches';
export { suitingFilter, type ColumnFacts } from './rows/column-facts';
export { dateEnds, holdsWords, wordsOf } from './rows/row-filters';
export { withSelection } from './rows/saved-selections';
export * from './firms/select-rows';
export { firmAccess, type FirmAccess } from './institutions/firm-access';
export { distanceErrorKm } from '../linkage';
export { breakOrder, pathRows, pathsByBreak } from './rows/path-rows';
export * from './comparison/compare-groups';
export { GAZETTEER_SOURCES } from '../geocode';
export { withCodes } from './firms/codes';
export type { DerivedColumn } from './rows/derived-columns';
export { nameOfColumn } from './firms/column-names';
export { saysBoth, withCodeBook, type NameLanguage } from './firms/in-language';
export { bookFor, columnsOfBook, namesWithAnswers, rolesWithoutBook } from '../tables';
export { withRanges } from './firms/ranges';
export { yesNoSplit } from './comparison/evidence';
