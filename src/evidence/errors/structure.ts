import type { ErrorParameters, ModelErrors } from '../../model/models';
import type { DenseMatrix } from '../../stats/matrix';
import type { FamilyFit } from '../families/family-fit';
import type { Grouping } from '../groups';
import type { EvidenceNote } from '../problem';

export interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** What errors are made of: a fit, and what is known of its firms and asked of the structure. */
export interface ErrorSample {
  readonly fit: Pick<FamilyFit, 'covariance' | 'scores' | 'working'>;
  /** Firms that were fitted, as rows of what was asked. */
  readonly rows: Int32Array;
  /** Their groups; null where none were given. */
  readonly grouping: Grouping | null;
  /** Degrees, one per row of what was asked; null where none were given. */
  readonly positions: Positions | null;
  readonly parameters: Partial<ErrorParameters>;
  /** The fit's scores hold survey weights. */
  readonly isWeighted: boolean;
}

/** How replay.R repeats a structure's errors. */
export interface ErrorReplay {
  /** Member of what a family's R function gives that holds them, by the coefficients' names. */
  readonly field: string;
  /** What the script's lines call them. */
  readonly label: string;
  /** Not compared where R's own optimum is looser. */
  readonly exact?: boolean;
  /** R text that sets the member of a fit `f` to the rows `rows`, where the family's function does not give it. */
  readonly script?: (parameters: ErrorParameters) => string;
}

/** How errors are computed. */
export interface ErrorEstimator {
  /** Covariance of the parameters on the fit's basis; null where the data don't give it. */
  readonly covariance: (sample: ErrorSample) => DenseMatrix | null;
  /** Degrees of freedom by which t judges an estimate with these errors, by its derivatives by the parameters; absent for the model's own. */
  readonly degrees?: (sample: ErrorSample) => (gradient: Float64Array) => number;
}

/** A structure of errors: what it lets firms have in common, and all that the evidence, the tables and the script know of it. */
export interface ErrorStructure extends ErrorEstimator {
  /** What stands in its place with survey weights, where that is another. */
  readonly weighted?: ErrorEstimator;
  /** Shown in its place where the data don't give it. */
  readonly instead?: ModelErrors;
  /** What is said then, where positions and groups are known. */
  readonly noteInstead?: (parameters: ErrorParameters) => EvidenceNote;
  /** Computed only where a study chose it, since it takes long. */
  readonly onDemand?: true;
  /** Member of the command line's JSON; absent where another member holds the same. */
  readonly member?: string;
  readonly replay?: ErrorReplay;
}
