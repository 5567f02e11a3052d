import type { VerdictFacts } from '../i18n';
import type { OutcomeEvidence, PromptEvidence } from '../study';

/**
 * What the verdict rests on: the difference with errors clustered by municipality where they exist, else Welch's. Null where
 * no comparison could be made.
 */
export function verdictOf(evidence: OutcomeEvidence | PromptEvidence | null): VerdictFacts | null {
  if (!evidence?.comparison.ok) return null;
  const {
    inside,
    outside,
    clustered,
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
    low: clustered?.ciLow ?? ciLow,
    high: clustered?.ciHigh ?? ciHigh,
    pValue: groupPermutation?.pValue ?? clustered?.pValue ?? welch.pValue,
    // The permutation of municipalities decides once it is there: until then no other p stands in its place.
    permutationP: groupPermutation?.pValue ?? null,
    pending: permutation === null && clustered !== null,
    clustered: clustered !== null,
    yesNo: yesNo !== null,
    oneMunicipality: sample.grouping?.count === 1,
  };
}
