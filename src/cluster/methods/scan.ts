import { setting } from '../../model/settings/table';
import { spatialScan } from '../scan/scan';
import type { MethodOfClusters } from './method';

/** Committed, so that the same firms have the same p in every study. */
const SEED = 1997;
export const USUAL_SCAN_DRAWS = 999;

/** Circles, or sets of towns next to each other, with more firms of interest than the others would give. */
export const scanMethod: MethodOfClusters = {
  cluster: ({ input, settings: { model, shape, neighbours, mostShare, draws }, run }) =>
    spatialScan(
      input,
      {
        model: model ?? 'bernoulli',
        shape: shape ?? 'circle',
        neighbours: neighbours ?? setting('clusters.neighbours').usual,
        mostShare: mostShare ?? 0.5,
        draws: draws ?? USUAL_SCAN_DRAWS,
        seed: SEED,
      },
      run,
    ),
  derives: true,
  byRadius: false,
  weighs: true,
  compares: true,
  bySize: false,
  leastFirms: 1,
  stability: null,
  affordable: { moved: 10_000, dealt: 0 },
  options: {
    cases: 'cases',
    background: 'background',
    weight: 'weight',
    model: 'model',
    shape: 'shape',
    neighbours: 'neighbours',
    'scan-areas': 'areas',
    'most-share': 'mostShare',
    draws: 'draws',
  },
  needs: [],
};
