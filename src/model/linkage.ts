import type { InstitutionKind } from './geodata';

/**
 * Proximity of each place to the institutions, one entry per firm. `within` has one column per distance of the
 * settings, in their order.
 */
export interface ProximityColumns {
  /** Institution index, -1 where the firm or every institution has no place. Ties go to the lower index. */
  readonly nearest: Int32Array;
  /** Kilometres, NaN where `nearest` is -1. */
  readonly nearestKm: Float64Array;
  readonly withinKm: readonly number[];
  /** Institutions at most so many kilometres away; -1 where the firm has no place. */
  readonly within: readonly Int32Array[];
  /** The same nearest, by kind of institution; only kinds that occur. */
  readonly byKind: readonly NearestOfKind[];
}

export interface NearestOfKind {
  readonly kind: InstitutionKind;
  readonly nearest: Int32Array;
  readonly nearestKm: Float64Array;
}

/** Ties between firms and institutions as columns; row i of each belongs to tie i. */
export interface LinkColumns {
  readonly count: number;
  /** Row in the firms table and in the institutions. */
  readonly firm: Int32Array;
  readonly institution: Int32Array;
  /** Communications per year or the survey's own scale; NaN where missing. */
  readonly contactFrequency: Float64Array;
  readonly topic: readonly string[];
  /** Kilometres; NaN where either end has no place. */
  readonly distanceKm: Float64Array;
}
