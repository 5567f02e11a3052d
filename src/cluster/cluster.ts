import type { ClusterSettings, Membership, MultiPolygonCoordinates } from '../model/cluster';
import { UNATTENDED, type Run } from '../model/run';
import type { ClusterInput } from './dbscan';
import { dbscan } from './dbscan';
import { drawn } from './drawn';
import { hdbscan } from './hdbscan';

/**
 * Clusters by whichever method the settings name. `includeCoarse` is the caller's: `input.take` says who takes part. `boundaries` are
 * for the method `drawn`, one cluster each. Throws as the methods do.
 */
export async function clusterBy(
  input: ClusterInput,
  settings: ClusterSettings,
  run: Run = UNATTENDED,
  boundaries: readonly MultiPolygonCoordinates[] = [],
): Promise<Membership> {
  switch (settings.method) {
    case 'dbscan':
      return dbscan(input, settings);
    case 'hdbscan': {
      const { minFirms, minSamples, selection } = settings;
      const samples = minSamples ?? minFirms;
      return hdbscan(input, { minClusterSize: minFirms, minSamples: samples, selection }, run);
    }
    case 'drawn':
      return drawn(input, boundaries);
  }
}
