import type { DesignMatrix } from '../../stats/design-matrix';
import { invertWithDeterminant } from '../../stats/cholesky';
import { collect, predict } from '../../stats/design-matrix';
import { rowForms } from '../../stats/design-forms';
import { designProduct } from '../../stats/design-products';
import type { DenseMatrix } from '../../stats/matrix';
import { LOGIT } from './binary';

/** The penalised likelihood of a logit at some coefficients. */
export interface FirthPoint {
  readonly parameters: Float64Array;
  /** ℓ + ½ ln |I|, I being the information Q'WQ. */
  readonly penalised: number;
  readonly logLikelihood: number;
  /** I⁻¹. */
  readonly covariance: DenseMatrix;
  /** Each firm's part of the penalised likelihood's gradient by its η: y − p + h(½ − p). */
  readonly scores: Float64Array;
  readonly gradient: Float64Array;
  /** p(1 − p) and the leverages h. */
  readonly weights: Float64Array;
  readonly leverages: Float64Array;
  readonly chances: Float64Array;
}

/** Null where the information can't be inverted. O(rows · blocks² + columns³). */
export function firthPoint(
  q: DesignMatrix,
  y: Float64Array,
  parameters: Float64Array,
): FirthPoint | null {
  const eta = predict(q, parameters);
  const { logLikelihood } = LOGIT.evaluate(y, eta);
  const weights = LOGIT.expectedCurvatures(eta);
  const information = designProduct(q, weights);
  const inverted = invertWithDeterminant(information);
  if (!inverted) return null;
  const { inverse: covariance, logDeterminant } = inverted;
  const leverages = rowForms(q, covariance).map((form, i) => form * weights[i]);
  const chances = LOGIT.means(eta);
  const scores = y.map((value, i) => value - chances[i] + leverages[i] * (0.5 - chances[i]));
  return {
    parameters,
    penalised: logLikelihood + logDeterminant / 2,
    logLikelihood,
    covariance,
    scores,
    gradient: collect(q, scores),
    weights,
    leverages,
    chances,
  };
}

/**
 * The information by which steps go: with the leverages held it is that of the penalised likelihood, which is that of a logit
 * in which every firm counts 1 + h times. Steps then shrink almost by their square.
 */
export function stepInformation(q: DesignMatrix, { weights, leverages }: FirthPoint): DenseMatrix {
  return designProduct(
    q,
    weights.map((weight, i) => weight * (1 + leverages[i])),
  );
}
