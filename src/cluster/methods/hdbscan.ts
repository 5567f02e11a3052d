import { hdbscan } from '../hdbscan';
import { hdbscanStability } from '../stability';
import type { MethodOfClusters } from './method';

export const hdbscanMethod: MethodOfClusters = {
  cluster: ({ input, settings: { minFirms, minSamples, selection }, run }) =>
    hdbscan(
      input,
      { minClusterSize: minFirms, minSamples: minSamples ?? minFirms, selection },
      run,
    ),
  derives: true,
  byRadius: false,
  weighs: false,
  compares: false,
  bySize: true,
  leastFirms: 2,
  stability: (input, { minSamples, selection }, _radiiKm, minimums, run) =>
    hdbscanStability(input, minimums, { minSamples: minSamples ?? undefined, selection }, run),
  affordable: { moved: 1_000_000, dealt: 2_000_000 },
  options: {
    'min-cluster-size': 'minFirms',
    'min-samples': 'minSamples',
    selection: 'selection',
  },
  needs: ['min-cluster-size'],
};
