import type { ErrorParameters, ModelErrors } from '../model/models';
import type { DenseMatrix } from '../stats/matrix';
import type { ModelChecks } from './checks';
import type { Design } from './design';
import type { Positions } from './errors/structure';
import type { Family, Profiles } from './families/family-fit';
import type { Estimate } from './inference';
import type { MarginalEffect } from './marginal-effects';
import type { Unweighted, WeightSums } from './survey-weights';
import type { ModelColumn, Term } from './terms';

/** What a regression is asked. Columns have one entry per firm. */
export interface ModelRequest {
  readonly family: Family;
  /** NaN where missing. */
  readonly outcome: Float64Array;
  readonly terms: readonly Term[];
  /** Terms of the zero part of a zero-inflated model; the same as `terms` unless given, as in pscl. */
  readonly zeroTerms?: readonly Term[];
  readonly columns: Readonly<Record<string, ModelColumn>>;
  /** Level of a text column that its dummies compare with; the first by code unit unless given. */
  readonly bases?: Readonly<Record<string, string>>;
  /** Municipality (or prefecture) of each firm as a number, negative where not known. Never Shuseki's clusters. */
  readonly groups?: Int32Array;
  /** Survey weights, NaN where missing; not for every family. Firms without one, or with 0, take no part. */
  readonly weights?: Float64Array;
  /** Added to the counts' predictor with a coefficient of 1, as the log of employees is, NaN where missing. `column`: what it is the log of. Not for every family. */
  readonly offset?: { readonly column: string; readonly values: Float64Array };
  /** Of the firms, where known. */
  readonly positions?: Positions;
  /** Errors that are wanted even where they take long. */
  readonly errors?: ModelErrors;
  readonly errorParameters?: Partial<ErrorParameters>;
  /** Columns whose marginal effects are wanted; all unless given. */
  readonly effectsOf?: readonly string[];
  /** Penalised likelihoods also judge coefficients by their profiles, which takes long. */
  readonly profiles?: boolean;
}

/** A fitted regression. */
export interface Model {
  readonly family: Family;
  /** Firms that took part, and those left out because a value is missing. */
  readonly n: number;
  readonly missing: number;
  /** What an offset is the log of; null without one. */
  readonly offset: string | null;
  /** What the survey weights come to, and who was left out for them; null where none were given. */
  readonly survey: (WeightSums & { readonly unweighted: Unweighted }) | null;
  /** In the design's order, intercept first (ordered models have none). */
  readonly terms: readonly Estimate[];
  /** Zero-inflated only: the logit of being a structural zero. */
  readonly zeroTerms: readonly Estimate[];
  /** Ordered only: named `1|2` by the levels that they part. */
  readonly thresholds: readonly Estimate[];
  /** Negative binomial only. */
  readonly theta: { readonly estimate: number; readonly stdError: number } | null;
  /** All terms against none by the penalised likelihood, where profiles were asked for. */
  readonly penalised: Profiles['all'] | null;
  /** NaN with survey weights, as are AIC, BIC and pseudo R²: a weighted sum is no likelihood. */
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  /** Parameters of the likelihood, σ and θ included: what AIC and BIC count. */
  readonly parameters: number;
  readonly aic: number;
  readonly bic: number;
  /** McFadden's 1 − ℓ/ℓ₀; NaN for least squares, which has R² in `leastSquares`. */
  readonly pseudoRSquared: number;
  readonly leastSquares: {
    readonly sigma: number;
    readonly dfResidual: number;
    readonly rSquared: number;
    readonly adjustedRSquared: number;
  } | null;
  /** Survey weights of the design's rows; null where none were given. */
  readonly weights: Float64Array | null;
  /** Groups of the clustered errors; null without groups. */
  readonly groups: number | null;
  readonly marginalEffects: readonly MarginalEffect[];
  readonly checks: ModelChecks;
  readonly design: Design;
  /** Outcome, expected outcome and outcome minus expected, for the design's rows. */
  readonly outcome: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** Classical covariance of [terms, zero terms or thresholds]. */
  readonly covariance: DenseMatrix;
  readonly iterations: number;
  readonly gradient: number;
}
