import type { Cluster, Findings, NamedCount, Outcome, SavedSelection } from '../../model';
import { tQuantile } from '../../stats/distributions';
import { quantileOfSorted } from '../../stats/summary';
import { groupMean, type GroupMean } from '../group-mean';
import type { StudyLinkage } from '../questions/tie-strength';
import { rowsOfIds, rowsWhere } from '../firms/select-rows';

/** Firms that are looked at together: a cluster, the firms of a prefecture or of a municipality, or a saved selection. */
export const GROUP_KINDS = ['cluster', 'prefecture', 'municipality', 'selection'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export interface Group {
  readonly kind: GroupKind;
  /**
   * What it is found again by while the findings change: a cluster's drawn boundary or first core firm, a prefecture's name, a
   * municipality's code, a selection's name.
   */
  readonly key: string;
}

/** All groups of a study, kind by kind: clusters by number, prefectures and municipalities by code, selections as they were saved. */
export function groupsOf(
  { clusters, firmPlaces }: Findings,
  saved: readonly SavedSelection[],
): readonly Group[] {
  const { municipalityCode, prefecture } = firmPlaces;
  const codes = [...new Set(municipalityCode)].filter((code) => code !== '').sort();
  const prefectures = new Map<string, string>();
  prefecture.forEach((name, row) => {
    if (name === '') return;
    const code = municipalityCode[row].slice(0, 2) || '99';
    const known = prefectures.get(name);
    if (known === undefined || code < known) prefectures.set(name, code);
  });
  const byCode = [...prefectures].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    ...clusters.map((cluster): Group => ({ kind: 'cluster', key: clusterKey(cluster) })),
    ...byCode.map(([key]): Group => ({ kind: 'prefecture', key })),
    ...codes.map((key): Group => ({ kind: 'municipality', key })),
    ...saved.map(({ name }): Group => ({ kind: 'selection', key: name })),
  ];
}

/** The cluster that a group stands for; null for another kind of group, or where it is gone. */
export function clusterOfGroup({ clusters }: Findings, { kind, key }: Group): Cluster | null {
  if (kind !== 'cluster') return null;
  return clusters.find((cluster) => clusterKey(cluster) === key) ?? null;
}

/** Rows of a group's firms, ascending; none for a group that is gone. */
export function rowsOfGroup(
  findings: Findings,
  group: Group,
  saved: readonly SavedSelection[],
): number[] {
  const { firms, firmPlaces, membership } = findings;
  switch (group.kind) {
    case 'cluster': {
      const cluster = clusterOfGroup(findings, group);
      if (!cluster) return [];
      return rowsWhere(firms.count, (row) => membership.clusterOf[row] === cluster.index);
    }
    case 'prefecture':
      return rowsWhere(firms.count, (row) => firmPlaces.prefecture[row] === group.key);
    case 'municipality':
      return rowsWhere(firms.count, (row) => firmPlaces.municipalityCode[row] === group.key);
    case 'selection': {
      const selection = saved.find(({ name }) => name === group.key);
      return selection ? rowsOfIds(selection.firmIds, firms.id).rows : [];
    }
  }
}

/** What is compared; NaN where it is not known. */
export interface GroupMeasures {
  readonly firms: number;
  /** Of a cluster; other groups have no boundary of their own. */
  readonly areaKm2: number;
  readonly densityPerKm2: number;
  /** Median over the firms that have a place. */
  readonly nearestKm: number;
  readonly tiesPerFirm: number;
  /** Share of the firms that have a tie. */
  readonly shareLinked: number;
  readonly outcome: GroupMean;
  /** The three most frequent; firms that state none are left out. */
  readonly industries: readonly NamedCount[];
}

const LISTED = 3;

/** The measures of a group of firms. Linear in the firms of the study. */
export function measureGroup(
  { firms, proximity }: Findings,
  rows: readonly number[],
  cluster: Cluster | null,
  outcome: Outcome | null,
  linkage: StudyLinkage | null,
): GroupMeasures {
  const count = rows.length;
  const km = Float64Array.from(rows, (row) => proximity.nearestKm[row])
    .filter((value) => !Number.isNaN(value))
    .sort();
  let ties = 0;
  let linked = 0;
  for (const row of rows) {
    const own = linkage?.firms.ties[row] ?? 0;
    ties += own;
    if (own > 0) linked++;
  }
  return {
    firms: count,
    areaKm2: cluster?.areaKm2 ?? NaN,
    densityPerKm2: cluster?.densityPerKm2 ?? NaN,
    nearestKm: quantileOfSorted(km, 0.5),
    tiesPerFirm: linkage ? ties / count : NaN,
    shareLinked: linkage ? linked / count : NaN,
    outcome: groupMean(outcome ? rows.map((row) => outcome.values[row]) : []),
    industries: mostFrequent(rows.map((row) => firms.industry[row])),
  };
}

/** The difference of two means with its 95% interval by Welch's t; NaN where a group has fewer than two values. */
export function meanDifference(
  a: GroupMean,
  b: GroupMean,
): { readonly value: number; readonly low: number; readonly high: number } {
  const value = a.mean - b.mean;
  const [va, vb] = [a.error * a.error, b.error * b.error];
  const error = Math.sqrt(va + vb);
  if (!(error > 0)) return { value, low: NaN, high: NaN };
  const df = (va + vb) ** 2 / ((va * va) / (a.n - 1) + (vb * vb) / (b.n - 1));
  const half = tQuantile(0.975, df) * error;
  return { value, low: value - half, high: value + half };
}

/** Firms that belong to both groups: then the groups are not independent. Both ascending. */
export function sharedRows(a: readonly number[], b: readonly number[]): number {
  const other = new Set(b);
  return a.reduce((count, row) => count + (other.has(row) ? 1 : 0), 0);
}

function clusterKey({ overrides, drawnId, anchorFirmId }: Cluster): string {
  return overrides ?? drawnId ?? anchorFirmId;
}

function mostFrequent(names: readonly string[]): NamedCount[] {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, LISTED);
}
