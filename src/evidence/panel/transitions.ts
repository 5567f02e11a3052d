/** Where a firm is at a round. */
export const ABSENT = -3;
/** Seen, and not located well enough to be inside or outside. */
export const NOT_LOCATED = -2;
export const OUTSIDE = -1;

/** What became of firms between two rounds. */
export interface Transitions {
  /** Seen in the later round alone, in the earlier one alone, in both. */
  readonly entered: number;
  readonly left: number;
  readonly stayed: number;
  /** Of those that entered or left: inside a cluster when they were seen. */
  readonly enteredInside: number;
  readonly leftInside: number;
  /** Of those that stayed, by where they were at first and then; `unknown` were not located well enough both times. */
  readonly outside: number;
  readonly becameInside: number;
  readonly becameOutside: number;
  readonly sameCluster: number;
  readonly changedCluster: number;
  readonly unknown: number;
  /** Of those that stayed: at another place than before, beyond what both places may err. */
  readonly moved: number;
  /** Of those that became inside, or outside: those that moved; round the others the cluster grew or went. */
  readonly movedIn: number;
  readonly movedOut: number;
  /** Clusters of the earlier round of whose firms that stayed most are outside later, or none stayed; and of the later one the same backwards. */
  readonly clustersGone: number;
  readonly clustersNew: number;
}

/**
 * Compares two rounds. `before`, `after`: per firm the number of its cluster, OUTSIDE, NOT_LOCATED or ABSENT; each round numbers its own clusters. A
 * firm is in the same cluster where its later cluster has most of the earlier one's firms that stayed inside, or the earlier one most of the
 * later one's: who stays in a cluster that parts, or that joins another, has not changed. `moved`: 1 for firms at another place.
 */
export function transitionsBetween(
  before: Int32Array,
  after: Int32Array,
  moved: Uint8Array,
): Transitions {
  const successor = mostShared(before, after);
  const predecessor = mostShared(after, before);
  const counts = {
    ...{ entered: 0, left: 0, stayed: 0, enteredInside: 0, leftInside: 0 },
    ...{ outside: 0, becameInside: 0, becameOutside: 0, sameCluster: 0, changedCluster: 0 },
    ...{ unknown: 0, moved: 0, movedIn: 0, movedOut: 0 },
  };
  before.forEach((from, firm) => {
    const to = after[firm];
    if (from === ABSENT && to === ABSENT) return;
    if (from === ABSENT) {
      counts.entered++;
      if (to >= 0) counts.enteredInside++;
      return;
    }
    if (to === ABSENT) {
      counts.left++;
      if (from >= 0) counts.leftInside++;
      return;
    }
    counts.stayed++;
    counts.moved += moved[firm];
    if (from === NOT_LOCATED || to === NOT_LOCATED) counts.unknown++;
    else if (from === OUTSIDE && to === OUTSIDE) counts.outside++;
    else if (from === OUTSIDE) {
      counts.becameInside++;
      counts.movedIn += moved[firm];
    } else if (to === OUTSIDE) {
      counts.becameOutside++;
      counts.movedOut += moved[firm];
    } else if (successor.get(from) === to || predecessor.get(to) === from) counts.sameCluster++;
    else counts.changedCluster++;
  });
  const lost = (one: Int32Array, other: Map<number, number>) =>
    [...new Set(one.filter((cluster) => cluster >= 0))].filter((cluster) => !other.has(cluster));
  return {
    ...counts,
    clustersGone: lost(before, successor).length,
    clustersNew: lost(after, predecessor).length,
  };
}

/**
 * The other round's cluster with most of a cluster's firms that are inside both times; none for a cluster of which none are, or most of whose
 * firms that are located both times are outside. Of equals the first.
 */
function mostShared(from: Int32Array, to: Int32Array): Map<number, number> {
  const shared = new Map<number, Map<number, number>>();
  from.forEach((cluster, firm) => {
    if (cluster < 0 || to[firm] < OUTSIDE) return;
    const own = shared.get(cluster) ?? new Map<number, number>();
    own.set(to[firm], (own.get(to[firm]) ?? 0) + 1);
    shared.set(cluster, own);
  });
  const found = new Map<number, number>();
  for (const [cluster, counts] of shared) {
    const inside = [...counts].filter(([other]) => other >= 0).sort(([a], [b]) => a - b);
    const total = inside.reduce((sum, [, count]) => sum + count, 0);
    if (total === 0 || (counts.get(OUTSIDE) ?? 0) > total) continue;
    const [most] = inside.reduce((best, one) => (one[1] > best[1] ? one : best));
    found.set(cluster, most);
  }
  return found;
}

/** How the ties of firms that are seen in both rounds changed. */
export interface TieChanges {
  /** Firms with any tie before, and after; ties are pairs of a firm and an institution. */
  readonly firmsBefore: number;
  readonly firmsAfter: number;
  readonly kept: number;
  readonly gained: number;
  readonly lost: number;
}

/** `before`, `after`: per firm its institutions; null for a firm that is not seen. */
export function tieChanges(
  before: readonly (ReadonlySet<number> | null)[],
  after: readonly (ReadonlySet<number> | null)[],
): TieChanges {
  const counts = { firmsBefore: 0, firmsAfter: 0, kept: 0, gained: 0, lost: 0 };
  before.forEach((had, firm) => {
    const has = after[firm];
    if (!had || !has) return;
    if (had.size > 0) counts.firmsBefore++;
    if (has.size > 0) counts.firmsAfter++;
    for (const one of had) counts[has.has(one) ? 'kept' : 'lost']++;
    for (const one of has) if (!had.has(one)) counts.gained++;
  });
  return counts;
}
