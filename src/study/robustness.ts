import type { PositionError } from '../cluster';
import type { ClusterTests } from './questions/cluster-tests';
import type { Exploration } from './questions/explore';
import type { ExportName } from './exports';
import type { HotSpots } from './questions/hot-spots';

/** How far memberships can be trusted, as the files of firms and clusters tell it. */
export interface Robustness {
  /** Null for drawn boundaries. */
  readonly exploration: Exploration | null;
  readonly positionError: PositionError | null;
  /** Null without an outcome. */
  readonly hotSpots: HotSpots | null;
  /** For the file of clusters alone. */
  readonly clusterTests: ClusterTests | null;
}

export const ROBUST_FILES: readonly ExportName[] = [
  'firms.geojson',
  'firms-excel.csv',
  'clusters.geojson',
];
