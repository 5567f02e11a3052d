/** Firms gathered by municipality (or prefecture) for errors that may be alike within one. */
export interface Grouping {
  readonly count: number;
  /** Group of each row, 0 … count − 1. */
  readonly of: Int32Array;
  /** Rows without a group; each became a group of its own. */
  readonly missing: number;
}

/** Below this many groups, clustered errors come with a warning (methods page). */
export const FEW_GROUPS = 30;

/** Numbers the groups of the given rows from 0. A negative group means that it is not known. */
export function gatherGroups(groups: Int32Array, rows: ArrayLike<number>): Grouping {
  const numberOf = new Map<number, number>();
  const of = new Int32Array(rows.length);
  let count = 0;
  let missing = 0;
  for (let i = 0; i < rows.length; i++) {
    const group = groups[rows[i]];
    if (group < 0) {
      missing++;
      of[i] = count++;
      continue;
    }
    const known = numberOf.get(group);
    of[i] = known ?? count;
    if (known === undefined) numberOf.set(group, count++);
  }
  return { count, of, missing };
}

/** Small-sample factor G/(G−1) · (n−1)/(n−k) of cluster-robust errors. */
export function clusterFactor(groups: number, rows: number, parameters: number): number {
  return ((groups / (groups - 1)) * (rows - 1)) / (rows - parameters);
}
