import type { MultiPolygonCoordinates } from './cluster';

/**
 * A boundary that a person drew or brought: the firms inside it are one cluster. One that overrides a derived cluster takes that
 * cluster's place while clusters are derived; the others are the clusters where the method is `drawn`.
 */
export interface DrawnBoundary {
  /** Tells it from the study's other boundaries and stays the same while it is edited. */
  readonly id: string;
  /** '' for the name that its municipalities give. */
  readonly name: string;
  readonly coordinates: MultiPolygonCoordinates;
  /**
   * Id of the first core firm of the derived cluster in whose place it stands; absent for a boundary of its own. The name is then
   * that cluster's, and `name` is not looked at.
   */
  readonly overrides?: string;
}
