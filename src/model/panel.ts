import type { Refusal } from './evidence';

/** Rounds of a survey that a firms table holds one below the other, a row per firm and round. Entry i of each column belongs to row i. */
export interface FirmRounds {
  /** Header of the column that says the round. */
  readonly column: string;
  /** As the table writes them, in time. */
  readonly names: readonly string[];
  /** The year of each; null where they are numbered or called before and after. */
  readonly years: readonly number[] | null;
  /** Round of each row, −1 where the table does not say it. */
  readonly of: Int32Array;
  /** Number of each row's firm, the same in every round; −1 without an id. */
  readonly firm: Int32Array;
  /** Firms that are told apart, and those of them in two rounds or more. */
  readonly firms: number;
  readonly again: number;
  /** Firms whose ids differ between rounds by what spreadsheets do to numbers: zeros in front, .0 behind. */
  readonly folded: number;
  /** The round that the study is about, the last one; rows of others stand apart. −1 where no firm is in two rounds, so that nothing does. */
  readonly studied: number;
  /** Names by which other tables find firms: '' in rows of other rounds than the studied one. */
  readonly matched: readonly string[];
  /** 1 for rows that the study's scope leaves out; absent for none. */
  readonly outOfScope?: Uint8Array;
  /** Why the rounds can't be compared; absent where they can. */
  readonly refusal?: Refusal;
}

/** Dated events of firms: entry i of each is an event, of a row of the firms table and a year. */
export interface DatedEventColumns {
  readonly row: Int32Array;
  readonly year: Int32Array;
}

/** Whose clusters firms of an earlier round are inside: those that the definition finds among that round's own firms, or the study's, of the last round. */
export const PANEL_CLUSTERS = ['own', 'studied'] as const;
export type PanelClusters = (typeof PANEL_CLUSTERS)[number];

/** What is asked of firms over time. */
export interface PanelSettings {
  readonly clusters: PanelClusters;
  /** Id of an institution that opened; '' to ask about becoming inside. */
  readonly institution: string;
  /** The first year after the opening. */
  readonly opened: number;
  /** Firms at most so far from it count as near, kilometres. */
  readonly km: number;
  /** Years before and after the opening that are looked at, where events are counted by year. */
  readonly years: number;
}

export const DEFAULT_PANEL: PanelSettings = {
  clusters: 'own',
  institution: '',
  opened: 2015,
  km: 10,
  years: 5,
};

/** What a panel can't be made of, or not be estimated for. Sentences, with the way out, stand in i18n/…/panel-problems. */
export interface PanelProblemFacts {
  /** Fewer firms than can be judged by that something happened to, with the measure known before and after. `unknown`: firms it happened to without both. */
  'panel-few-changed': { firms: number; unknown: number; least: number };
  /** The same of firms that it never happened to. */
  'panel-few-unchanged': { firms: number; unknown: number; least: number };
  /** `failure`: of `fitTwoWay`. */
  'panel-not-estimated': {
    failure: 'no-change' | 'collinear' | 'one-group' | 'no-maximum' | 'perfect';
    family: 'linear' | 'poisson';
  };
  /** All rows that say a round say the same one. */
  'panel-one-round': { column: string; name: string };
  /** Which round came first is said by neither years nor numbers. */
  'panel-order-unknown': { column: string; names: readonly string[] };
  /** No column says which firm a row is of. */
  'panel-no-ids': { column: string };
  /** Ids that stand in several rows of one round; `rows` have them. */
  'panel-ids-repeated': { round: string; ids: number; rows: number; example: string };
  /** No id occurs in two rounds; one of each of the first and the last. */
  'panel-no-firm-twice': { first: string; last: string; examples: readonly [string, string] };
  /** In this round the measure is not known of any firm that is seen twice. */
  'panel-round-without-measure': { round: string; outcome: string };
  /** In this round no firm is located well enough. */
  'panel-round-without-places': { round: string };
  /** The rounds, or the dates, say no years, so that an opening has no place among them. */
  'panel-rounds-not-years': { names: readonly string[] };
  /** Counted events have no dates, so that they belong to no round and no year. */
  'panel-events-undated': { outcome: string };
  /** The institution that opened is in no list. */
  'panel-opening-unknown': { institution: string };
  'panel-opening-not-located': { institution: string };
  /** No year (or round) is before the opening, or none after it. */
  'panel-opening-outside': { year: number; from: number; to: number };
  /** Most firms with one id in two rounds have different names in them. */
  'panel-names-differ': { firms: number; of: number; id: string; names: readonly [string, string] };
  /** An opening, and neither rounds nor dated events to see firms before and after. */
  'panel-no-times': object;
}
