import type { Membership } from '../model/cluster';
import { ROLE_CODE } from '../model/cluster';
import { adjustFalseDiscovery, DISCOVERY_LEVEL } from '../stats/false-discovery';
import { summarise } from '../stats/summary';
import { groupedDifference, intervalOf } from './likeness/cell-means';
import { takeSample, welch } from './comparison';
import { gatherGroups } from './groups';
import { weightedDifference } from './weighted-difference';

/** Each cluster beside the firms outside of all clusters, in one measure. Columns have one entry per cluster. */
export interface ClusterDifferences {
  /** Firms outside with a value, and their mean. */
  readonly outside: { readonly n: number; readonly mean: number };
  /** Firms of the cluster with a value, and their mean; NaN for none. */
  readonly n: Int32Array;
  readonly mean: Float64Array;
  /** Mean of the cluster minus mean outside, with its 95 % interval; NaN where it can't be judged. */
  readonly difference: Float64Array;
  readonly ciLow: Float64Array;
  readonly ciHigh: Float64Array;
  readonly pValue: Float64Array;
  /** The same, adjusted for the false discovery rate over the clusters. */
  readonly q: Float64Array;
  /** 1 where that rate is below `DISCOVERY_LEVEL`: the cluster is told to differ. */
  readonly told: Uint8Array;
  /** 1 where the interval lets firms be alike; 0 where it takes them for independent, as where a cluster lies in one group altogether. */
  readonly robust: Uint8Array;
}

/** Count and mean of a side's firms in one group. */
interface Part {
  readonly group: number;
  n: number;
  total: number;
}

/** What the errors are made of: sums by group are all that they need. */
interface Side {
  readonly values: Float64Array;
  readonly parts: readonly Part[];
}

/**
 * Compares each cluster with the firms outside of all, as `comparePlainly` compares all clusters' firms with them: CR2 by `groups` (a number per
 * firm, negative where not known) where those can judge the difference, else Welch; by survey weights where they are given. `values` one per firm,
 * NaN where missing. Clusters share the firms that they are compared with, so their differences are not independent of each other. Null without two
 * measured firms outside. O(firms + clusters · groups); with weights O(firms outside · clusters).
 */
export function clusterDifferences(
  values: Float64Array,
  membership: Membership,
  groups?: Int32Array,
  weights?: Float64Array,
): ClusterDifferences | null {
  const { clusterCount } = membership;
  const rows = rowsBySide(values, membership, weights);
  const outside = rows[clusterCount];
  if (outside.length < 2) return null;
  const judged = weights
    ? rows.slice(0, clusterCount).map((own) => byWeights(values, own, outside, weights, groups))
    : unweighted(
        rows.map((own) => sideOf(values, own, groups)),
        groups !== undefined,
      );
  const column = (pick: (one: Judged) => number) => Float64Array.from(judged, pick);
  const pValue = column((one) => one.pValue);
  const q = adjustFalseDiscovery(pValue);
  return {
    outside: { n: outside.length, mean: judged[0]?.outsideMean ?? NaN },
    n: Int32Array.from(judged, (_, c) => rows[c].length),
    mean: column((one) => one.outsideMean + one.difference),
    difference: column((one) => one.difference),
    ciLow: column((one) => one.ciLow),
    ciHigh: column((one) => one.ciHigh),
    pValue,
    q,
    told: Uint8Array.from(q, (rate) => (rate < DISCOVERY_LEVEL ? 1 : 0)),
    robust: Uint8Array.from(judged, (one) => (one.robust ? 1 : 0)),
  };
}

const UNJUDGED = { ciLow: NaN, ciHigh: NaN, pValue: NaN, robust: false };

interface Judged {
  readonly outsideMean: number;
  readonly difference: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly pValue: number;
  readonly robust: boolean;
}

/** Firms with a value, and a weight above 0 where there are weights, of each cluster, and last of those outside of all. */
function rowsBySide(
  values: Float64Array,
  { clusterOf, clusterCount, role }: Membership,
  weights?: Float64Array,
): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: clusterCount + 1 }, () => []);
  values.forEach((value, row) => {
    if (role[row] === ROLE_CODE.excluded || Number.isNaN(value)) return;
    if (weights && !(weights[row] > 0)) return;
    rows[clusterOf[row] < 0 ? clusterCount : clusterOf[row]].push(row);
  });
  return rows;
}

function sideOf(values: Float64Array, rows: readonly number[], groups?: Int32Array): Side {
  const parts = new Map<number, Part>();
  // Firms of unknown group are groups of their own, each with a number that no group has.
  let unknown = -1;
  if (groups)
    for (const row of rows) {
      const group = groups[row] < 0 ? unknown-- : groups[row];
      const part = parts.get(group) ?? { group, n: 0, total: 0 };
      part.n += 1;
      part.total += values[row];
      parts.set(group, part);
    }
  return { values: Float64Array.from(rows, (row) => values[row]), parts: [...parts.values()] };
}

function unweighted(sides: readonly Side[], isGrouped: boolean): Judged[] {
  const outside = sides[sides.length - 1];
  const beyond = summarise(outside.values);
  return sides.slice(0, -1).map((side) => {
    const own = summarise(side.values);
    const difference = own.mean - beyond.mean;
    const plain = welch(own, beyond);
    const grouped = isGrouped && own.n > 0 ? byGroups(side, own.mean, outside, beyond.mean) : null;
    return {
      outsideMean: beyond.mean,
      difference,
      ciLow: grouped?.ciLow ?? plain.ciLow,
      ciHigh: grouped?.ciHigh ?? plain.ciHigh,
      pValue: grouped?.pValue ?? plain.test.pValue,
      robust: grouped !== null,
    };
  });
}

/** The errors of single firms need no more of them than their number and sum in each group. */
function byGroups(own: Side, ownMean: number, outside: Side, outsideMean: number) {
  const cells = [
    ...outside.parts.map((part) => ({ part, cell: 0, mean: outsideMean })),
    ...own.parts.map((part) => ({ part, cell: 1, mean: ownMean })),
  ];
  const numbers = Int32Array.from(cells, ({ part }) => part.group);
  const grouping = gatherGroups(numbers, [...numbers.keys()]);
  if (grouping.count < 2) return null;
  return groupedDifference(
    ownMean - outsideMean,
    {
      cell: Int32Array.from(cells, ({ cell }) => cell),
      weight: Float64Array.from(cells, ({ part }) => part.n),
      residual: Float64Array.from(cells, ({ part, mean }) => part.total / part.n - mean),
      multiples: Float64Array.of(-1, 1),
    },
    grouping,
  );
}

function byWeights(
  values: Float64Array,
  own: readonly number[],
  outside: readonly number[],
  weights: Float64Array,
  groups?: Int32Array,
): Judged {
  const rows = [...outside, ...own];
  const sample = takeSample(
    Float64Array.from(rows, (row) => values[row]),
    rows.map((_, i) => (i < outside.length ? 0 : 1)),
    groups && Int32Array.from(rows, (row) => groups[row]),
    Float64Array.from(rows, (row) => weights[row]),
  );
  const compared = weightedDifference({ ...sample, weights: sample.weights! });
  const { difference, stdError } = compared;
  const robust = compared.groups !== null;
  // A domain's error is known as well as it has units that were drawn, however many there are elsewhere (Korn and Graubard 1999).
  const drawn = robust ? gatherGroups(groups!, own).count : own.length;
  const df = Math.min(compared.df, drawn - 1);
  const outsideMean = compared.outside.mean;
  // One firm does not vary: its side's error would be 0.
  if (own.length < 2) return { outsideMean, difference, ...UNJUDGED };
  return { outsideMean, difference, ...intervalOf(difference, stdError, df), robust };
}
