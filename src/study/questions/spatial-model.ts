import { outcomeName } from '../firms/column-names';
import { fitSpatialModel, type Model, type SpatialModel } from '../../evidence';
import {
  DEFAULT_WEIGHTS,
  refused,
  type EvidenceResult,
  type Outcome,
  type Refusal,
  type Run,
  type SharedPoints,
  type SpaceWeights,
  type SpatialForm,
  type StudySettings,
  type WeightsSource,
} from '../../model';
import type { SpatialWeights } from '../../stats/spatial-weights';
import {
  notesOnNeighbours,
  placedWith,
  sharedPoints,
  spaceWeights,
  weightsWithin,
} from '../comparison/space-weights';
import { weightsSource } from '../comparison/survey-weights';
import { fullestOf } from './fullest';
import type { ModelFindings } from './model-columns';
import { setUpModels, type ModelChoice, type ModelKey, type ModelSetup } from './model-setup';

/** The study's fullest least-squares regression as a model in which neighbours count. */
export interface StudySpatialModel {
  readonly outcome: Pick<Outcome, 'key' | 'label' | 'inFiles'>;
  readonly form: SpatialForm;
  readonly chosen: SpaceWeights;
  readonly shared: SharedPoints;
  /** Survey weights of the study, which the model does not use. */
  readonly weights: WeightsSource | null;
  /** Which of the regressions it is of. */
  readonly key: ModelKey;
  readonly result: EvidenceResult<SpatialModel>;
}

/** What of a study says which model is fitted. */
export interface SpatialChoice extends ModelChoice {
  readonly settings: ModelChoice['settings'] & Pick<StudySettings, 'weights' | 'spatialModel'>;
}

/** What a study's model is fitted to. */
interface Ground extends Pick<StudySpatialModel, 'form' | 'chosen' | 'shared' | 'key'> {
  readonly setup: ModelSetup;
  /** Its likelihood knows no survey weights. */
  readonly model: EvidenceResult<Model>;
  /** Among the model's rows; null where the refusal says why. */
  readonly weights: SpatialWeights | null;
  readonly refusal: Refusal | null;
}

function groundOf(study: SpatialChoice, findings: ModelFindings): Ground | null {
  const form = study.settings.spatialModel;
  const setup = form && setUpModels(study, findings);
  if (!form || !setup) return null;
  const { firmPlaces } = findings;
  const chosen = study.settings.weights ?? DEFAULT_WEIGHTS;
  const rows = placedWith(setup.values, firmPlaces.lng);
  const shared = sharedPoints(firmPlaces, rows);
  const { key, result: model } = fullestOf({ ...setup, family: 'ols', weights: null });
  const ground = { form, setup, chosen, shared, key, model };
  const without = (refusal: Refusal) => ({ ...ground, weights: null, refusal });
  const { family } = setup;
  if (family !== 'ols') return without(refused('spatial-not-linear', { family }));
  if (!model.ok) return without(model);
  if (shared.points === 1) return without(refused('spatial-one-point', { firms: shared.firms }));
  const found = spaceWeights(chosen, firmPlaces, rows);
  if (!found.weights) return without(found);
  const weights = weightsWithin(found.weights, rows, model.value.design.rows);
  return { ...ground, weights, refusal: null };
}

/** Fits the model that the settings ask for; null where they ask for none, and without an outcome. */
export async function studySpatialModel(
  study: SpatialChoice,
  findings: ModelFindings,
  run: Run,
): Promise<StudySpatialModel | null> {
  const ground = groundOf(study, findings);
  if (!ground) return null;
  const { form, chosen, shared, key, setup, model, weights, refusal } = ground;
  const { outcome } = setup;
  const fitted =
    model.ok && weights
      ? await fitSpatialModel(model.value, weights, form, run)
      : (refusal ?? refused('weights-empty', { firms: shared.firms }));
  return {
    outcome: outcomeName(outcome),
    ...{ form, chosen, shared, key },
    weights: weightsSource(findings.firms),
    result: fitted.ok
      ? { ...fitted, notes: [...fitted.notes, ...notesOnNeighbours(chosen, shared)] }
      : fitted,
  };
}
