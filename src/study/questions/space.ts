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
import { suggestedGridKm } from '../evidence-groups';
import {
  isolatedIn,
  placedWith,
  sharedPoints,
  spaceWeights,
  weightsWithin,
} from '../space-weights';
import type { ModelFindings } from './model-columns';
import { fullestOf } from './fullest';
import { fitTo, setUpModels, type ModelChoice } from './model-setup';

/** Whether neighbours are alike: each firm with those that the chosen weights make its neighbours, each an equal share. */
export interface StudySpace {
  readonly chosen: SpaceWeights;
  /** Firms of the outcome's test that have no neighbour. */
  readonly isolated: number;
  /** Firms of the tests, the different points that they lie on, and the firms that share one with another. */
  readonly shared: SharedPoints;
  readonly outcome: EvidenceResult<MoranResult>;
  /** Of the fullest model, outcome minus expected. */
  readonly residuals: EvidenceResult<MoranResult> | null;
  /** How the residuals' likeness falls with distance; null where no model could be fitted. */
  readonly reach: ResidualReach | null;
  /** Of the least-squares model with the same terms. */
  readonly linear: EvidenceResult<SpatialDiagnostics>;
  /** The model in which neighbours count that these tests point to; null for none. */
  readonly pointsTo: ReturnType<typeof suggestedForm>;
}

/** How far what a model leaves is alike. */
export interface ResidualReach {
  /** Firms whose pairs are in the bands: all, or so many drawn of a long list. */
  readonly firms: number;
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
/** Tests the outcome and what the fullest model leaves for likeness among neighbours; null where there are too few firms. */
export async function studySpace(
  study: ModelChoice & { readonly settings: Pick<StudySettings, 'weights' | 'seed'> },
  findings: ModelFindings,
  run: Run,
): Promise<StudySpace | null> {
  const setup = setUpModels(study, findings);
  if (!setup) return null;
  const { firmPlaces } = findings;
  const rows = placedWith(setup.values, firmPlaces.lng);
  if (rows.length < 3) return null;
  const chosen = study.settings.weights ?? DEFAULT_WEIGHTS;
  const shared = sharedPoints(firmPlaces, rows);
  const found = spaceWeights(chosen, firmPlaces, rows);
  const { weights } = found;
  if (!weights)
    return {
      ...{ chosen, shared, isolated: 0, outcome: found },
      ...{ residuals: null, reach: null, linear: found, pointsTo: null },
    };
  const options = { seed: study.settings.seed, draws: SPACE_DRAWS };
  const outcome = await spatialLikeness(
    Float64Array.from(rows, (row) => setup.values[row]),
    weights,
    { ...options, progress: [0, 0.5] },
    run,
  );
  const { result, terms } = fullestOf(setup);
  const model = result.ok ? result.value : null;
  const within = (of: Model) => weightsWithin(weights, rows, of.design.rows);
  const residuals =
    model &&
    (await spatialLikeness(
      model.residuals,
      within(model),
      { ...options, progress: [0.5, 1] },
      run,
    ));
  const linear = model?.family === 'ols' ? answered(model) : fitTo(setup, 'ols', terms);
  const tests = linear.ok ? diagnoseSpace(linear.value, within(linear.value)) : linear;
  return {
    chosen,
    isolated: isolatedIn(weights),
    shared,
    outcome,
    residuals,
    reach: model && reachOf(model, findings, study.settings.seed),
    linear: tests,
    pointsTo: tests.ok ? suggestedForm(tests.value) : null,
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
  return { firms, bands, km, squaresKm };
}
