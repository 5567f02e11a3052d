import type { CodeQuestion, DashQuestion, RangeQuestion, WordsQuestion } from './codes';
import type { CapitalQuestion, SizeJudgement } from './enterprise-size';
import type { Refusal } from './evidence';
import type { RowFilter } from './filter';
import type { DatedEventColumns, FirmRounds } from './panel';
import type { ResponseMethod, SurveyResponse } from './response';

/** Firms as columns: row i of each belongs to row i of the firms table. Text '' and numbers NaN where missing. */
export interface FirmColumns {
  readonly count: number;
  /** The row's own id, or its row number from 1 where the table has none; always unique. */
  readonly id: readonly string[];
  readonly name: readonly string[];
  readonly address: readonly string[];
  readonly industry: readonly string[];
  readonly employees: Float64Array;
  /** Yen; absent without a column of it. */
  readonly capital?: Float64Array;
  /** The unit of capital is not known yet; absent where it is, or nothing is asked. */
  readonly capitalAsked?: CapitalQuestion;
  /** What each firm is by the Small and Medium-sized Enterprise Basic Act; absent where neither employees nor capital are known of any. */
  readonly sizes?: readonly SizeJudgement[];
  /** 1 supplies a large firm, 0 does not, NaN not known; a share of sales from 0 to 1 where `subcontractorIsShare`. */
  readonly subcontractor: Float64Array;
  /** The table states the share of sales that goes to large firms; absent for yes or no. */
  readonly subcontractorIsShare?: true;
  /** How often the firm talks with institutions, where a column says it without naming one; absent otherwise. */
  readonly contacts?: FirmContacts;
  /** 1 where the study is not about the firm (its settings' scope); absent where it is about all. */
  readonly apart?: Uint8Array;
  /** Columns whose values could be codes and were not explained yet: nothing of them is known before. Absent for none. */
  readonly asked?: readonly CodeQuestion[];
  /** Columns with ranges of which it was not said yet what to take; they are missing until then. Absent for none. */
  readonly ranged?: readonly RangeQuestion[];
  /** Columns with dashes of which it was not said yet what they stand for; they are missing until then. Absent for none. */
  readonly dashed?: readonly DashQuestion[];
  /** Columns of numbers with words among them that a person has not spoken of; absent for none. */
  readonly worded?: readonly WordsQuestion[];
  /** Rows that are no firms but public bodies; absent for none. */
  readonly publicBodies?: PublicBodies;
  /** Absent where each firm has one row. */
  readonly sites?: FirmSites;
  /** Weights of a survey; absent where no column has the role and none are made of the response. */
  readonly surveyWeights?: SurveyWeights;
  /** Who answered a questionnaire; absent where no column says it. */
  readonly response?: SurveyResponse;
  /** The rounds of a survey that the rows are of; absent where each row is a firm. */
  readonly rounds?: FirmRounds;
  /** The counted events by year; absent where they have no dates. */
  readonly dated?: DatedEventColumns;
  /** Innovation outcomes: numeric columns that the person marked, then counts of joined events. */
  readonly outcomes: readonly Outcome[];
}

/** How often firms say that they talk with institutions. */
export interface FirmContacts {
  /** Header of its column. */
  readonly column: string;
  /** Contacts per year, or the levels of the question's own scale. */
  readonly unit: 'per-year' | 'level';
  /** NaN where missing. */
  readonly values: Float64Array;
}

/** Rows of a firms table that are the state's or a local government's bodies, and the filter that leaves them out. */
export interface PublicBodies {
  /** From 0, ascending. */
  readonly rows: readonly number[];
  readonly filter: Extract<RowFilter, { readonly kind: 'values' }>;
}

/** Firms that stand in several rows with different addresses, with all of these rows, and the filter that leaves one row of each. */
export interface FirmSites {
  readonly firms: number;
  readonly rows: number;
  readonly filter: Extract<RowFilter, { readonly kind: 'firms' }>;
}

/** Where survey weights come from. */
export interface WeightsSource {
  /** Header of their column; '' where the response alone makes them. */
  readonly column: string;
  /** How the response made them, of the column where there is one; absent where they are the column's. */
  readonly made?: ResponseMethod;
}

/** How many firms each firm stands for: NaN where nothing says it. */
export interface SurveyWeights extends WeightsSource {
  readonly values: Float64Array;
  /** Why the weights that were asked for could not be made; nothing is then compared or fitted. */
  readonly refusal?: Refusal;
}

/** A measure of innovation per firm. */
export interface Outcome {
  /** Key in settings and files: the column's header, or `events`. */
  readonly key: string;
  /** What people read: in the page's language where a code book names it in several. */
  readonly label: string;
  /** What files call it, in every language; absent where that is the label. */
  readonly inFiles?: string;
  /** One per firm, NaN where missing. */
  readonly values: Float64Array;
}
