import {
  diagnoseSpace,
  explainDifference,
  fitModel,
  spatialLikeness,
  suggestFamily,
  type Explanation,
  type Family,
  type FamilySuggestion,
  type Model,
  type MoranResult,
  type SpatialDiagnostics,
  type Term,
} from '../../evidence';
import { NearestSearch, PointTree } from '../../geo';
import {
  DEFAULT_MODELS,
  answered,
  type EvidenceResult,
  type Findings,
  type ModelSettings,
  type Outcome,
  type Run,
  type StudyFile,
} from '../../model';
import { restrictWeights, spatialWeights, type SpatialWeights } from '../../stats/spatial-weights';
import { outcomeOf } from '../evidence';
import { municipalityGroups } from '../evidence-groups';
import {
  chooseTerms,
  INSIDE,
  modelColumns,
  outcomeOnSameRows,
  type ChosenTerms,
  type StudyColumns,
} from './model-columns';

/** A model as people look at it: without its columns, which are as long as the firms. */
export type FittedModel = Omit<
  Model,
  'design' | 'outcome' | 'fitted' | 'residuals' | 'covariance' | 'robustCovariance'
>;

/** `without` and `with` the proxies, and with their interaction. */
export type ModelKey = 'without' | 'with' | 'interaction';

/** Whether neighbours are alike, by the nearest firms, each counting the same. */
export interface StudySpace {
  readonly neighbours: number;
  readonly outcome: EvidenceResult<MoranResult>;
  /** Of the fullest model, outcome minus expected. */
  readonly residuals: EvidenceResult<MoranResult> | null;
  /** Of the least-squares model with the same terms. */
  readonly linear: EvidenceResult<SpatialDiagnostics>;
}

/** The second hypothesis: regressions on the same firms, without and with the flow of information. */
export interface StudyModels {
  readonly outcome: Pick<Outcome, 'key' | 'label'>;
  readonly family: Family;
  readonly suggestion: FamilySuggestion | null;
  readonly automatic: boolean;
  readonly terms: ChosenTerms;
  /** Firms in no model: excluded from the clusters' comparison, or without a value for the outcome or a term. */
  readonly leftOut: { readonly excluded: number; readonly missing: number };
  readonly models: readonly {
    readonly key: ModelKey;
    readonly result: EvidenceResult<FittedModel>;
  }[];
}

/** Bootstrap draws behind the interval of what information flow accounts for. */
export const EXPLANATION_DRAWS = 199;
/** Neighbours of each firm in the tests for spatial likeness. */
export const SPACE_NEIGHBOURS = 8;
const SPACE_DRAWS = 999;

export function modelSettings(study: StudyFile): ModelSettings {
  return study.settings.models ?? DEFAULT_MODELS;
}

/** What the flow of information accounts for, or why that can't be said. */
export type StudyExplanation = EvidenceResult<Explanation>;

/** What a study's regressions are fitted to. */
export interface ModelSetup {
  readonly outcome: Outcome;
  /** The outcome where all terms of all models are known, else NaN. */
  readonly values: Float64Array;
  readonly columns: StudyColumns;
  readonly groups: Int32Array;
  readonly family: Family;
  readonly suggestion: FamilySuggestion | null;
  readonly automatic: boolean;
  readonly terms: ChosenTerms;
}

/** The columns, the family and the terms that a study's settings come to; null where it has no outcome. */
export function setUpModels(study: StudyFile, findings: Findings): ModelSetup | null {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const settings = modelSettings(study);
  const columns = modelColumns(findings);
  const terms = chooseTerms(settings, columns);
  const all = [[INSIDE], ...terms.controls, ...terms.proxies];
  const values = outcomeOnSameRows(outcome.values, all, columns);
  const suggestion = suggestFamily(values);
  const automatic = settings.family === 'automatic';
  return {
    outcome,
    values,
    columns,
    groups: municipalityGroups(findings),
    family: settings.family === 'automatic' ? (suggestion?.family ?? 'ols') : settings.family,
    suggestion,
    automatic,
    terms,
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

function fit(setup: ModelSetup, family: Family, terms: readonly Term[]): EvidenceResult<Model> {
  const { values, columns, groups } = setup;
  return fitModel({ family, outcome: values, terms, columns: { ...columns }, groups });
}

/** What is as long as the firms, or only good for further computing. */
const HEAVY = new Set<keyof Model>([
  'design',
  'outcome',
  'fitted',
  'residuals',
  'covariance',
  'robustCovariance',
]);

function lighten(result: EvidenceResult<Model>): EvidenceResult<FittedModel> {
  if (!result.ok) return result;
  const light = Object.entries(result.value).filter(([key]) => !HEAVY.has(key as keyof Model));
  return { ...result, value: Object.fromEntries(light) as unknown as FittedModel };
}

/** Fits the study's regressions; null where it has no outcome. A refused model says why and the others stand. */
export async function studyModels(
  study: StudyFile,
  findings: Findings,
  run: Run,
): Promise<StudyModels | null> {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const wanted = modelsOf(setup.terms);
  const models: StudyModels['models'][number][] = [];
  for (const { key, terms } of wanted) {
    models.push({ key, result: lighten(fit(setup, setup.family, terms)) });
    run.progress(models.length / wanted.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  const { outcome, family, suggestion, automatic, terms } = setup;
  const { excluded } = findings.summary;
  const missing = setup.values.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), -excluded);
  return {
    outcome: { key: outcome.key, label: outcome.label },
    family,
    suggestion,
    automatic,
    terms,
    leftOut: { excluded, missing },
    models,
  };
}

/** How far the difference goes back when the proxies join, with the bootstrap interval; null without an outcome or proxies. */
export async function studyExplanation(
  study: StudyFile,
  findings: Findings,
  run: Run,
): Promise<StudyExplanation | null> {
  const setup = setUpModels(study, findings);
  if (!setup || setup.terms.proxies.length === 0) return null;
  const taking = setup.groups.filter((_, row) => Number.isFinite(setup.values[row]));
  // Drawing one municipality from one is no draw: then single firms are drawn, and the answer says so.
  const several = taking.some((group) => group !== taking[0]) || taking[0] === -1;
  return explainDifference(
    {
      family: setup.family,
      outcome: setup.values,
      inside: INSIDE,
      proxies: setup.terms.proxies,
      controls: setup.terms.controls,
      columns: { ...setup.columns },
      ...(several ? { groups: setup.groups } : {}),
    },
    { seed: study.settings.seed, draws: EXPLANATION_DRAWS },
    run,
  );
}

/** The nearest firms of each row, each an equal share; rows ascending, all with a place. Fewer where there are fewer firms. */
export function nearestWeights(
  lng: Float64Array,
  lat: Float64Array,
  rows: Int32Array,
  neighbours: number,
): SpatialWeights {
  const tree = new PointTree(lng, lat, rows);
  const k = Math.min(neighbours + 1, tree.count);
  const search = new NearestSearch(tree, k);
  const place = new Map(Array.from(rows, (row, i) => [row, i]));
  const lists = new Array<number[]>(rows.length);
  for (let q = 0; q < tree.count; q++) {
    search.find(q);
    lists[place.get(tree.rowOf[q])!] = Array.from(search.point.subarray(1), (point) =>
      place.get(tree.rowOf[point])!,
    );
  }
  const start = new Int32Array(rows.length + 1);
  lists.forEach((list, i) => (start[i + 1] = start[i] + list.length));
  return spatialWeights(start, Int32Array.from(lists.flat()), true);
}

/** Tests the outcome and what the fullest model leaves for likeness among neighbours; null where there are too few firms. */
export async function studySpace(
  study: StudyFile,
  findings: Findings,
  run: Run,
): Promise<StudySpace | null> {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const { firmPlaces } = findings;
  const known: number[] = [];
  setup.values.forEach((value, row) => {
    if (Number.isFinite(value) && !Number.isNaN(firmPlaces.lng[row])) known.push(row);
  });
  const rows = Int32Array.from(known);
  if (rows.length < 3) return null;
  const weights = nearestWeights(firmPlaces.lng, firmPlaces.lat, rows, SPACE_NEIGHBOURS);
  const options = { seed: study.settings.seed, draws: SPACE_DRAWS };
  const outcome = await spatialLikeness(
    Float64Array.from(rows, (row) => setup.values[row]),
    weights,
    { ...options, progress: [0, 0.5] },
    run,
  );
  const { model, terms } = fullestOf(setup);
  // Excluded firms are in no model, and a firm without a place is excluded: the model's rows are all among these.
  const place = new Map(known.map((row, i) => [row, i]));
  const within = (of: Model) =>
    restrictWeights(
      weights,
      Int32Array.from(of.design.rows, (row) => place.get(row)!),
      true,
    );
  const residuals =
    model &&
    (await spatialLikeness(
      model.residuals,
      within(model),
      { ...options, progress: [0.5, 1] },
      run,
    ));
  const linear = model?.family === 'ols' ? answered(model) : fit(setup, 'ols', terms);
  return {
    neighbours: SPACE_NEIGHBOURS,
    outcome,
    residuals,
    linear: linear.ok ? diagnoseSpace(linear.value, within(linear.value)) : linear,
  };
}

/** The model with the most terms among those that can be fitted. */
function fullestOf(setup: ModelSetup): { model: Model | null; terms: readonly Term[] } {
  const wanted = modelsOf(setup.terms).reverse();
  for (const { terms } of wanted) {
    const result = fit(setup, setup.family, terms);
    if (result.ok) return { model: result.value, terms };
  }
  return { model: null, terms: wanted[0].terms };
}
