import { fitSpatialModel, type SpatialModel } from '../../evidence';
import {
  DEFAULT_WEIGHTS,
  refused,
  type EvidenceResult,
  type Outcome,
  type SharedPoints,
  type SpaceWeights,
  type SpatialForm,
  type StudySettings,
  type WeightsSource,
} from '../../model';
import { placedWith, sharedPoints, spaceWeights, weightsWithin } from '../space-weights';
import { weightsSource } from '../survey-weights';
import { fullestOf } from './fullest';
import type { ModelFindings } from './model-columns';
import { setUpModels, type ModelChoice, type ModelKey, type ModelSetup } from './models';

/** The study's fullest least-squares regression as a model in which neighbours count. */
export interface StudySpatialModel {
  readonly outcome: Pick<Outcome, 'key' | 'label'>;
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

/** Fits the model that the settings ask for; null where they ask for none, and without an outcome. */
export function studySpatialModel(
  study: SpatialChoice,
  findings: ModelFindings,
): StudySpatialModel | null {
  const form = study.settings.spatialModel;
  const setup = form && setUpModels(study, findings);
  if (!form || !setup) return null;
  const { outcome } = setup;
  const chosen = study.settings.weights ?? DEFAULT_WEIGHTS;
  const rows = placedWith(setup.values, findings.firmPlaces.lng);
  const shared = sharedPoints(findings.firmPlaces, rows);
  // Its likelihood knows no survey weights.
  const fullest = fullestOf({ ...setup, family: 'ols', weights: null });
  return {
    outcome: { key: outcome.key, label: outcome.label },
    form,
    chosen,
    shared,
    weights: weightsSource(findings.firms),
    key: fullest.key,
    result: fitTo(setup, findings, { form, chosen, shared, rows, model: fullest.result }),
  };
}

function fitTo(
  { family }: Pick<ModelSetup, 'family'>,
  { firmPlaces }: Pick<ModelFindings, 'firmPlaces'>,
  of: Pick<StudySpatialModel, 'form' | 'chosen' | 'shared'> & {
    readonly rows: Int32Array;
    readonly model: ReturnType<typeof fullestOf>['result'];
  },
): EvidenceResult<SpatialModel> {
  const { form, chosen, shared, rows, model } = of;
  if (family !== 'ols') return refused('spatial-not-linear', { family });
  if (!model.ok) return model;
  if (shared.points === 1) return refused('spatial-one-point', { firms: shared.firms });
  const found = spaceWeights(chosen, firmPlaces, rows);
  if (!found.weights) return found;
  return fitSpatialModel(
    model.value,
    weightsWithin(found.weights, rows, model.value.design.rows),
    form,
  );
}
