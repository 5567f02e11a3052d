import type { TiePairs } from './strength';

/** Ties added up by where they come from and where they go, ascending by `from` and then by `to`. */
export interface Flows {
  readonly count: number;
  /** Group of firms: a firm, a cluster, a municipality. */
  readonly from: Int32Array;
  /** Institution, or the other cluster. */
  readonly to: Int32Array;
  readonly strength: Float64Array;
}

/** Flows to institutions, and what belongs to no group, so that nothing is lost: the sums make up all ties. */
export interface InstitutionFlows extends Flows {
  readonly ties: Int32Array;
  /** Ties and strength of firms in no group. */
  readonly restTies: number;
  readonly restStrength: number;
}

/** Flows between groups, `from` below `to`. */
export interface SharedFlows extends Flows {
  /** Per group: the strength that it shares with nobody else. */
  readonly within: Float64Array;
}

/** Which pairs take part in flows. Absent members let everything pass. */
export interface FlowFilter {
  readonly institution?: (institution: number) => boolean;
  /** Least contacts per year of a pair. */
  readonly leastContacts?: number;
  /** Kilometres, both ends included; pairs of unknown distance pass no band. */
  readonly bandKm?: readonly [number, number];
}

/** The pairs that pass, in their order. */
export function filterPairs(pairs: TiePairs, filter: FlowFilter): TiePairs {
  const { institution, leastContacts = 0, bandKm } = filter;
  const kept: number[] = [];
  for (let p = 0; p < pairs.count; p++) {
    const km = pairs.distanceKm[p];
    if (institution && !institution(pairs.institution[p])) continue;
    if (pairs.contacts[p] < leastContacts) continue;
    if (bandKm && !(km >= bandKm[0] && km <= bandKm[1])) continue;
    kept.push(p);
  }
  const rows = Int32Array.from(kept);
  return {
    count: rows.length,
    firm: rows.map((p) => pairs.firm[p]),
    institution: rows.map((p) => pairs.institution[p]),
    ties: rows.map((p) => pairs.ties[p]),
    strength: Float64Array.from(rows, (p) => pairs.strength[p]),
    contacts: Float64Array.from(rows, (p) => pairs.contacts[p]),
    distanceKm: Float64Array.from(rows, (p) => pairs.distanceKm[p]),
  };
}

/**
 * Adds pairs up from groups of firms to institutions.
 * @param groupOf group of each firm, -1 for none; each firm its own group gives the pairs themselves.
 */
export function flowsToInstitutions(pairs: TiePairs, groupOf: Int32Array): InstitutionFlows {
  const institutions = pairs.institution.reduce((most, i) => Math.max(most, i + 1), 1);
  const cells = new Map<number, { ties: number; strength: number }>();
  let restTies = 0;
  let restStrength = 0;
  for (let p = 0; p < pairs.count; p++) {
    const group = groupOf[pairs.firm[p]];
    if (group < 0) {
      restTies += pairs.ties[p];
      restStrength += pairs.strength[p];
      continue;
    }
    const key = group * institutions + pairs.institution[p];
    const cell = cells.get(key) ?? { ties: 0, strength: 0 };
    cell.ties += pairs.ties[p];
    cell.strength += pairs.strength[p];
    cells.set(key, cell);
  }
  const rows = [...cells].sort(([a], [b]) => a - b);
  return {
    count: rows.length,
    from: Int32Array.from(rows, ([key]) => Math.floor(key / institutions)),
    to: Int32Array.from(rows, ([key]) => key % institutions),
    ties: Int32Array.from(rows, ([, cell]) => cell.ties),
    strength: Float64Array.from(rows, ([, cell]) => cell.strength),
    restTies,
    restStrength,
  };
}

/**
 * How strongly groups meet at the institutions that they share. At an institution with the strengths S(a) of the groups and their
 * sum S, a and b share S(a)·S(b)/S: each group's strength is split in proportion to who else is there, so that what
 * a group keeps within and shares with the others adds up to its own strength. Quadratic in the groups of an institution.
 */
export function flowsBetweenGroups(toInstitutions: Flows, groupCount: number): SharedFlows {
  const within = new Float64Array(groupCount);
  const meeting = new Map<number, { group: number; strength: number }[]>();
  for (let f = 0; f < toInstitutions.count; f++) {
    const strength = toInstitutions.strength[f];
    if (!(strength > 0)) continue;
    const there = meeting.get(toInstitutions.to[f]) ?? [];
    there.push({ group: toInstitutions.from[f], strength });
    meeting.set(toInstitutions.to[f], there);
  }
  const cells = new Map<number, number>();
  for (const there of meeting.values()) {
    const total = there.reduce((sum, { strength }) => sum + strength, 0);
    there.forEach((a, k) => {
      within[a.group] += (a.strength * a.strength) / total;
      for (const b of there.slice(k + 1)) {
        const key = Math.min(a.group, b.group) * groupCount + Math.max(a.group, b.group);
        cells.set(key, (cells.get(key) ?? 0) + (a.strength * b.strength) / total);
      }
    });
  }
  const rows = [...cells].sort(([a], [b]) => a - b);
  return {
    count: rows.length,
    from: Int32Array.from(rows, ([key]) => Math.floor(key / groupCount)),
    to: Int32Array.from(rows, ([key]) => key % groupCount),
    strength: Float64Array.from(rows, ([, strength]) => strength),
    within,
  };
}
