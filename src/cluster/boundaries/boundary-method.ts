import type { Ring } from '../../geo/rings';

/** What a boundary's line is drawn with, kilometres. */
export interface LineParameter {
  /** Radius of the discs, of the empty disc, or bandwidth; NaN for the convex hull. */
  readonly km: number;
  /** Kept around the firms; NaN where the method keeps no fixed margin. */
  readonly marginKm: number;
  /** Share of the least density around any firm that the line of equal density has; NaN otherwise. */
  readonly share: number;
}

/** A way to draw a line around a cluster's firms. */
export interface MethodOfBoundary {
  /**
   * Closed rings in degrees that have every firm (`x`, `y`: degrees, on one side of ±180°) inside; null where the firms lie so that the
   * method can't, and their convex hull stands in.
   */
  rings(x: Float64Array, y: Float64Array, radiusKm: number): Ring[] | null;
  parameter(radiusKm: number): LineParameter;
}
