import type { ClusterDefinition, Membership, MultiPolygonCoordinates } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import type { ClusterInput } from './dbscan';
import { clusterMethod } from './methods';

/**
 * Clusters by whichever method the settings name. `includeCoarse` is the caller's: `input.take` says who takes part. `boundaries` are
 * for the method `drawn`, one cluster each; `background` is for methods that compare. Throws as the methods do.
 */
export async function clusterBy(
  input: ClusterInput,
  settings: ClusterDefinition,
  run: Run = UNATTENDED,
  boundaries: readonly MultiPolygonCoordinates[] = [],
  background: ClusterInput | null = null,
): Promise<Membership> {
  const given = { input, settings, boundaries, background, run };
  return clusterMethod(settings.method).cluster(given);
}
