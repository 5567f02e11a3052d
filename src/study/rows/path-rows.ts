import type { Findings } from '../../model';
import { formatNumber } from '../../tables';
import { PATH_STEPS, type ClusterPath, type PathStepName } from '../cluster-path';

/** What the file calls the measure of each step. */
const MEASURE_KEYS: Readonly<Record<PathStepName, string>> = {
  agglomeration: 'firms_per_km2',
  institutions: 'institutions_in_reach',
  ties: 'ties_per_firm',
  innovation: 'mean_outcome',
};

/** Where the chain breaks, as a number to sort by: the step's place in the chain, past all steps where none is weak. */
export function breakOrder({ breaksAt }: ClusterPath): number {
  return breaksAt === null ? PATH_STEPS.length : PATH_STEPS.indexOf(breaksAt);
}

/** Paths in the order in which their chains break, the earliest first; among equals, in the order of the clusters. */
export function pathsByBreak(paths: readonly ClusterPath[]): ClusterPath[] {
  return [...paths].sort((a, b) => breakOrder(a) - breakOrder(b) || a.cluster - b.cluster);
}

/** The paths of all clusters as rows of text under a head, in the order in which their chains break. Unknown values are ''. */
export function pathRows(
  { clusters, simulated }: Pick<Findings, 'clusters' | 'simulated'>,
  paths: readonly ClusterPath[],
  reachKm: number,
): string[][] {
  const head = [
    'cluster_id',
    'name',
    'name_en',
    'firms',
    ...PATH_STEPS.flatMap((step) => {
      const key = MEASURE_KEYS[step];
      return [key, `${key}_percentile`, `${key}_level`];
    }),
    'reach_km',
    'breaks_at',
    'simulated',
  ];
  const rows = pathsByBreak(paths).map(({ cluster, steps, breaksAt }) => {
    const { nameJa, nameEn, firms } = clusters[cluster];
    return [
      String(cluster),
      nameJa,
      nameEn,
      formatNumber(firms),
      ...steps.flatMap(({ measure, percentile, level }) => [
        formatNumber(measure),
        formatNumber(percentile),
        level,
      ]),
      formatNumber(reachKm),
      breaksAt ?? '',
      String(simulated),
    ];
  });
  return [head, ...rows];
}
