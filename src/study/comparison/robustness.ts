import type { PositionError } from '../../cluster';
import type { ClusterTests } from '../questions/cluster-tests';
import type { Exploration } from '../questions/explore';
import type { Asking } from '../exports/export-kind';
import type { HotSpots } from '../questions/hot-spots';

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

/** Asks for all of it but the tests of clusters. */
export async function robustnessOf(ask: Asking['ask']): Promise<Robustness> {
  return {
    exploration: await ask('exploration', {}),
    positionError: await ask('positionError', {}),
    hotSpots: await ask('hotSpots', {}),
    clusterTests: null,
  };
}
