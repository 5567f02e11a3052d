import type { BackgroundChoice } from './background';
/** Families of regression that a study may choose; the same names as the command line's. */
export const MODEL_FAMILIES = [
  'ols',
  'poisson',
  'negative-binomial',
  'zero-inflated-poisson',
  'zero-inflated-negative-binomial',
  'hurdle-poisson',
  'hurdle-negative-binomial',
  'logit',
  'probit',
  'firth-logit',
  'ordered-logit',
  'ordered-probit',
] as const;
export type ModelFamily = (typeof MODEL_FAMILIES)[number];

/** Stand for the flow of information: near, often, under contract. */
export const MODEL_PROXIES = ['proximity', 'frequency', 'subcontractor'] as const;
/** What is held constant. */
export const MODEL_CONTROLS = ['size', 'industry', 'region', 'density'] as const;
export type ModelProxy = (typeof MODEL_PROXIES)[number];
export type ModelControl = (typeof MODEL_CONTROLS)[number];

/** What stands beside being inside in a study's regressions. `interaction`: frequency × proximity. */
export const MODEL_TERMS = [...MODEL_PROXIES, ...MODEL_CONTROLS, 'interaction'] as const;
export type ModelTerm = (typeof MODEL_TERMS)[number];

/** What may stand in the zero part of a model of two parts; `own`: the person's own columns. */
export const ZERO_TERMS = ['inside', ...MODEL_TERMS, 'own'] as const;
export type ZeroTerm = (typeof ZERO_TERMS)[number];

/** How a column of the firms table is held constant: as its number, the number's log, or one dummy per value. */
export const CONTROL_KINDS = ['number', 'log', 'category'] as const;
export type ControlKind = (typeof CONTROL_KINDS)[number];

/** A column of the firms table that is held constant in the regressions, by its header. */
export interface OwnControl {
  readonly column: string;
  readonly as: ControlKind;
  /** The value that a category's dummies compare with; absent for the first by code unit. */
  readonly base?: string;
}

/** Firms within this distance make up the density around a firm unless told otherwise, kilometres. */
export const DEFAULT_DENSITY_KM = 5;

/** What a table's brackets hold: errors clustered by groups of firms, alike with nearness, robust to unequal variance, or classical. */
export const MODEL_ERRORS = ['clustered', 'conley', 'hc1', 'classical'] as const;
export type ModelErrors = (typeof MODEL_ERRORS)[number];
/** Within which firms are not independent. Never the clusters themselves, whose firms are what is compared. */
export const MODEL_GROUPS = ['municipality', 'prefecture', 'grid'] as const;
export type ModelGroups = (typeof MODEL_GROUPS)[number];

/** How much two firms within Conley's distance count for each other: less with distance, or all the same. */
export const CONLEY_KERNELS = ['bartlett', 'uniform'] as const;
export type ConleyKernel = (typeof CONLEY_KERNELS)[number];

/** What structures of errors take from the settings. */
export interface ErrorParameters {
  readonly groups: ModelGroups;
  /** Side of the squares where groups are squares, kilometres. */
  readonly gridKm: number;
  /** From this distance on firms are independent, kilometres. */
  readonly conleyKm: number;
  readonly conleyKernel: ConleyKernel;
}

/** Which firms all of step 5 lets be alike, with what the settings leave open supplied. */
export interface Alike extends ErrorParameters {
  readonly errors: ModelErrors;
  /** Whether the measure shows likeness among near firms; present where squares were chosen by that. */
  readonly likeness?: boolean;
}

/** Absent settings stand for these; absent groups are squares where all firms are in one prefecture. */
export const DEFAULT_ERROR_PARAMETERS: ErrorParameters = {
  groups: 'municipality',
  gridKm: 20,
  conleyKm: 50,
  conleyKernel: 'bartlett',
};

/** Settings that a structure of errors has of its own: members of `models`, asked for where it is chosen. */
export const ERROR_SETTINGS: Readonly<Record<ModelErrors, readonly (keyof ErrorParameters)[]>> = {
  clustered: ['groups', 'gridKm'],
  conley: ['conleyKm', 'conleyKernel'],
  hc1: [],
  classical: [],
};

/** What a study says of the firms that may be alike; see Alike. */
export type ErrorChoice = Pick<ModelSettings, 'errors' | 'wild' | keyof ErrorParameters>;

/** The regressions of a study. */
export interface ModelSettings {
  /** `automatic`: what the outcome suggests. */
  readonly family: ModelFamily | 'automatic';
  /** In the order of MODEL_TERMS. What the data can't give is left out and said. */
  readonly terms: readonly ModelTerm[];
  /** Terms of the zero part, where the family has one: those of them that the model has. Absent for all that the model has. */
  readonly zeroTerms?: readonly ZeroTerm[];
  /** Columns held constant beside them; absent for none. */
  readonly own?: readonly OwnControl[];
  /** Header of the column of which counts are modelled per unit: its log is the offset. Absent for none. */
  readonly offset?: string;
  /** Of the density around a firm; absent for DEFAULT_DENSITY_KM. */
  readonly densityKm?: number;
  /** Whose density: of the list's firms, or of a register's rows; absent for the list. */
  readonly densityOf?: BackgroundChoice;
  /** Of the whole step; absent for `clustered`. */
  readonly errors?: ModelErrors;
  /** Of the whole step. Absent for municipalities, or squares where all firms are in one prefecture. */
  readonly groups?: ModelGroups;
  /** Absent for what the firms' extent suggests. */
  readonly gridKm?: number;
  /** Absent for those of DEFAULT_ERROR_PARAMETERS. */
  readonly conleyKm?: number;
  readonly conleyKernel?: ConleyKernel;
  /** The wild cluster bootstrap judges beside errors by groups; absent for false. */
  readonly wild?: boolean;
  /** Bootstrap draws behind the intervals of what information flow accounts for; absent for DEFAULT_RESAMPLES. */
  readonly resamples?: number;
}

export const DEFAULT_RESAMPLES = 999;

/**
 * How neighbours count in a linear model: by their outcomes (lag), by what the model leaves of theirs (error), by their outcomes
 * and terms (durbin), or by their terms alone (slx).
 */
export const SPATIAL_FORMS = ['lag', 'error', 'durbin', 'slx'] as const;
export type SpatialForm = (typeof SPATIAL_FORMS)[number];

/** Which firms are neighbours in the tests for spatial likeness; each counts the same. */
export type SpaceWeights =
  | { readonly kind: 'nearest'; readonly neighbours: number }
  | { readonly kind: 'band'; readonly km: number };

/** How many neighbours, or how far away ones, may be chosen. */
export const NEIGHBOUR_LIMITS = {
  neighbours: { least: 1, most: 100, whole: true },
  km: { least: 0.1, most: 200 },
};

/** Absent settings stand for these. */
export const DEFAULT_WEIGHTS: SpaceWeights = { kind: 'nearest', neighbours: 8 };

/** What a person is offered. */
export const USUAL_WEIGHTS: readonly SpaceWeights[] = [
  { kind: 'nearest', neighbours: 4 },
  DEFAULT_WEIGHTS,
  { kind: 'nearest', neighbours: 15 },
  { kind: 'band', km: 3 },
  { kind: 'band', km: 10 },
  { kind: 'band', km: 30 },
];

/** How many points firms lie on, and how many firms share one with another. */
export interface SharedPoints {
  readonly firms: number;
  readonly points: number;
  readonly sharing: number;
}

/** Which firms are the nearest is arbitrary where most share their point with others. */
export function isArbitrary(chosen: SpaceWeights, { firms, sharing }: SharedPoints): boolean {
  return chosen.kind === 'nearest' && 2 * sharing > firms;
}

/** Nearer than this counts as this near, kilometres: an address is hardly known better, and log 0 does not exist. */
export const LEAST_DISTANCE_KM = 0.1;

/** Matches are no farther apart than this share of the standard deviation of log employees (Austin 2011, of a propensity's logit). */
export const CALIPER_SHARE = 0.2;

/** Lower limits of the size classes, employees, as Japan's economic census has them. */
export const CENSUS_SIZES = [1, 5, 10, 20, 30, 50, 100, 300] as const;
