import type { ClusterDefinition, Membership, MultiPolygonCoordinates } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import type { ScanInput } from './scan/places';
import { clusterMethod } from './methods';

/**
 * Clusters by whichever method the settings name. `includeCoarse` is the caller's: `input.take` says who takes part. `boundaries` are
 * for the method `drawn`, one cluster each. Throws as the methods do.
 */
export async function clusterBy(
  input: ScanInput,
  settings: ClusterDefinition,
  run: Run = UNATTENDED,
  boundaries: readonly MultiPolygonCoordinates[] = [],
): Promise<Membership> {
  const given = { input, settings, boundaries, run };
  return clusterMethod(settings.method).cluster(given);
}
