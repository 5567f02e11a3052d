import {
  FAMILY_VARIANTS,
  fitModel,
  suggestFamily,
  type Family,
  type FamilySuggestion,
  type Model,
  type ModelRequest,
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
  /** What counts are per, its log as models take it, and how many firms that have all else are left out for it; null for none. */
  readonly offset: StudyOffset | null;
  /** Why no regression can be fitted as it was asked for; null where it can. */
  readonly refusal: Refusal | null;
}

/** The offset of a study's counts. */
export interface StudyOffset {
  readonly column: string;
  /** Logs; NaN where missing, 0 or less. */
  readonly values: Float64Array;
  /** Firms with 0 or less, and without a number. */
  readonly zero: number;
  readonly blank: number;
}

/** `outcome`: where all terms are known, else NaN. */
export function offsetOf(
  { controls }: Pick<Findings, 'controls'>,
  outcome: Float64Array,
): StudyOffset | null {
  if (!controls?.offset) return null;
  const { column, values } = controls.offset;
  const count = (test: (value: number) => boolean) =>
    outcome.reduce((n, y, row) => n + (!Number.isNaN(y) && test(values[row]) ? 1 : 0), 0);
  return {
    column,
    values: values.map((value) => (value > 0 ? Math.log(value) : NaN)),
    zero: count((value) => value <= 0),
    blank: count(Number.isNaN),
  };
}

/** Why the column can't be an offset of the measure, or null. */
export function refusalOfOffset(
  outcome: Pick<Outcome, 'key' | 'values'>,
  { controls }: Pick<Findings, 'controls'>,
  family: Family,
): Refusal | null {
  if (!controls?.offset) return null;
  const { column, values, fault } = controls.offset;
  if (column === outcome.key) return refused('offset-is-outcome', { column });
  if (fault === 'unknown') return refused('column-unknown', { column });
  if (fault === 'not-numeric') return refused('offset-not-numeric', { column });
  if (!FAMILY_VARIANTS[family].offset) return refused('offset-family', { column, family });
  const isKnown = (value: number, row: number) => value > 0 && !Number.isNaN(outcome.values[row]);
  if (values.some(isKnown)) return null;
  const { zero, blank } = offsetOf({ controls }, outcome.values)!;
  return refused('offset-none', { column, zero, blank });
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
  const unfit =
    refusalOfControls(outcome, findings) ?? findings.firms.surveyWeights?.refusal ?? null;
  const all = [[INSIDE], ...terms.controls, ...terms.proxies];
  const described = outcomeOnSameRows(outcome.values, all, columns);
  const offset = offsetOf(findings, described);
  const values = offset
    ? described.map((value, row) => (Number.isNaN(offset.values[row]) ? NaN : value))
    : described;
  const weights = findings.firms.surveyWeights ?? null;
  const bases = Object.fromEntries(
    (findings.controls?.own ?? []).map(({ key, levels: [first = ''] }) => [key, first]),
  );
  const asked = { outcome: values, terms: modelsOf(terms).at(-1)!.terms, columns, bases };
  const suggestion = unfit
    ? suggestFamily(values, weights !== null)
    : suggestForModel(asked, weights !== null);
  const automatic = settings.family === 'automatic';
  const family = settings.family === 'automatic' ? (suggestion?.family ?? 'ols') : settings.family;
  const refusal =
    unfit ?? refusalOfOffset({ key: outcome.key, values: described }, findings, family);
  return {
    outcome,
    values,
    columns,
    ...(numbers ? { groups: numbers } : {}),
    weights,
    positions: findings.firmPlaces,
    errors,
    errorParameters,
    family,
    suggestion,
    automatic,
    terms,
    bases,
    ...(settings.zeroTerms ? { zeroChoice: settings.zeroTerms } : {}),
    offset,
    refusal,
  };
}

/** The offset as models of the family take it: none in a linear model that stands beside those of counts. */
export function offsetFor(
  { offset }: Pick<ModelSetup, 'offset'>,
  family: Family,
): Pick<ModelRequest, 'offset'> {
  return offset && FAMILY_VARIANTS[family].offset ? { offset } : {};
}

/** The outcome as models of the family take it: a linear model beside those of counts is of the count per unit, whose mean is what these tell. */
function outcomeFor(
  { values, offset }: Pick<ModelSetup, 'values' | 'offset'>,
  family: Family,
): Float64Array {
  return offset && family === 'ols' ? countPerUnit(values, offset) : values;
}

/** NaN where there is no offset. */
export function countPerUnit(
  counts: Float64Array,
  { values: logs }: Pick<StudyOffset, 'values'>,
): Float64Array {
  return counts.map((count, row) => count / Math.exp(logs[row]));
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
  const { columns, bases, groups, positions, errors, errorParameters } = setup;
  const weights = setup.weights?.values;
  return fitModel({
    family,
    outcome: outcomeFor(setup, family),
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
    ...offsetFor(setup, family),
  });
}
