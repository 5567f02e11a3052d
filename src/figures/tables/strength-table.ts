import { formatFixed, formatShare, nameIn, type Language, type Messages } from '../../i18n';
import type { Cluster } from '../../model';
import type { StudyLinkage } from '../../study';
import type { FigureTable } from '../svg';

const CLUSTERS_LISTED = 10;

/** What the ties of the largest clusters add up to; a dash where a cluster has no strength to divide. */
export function strengthTable(
  { clusters }: StudyLinkage,
  described: readonly Cluster[],
  language: Language,
  { linkage: t }: Messages,
): FigureTable {
  const share = (value: number) => (Number.isNaN(value) ? '–' : formatShare(value));
  const largest = [...described]
    .sort((a, b) => b.firms - a.firms || a.index - b.index)
    .slice(0, CLUSTERS_LISTED);
  return {
    head: [t.cluster, t.perFirm, t.linked, t.insideShare, t.topThree],
    rows: largest.map(({ index, nameJa, nameEn }) => {
      const found = clusters[index];
      return [
        nameIn(language, nameJa, nameEn),
        Number.isNaN(found.tiesPerFirm) ? '–' : formatFixed(found.tiesPerFirm, 2),
        share(found.shareLinked),
        share(found.strengthInside / found.strength),
        share(found.topThree),
      ];
    }),
  };
}
