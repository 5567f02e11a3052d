import type { Cluster, Findings } from '../../model';

/** What is selected, everywhere at once. */
export type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'firms'; readonly indices: readonly number[] }
  | { readonly kind: 'cluster'; readonly index: number; readonly anchorFirmId: string }
  | { readonly kind: 'institution'; readonly index: number };

export const NOTHING: Selection = { kind: 'none' };

export function selectCluster(findings: Findings, index: number): Selection {
  const cluster = findings.clusters[index];
  return cluster ? { kind: 'cluster', index, anchorFirmId: keyOf(cluster) } : NOTHING;
}

/** What a cluster is found again by: its drawn boundary, or its first core firm, also while a boundary overrides it. */
function keyOf({ overrides, drawnId, anchorFirmId }: Cluster): string {
  return overrides ?? drawnId ?? anchorFirmId;
}

/** Adds a firm to the selected firms, or takes it out when it is among them. */
export function toggleFirm(selection: Selection, firm: number): Selection {
  if (selection.kind !== 'firms') return { kind: 'firms', indices: [firm] };
  const indices = selection.indices.includes(firm)
    ? selection.indices.filter((index) => index !== firm)
    : [...selection.indices, firm];
  return indices.length === 0 ? NOTHING : { kind: 'firms', indices };
}

/** These firms and no others; none selects nothing. */
export function selectFirms(indices: readonly number[]): Selection {
  return indices.length === 0 ? NOTHING : { kind: 'firms', indices };
}

/**
 * The selection as it stands after the findings changed: a cluster is found again by its first core firm, firms and
 * institutions by their row while the tables are the same.
 */
export function carryOver(selection: Selection, before: Findings | null, now: Findings): Selection {
  if (selection.kind === 'none' || !before) return NOTHING;
  if (selection.kind === 'cluster') {
    if (before.firms.id !== now.firms.id) return NOTHING;
    const index = now.clusters.findIndex((c) => keyOf(c) === selection.anchorFirmId);
    return selectCluster(now, index);
  }
  if (selection.kind === 'institution')
    return before.institutions === now.institutions ? selection : NOTHING;
  return before.firms.id === now.firms.id ? selection : NOTHING;
}

/** Firms that the selection stands for: its own, those of its cluster, or those nearest to its institution. */
export function firmsOf(selection: Selection, findings: Findings): readonly number[] {
  switch (selection.kind) {
    case 'none':
      return [];
    case 'firms':
      return selection.indices;
    case 'cluster':
      return indicesWhere(findings.membership.clusterOf, selection.index);
    case 'institution':
      return indicesWhere(findings.proximity.nearest, selection.index);
  }
}

function indicesWhere(column: Int32Array, value: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < column.length; i++) if (column[i] === value) found.push(i);
  return found;
}

/** How often a value occurs in a column. */
export function countOf(column: Int32Array, value: number): number {
  let count = 0;
  for (const each of column) if (each === value) count++;
  return count;
}
