import type { MultiPolygonCoordinates } from './cluster';

/** A boundary that a person drew or brought: the firms inside it are one cluster. */
export interface DrawnBoundary {
  /** Tells it from the study's other boundaries and stays the same while it is edited. */
  readonly id: string;
  /** '' for the name that its municipalities give. */
  readonly name: string;
  readonly coordinates: MultiPolygonCoordinates;
}
