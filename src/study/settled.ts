import { clusterMethod } from '../cluster';
import type { ClusterSettings } from '../model';
import type { Asked } from './questions/asked';

type Found = 'definition' | 'bandwidth';

/**
 * What the firms' positions say of the definition of clusters, by the rule of its method: radius and minimum, or the bandwidth of a kernel. Null where too few firms are
 * located to tell. `ask` answers the rule's question.
 */
export async function settledClusters(
  { method }: Pick<ClusterSettings, 'method'>,
  ask: <K extends Found>(kind: K) => Promise<Asked[K][1] | null>,
): Promise<Partial<ClusterSettings> | null> {
  if (clusterMethod(method).kernel) {
    const found = await ask('bandwidth');
    if (found?.verdict !== 'found') return null;
    return { radiusKm: found.radiusKm, definition: 'positions' };
  }
  const found = await ask('definition');
  if (!found || found.verdict === 'too-few') return null;
  const { radiusKm, minFirms, verdict } = found;
  return { radiusKm, minFirms, definition: verdict === 'found' ? 'positions' : 'undivided' };
}
