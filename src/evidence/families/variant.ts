import type { DesignBasis } from '../../stats/design-basis';
import type { ModelFamily } from '../../model/models';
import type { Designs, Response } from '../marginal-responses';
import type { Refusal } from '../problem';
import type { FamilyFit, FitResult } from './family-fit';

/** What a family is fitted to. */
export interface FitInput {
  readonly basis: DesignBasis;
  /** One outcome per row of the basis, none missing, such as the family's `check` lets pass. */
  readonly y: Float64Array;
  /** How often each row counts, with mean 1; null for once. Only where the family is `weighted`. */
  readonly weights: Float64Array | null;
  /** Basis of the zero part and the names of its columns after the intercept; the terms' own where no other were asked for. */
  readonly zero: { readonly basis: DesignBasis; readonly names: readonly string[] };
  /** A basis of the intercept alone. */
  readonly intercept: DesignBasis;
}

/** Where a search begins. */
export interface Start {
  /** One per column of the design. */
  readonly coefficients: Float64Array;
  /** Negative binomial only. */
  readonly theta: number | null;
}

/** How replay.R repeats a family. */
export interface FamilyReplay {
  /** The R function, of a formula and the rows, that gives estimate, error, clustered, loglik, aic, bic, n and theta. */
  readonly fitter: string;
  /** R's own optimum or errors are looser than Shuseki's: compared to 2e-3, clustered errors not at all. */
  readonly loose?: boolean;
  /** R text that defines the function, where it is not among the script's tools. */
  readonly script?: string;
}

/** A family of regression: all that the evidence, the report and the script know of it. */
export interface FamilyVariant {
  /** Why these outcomes (at least two different ones, none missing) can't be taken, or null. */
  readonly check: (values: Float64Array) => Refusal | null;
  readonly fit: (input: FitInput) => FitResult;
  /**
   * The coefficients alone, searched from those of nearly the same rows; null where that search finds none and `fit` must tell.
   * Families without it are quick enough or have a second set of parameters.
   */
  readonly refit?: (
    input: Pick<FitInput, 'basis' | 'y' | 'weights'>,
    from: Start,
  ) => Float64Array | null;
  /** `refit` and `response` take how often a row counts as its weight. Families that are `weighted` do in any case. */
  readonly repeats?: true;
  /** The expected outcome as a function of `own`, the designs that were fitted; averaged by `weights` where the family is `weighted`. */
  readonly response: (
    fit: Pick<FamilyFit, 'estimate' | 'levels'>,
    own: Designs,
    weights: Float64Array | null,
  ) => Response;
  /** Takes survey weights: its scores have one weight per firm, and its errors are right whatever the outcome's variance. */
  readonly weighted?: true;
  /** Takes an offset: counts with a log link, in the counts' own predictor alone. */
  readonly offset?: true;
  /** What its parameters hold after the terms' coefficients; thresholds take the intercept's place. */
  readonly second?: 'thresholds' | 'zero-part';
  /** The zero part tells who has any, as a hurdle's does; else who has none in any case. */
  readonly zeroMeans?: 'any';
  /** ln θ is estimated together with all else, and is the last parameter. */
  readonly shape?: true;
  /** The family that can be fitted where terms tell its outcomes perfectly. */
  readonly separated?: ModelFamily;
  /** The checks of counts that it calls for. */
  readonly counts?: readonly ('dispersion' | 'zeros')[];
  /** Log-likelihood of the family that lets counts vary more, on the same rows: this family's own where they don't; null where it can't be fitted. */
  readonly wider?: (input: FitInput, own: number) => number | null;
  readonly replay: FamilyReplay;
}
