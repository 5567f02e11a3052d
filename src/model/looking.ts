import type { DistanceDecay } from './linkage';

/** Firms that a person selected and gave a name. */
export interface SavedSelection {
  /** Unique within a study. */
  readonly name: string;
  /** In the order of the firms table. An id that the table no longer has is passed over. */
  readonly firmIds: readonly string[];
}

/** How the path of a cluster is judged. Percentiles from 0 to 1: weak below the first, strong from the second on. */
export interface PathSettings {
  readonly weakBelow: number;
  readonly strongFrom: number;
  /** Institutions at most so far away are in reach: one of the study's distances; null for the shortest of them. */
  readonly reachKm: number | null;
}

/** How well a firm reaches institutions beyond the nearest. */
export interface AccessSettings {
  readonly decay: Exclude<DistanceDecay, 'none'>;
  /** Kilometres at which an institution counts half. */
  readonly halfKm: number;
  /** So many nearest institutions are listed. */
  readonly nearest: number;
}
