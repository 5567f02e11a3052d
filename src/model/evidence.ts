import type { ModelFamily, SpatialForm } from './models';
import type { PanelProblemFacts } from './panel';

/**
 * Why a comparison or a model could not be computed, and what a reader must know about one that could. Codes
 * and facts only; the sentences, with the way out, stand in src/i18n.
 */
export interface EvidenceProblemFacts extends PanelProblemFacts {
  /** Every firm of the comparison or the model has the same outcome. */
  'outcome-constant': { value: number; firms: number };
  /** No firm has both an outcome and a value for every term. */
  'outcome-all-missing': { missing: number };
  /** A count model got negative outcomes. */
  'outcome-negative': { rows: number; example: number };
  /** A count model got outcomes that are not whole. */
  'outcome-not-count': { rows: number; example: number };
  /** A yes/no model got outcomes other than 0 and 1. */
  'outcome-not-yes-no': { rows: number; example: number };
  /** An ordered model needs three levels or more; two are a yes/no. */
  'outcome-too-few-levels': { levels: number };
  /** An ordered model of something that is not a scale. */
  'outcome-too-many-levels': { levels: number; limit: number };
  /** A zero-inflated model of an outcome without zeros. */
  'outcome-no-zeros': { firms: number };
  /** No firm of the group has an outcome. `missing`: firms of the group whose outcome is missing. */
  'group-empty': { group: 'inside' | 'outside'; missing: number };
  /** One firm has no spread: nothing can be said about the group's mean. */
  'group-too-small': { group: 'inside' | 'outside'; firms: number; least: number };
  'column-unknown': { column: string };
  /** What is to be explained is held constant. */
  'control-is-outcome': { column: string };
  /** An offset makes the measure one per itself. */
  'offset-is-outcome': { column: string };
  /** An offset's column has no numbers, or none above 0 among the firms that take part. */
  'offset-not-numeric': { column: string };
  'offset-none': { column: string; zero: number; blank: number };
  /** An offset beside a family that is no count. */
  'offset-family': { column: string; family: ModelFamily };
  /** A column to be held constant as a number, most of which is none. */
  'control-not-numeric': { column: string };
  /** The value that a category is to be compared with does not occur. */
  'control-base-unknown': { column: string; base: string; levels: readonly string[] };
  'term-unreadable': { term: string };
  /** A term without variation among the firms that take part. */
  'term-constant': { term: string };
  /** The term is made up of the others. */
  collinear: { term: string; others: readonly string[] };
  'too-many-terms': { firms: number; parameters: number };
  /** The terms tell some outcomes perfectly, so that the likelihood has no maximum. `instead`: a family that has one. */
  separation: { terms: readonly string[]; instead?: ModelFamily };
  /** The outcome is an exact sum of the terms: no error is left to judge by. */
  'perfect-fit': { firms: number };
  'not-converged': { iterations: number; gradient: number };
  /** Negative binomial of counts that vary no more than Poisson's. */
  'no-overdispersion': { theta: number; instead?: ModelFamily };
  /** Zero-inflated model of counts with no more zeros than Poisson's. */
  'no-zero-inflation': { terms: readonly string[]; instead?: ModelFamily };
  'weights-empty': { firms: number };
  /** More neighbours within the distance than can be counted. */
  'weights-too-many': { km: number };
  'values-constant': { firms: number };
  /** Firms without a neighbour have no neighbours' mean; of how many. */
  'spatial-isolated': { firms: number; of: number };
  /** Every firm neighbours every other: the neighbours' mean is the mean of all. */
  'spatial-complete': { firms: number };
  /** So many neighbours, on average, that the likelihood can't be computed in a reasonable time. */
  'spatial-too-dense': { neighbours: number };
  /** All firms on one point: who is whose neighbour is arbitrary. */
  'spatial-one-point': { firms: number };
  /** The neighbours' mean of a term is made up of others and of neighbours' means. */
  'spatial-collinear': { term: string; others: readonly string[]; lagged: readonly string[] };
  /** The likelihood rises to the end of what ρ or λ may be, or is level. */
  'spatial-no-maximum': { form: SpatialForm };
  /** Spatial models are for least squares. */
  'spatial-not-linear': { family: ModelFamily };
  /** All firms are in one municipality, so that errors can't be clustered. */
  'one-municipality': { firms: number };
  /** A survey weight is a number of firms that one stands for. */
  'survey-weights-negative': { rows: number; example: number };
  /** No firm has a survey weight above 0. */
  'survey-weights-none': { firms: number };
  /** Weights of the response are wanted, and no column says who answered. */
  'response-no-column': object;
  /** Nobody, or everybody, of those who were asked answered: there is nothing to weigh by. */
  'response-nobody': { firms: number };
  'response-everybody': { firms: number };
  /** Nothing that is known of all who were asked tells them apart. */
  'response-no-traits': object;
  /** The logit of the answer has no maximum. */
  'response-not-modelled': object;
  'response-not-raked': { rounds: number; deviation: number };
  /** Survey weights are known of those who answered alone, and so hold the response already. */
  'response-weights-missing': { column: string; firms: number };
  /** A family whose likelihood is not weighted. */
  'survey-weights-family': { family: ModelFamily };
}
export type EvidenceProblemCode = keyof EvidenceProblemFacts;

export interface EvidenceNoteFacts {
  /** Rows left out because the outcome, a term or (for a comparison) the group is missing. */
  'rows-missing': { rows: number };
  /** Firms without a municipality: each counts as a group of its own. */
  'groups-missing': { rows: number };
  /** Clustered errors are unreliable with few groups. */
  'few-groups': { groups: number; least: number };
  /** All firms are in one group: nothing clustered can be computed. */
  'one-group': object;
  /** The values do not vary inside either group: Welch's test and Cohen's d are not defined. */
  'groups-constant': object;
  /** An expected count below 5: the chi-square test is not to be trusted, Fisher's is. */
  'expected-count-small': { least: number };
  /** Variance far above the mean: Poisson's classical errors are too small. */
  /** p of Pearson's test, of the regressions of the excess on the mean and on its square, and of the likelihood ratio (absent where there is none). */
  overdispersed: {
    ratio: number;
    pValue: number;
    linear: number;
    square: number;
    likelihood?: number;
  };
  'excess-zeros': { observed: number; expected: number };
  /** Firth's logit expects more firms with a yes than there are, or fewer. */
  'firth-shift': { expected: number; observed: number };
  /** Generalised variance inflation above 10 (per degree of freedom). */
  'high-inflation': { term: string; factor: number };
  /** No two firms are as near as Conley's errors let them be alike. */
  'nobody-within': { km: number };
  /** Firms without any neighbour. */
  isolated: { firms: number };
  /** Most firms share a point with others: which of one point are the nearest is arbitrary. */
  'neighbours-arbitrary': { firms: number; points: number };
  /** Left out for want of a survey weight, or because it is 0. */
  'survey-weights-missing': { rows: number };
  'survey-weights-zero': { rows: number };
}
export type EvidenceNoteCode = keyof EvidenceNoteFacts;

export type EvidenceProblem = {
  [C in EvidenceProblemCode]: { readonly code: C; readonly facts: EvidenceProblemFacts[C] };
}[EvidenceProblemCode];

export type EvidenceNote = {
  [C in EvidenceNoteCode]: { readonly code: C; readonly facts: EvidenceNoteFacts[C] };
}[EvidenceNoteCode];

/** Why there is no answer. */
export type Refusal = { readonly ok: false; readonly problem: EvidenceProblem };

/** Either the answer, with what must be said beside it, or the reason why there is none. */
export type EvidenceResult<T> =
  { readonly ok: true; readonly value: T; readonly notes: readonly EvidenceNote[] } | Refusal;

export function answered<T>(value: T, notes: readonly EvidenceNote[] = []): EvidenceResult<T> {
  return { ok: true, value, notes };
}

export function refused<C extends EvidenceProblemCode>(
  code: C,
  facts: EvidenceProblemFacts[C],
): Refusal {
  return { ok: false, problem: { code, facts } as EvidenceProblem };
}

export function note<C extends EvidenceNoteCode>(
  code: C,
  facts: EvidenceNoteFacts[C],
): EvidenceNote {
  return { code, facts } as EvidenceNote;
}
