import type { DesignMatrix } from '../../stats/design-matrix';
import type { DenseMatrix } from '../../stats/matrix';
import type { Profile } from '../inference';
import type { EvidenceProblem } from '../problem';
import type { ScoreSums } from './score-sums';

export { MODEL_FAMILIES as FAMILIES, type ModelFamily as Family } from '../../model/models';

/**
 * What every family's fit comes down to. Parameters stand in this order: the terms' coefficients (intercept
 * first, where there is one), then the zero part's or the thresholds.
 */
export interface FamilyFit {
  readonly estimate: Float64Array;
  /** estimate = map · parameters on the basis, where nothing is lost to nearly dependent columns. */
  readonly map: DenseMatrix;
  /** Classical covariance of the parameters on the basis. */
  readonly covariance: DenseMatrix;
  /** Of the parameters on the basis. The covariance times a firm's score is how far that firm alone moved them. */
  readonly scores: ScoreSums;
  /** Firms' expected information as weights of a matrix's rows, where the family has one predictor: covariance⁻¹ = matrix'·weights·matrix. */
  readonly working?: { readonly matrix: DesignMatrix; readonly weights: Float64Array };
  readonly logLikelihood: number;
  /** The same family without any term. */
  readonly nullLogLikelihood: number;
  /** Parameters that the likelihood was maximised over, σ and θ included. */
  readonly likelihoodParameters: number;
  /** Expected outcome of each row (for ordered outcomes: of the level's number). */
  readonly fitted: Float64Array;
  readonly iterations: number;
  /** Largest entry of the log-likelihood's gradient at the estimate; 0 for least squares. */
  readonly gradient: number;
  readonly theta?: { readonly estimate: number; readonly stdError: number };
  /** Least squares only. */
  readonly leastSquares?: {
    readonly sigma: number;
    readonly dfResidual: number;
    readonly rSquared: number;
    readonly adjustedRSquared: number;
    readonly residuals: Float64Array;
  };
  /** Penalised likelihoods only: judges the coefficients that are wanted, by `estimate`'s order, and all terms at once. Takes long. */
  readonly profiles?: (wanted: (coefficient: number) => boolean) => Profiles;
  /** Ordered outcomes only: the numbers that the levels stand for, ascending. */
  readonly levels?: readonly number[];
}

/** What a penalised likelihood says of the coefficients. */
export interface Profiles {
  readonly coefficients: readonly (Profile | null)[];
  /** All terms against none, the penalty being that of the whole model. */
  readonly all: { readonly chiSquare: number; readonly df: number; readonly pValue: number };
}

/** A fit, or why there is none. `heading`: where a likelihood without a maximum was rising to, in `estimate`'s order. */
export type FitResult =
  | { readonly ok: true; readonly fit: FamilyFit }
  | { readonly ok: false; readonly problem: EvidenceProblem }
  | { readonly ok: false; readonly heading: Float64Array };
