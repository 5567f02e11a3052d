import {
  CONCAVE_MARGIN_SHARE,
  DISC_SHARE,
  HULL_MARGIN_KM,
  ISOPLETH_SHARE,
  LEAST_DISC_KM,
} from '../cluster';
import type { BoundaryMethod, ClusterSettings } from '../model';

/** What a boundary's line is drawn with, kilometres; see `boundaryOf`. */
export interface BoundaryParameter {
  readonly method: BoundaryMethod;
  /** Radius of the discs, of the empty disc, or bandwidth; NaN for the convex hull. */
  readonly km: number;
  /** Kept around the firms; NaN where the method keeps no fixed margin. */
  readonly marginKm: number;
  /** Share of the least density around any firm that the line of equal density has; NaN otherwise. */
  readonly share: number;
}

export function boundaryParameter({
  boundary: method,
  radiusKm,
}: Pick<ClusterSettings, 'boundary' | 'radiusKm'>): BoundaryParameter {
  const km = Math.max(LEAST_DISC_KM, radiusKm);
  switch (method) {
    case 'discs':
      return {
        method,
        km: Math.max(LEAST_DISC_KM, radiusKm * DISC_SHARE),
        marginKm: NaN,
        share: NaN,
      };
    case 'concave':
      return { method, km, marginKm: km * CONCAVE_MARGIN_SHARE, share: NaN };
    case 'convex':
      return { method, km: NaN, marginKm: HULL_MARGIN_KM, share: NaN };
    case 'isopleth':
      return { method, km, marginKm: NaN, share: ISOPLETH_SHARE };
  }
}
