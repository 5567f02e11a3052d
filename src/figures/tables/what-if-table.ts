import { formatCount, formatFixed, nameIn, type Language, type Messages } from '../../i18n';
import type { Cluster } from '../../model';
import type { StudyWhatIf } from '../../study';
import type { FigureTable } from '../svg';

const LISTED = 10;
/** Changes nearer to zero are none. */
const LEAST_CHANGE = 0.01;

/** Firms that gain or lose their only institution within each distance. */
export function reachTable(
  { withinKm, gained, lost }: StudyWhatIf,
  { flows: { whatIf: t } }: Messages,
): FigureTable {
  return {
    head: t.head,
    rows: withinKm.map((km, i) => [
      t.within(km),
      formatCount(gained[i].length),
      formatCount(lost[i].length),
    ]),
  };
}

/** The clusters whose accessibility changes most, the greatest change first. */
export function accessTable(
  { clusterAccessBefore: before, clusterAccessAfter: after }: StudyWhatIf,
  clusters: readonly Cluster[],
  language: Language,
  { flows: { whatIf: t } }: Messages,
): FigureTable & { readonly clusters: readonly number[] } {
  const change = before.map((value, c) => after[c] - value);
  const listed = Array.from(change.keys())
    .filter((c) => Math.abs(change[c]) >= LEAST_CHANGE)
    .sort((a, b) => Math.abs(change[b]) - Math.abs(change[a]) || a - b)
    .slice(0, LISTED);
  return {
    clusters: listed,
    head: t.clusterHead,
    rows: listed.map((c) => [
      nameIn(language, clusters[c].nameJa, clusters[c].nameEn),
      formatFixed(before[c], 2),
      formatFixed(after[c], 2),
      `${change[c] > 0 ? '+' : '−'}${formatFixed(Math.abs(change[c]), 2)}`,
    ]),
  };
}

/** Median of the distances of the firms that have a place; Infinity where no institution is left. */
export function medianKm(nearestKm: Float64Array): number {
  const known = nearestKm.filter((km) => !Number.isNaN(km)).sort();
  if (known.length === 0) return NaN;
  const middle = (known.length - 1) / 2;
  const [low, high] = [known[Math.floor(middle)], known[Math.ceil(middle)]];
  return low === high ? low : (low + high) / 2;
}
