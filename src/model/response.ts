import type { EvidenceResult } from './evidence';

/** Weights that are made of who answered: inverse probabilities, or raked to the margins of all who were asked. */
export const RESPONSE_WEIGHTS = ['ipw', 'rake'] as const;
export type ResponseMethod = (typeof RESPONSE_WEIGHTS)[number];

/** In what those who answered are set beside all who were asked; weights are made of the same. */
export const RESPONSE_TRAITS = ['size', 'industry', 'region'] as const;
export type ResponseTrait = (typeof RESPONSE_TRAITS)[number];

export interface ResponseSettings {
  readonly weights: ResponseMethod | 'none';
  /** No weight exceeds the mean weight times this. */
  readonly trim: number;
}

/** Who answered a questionnaire that was sent to the firms of the table. */
export interface SurveyResponse {
  /** Header of the column that tells it. */
  readonly column: string;
  /** 1 answered, 0 did not, NaN where the table does not say: not among those who were asked. */
  readonly answered: Float64Array;
  /** Absent where neither waves nor dates are known. */
  readonly waves?: ResponseWaves;
}

/** When the answers came. */
export interface ResponseWaves {
  readonly column: string;
  /** As the table names them, the earliest first; halves by date are named by the first and the last date of each. */
  readonly names: readonly string[];
  /** Place in `names`; -1 for firms that did not answer or of which it is not known. */
  readonly of: Int32Array;
  /** The names are halves of what was a date per firm. */
  readonly halves: boolean;
}

/** One value of a trait, or several that were put together. */
export type TraitClass =
  | { readonly kind: 'named'; readonly name: string }
  /** Employees from `least` to `most`, both included; `most` is null for the last. */
  | { readonly kind: 'size'; readonly least: number; readonly most: number | null }
  | { readonly kind: 'unknown' }
  /** Too small to stand alone; `joined`: how many values they are. */
  | { readonly kind: 'others'; readonly joined: number };

export interface TraitClasses {
  readonly trait: ResponseTrait;
  /** What stands for the region: prefectures, or municipalities where all firms are in one prefecture. */
  readonly by?: 'prefecture' | 'municipality';
  readonly classes: readonly TraitClass[];
  /** Place in `classes`; -1 for firms that were not asked. */
  readonly of: Int32Array;
}

/** What became of the weights that were asked for. */
export interface MadeWeights {
  readonly way: ResponseMethod;
  /** One per firm of the table, NaN for firms that did not answer. */
  readonly values: Float64Array;
  readonly sum: number;
  /** Kish's effective number of the firms that answered. */
  readonly effective: number;
  readonly least: number;
  readonly most: number;
  /** Firms whose weight was cut, and where. */
  readonly trimmed: number;
  readonly limit: number;
  /** Rounds of raking; 0 for inverse probabilities. */
  readonly rounds: number;
  /** Largest relative distance of a class's weighted count from that of all who were asked, after trimming. */
  readonly deviation: number;
}

/** Who answered, by what is known of all who were asked. */
export interface ResponseFound {
  readonly column: string;
  /** Firms of the study that were asked, that answered, and of which the table does not say whether they did. */
  readonly asked: number;
  readonly answered: number;
  readonly unsaid: number;
  /** Firms that were asked and have no weight above 0 in the column of survey weights; weights are made without them. */
  readonly unweighted: number;
  /** Weight of each firm before its response, 1 without a column of survey weights; NaN for firms that were not asked. */
  readonly base: Float64Array;
  /** Those that the firms differ in. */
  readonly traits: readonly TraitClasses[];
  /** Null where none were asked for. */
  readonly weights: EvidenceResult<MadeWeights> | null;
}
