import { formatCount, formatFixed, formatMean, type Messages } from '../../i18n';
import type { OutcomeEvidence, PromptEvidence } from '../../study';

type Compared = Extract<(OutcomeEvidence | PromptEvidence)['comparison'], { ok: true }>['value'];

const SIDES = ['inside', 'outside'] as const;

/** Both sides of the comparison: firms, then the mean by survey weights where there are some, mean, median and spread of the firms. */
export function sideTable({ weighted, ...found }: Compared, m: Messages) {
  const t = m.evidence.table;
  return {
    head: [t.n, ...(weighted ? [t.weightedMean] : []), ...[t.mean, t.median, t.sd]],
    rows: SIDES.map((side) => ({
      side,
      name: t[side],
      firms: found[side].n,
      cells: [
        formatCount(found[side].n),
        ...(weighted ? [formatMean(weighted[side].mean)] : []),
        formatMean(found[side].mean),
        formatFixed(found[side].median, 1),
        formatMean(found[side].sd),
      ],
    })),
  };
}

/** What is said of the survey weights in use; null where there are none. */
export function weightsSentence(
  { comparison, weights }: OutcomeEvidence | PromptEvidence,
  m: Messages,
): string | null {
  if (!comparison.ok || !comparison.value.weighted || weights === null) return null;
  const { sum, effective, unweighted } = comparison.value.weighted;
  const firms = comparison.value.sample.values.length;
  return m.evidence.weights.used({ ...weights, firms, sum, effective, ...unweighted });
}
