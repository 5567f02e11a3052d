import {
  fitModel,
  suggestFamily,
  type Family,
  type FamilySuggestion,
  type Model,
  type Term,
} from '../../evidence';
import {
  DEFAULT_MODELS,
  refused,
  type ErrorParameters,
  type EvidenceResult,
  type Findings,
  type ModelErrors,
  type ModelSettings,
  type Outcome,
  type Refusal,
  type StudySettings,
  type SurveyWeights,
  type ZeroTerm,
} from '../../model';
import { outcomeOf, type OutcomeChoice } from '../comparison/evidence';
import { dependenceOf } from '../comparison/evidence-groups';
import { suggestForModel } from './model-family';
import {
  chooseTerms,
  INSIDE,
  modelColumns,
  outcomeOnSameRows,
  zeroTermsOf,
  type ChosenTerms,
  type ModelFindings,
  type StudyColumns,
} from './model-columns';

/** `without` and `with` the proxies, and with their interaction. */
export type ModelKey = 'without' | 'with' | 'interaction';

/** What of a study says which regressions are fitted. */
export interface ModelChoice extends OutcomeChoice {
  readonly settings: Pick<StudySettings, 'outcome' | 'yesNo' | 'models'>;
}

export function modelSettings(study: {
  readonly settings: Pick<StudySettings, 'models'>;
}): ModelSettings {
  return study.settings.models ?? DEFAULT_MODELS;
}

/** What a study's regressions are fitted to. */
export interface ModelSetup {
  readonly outcome: Outcome;
  /** The outcome where all terms of all models are known, else NaN. */
  readonly values: Float64Array;
  readonly columns: StudyColumns;
  /** A number per firm, -1 where not known; absent where firms are taken as independent. */
  readonly groups?: Int32Array;
  readonly weights: SurveyWeights | null;
  readonly positions: { readonly lng: Float64Array; readonly lat: Float64Array };
  readonly errors: ModelErrors;
  readonly errorParameters: ErrorParameters;
  readonly family: Family;
  readonly suggestion: FamilySuggestion | null;
  readonly automatic: boolean;
  readonly terms: ChosenTerms;
  readonly bases: Readonly<Record<string, string>>;
  /** Of the zero part, where the family has one; absent for the model's own. */
  readonly zeroChoice?: readonly ZeroTerm[];
  /** Why no regression can be fitted as it was asked for; null where it can. */
  readonly refusal: Refusal | null;
}

/** Why the columns that are to be held constant can't be, or null. */
export function refusalOfControls(
  outcome: Pick<Outcome, 'key'>,
  { controls }: Pick<Findings, 'controls'>,
): Refusal | null {
  for (const { column, base = '', fault, levels } of controls?.own ?? []) {
    if (column === outcome.key) return refused('control-is-outcome', { column });
    if (fault === 'unknown') return refused('column-unknown', { column });
    if (fault === 'not-numeric') return refused('control-not-numeric', { column });
    if (fault === 'base-unknown') return refused('control-base-unknown', { column, base, levels });
  }
  return null;
}

/** The columns, the family and the terms that a study's settings come to; null where it has no outcome. */
export function setUpModels(study: ModelChoice, findings: ModelFindings): ModelSetup | null {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const settings = modelSettings(study);
  const dependence = dependenceOf(settings, findings, outcome.values);
  const { numbers } = dependence;
  const { errors, groups, gridKm, conleyKm, conleyKernel } = dependence;
  const errorParameters = { groups, gridKm, conleyKm, conleyKernel };
  const columns = modelColumns(findings);
  const terms = chooseTerms(settings, columns);
  const refusal =
    refusalOfControls(outcome, findings) ?? findings.firms.surveyWeights?.refusal ?? null;
  const all = [[INSIDE], ...terms.controls, ...terms.proxies];
  const values = outcomeOnSameRows(outcome.values, all, columns);
  const weights = findings.firms.surveyWeights ?? null;
  const bases = Object.fromEntries(
    (findings.controls?.own ?? []).map(({ key, levels: [first = ''] }) => [key, first]),
  );
  const asked = { outcome: values, terms: modelsOf(terms).at(-1)!.terms, columns, bases };
  const suggestion = refusal
    ? suggestFamily(values, weights !== null)
    : suggestForModel(asked, weights !== null);
  const automatic = settings.family === 'automatic';
  return {
    outcome,
    values,
    columns,
    ...(numbers ? { groups: numbers } : {}),
    weights,
    positions: findings.firmPlaces,
    errors,
    errorParameters,
    family: settings.family === 'automatic' ? (suggestion?.family ?? 'ols') : settings.family,
    suggestion,
    automatic,
    terms,
    bases,
    ...(settings.zeroTerms ? { zeroChoice: settings.zeroTerms } : {}),
    refusal,
  };
}

/** The terms of each model, in the order of a table's columns. Without proxies there is one. */
export function modelsOf({ controls, proxies, interaction }: ChosenTerms): {
  readonly key: ModelKey;
  readonly terms: readonly Term[];
}[] {
  const without = [[INSIDE], ...controls];
  const complete = [[INSIDE], ...proxies, ...controls];
  return [
    { key: 'without', terms: without },
    ...(proxies.length > 0 ? [{ key: 'with' as const, terms: complete }] : []),
    ...(interaction ? [{ key: 'interaction' as const, terms: [...complete, interaction] }] : []),
  ];
}

export function fitTo(
  setup: ModelSetup,
  family: Family,
  terms: readonly Term[],
  profiles = false,
): EvidenceResult<Model> {
  if (setup.refusal) return setup.refusal;
  const { values: outcome, columns, bases, groups, positions, errors, errorParameters } = setup;
  const weights = setup.weights?.values;
  return fitModel({
    family,
    outcome,
    terms,
    zeroTerms: zeroTermsOf(setup.zeroChoice, terms),
    columns,
    bases,
    groups,
    weights,
    positions,
    errors,
    errorParameters,
    profiles,
  });
}
