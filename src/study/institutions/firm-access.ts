import { accessibility, nearestFew } from '../../linkage';
import {
  DEFAULT_ACCESS,
  DEFAULT_LINKAGE,
  type Findings,
  type InstitutionKind,
  type StudySettings,
} from '../../model';

/** What a firm reaches beyond the nearest institution. */
export interface FirmAccess {
  /** The nearest institutions of all kinds, nearest first. */
  readonly nearest: readonly { readonly institution: number; readonly km: number }[];
  /** The nearest of each kind, nearest first. */
  readonly byKind: readonly {
    readonly kind: InstitutionKind;
    readonly institution: number;
    readonly km: number;
  }[];
  /** Institutions within each distance of the study: how many, and the sum of their kinds' weights. */
  readonly within: readonly {
    readonly km: number;
    readonly count: number;
    readonly weight: number;
  }[];
  /** Gravity accessibility (Hansen 1959): sum of weight × decay with distance. */
  readonly accessibility: number;
  /** The weight of all institutions that have a place: what the accessibility would be at no distance. */
  readonly most: number;
}

/** Null for a firm without a place, and where no institution has one. Linear in the institutions. */
export function firmAccess(
  { firmPlaces, institutions, countedPlaces, proximity }: Findings,
  { access = DEFAULT_ACCESS, linkage = DEFAULT_LINKAGE }: Pick<StudySettings, 'access' | 'linkage'>,
  firm: number,
): FirmAccess | null {
  if (proximity.nearest[firm] < 0) return null;
  const own = {
    lng: firmPlaces.lng.subarray(firm, firm + 1),
    lat: firmPlaces.lat.subarray(firm, firm + 1),
  };
  const weight = Float64Array.from(institutions.kind, (kind) => linkage.kindWeights[kind] ?? 1);
  const sum = (decay: 'none' | 'exponential' | 'power', reachKm?: number) =>
    accessibility(own, countedPlaces, weight, decay, access.halfKm, reachKm)[0];
  const few = nearestFew(own, countedPlaces, access.nearest);
  return {
    nearest: [...few.institution]
      .map((institution, i) => ({ institution, km: few.km[i] }))
      .filter(({ institution }) => institution >= 0),
    byKind: proximity.byKind
      .map(({ kind, nearest, nearestKm }) => ({
        kind,
        institution: nearest[firm],
        km: nearestKm[firm],
      }))
      .sort((a, b) => a.km - b.km),
    within: proximity.withinKm.map((km, i) => ({
      km,
      count: proximity.within[i][firm],
      weight: sum('none', km),
    })),
    accessibility: sum(access.decay),
    most: sum('none'),
  };
}
