import { DEFAULT_PATH, type Findings, type Outcome, type PathSettings } from '../model';
import { outcomeFigures } from './innovation';

/** Steps of the path in their order, after the flowchart approach of Kuchiki and Tsuji (2005, 2009). */
export const PATH_STEPS = ['agglomeration', 'institutions', 'ties', 'innovation'] as const;
export type PathStepName = (typeof PATH_STEPS)[number];

/** `unknown`: the step has no measure, for instance ties without a links table. */
export type PathLevel = 'weak' | 'middling' | 'strong' | 'unknown';

type PathThresholds = Pick<PathSettings, 'weakBelow' | 'strongFrom'>;

export interface PathStep {
  readonly name: PathStepName;
  /**
   * Firms per km²; mean number of institutions within `reachKm` of a firm; ties per firm; mean of the outcome over the firms
   * with a value. NaN where it cannot be known.
   */
  readonly measure: number;
  /** Share of the study's clusters below, ties counted half; NaN where the measure is. */
  readonly percentile: number;
  readonly level: PathLevel;
}

export interface ClusterPath {
  readonly cluster: number;
  /** One per PATH_STEPS, in that order. */
  readonly steps: readonly PathStep[];
  /** First weak step: there the chain breaks. Null where no known step is weak. */
  readonly breaksAt: PathStepName | null;
}

/**
 * The path of every cluster, in the order of their numbers. `reach` is the column of `proximity.withinKm` that says what is in reach.
 * A measure of 0 is weak whatever its percentile: where no cluster has a tie, none is middling. Linear in firms and ties, and in the
 * square of the clusters.
 */
export function clusterPaths(
  findings: Findings,
  outcome: Outcome | null,
  reach: number,
  thresholds: PathThresholds = DEFAULT_PATH,
): readonly ClusterPath[] {
  if (!(thresholds.weakBelow <= thresholds.strongFrom))
    throw new RangeError('weakBelow must not be above strongFrom');
  const measures = measuresOf(findings, outcome, reach);
  const percentiles = measures.map(percentilesOf);
  return findings.clusters.map((_, cluster) => {
    const steps = PATH_STEPS.map((name, step): PathStep => {
      const measure = measures[step][cluster];
      const percentile = percentiles[step][cluster];
      return { name, measure, percentile, level: levelOf(measure, percentile, thresholds) };
    });
    const breaksAt = steps.find(({ level }) => level === 'weak')?.name ?? null;
    return { cluster, steps, breaksAt };
  });
}

/** One column per step, one entry per cluster. */
function measuresOf(findings: Findings, outcome: Outcome | null, reach: number): number[][] {
  const { clusters, links, membership, proximity } = findings;
  const none = clusters.map(() => NaN);
  const within = proximity.within.at(reach);
  return [
    // Firms that only share a coarse point are dense for all that is known of their addresses, not of them.
    clusters.map(({ densityPerKm2, onlyCoarse }) => (onlyCoarse ? NaN : densityPerKm2)),
    within ? meansByCluster(within, membership.clusterOf, clusters.length) : none,
    links.count > 0 ? tiesPerFirm(findings) : none,
    outcome ? outcomeFigures(findings, outcome).clusters.map(({ mean }) => mean) : none,
  ];
}

/** Mean of the counts that are not missing (-1), by cluster. */
function meansByCluster(counts: Int32Array, clusterOf: Int32Array, clusters: number): number[] {
  const total = new Float64Array(clusters);
  const n = new Float64Array(clusters);
  counts.forEach((count, firm) => {
    if (clusterOf[firm] < 0 || count < 0) return;
    total[clusterOf[firm]] += count;
    n[clusterOf[firm]]++;
  });
  return Array.from(total, (sum, cluster) => sum / n[cluster]);
}

function tiesPerFirm({ clusters, links, membership: { clusterOf } }: Findings): number[] {
  const ties = new Float64Array(clusters.length);
  for (const firm of links.firm) if (clusterOf[firm] >= 0) ties[clusterOf[firm]]++;
  return clusters.map(({ firms }, cluster) => ties[cluster] / firms);
}

function percentilesOf(values: readonly number[]): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  return values.map((value) => {
    if (Number.isNaN(value)) return NaN;
    let rank = 0;
    for (const other of known) rank += other < value ? 1 : other === value ? 0.5 : 0;
    return rank / known.length;
  });
}

function levelOf(measure: number, percentile: number, thresholds: PathThresholds): PathLevel {
  if (Number.isNaN(measure)) return 'unknown';
  if (measure === 0 || percentile < thresholds.weakBelow) return 'weak';
  return percentile >= thresholds.strongFrom ? 'strong' : 'middling';
}
