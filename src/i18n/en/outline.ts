import type { BoundaryMethod } from '../../model';
import { formatKm, formatShare } from '../numbers';

/** Kilometres; see `BoundaryParameter`. */
export interface OutlineFacts {
  readonly km: number;
  readonly marginKm: number;
  readonly share: number;
}

/** What the boundaries of derived clusters are drawn with, and what a person may do to one. */
export const outline = {
  parameter: {
    discs: (f) => `Discs of ${formatKm(f.km)} km around the firms: half the radius.`,
    concave: (f) =>
      `What no empty disc of ${formatKm(f.km)} km, the radius, reaches into; ${formatKm(f.marginKm)} km are kept around the firms.`,
    convex: (f) => `The convex hull and ${formatKm(f.marginKm)} km around it.`,
    isopleth: (f) =>
      `Kernel density with a bandwidth of ${formatKm(f.km)} km, the radius; the line runs at ${formatShare(f.share)} of the least density around any firm.`,
  } satisfies Record<BoundaryMethod, (facts: OutlineFacts) => string> as Record<
    BoundaryMethod,
    (facts: OutlineFacts) => string
  >,
  weightOther: 'Another numeric column can be chosen here once step 1 reads it as a measure.',
  override: 'Redraw its boundary',
};
export type OutlineMessages = typeof outline;
