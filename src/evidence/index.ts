/*
 * The two hypotheses: do firms inside clusters innovate more (compare), and does the flow of information explain it
 * (fitModel). Answers are numbers and codes; what can't be answered is a code with its facts.
 */
export {
  compare,
  compareWithoutDraws,
  DEFAULT_DRAWS,
  type CompareOptions,
  type Comparison,
} from './compare';
export {
  differenceByWeights,
  matchedDifference,
  standardisedDifference,
  stratifiedDifference,
  type BalancedDifference,
} from './likeness/balanced';
export { entropyWeights, propensityWeights } from './likeness/balance-weights';
export { comparePlainly, type PlainComparison } from './comparison';
export { clusterDifferences, type ClusterDifferences } from './cluster-differences';
export type { RobustDifference } from './likeness/cell-means';
export type { Nearness } from './spatial/nearness';
export type { WeightedComparison, WeightedGroup } from './weighted-difference';
export { checkWeights, weightSums, type Unweighted, type WeightSums } from './survey-weights';
export { classCode, responseWeights, trimmedWeights, type ResponseFrame } from './response-weights';
export { traitResponse, type ClassResponse, type TraitResponse } from './text/response-tables';
export type { ClusteredDifference } from './clustered-difference';
export { poolDraws, type Pooled } from './pooled';
export { drawnPatterns } from './draws/pattern-draws';
export { drawnSides } from './draws/permutation-draws';
export type { PermutationTest, GroupPermutationTest } from './draws/permutation';
export type { YesNoComparison } from './yes-no';
export { EVIDENCE_DRAWS } from './draws/draw-tasks';
export { fitModel } from './fit-model';
export {
  drawnSigns,
  wildBootstrap,
  type WildBootstrap,
  type WildOptions,
} from './draws/wild-bootstrap';
export { eValue, robustnessValues, type EValue, type RobustnessValues } from './sensitivity';
export {
  drawnUnits,
  explainDifference,
  type DrawnUnits,
  type Explanation,
  type ExplanationRequest,
  type Part,
  type ProxyShare,
} from './explain';
export { errorReplays, errorsInstead, type ByErrors } from './errors';
export type { ErrorReplay } from './errors/structure';
export { FAMILY_VARIANTS } from './families';
export { FAMILIES, type Family } from './families/family-fit';
export type { FamilyReplay } from './families/variant';
export type { Model, ModelRequest } from './model';
export type { Estimate } from './inference';
export type { MarginalEffect } from './marginal-effects';
export type { Dispersion, Inflation, ModelChecks, ZeroCount } from './checks';
export { suggestFamily, type FamilySuggestion } from './outcome';
export { parseTerms, termName, type ModelColumn, type Term } from './terms';
export { comparisonJson, notesJson, type JsonObject, type JsonValue, wildJson } from './text/json';
export { orNull } from './text/json-values';
export { modelJson } from './text/model-json';
export {
  diagnoseSpace,
  spatialLikeness,
  type LagrangeTest,
  type MoranResult,
  type SpatialDiagnostics,
} from './spatial/spatial';
export {
  fitSpatialModel,
  hasLaggedTerms,
  type JudgedEstimate,
  type SpatialEffect,
  type SpatialModel,
  type SpatialTerm,
} from './spatial/spatial-model';
export {
  specificationCurve,
  type SpecificationCurve,
  type SpecificationEstimate,
  type SpecificationInput,
} from './specification-curve';
export { spatialModelJson, spatialTestsJson } from './spatial/spatial-json';
export { suggestedForm } from './spatial/spatial-choice';
export {
  drawnCorrelogram,
  reachOfLikeness,
  showsLikeness,
  type CorrelogramBand,
} from './spatial/correlogram';
export type { Partialling } from './likeness/partial-out';
export { FEW_GROUPS } from './groups';
export type {
  EvidenceNote,
  EvidenceNoteCode,
  EvidenceNoteFacts,
  EvidenceProblem,
  EvidenceProblemCode,
  EvidenceProblemFacts,
  EvidenceResult,
} from './problem';
export * from './panel';
