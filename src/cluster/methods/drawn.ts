import { drawn } from '../drawn';
import type { MethodOfClusters } from './method';

/** The firms inside the study's drawn boundaries, whatever their density. */
export const drawnMethod: MethodOfClusters = {
  cluster: ({ input, boundaries }) => drawn(input, boundaries),
  derives: false,
  byRadius: false,
  weighs: false,
  compares: false,
  bySize: false,
  leastFirms: 1,
  stability: null,
  affordable: { moved: 200_000_000, dealt: 200_000_000 },
  options: { boundaries: 'boundaries' },
  needs: ['boundaries'],
};
