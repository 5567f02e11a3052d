import { BACKGROUNDS } from '../background';
import {
  BOUNDARY_METHODS,
  CLUSTER_METHODS,
  CLUSTER_SELECTIONS,
  SCAN_AREAS,
  SCAN_MODELS,
  SCAN_SHAPES,
  DEFINITION_ORIGINS,
} from '../cluster';
import { INSTITUTION_KINDS, KINDS_WITH_RESEARCH } from '../geodata';
import { DISTANCE_DECAYS, FLOW_GROUPINGS, type FrequencyScore } from '../linkage';
import {
  CONLEY_KERNELS,
  CONTROL_KINDS,
  DEFAULT_DENSITY_KM,
  DEFAULT_ERROR_PARAMETERS,
  DEFAULT_RESAMPLES,
  DEFAULT_WEIGHTS,
  MODEL_ERRORS,
  MODEL_FAMILIES,
  ZERO_TERMS,
  MODEL_GROUPS,
  MODEL_TERMS,
  NEIGHBOUR_LIMITS,
  SPATIAL_FORMS,
} from '../models';
import {
  CLASS_METHODS,
  MOST_CLASSES,
  LEAST_CLASSES,
  OVERLAY_SCALES,
  OVERLAY_UNITS,
  SECOND_MEASURES,
  STATISTICS,
} from '../overlay';
import { DEFAULT_PANEL, PANEL_CLUSTERS } from '../panel';
import type { Problem } from '../problem';
import { BANDWIDTH_KINDS } from '../relative';
import { RESPONSE_WEIGHTS } from '../response';
import type { StudySettings } from '../study';
import { filters } from './filters';
import {
  band,
  byKind,
  flag,
  group,
  isRecord,
  listOf,
  needed,
  number,
  numberEach,
  numbers,
  orNull,
  text,
  texts,
  unlessUsual,
  whenGiven,
  word,
  words,
  type Kind,
  type NumberLimits,
  type Reading,
} from './kinds';

const HALF_KM = { least: 0.1, most: 3000 };
const FIRMS = { least: 1, most: 1_000_000, whole: true };

/**
 * Every setting of a study, in the order of study.json: its key, what it may be, what it is unless told otherwise, and when it is
 * written. Reading, writing, checking, the fields of the page and the options of the command line come from here; the words that
 * name it stand in `i18n/…/settings` under the same key.
 */
export const SETTINGS = group({
  clusters: group({
    method: word(CLUSTER_METHODS, 'dbscan'),
    radiusKm: number({ least: 0.05, most: 300 }, 3),
    minFirms: number(FIRMS, 10),
    definition: whenGiven(word(DEFINITION_ORIGINS, 'wanted')),
    minSamples: orNull(number(FIRMS, 10)),
    selection: word(CLUSTER_SELECTIONS, 'eom'),
    industry: text(''),
    weight: text(''),
    background: unlessUsual(word(BACKGROUNDS, 'list')),
    model: unlessUsual(word(SCAN_MODELS, 'bernoulli')),
    shape: unlessUsual(word(SCAN_SHAPES, 'circle')),
    neighbours: unlessUsual(number({ least: 2, most: 15, whole: true }, 10)),
    areas: unlessUsual(word(SCAN_AREAS, 'places')),
    mostShare: unlessUsual(number({ least: 0.01, most: 0.5 }, 0.5)),
    draws: unlessUsual(number({ least: 99, most: 9999, whole: true }, 999)),
    bandwidths: unlessUsual(word(BANDWIDTH_KINDS, 'adaptive')),
    tolerance: unlessUsual(number({ least: 0.001, most: 0.2 }, 0.025)),
    includeCoarse: flag(false),
    boundary: word(BOUNDARY_METHODS, 'discs'),
  }),
  institutionKinds: whenGiven(words(INSTITUTION_KINDS, KINDS_WITH_RESEARCH)),
  withinKm: numbers({ least: 0.1, most: 3000 }, [10, 30, 50]),
  outcome: text(''),
  yesNo: unlessUsual(flag(false)),
  scope: whenGiven(filters),
  eventPeriod: whenGiven(group({ from: text(''), to: text('') })),
  models: whenGiven(
    group({
      family: word([...MODEL_FAMILIES, 'automatic'] as const, 'automatic'),
      terms: words(MODEL_TERMS, ['proximity', 'frequency', 'subcontractor', 'size', 'industry']),
      zeroTerms: whenGiven(words(ZERO_TERMS, [])),
      own: whenGiven(
        listOf(
          group({
            column: needed(text('')),
            as: word(CONTROL_KINDS, 'number'),
            base: whenGiven(text('')),
          }),
        ),
      ),
      offset: whenGiven(text('')),
      densityKm: unlessUsual(number({ least: 0.1, most: 100 }, DEFAULT_DENSITY_KM)),
      densityOf: unlessUsual(word(BACKGROUNDS, 'list')),
      errors: unlessUsual(word(MODEL_ERRORS, 'clustered')),
      groups: whenGiven(word(MODEL_GROUPS, 'municipality')),
      gridKm: whenGiven(number({ least: 0.1, most: 1000 }, DEFAULT_ERROR_PARAMETERS.gridKm)),
      conleyKm: unlessUsual(number({ least: 0.1, most: 1000 }, DEFAULT_ERROR_PARAMETERS.conleyKm)),
      conleyKernel: unlessUsual(word(CONLEY_KERNELS, DEFAULT_ERROR_PARAMETERS.conleyKernel)),
      wild: unlessUsual(flag(false)),
      resamples: unlessUsual(number({ least: 99, most: 99_999, whole: true }, DEFAULT_RESAMPLES)),
    }),
  ),
  response: unlessUsual(
    group({
      weights: word(['none', ...RESPONSE_WEIGHTS] as const, 'none'),
      trim: number({ least: 1.5, most: 1000 }, 5),
    }),
  ),
  weights: whenGiven(
    byKind(
      {
        nearest: group({ neighbours: needed(number(NEIGHBOUR_LIMITS.neighbours, 8)) }),
        band: group({ km: needed(number(NEIGHBOUR_LIMITS.km, 10)) }),
      },
      DEFAULT_WEIGHTS,
    ),
  ),
  spatialModel: whenGiven(word(SPATIAL_FORMS, 'lag')),
  panel: unlessUsual(
    group({
      clusters: word(PANEL_CLUSTERS, 'own'),
      institution: text(''),
      opened: number({ least: 1900, most: 2100, whole: true }, DEFAULT_PANEL.opened),
      km: number({ least: 0.1, most: 1000 }, DEFAULT_PANEL.km),
      years: number({ least: 1, most: 50, whole: true }, DEFAULT_PANEL.years),
    }),
  ),
  keepDraws: unlessUsual(flag(false)),
  certainty: whenGiven(
    group({
      redraws: orNull(number({ least: 20, most: 5000, whole: true }, 200)),
      spotBandKm: number({ least: 0.1, most: 200 }, 10),
    }),
  ),
  linkage: unlessUsual(
    group({
      frequency: word(['per_year', 'scale'] as const, 'per_year'),
      scale: scores(),
      kindWeights: numberEach(INSTITUTION_KINDS, { least: 0, most: 1000 }, 1),
      decay: word(DISTANCE_DECAYS, 'none'),
      halfKm: number(HALF_KM, 30),
      years: whenGiven(band({ least: 1900, most: 2100, whole: true })),
    }),
  ),
  flows: whenGiven(
    group({
      grouping: word(FLOW_GROUPINGS, 'by_zoom'),
      kinds: orNull(words(INSTITUTION_KINDS, [])),
      topics: whenGiven(texts()),
      leastContacts: number({ least: 0, most: 100_000 }, 0),
      bandKm: band({ least: 0, most: 3000 }),
      lockedTop: orNull(number({ least: 1e-6, most: 1e9 }, 1)),
      residuals: flag(false),
    }),
  ),
  overlay: unlessUsual(
    group({
      shown: flag(false),
      unit: word(OVERLAY_UNITS, 'firms'),
      outcomes: texts(),
      perEmployee: flag(false),
      statistic: word(STATISTICS, 'mean'),
      scale: word(OVERLAY_SCALES, 'sequential'),
      method: word(CLASS_METHODS, 'quantile'),
      classes: number({ least: LEAST_CLASSES, most: MOST_CLASSES, whole: true }, 5),
      second: word(SECOND_MEASURES, 'frequency'),
      leastFirms: number({ least: 1, most: 1000, whole: true }, 3),
      hexagonKm: number({ least: 0.5, most: 200 }, 10),
      bySize: flag(false),
    }),
  ),
  path: unlessUsual(
    group({
      weakBelow: number({ least: 0, most: 1 }, 1 / 3),
      // What is strong can't lie below what is weak.
      strongFrom: number({ least: 0, most: 1 }, 2 / 3, ({ weakBelow }) =>
        typeof weakBelow === 'number' ? weakBelow : undefined,
      ),
      reachKm: orNull(number({ least: 0.1, most: 3000 }, 10)),
    }),
  ),
  access: unlessUsual(
    group({
      decay: word(['exponential', 'power'] as const, 'exponential'),
      halfKm: number(HALF_KM, 30),
      nearest: number({ least: 1, most: 20, whole: true }, 3),
    }),
  ),
  widestKm: unlessUsual(number({ least: 1, most: 1000 }, 50)),
  seed: number({ least: 0, most: 2 ** 32 - 1, whole: true }, 1),
}) satisfies Kind<StudySettings>;

interface NumberLimited<T> extends Kind<T> {
  readonly limits: NumberLimits;
}

/** Scores of a survey's own scale, ascending; of one that stands twice the last counts, as with the members of any JSON object. */
function scores() {
  const fallback: readonly FrequencyScore[] = [0, 1, 4, 12, 52].map((perYear, score) => ({
    score,
    perYear,
  }));
  const perYear = number({ least: 0, most: 100_000 }, NaN);
  const score = number({ least: -Infinity, most: Infinity }, NaN);
  return {
    fallback,
    limits: perYear.limits,
    read: (given: unknown, at: Reading): readonly FrequencyScore[] => {
      if (given === undefined || given === null) return fallback;
      const entries = (Array.isArray(given) ? given : [given]).map((entry) => {
        const of = isRecord(entry) ? entry : {};
        const read = score.read(of.score ?? '', at);
        return [read, perYear.read(of.perYear ?? '', { ...at, key: `${at.key} ${read}` })] as const;
      });
      return [...new Map(entries)]
        .sort(([a], [b]) => a - b)
        .map(([of, value]) => ({ score: of, perYear: value }));
    },
    write: (value: readonly FrequencyScore[]) => value,
  } satisfies NumberLimited<readonly FrequencyScore[]>;
}

/** What every study says unless told otherwise; absent settings stand for these. */
export const DEFAULT_SETTINGS: StudySettings = SETTINGS.fallback;
export const DEFAULT_MODELS = SETTINGS.fields.models.usual;
export const DEFAULT_CERTAINTY = SETTINGS.fields.certainty.usual;
export const DEFAULT_LINKAGE = SETTINGS.fields.linkage.usual;
export const DEFAULT_FLOWS = SETTINGS.fields.flows.usual;
export const DEFAULT_OVERLAY = SETTINGS.fields.overlay.usual;
export const DEFAULT_PATH = SETTINGS.fields.path.usual;
export const DEFAULT_ACCESS = SETTINGS.fields.access.usual;
export const DEFAULT_RESPONSE = SETTINGS.fields.response.usual;
export const DEFAULT_WIDEST_KM = SETTINGS.fields.widestKm.usual;

const whole: Kind<StudySettings> = SETTINGS;

/** Settings as study.json holds them, or as a study has them: what is missing takes its default, and what is wrong is told. */
export function readSettings(given: unknown): {
  readonly settings: StudySettings;
  readonly wrong: readonly Problem[];
} {
  const wrong: Problem[] = [];
  return { settings: whole.read(given, { key: '', beside: {}, wrong }), wrong };
}

/** As study.json holds them. */
export const writeSettings = (settings: StudySettings): unknown => whole.write(settings);

type Fields = typeof SETTINGS.fields;
type KeysOf<F> = {
  [K in keyof F & string]: F[K] extends { readonly fields: infer G } ? `${K}.${KeysOf<G>}` : K;
}[keyof F & string];
type At<F, K extends string> = K extends keyof F
  ? F[K]
  : K extends `${infer A}.${infer B}`
    ? A extends keyof F
      ? F[A] extends { readonly fields: infer G }
        ? At<G, B>
        : never
      : never
    : never;

/** A setting's key as study.json nests it, `clusters.radiusKm`. Its words have the same key. */
export type SettingKey = KeysOf<Fields>;

/** What a setting may be, and what it is unless told otherwise. */
export function setting<K extends SettingKey>(key: K): At<Fields, K> {
  let of: unknown = SETTINGS;
  for (const part of key.split('.')) of = (of as { fields: Record<string, unknown> }).fields[part];
  return of as At<Fields, K>;
}
