import { reachCurve, type ReachCurve } from '../../linkage';
import { ROLE_CODE, type Findings, type InstitutionKind, type PathSettings } from '../../model';

/** Share of firms within d km of an institution, by group. */
export interface StudyReach {
  /** Kilometres to the nearest institution of the kind, one per firm. */
  readonly km: Float64Array;
  readonly inside: ReachCurve;
  readonly outside: ReachCurve;
  /** Of the cluster that was asked for. */
  readonly cluster: ReachCurve | null;
}

/** Kinds of institution that a firm's nearest is known for. */
export function reachKinds({ proximity }: Findings): readonly InstitutionKind[] {
  return proximity.byKind.map(({ kind }) => kind);
}

/** Kilometres of each firm to the nearest institution of a kind, of any for null; NaN where there is none. */
export function kmToKind({ proximity, firms }: Findings, kind: InstitutionKind | null) {
  if (kind === null) return proximity.nearestKm;
  const found = proximity.byKind.find((each) => each.kind === kind);
  return found?.nearestKm ?? new Float64Array(firms.count).fill(NaN);
}

/**
 * The reach curves of a kind of institution (null for any): firms inside clusters, outside, and of one cluster. Excluded firms are
 * in neither. O(n log n).
 */
export function studyReach(
  findings: Findings,
  kind: InstitutionKind | null,
  cluster: number | null = null,
): StudyReach {
  const { clusterOf, role } = findings.membership;
  const km = kmToKind(findings, kind);
  return {
    km,
    inside: reachCurve(km, (firm) => clusterOf[firm] >= 0),
    outside: reachCurve(km, (firm) => clusterOf[firm] < 0 && role[firm] !== ROLE_CODE.excluded),
    cluster: cluster === null ? null : reachCurve(km, (firm) => clusterOf[firm] === cluster),
  };
}

/** Share of the curve's firms that have an institution at most so many kilometres away; NaN without a firm. */
export function shareWithin({ firms, km, share }: ReachCurve, limitKm: number): number {
  if (firms === 0) return NaN;
  let low = 0;
  let high = km.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (km[middle] <= limitKm) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : share[low - 1];
}

/** The curve of the firms whose entry in the mask is 1. */
export function reachOf({ km }: StudyReach, mask: Uint8Array): ReachCurve {
  return reachCurve(km, (firm) => mask[firm] === 1);
}

/** The column of the study's distances that says what is in reach: the one that was chosen while it is there, else the shortest. */
export function reachColumn(withinKm: readonly number[], { reachKm }: PathSettings): number {
  return Math.max(0, reachKm === null ? 0 : withinKm.indexOf(reachKm));
}
