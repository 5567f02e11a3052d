import type { VerdictFacts } from '../i18n';
import type { OutcomeEvidence, PromptEvidence } from '../study';

/**
 * What the verdict rests on: the difference with errors that let firms be alike where they exist, else Welch's. Null where
 * no comparison could be made.
 */
export function verdictOf(evidence: OutcomeEvidence | PromptEvidence | null): VerdictFacts | null {
  if (!evidence?.comparison.ok) return null;
  const {
    inside,
    outside,
    robust,
    ciLow,
    ciHigh,
    welch,
    groupPermutation,
    permutation,
    sample,
    yesNo,
  } = evidence.comparison.value;
  return {
    outcome: evidence.outcome.label,
    insideFirms: inside.n,
    outsideFirms: outside.n,
    insideMean: inside.mean,
    outsideMean: outside.mean,
    low: robust?.ciLow ?? ciLow,
    high: robust?.ciHigh ?? ciHigh,
    pValue: groupPermutation?.pValue ?? robust?.pValue ?? welch.pValue,
    // The permutation of whole groups decides once it is there: until then no other p stands in its place.
    permutationP: groupPermutation?.pValue ?? null,
    pending: permutation === null && (sample.grouping?.count ?? 0) > 1,
    clustered: robust !== null,
    alike: evidence.alike,
    yesNo: yesNo !== null,
    oneGroup: sample.grouping?.count === 1,
  };
}
