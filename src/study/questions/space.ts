import {
  diagnoseSpace,
  drawnCorrelogram,
  reachOfLikeness,
  spatialLikeness,
  suggestedForm,
  type CorrelogramBand,
  type Model,
  type MoranResult,
  type SpatialDiagnostics,
} from '../../evidence';
import {
  answered,
  DEFAULT_WEIGHTS,
  type EvidenceResult,
  type Run,
  type SharedPoints,
  type SpaceWeights,
  type StudySettings,
} from '../../model';
import {
  isSpatiallyTestable,
  moranTest,
  type SpatialTest,
} from '../../stats/spatial-autocorrelation';
import type { SpatialWeights } from '../../stats/spatial-weights';
import { suggestedGridKm } from '../comparison/evidence-groups';
import {
  areWritten,
  isolatedIn,
  placedWith,
  sharedPoints,
  spaceWeights,
  weightsWithin,
  writtenNeighbours,
} from '../comparison/space-weights';
import type { ModelFindings } from './model-columns';
import { fullestOf } from './fullest';
import {
  fitTo,
  setUpModels,
  type ModelChoice,
  type ModelKey,
  type ModelSetup,
} from './model-setup';

/** Whether neighbours are alike: each firm with those that the chosen weights make its neighbours, each an equal share. */
export interface StudySpace {
  readonly chosen: SpaceWeights;
  /** Firms of the outcome's test that have no neighbour. */
  readonly isolated: number;
  /** Firms of the tests, the different points that they lie on, and the firms that share one with another. */
  readonly shared: SharedPoints;
  /** analysis.csv holds the neighbours: they are not too many. */
  readonly written: boolean;
  /** Of which regression the residuals and the linear model's terms are; null where there are none. */
  readonly key: ModelKey | null;
  readonly outcome: EvidenceResult<MoranResult>;
  /** Of the fullest model, outcome minus expected. */
  readonly residuals: EvidenceResult<MoranResult> | null;
  /** How the residuals' likeness falls with distance; null where no model could be fitted. */
  readonly reach: ResidualReach | null;
  /** Of the least-squares model with the same terms. */
  readonly linear: EvidenceResult<SpatialDiagnostics>;
  /** Firms whose outcomes, and whose residuals, are tested. */
  readonly tested: { readonly outcome: number; readonly residuals: number };
  /** The model in which neighbours count that these tests point to; null for none. */
  readonly pointsTo: ReturnType<typeof suggestedForm>;
}

/** How far what a model leaves is alike. */
export interface ResidualReach {
  /** Firms whose pairs are in the bands: all, or so many drawn of a long list. */
  readonly firms: number;
  /** Of all firms: none was drawn. */
  readonly whole: boolean;
  readonly bands: readonly CorrelogramBand[];
  /** From this distance on firms are no longer alike, kilometres; null where near ones are not either. */
  readonly km: number | null;
  /** Side of the squares that are suggested for the errors, kilometres; null where none are needed. */
  readonly squaresKm: number | null;
}

/** Pairs of more firms take too long. */
const MOST_PAIRED = 5000;
/** Squares hold firms that are alike together where they are wider than likeness reaches. */
const SQUARES_PER_REACH = 2;

const SPACE_DRAWS = 999;
const LEAST_TESTED = 3;

/** What the tests find without any draw; null for what could not be tested. */
export interface SpaceTests extends Pick<StudySpace, 'chosen' | 'isolated' | 'reach'> {
  readonly outcome: SpatialTest | null;
  readonly residuals: SpatialTest | null;
  readonly linear: SpatialDiagnostics | null;
}

/** What of a study says how neighbours are tested. */
export interface SpaceChoice extends ModelChoice {
  readonly settings: ModelChoice['settings'] & Pick<StudySettings, 'weights'>;
}

/** What the tests are of. */
interface Ground {
  readonly setup: ModelSetup;
  readonly chosen: SpaceWeights;
  /** Firms with the outcome, all terms and a place, ascending. */
  readonly rows: Int32Array;
  /** Among these firms; null where the refusal says why. */
  readonly found: ReturnType<typeof spaceWeights>;
}

function groundOf(study: SpaceChoice, findings: ModelFindings): Ground | null {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const rows = placedWith(setup.values, findings.firmPlaces.lng);
  if (rows.length < LEAST_TESTED) return null;
  const chosen = study.settings.weights ?? DEFAULT_WEIGHTS;
  return { setup, chosen, rows, found: spaceWeights(chosen, findings.firmPlaces, rows) };
}

/** Each firm's neighbours in the tests, for analysis.csv; null where there are no tests, or too many neighbours for a table. */
export function neighboursTested(
  study: SpaceChoice,
  findings: ModelFindings,
): readonly string[] | null {
  const ground = groundOf(study, findings);
  if (!ground?.found.weights) return null;
  return writtenNeighbours(ground.found.weights, ground.rows, findings.firms.count);
}

/** Tests the outcome and what the fullest model leaves for likeness among neighbours; null where there are too few firms. */
export async function studySpace(
  study: SpaceChoice & { readonly settings: Pick<StudySettings, 'seed'> },
  findings: ModelFindings,
  run: Run,
): Promise<StudySpace | null> {
  const ground = groundOf(study, findings);
  if (!ground) return null;
  const { setup, chosen, rows, found } = ground;
  const shared = sharedPoints(findings.firmPlaces, rows);
  const { weights } = found;
  if (!weights)
    return {
      ...{ chosen, shared, isolated: 0, outcome: found, written: false, key: null },
      ...{ residuals: null, reach: null, linear: found, pointsTo: null },
      tested: { outcome: 0, residuals: 0 },
    };
  const options = { seed: study.settings.seed, draws: SPACE_DRAWS };
  const outcome = await spatialLikeness(
    Float64Array.from(rows, (row) => setup.values[row]),
    weights,
    { ...options, progress: [0, 0.5] },
    run,
  );
  const { key, model, within, tests, reach } = ofModels(ground, weights, findings, study);
  const residuals =
    model &&
    (await spatialLikeness(
      model.residuals,
      within(model),
      { ...options, progress: [0.5, 1] },
      run,
    ));
  return {
    chosen,
    isolated: isolatedIn(weights),
    shared,
    written: areWritten(weights),
    key,
    outcome,
    residuals,
    reach,
    linear: tests,
    tested: { outcome: rows.length, residuals: model?.n ?? 0 },
    pointsTo: tests.ok ? suggestedForm(tests.value) : null,
  };
}

/** What is tested of the fullest regression, without any draw. */
function ofModels(
  { setup, rows }: Ground,
  weights: SpatialWeights,
  findings: ModelFindings,
  { settings: { seed } }: { readonly settings: Pick<StudySettings, 'seed'> },
) {
  const { key, result, terms } = fullestOf(setup);
  const model = result.ok ? result.value : null;
  const within = (of: Model) => weightsWithin(weights, rows, of.design.rows);
  const linear = model?.family === 'ols' ? answered(model) : fitTo(setup, 'ols', terms);
  const tests = linear.ok ? diagnoseSpace(linear.value, within(linear.value)) : linear;
  return { key, model, within, tests, reach: model && reachOf(model, findings, seed) };
}

/** The tests without their draws, for findings.json; null where there are none. */
export function spaceWithoutDraws(
  study: SpaceChoice & { readonly settings: Pick<StudySettings, 'seed'> },
  findings: ModelFindings,
): SpaceTests | null {
  const ground = groundOf(study, findings);
  const weights = ground?.found.weights;
  if (!ground || !weights) return null;
  const { model, within, tests, reach } = ofModels(ground, weights, findings, study);
  const moran = (values: Float64Array, among: SpatialWeights) =>
    isSpatiallyTestable(values, among) ? moranTest(values, among) : null;
  const { chosen, setup, rows } = ground;
  return {
    chosen,
    isolated: isolatedIn(weights),
    outcome: moran(
      Float64Array.from(rows, (row) => setup.values[row]),
      weights,
    ),
    residuals: model && moran(model.residuals, within(model)),
    linear: tests.ok ? tests.value : null,
    reach,
  };
}

/** The residuals' likeness by distance, and the squares that it suggests. */
function reachOf(model: Model, { firmPlaces }: ModelFindings, seed: number): ResidualReach {
  const placeOf = (column: Float64Array) =>
    Float64Array.from(model.design.rows, (row) => column[row]);
  const positions = { lng: placeOf(firmPlaces.lng), lat: placeOf(firmPlaces.lat) };
  const { firms, bands } = drawnCorrelogram(model.residuals, positions, {
    most: MOST_PAIRED,
    seed,
  });
  const km = reachOfLikeness(bands);
  const widest = suggestedGridKm(firmPlaces);
  const squaresKm = km === null ? null : Math.min(SQUARES_PER_REACH * km, widest);
  return { firms, whole: firms === model.n, bands, km, squaresKm };
}
