import type { Findings, Outcome } from '../../model';
import { groupMean, valuesByGroup, type GroupMean } from '../group-mean';
import type { StudyLinkage } from '../questions/tie-strength';

export const RANKINGS = ['firms', 'density', 'mean', 'ties', 'linked'] as const;
/** What clusters are ranked by: firms, firms per km², mean outcome, ties per firm, share of firms with a tie. */
export type Ranking = (typeof RANKINGS)[number];

export interface Ranked {
  /** Cluster, or industry: index into the list that is ranked. */
  readonly index: number;
  readonly value: number;
  /** 95% interval of a mean; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Firms with a value behind it. */
  readonly n: number;
}

/** Rankings that the study has something for. */
export function availableRankings(outcome: Outcome | null, linkage: StudyLinkage | null) {
  return RANKINGS.filter((ranking) => {
    if (ranking === 'mean') return outcome !== null;
    return ranking === 'ties' || ranking === 'linked' ? linkage !== null : true;
  });
}

/** Clusters by a measure, the largest first; those without a value come last, in the order of their numbers. */
export function rankClusters(
  { clusters, membership }: Findings,
  ranking: Ranking,
  outcome: Outcome | null,
  linkage: StudyLinkage | null,
): Ranked[] {
  const means =
    ranking === 'mean' && outcome
      ? valuesByGroup(outcome.values, membership.clusterOf, clusters.length).map(groupMean)
      : null;
  const ranked = clusters.map((cluster, index): Ranked => {
    if (means) return rankedMean(index, means[index]);
    const value = {
      firms: cluster.firms,
      density: cluster.densityPerKm2,
      mean: NaN,
      ties: linkage?.clusters[index]?.tiesPerFirm ?? NaN,
      linked: linkage?.clusters[index]?.shareLinked ?? NaN,
    }[ranking];
    return { index, value, low: NaN, high: NaN, n: cluster.firms };
  });
  return inOrder(ranked);
}

/** Industries of a study: names in the order of their size, and the industry of each firm. */
export interface Industries {
  /** '' for firms that state none, which comes last. */
  readonly names: readonly string[];
  readonly of: Int32Array;
  readonly firms: Int32Array;
}

export function industriesByFirm(
  industry: readonly string[],
  passed: Uint8Array | null = null,
): Industries {
  const counts = new Map<string, number>();
  industry.forEach((name, row) => {
    if (!passed || passed[row]) counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  const names = [...counts.keys()].sort(
    (a, b) => Number(a === '') - Number(b === '') || counts.get(b)! - counts.get(a)! || order(a, b),
  );
  const numberOf = new Map(names.map((name, number) => [name, number]));
  return {
    names,
    of: Int32Array.from(industry, (name, row) =>
      !passed || passed[row] ? numberOf.get(name)! : -1,
    ),
    firms: Int32Array.from(names, (name) => counts.get(name)!),
  };
}

/** Industries by the number of their firms, or by the mean of the outcome over them. */
export function rankIndustries(
  { names, of, firms }: Industries,
  by: 'firms' | 'mean',
  outcome: Outcome | null,
): Ranked[] {
  if (by === 'firms' || !outcome)
    return names.map((_, index) => {
      const value = firms[index];
      return { index, value, low: NaN, high: NaN, n: value };
    });
  const means = valuesByGroup(outcome.values, of, names.length).map(groupMean);
  return inOrder(means.map((found, index) => rankedMean(index, found)));
}

function rankedMean(index: number, { mean, low, high, n }: GroupMean): Ranked {
  return { index, value: mean, low, high, n };
}

function inOrder(ranked: readonly Ranked[]): Ranked[] {
  const size = (value: number) => (Number.isNaN(value) ? -Infinity : value);
  return [...ranked].sort((a, b) => {
    const [first, second] = [size(a.value), size(b.value)];
    return first === second ? a.index - b.index : second - first;
  });
}

/** By code unit: the same order in every engine and language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Share of each group's firms that are selected, 0 for a group without a firm. */
export function chosenShares(mask: Uint8Array, groupOf: Int32Array, groups: number): Float64Array {
  const chosen = new Float64Array(groups);
  const all = new Float64Array(groups);
  groupOf.forEach((group, row) => {
    if (group < 0) return;
    all[group]++;
    chosen[group] += mask[row];
  });
  return chosen.map((count, group) => (all[group] > 0 ? count / all[group] : 0));
}
