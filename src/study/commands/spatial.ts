import {
  diagnoseSpace,
  fitModel,
  fitSpatialModel,
  spatialModelJson,
  spatialTestsJson,
  type JsonObject,
  type ModelRequest,
} from '../../evidence';
import {
  answered,
  refused,
  type EvidenceResult,
  type Run,
  type SpaceWeights,
  type SpatialForm,
} from '../../model';
import { notesOnNeighbours, sharedPoints, spaceWeights } from '../comparison/space-weights';

/** A model in which neighbours count, of a table's rows. */
export interface SpatialRequest {
  readonly form: SpatialForm;
  readonly neighbours: SpaceWeights;
  /** NaN for rows without a place, which take no part. */
  readonly places: { readonly lng: Float64Array; readonly lat: Float64Array };
}

/** The Lagrange multiplier tests and the model, of the same terms by least squares without survey weights. */
export async function spatialAnswer(
  asked: ModelRequest,
  { form, neighbours, places }: SpatialRequest,
  run: Run,
): Promise<EvidenceResult<JsonObject>> {
  const { family, outcome } = asked;
  if (family !== 'ols') return refused('spatial-not-linear', { family });
  const isPlaced = (row: number) =>
    Number.isFinite(places.lng[row]) && Number.isFinite(places.lat[row]);
  const fitted = fitModel({
    ...asked,
    outcome: outcome.map((value, row) => (isPlaced(row) ? value : NaN)),
    weights: undefined,
  });
  if (!fitted.ok) return fitted;
  const { rows } = fitted.value.design;
  const shared = sharedPoints(places, rows);
  if (shared.points === 1) return refused('spatial-one-point', { firms: shared.firms });
  const found = spaceWeights(neighbours, places, rows);
  if (!found.weights) return found;
  const tests = diagnoseSpace(fitted.value, found.weights);
  if (!tests.ok) return tests;
  const model = await fitSpatialModel(fitted.value, found.weights, form, run);
  if (!model.ok) return model;
  return answered({
    neighbours: { ...neighbours },
    points: shared.points,
    tests: spatialTestsJson(tests.value),
    ...spatialModelJson(model.value, notesOnNeighbours(neighbours, shared)),
  });
}
