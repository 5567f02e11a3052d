import { formatCount, formatMean, formatP, type Messages } from '../i18n';
import type { ClusterDifferences } from '../study';
import type { FigureTable } from './svg';

/** Clusters from the greatest difference to the least; those without one last. */
export function differenceOrder({ difference }: ClusterDifferences): number[] {
  return [...difference.keys()].sort(
    (a, b) =>
      Number(Number.isNaN(difference[a])) - Number(Number.isNaN(difference[b])) ||
      difference[b] - difference[a] ||
      a - b,
  );
}

/** What is compared with what, and what the intervals rest on. */
export function differencesHint(
  { ciLow, robust, outside }: ClusterDifferences,
  m: Messages,
): string {
  const judged = [...ciLow.keys()].filter((cluster) => !Number.isNaN(ciLow[cluster]));
  const withErrors = judged.filter((cluster) => robust[cluster] === 1);
  return m.evidence.clusters.hint(outside.n, withErrors.length, judged.length);
}

/** Each cluster's mean beside that of the firms outside; `names` one per cluster. */
export function clusterDifferenceTable(
  differences: ClusterDifferences,
  names: readonly string[],
  m: Messages,
): FigureTable {
  const { n, mean, difference, ciLow, ciHigh, pValue, q, robust } = differences;
  const t = m.evidence.table;
  const own = m.evidence.clusters;
  const order = differenceOrder(differences);
  return {
    ids: order.map((cluster) => `evidence.clusters.clusters.${cluster}`),
    head: [m.words.cluster, m.words.firms, t.mean, own.measure, t.interval, t.p, 'q'],
    rows: order.map((cluster) => [
      names[cluster],
      formatCount(n[cluster]),
      formatMean(mean[cluster]),
      own.text(difference[cluster], robust[cluster] === 1 || Number.isNaN(ciLow[cluster])),
      Number.isNaN(ciLow[cluster])
        ? '–'
        : `${formatMean(ciLow[cluster])} – ${formatMean(ciHigh[cluster])}`,
      formatP(pValue[cluster]),
      formatP(q[cluster]),
    ]),
  };
}
