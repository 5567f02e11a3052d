import { dbscan } from '../dbscan';
import { dbscanStability } from '../stability';
import type { MethodOfClusters } from './method';

export const dbscanMethod: MethodOfClusters = {
  cluster: ({ input, settings }) => dbscan(input, settings),
  derives: true,
  byRadius: true,
  weighs: true,
  compares: false,
  bySize: false,
  leastFirms: 1,
  stability: (input, _settings, radiiKm, minimums, run) =>
    dbscanStability(input, radiiKm, minimums, run),
  affordable: { moved: 20_000_000, dealt: 20_000_000 },
  options: { weight: 'weight', 'radius-km': 'radiusKm', 'min-firms': 'minFirms' },
  needs: ['radius-km', 'min-firms'],
};
