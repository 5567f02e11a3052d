import type { BoundaryMethod } from '../../model';
import { formatKm, formatShare } from '../numbers';

/** Kilometres; see `BoundaryParameter`. */
export interface OutlineFacts {
  readonly km: number;
  readonly marginKm: number;
  readonly share: number;
}

/** A method's name, and what its line is drawn with in this study. */
export interface OutlineWords {
  readonly name: string;
  readonly parameter: (facts: OutlineFacts) => string;
}

/** What the boundaries of derived clusters are drawn with, and what a person may do to one. */
export const outline = {
  methods: {
    discs: {
      name: 'Discs around the firms',
      parameter: (f) => `Discs of ${formatKm(f.km)} km around the firms: half the radius.`,
    },
    concave: {
      name: 'Concave hull',
      parameter: (f) =>
        `What no empty disc of ${formatKm(f.km)} km, the radius, reaches into; ${formatKm(f.marginKm)} km are kept around the firms.`,
    },
    convex: {
      name: 'Convex hull',
      parameter: (f) => `The convex hull and ${formatKm(f.marginKm)} km around it.`,
    },
    isopleth: {
      name: 'Line of equal density',
      parameter: (f) =>
        `Kernel density with a bandwidth of ${formatKm(f.km)} km, the radius; the line runs at ${formatShare(f.share)} of the least density around any firm.`,
    },
  } satisfies Record<BoundaryMethod, OutlineWords> as Record<BoundaryMethod, OutlineWords>,
  weightOther: 'Another numeric column can be chosen here once step 1 reads it as a measure.',
  override: 'Redraw its boundary',
};
export type OutlineMessages = typeof outline;
