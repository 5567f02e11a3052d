import { outcomeName } from '../firms/column-names';
import {
  drawnUnits,
  errorReplays,
  errorsInstead,
  explainDifference,
  FAMILY_VARIANTS,
  type DrawnUnits,
  type Explanation,
  type ExplanationRequest,
  type Family,
  type FamilyReplay,
  type FamilySuggestion,
  type Model,
} from '../../evidence';
import {
  DEFAULT_RESAMPLES,
  type ControlColumn,
  type ErrorParameters,
  type EvidenceResult,
  type ModelErrors,
  type Outcome,
  type Refusal,
  type Run,
  type StudySettings,
  type Summary,
  type WeightsSource,
  type ZeroTerm,
} from '../../model';
import { contactsOf, type Contacts } from '../ties/contacts';
import { weightsSource } from '../comparison/survey-weights';
import { besideOf, type Beside } from './beside';
import {
  fitTo,
  modelsOf,
  offsetFor,
  setUpModels,
  type StudyOffset,
  type ModelChoice,
  type ModelKey,
} from './model-setup';
import { INSIDE, zeroTermsOf, type ChosenTerms, type ModelFindings } from './model-columns';

/** A model as people look at it: without its columns, which are as long as the firms. */
export type FittedModel = Omit<
  Model,
  'design' | 'outcome' | 'weights' | 'fitted' | 'residuals' | 'covariance'
>;

/** The second hypothesis: regressions on the same firms, without and with the flow of information. */
export interface StudyModels {
  readonly outcome: Pick<Outcome, 'key' | 'label' | 'inFiles'>;
  readonly family: Family;
  readonly suggestion: FamilySuggestion | null;
  readonly automatic: boolean;
  /** Where the survey weights in use come from; null for none. */
  readonly weights: WeightsSource | null;
  /** What the zero part tells, where there is one: who has any, or who has none in any case. */
  readonly zeroMeans: 'any' | 'none' | null;
  /** What counts are per; null for nothing. */
  readonly offset: Omit<StudyOffset, 'values'> | null;
  /** Whether the family is one of counts that can be per something. */
  readonly takesOffset: boolean;
  /** What its zero part may have; null for the terms of each model. */
  readonly zeroChoice: readonly ZeroTerm[] | null;
  /** How replay.R repeats the family. */
  readonly replay: FamilyReplay;
  readonly terms: ChosenTerms;
  /** What the contact frequency is, where it is known. */
  readonly contacts: Pick<Contacts, 'unit' | 'column'> | null;
  /** The person's own controls in the order of analysis.csv's columns, with the category that dummies compare with. */
  readonly own: readonly (Pick<ControlColumn, 'key' | 'column' | 'as'> & {
    readonly base: string;
  })[];
  /** What tables show: the errors that were chosen, or what stands in where the data don't give them. */
  readonly errors: ModelErrors;
  readonly errorParameters: ErrorParameters;
  /** The errors that were chosen, by which groups are drawn. */
  readonly chosenErrors: ModelErrors;
  /** How replay.R repeats the errors. */
  readonly errorReplays: ReturnType<typeof errorReplays>;
  /** Firms in no model: excluded from the clusters' comparison, or without a value for the outcome or a term. */
  readonly leftOut: { readonly excluded: number; readonly missing: number };
  /** What stands behind the difference in the fullest model without an interaction; null where it could not be fitted. */
  readonly beside: Beside | null;
  readonly models: readonly {
    readonly key: ModelKey;
    readonly result: EvidenceResult<FittedModel>;
  }[];
}

/** What the flow of information accounts for, or why that can't be said. */
export type StudyExplanation = EvidenceResult<Explanation>;

/** What is as long as the firms, or only good for further computing. */
const HEAVY = new Set<keyof Model>([
  ...(['design', 'outcome', 'weights', 'fitted', 'residuals', 'covariance'] as const),
]);

function lighten(result: EvidenceResult<Model>): EvidenceResult<FittedModel> {
  if (!result.ok) return result;
  const light = Object.entries(result.value).filter(([key]) => !HEAVY.has(key as keyof Model));
  return { ...result, value: Object.fromEntries(light) as unknown as FittedModel };
}

/** Fits the study's regressions; null where it has no outcome. A refused model says why and the others stand. */
export async function studyModels(
  study: ModelChoice,
  findings: ModelFindings & { readonly summary: Pick<Summary, 'excluded'> },
  run: Run,
): Promise<StudyModels | null> {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const wanted = modelsOf(setup.terms);
  const models: StudyModels['models'][number][] = [];
  let beside: Beside | null = null;
  for (const { key, terms } of wanted) {
    const fitted = fitTo(setup, setup.family, terms, true);
    if (fitted.ok && key !== 'interaction') {
      const linear = setup.family === 'ols' ? fitted : fitTo(setup, 'ols', terms);
      beside = besideOf(setup, key, fitted.value, linear);
    }
    models.push({ key, result: lighten(fitted) });
    run.progress(models.length / wanted.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const { outcome, family, suggestion, automatic, terms, errorParameters, offset } = setup;
  const estimates = models.flatMap(({ result }) => (result.ok ? result.value.terms : []));
  const { excluded } = findings.summary;
  const contacts = contactsOf(findings);
  const missing = setup.values.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), -excluded);
  return {
    outcome: outcomeName(outcome),
    family,
    suggestion,
    automatic,
    weights: weightsSource(findings.firms),
    offset: offset && { column: offset.column, zero: offset.zero, blank: offset.blank },
    takesOffset: FAMILY_VARIANTS[family].offset === true,
    zeroMeans: zeroMeaning(family),
    zeroChoice: setup.zeroChoice ?? null,
    replay: FAMILY_VARIANTS[family].replay,
    terms,
    contacts: contacts && { unit: contacts.unit, column: contacts.column },
    own: (findings.controls?.own ?? []).map(({ key, column, as, levels: [base = ''] }) => ({
      ...{ key, column, as, base },
    })),
    errors: errorsInstead(setup.errors, estimates),
    errorParameters,
    chosenErrors: setup.errors,
    errorReplays: errorReplays(setup.errors),
    leftOut: { excluded, missing },
    beside,
    models,
  };
}

function zeroMeaning(family: Family): StudyModels['zeroMeans'] {
  const { second, zeroMeans = 'none' } = FAMILY_VARIANTS[family];
  return second === 'zero-part' ? zeroMeans : null;
}

/**
 * How far the difference goes back when the proxies join, with the bootstrap interval, NaN for no draws; null without an outcome or
 * proxies.
 */
export async function studyExplanation(
  study: ExplanationChoice,
  findings: ModelFindings,
  run: Run,
  draws = drawsOf(study),
): Promise<StudyExplanation | null> {
  const request = explanationRequest(study, findings);
  if (!request || 'ok' in request) return request;
  return explainDifference(request, { seed: study.settings.seed, draws }, run);
}

/** What of a study says what its second question is about. */
export type ExplanationChoice = ModelChoice & { readonly settings: Pick<StudySettings, 'seed'> };

function drawsOf({ settings }: ExplanationChoice): number {
  return settings.models?.resamples ?? DEFAULT_RESAMPLES;
}

/** Which groups or firms are drawn in each draw; null where nothing is explained. */
export function unitsOfExplanation(
  study: ExplanationChoice,
  findings: ModelFindings,
): DrawnUnits | null {
  const request = explanationRequest(study, findings);
  if (!request || 'ok' in request) return null;
  return drawnUnits(request, { seed: study.settings.seed, draws: drawsOf(study) });
}

/** Null without an outcome or proxies. */
function explanationRequest(
  study: ExplanationChoice,
  findings: ModelFindings,
): ExplanationRequest | Refusal | null {
  const setup = setUpModels(study, findings);
  if (!setup || setup.terms.proxies.length === 0) return null;
  if (setup.refusal) return setup.refusal;
  const { groups } = setup;
  const taking = groups?.filter((_, row) => Number.isFinite(setup.values[row]));
  // Drawing one group from one is no draw: then single firms are drawn, and the answer says so.
  const several = taking?.some((group) => group !== taking[0]) || taking?.[0] === -1;
  return {
    family: setup.family,
    outcome: setup.values,
    inside: INSIDE,
    proxies: setup.terms.proxies,
    controls: setup.terms.controls,
    columns: setup.columns,
    bases: setup.bases,
    zeroTerms: zeroTermsOf(setup.zeroChoice, modelsOf(setup.terms).at(-1)!.terms),
    ...(several && groups ? { groups } : {}),
    weights: setup.weights?.values,
    ...offsetFor(setup, setup.family),
  };
}
