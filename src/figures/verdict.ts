import type { VerdictFacts } from '../i18n';
import type { OutcomeEvidence, PromptEvidence } from '../study';

/**
 * What the verdict rests on: the difference by survey weights where there are some, else with errors that let firms be alike where they
 * exist, else Welch's. Null where no comparison could be made.
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
    weighted,
    wild: drawn,
  } = evidence.comparison.value;
  // An interval without an end tells less than the one that it would replace.
  const wild = drawn && Number.isFinite(drawn.ciLow + drawn.ciHigh) ? drawn : null;
  const facts = {
    outcome: evidence.outcome.label,
    insideFirms: inside.n,
    outsideFirms: outside.n,
    alike: evidence.alike,
    yesNo: yesNo !== null,
    oneGroup: sample.grouping?.count === 1,
    groups: evidence.alike.errors === 'clustered' ? (sample.grouping?.count ?? null) : null,
  };
  if (weighted)
    return {
      ...facts,
      insideMean: weighted.inside.mean,
      outsideMean: weighted.outside.mean,
      low: weighted.ciLow,
      high: weighted.ciHigh,
      pValue: weighted.pValue,
      // Permutations know no weights.
      permutationP: null,
      clustered: weighted.groups !== null || evidence.alike.errors === 'conley',
      weighted: true,
    };
  return {
    ...facts,
    insideMean: inside.mean,
    outsideMean: outside.mean,
    low: wild?.ciLow ?? robust?.ciLow ?? ciLow,
    high: wild?.ciHigh ?? robust?.ciHigh ?? ciHigh,
    ...(wild ? { wild: true } : {}),
    pValue: groupPermutation?.pValue ?? wild?.pValue ?? robust?.pValue ?? welch.pValue,
    // The permutation of whole groups decides once it is there: until then no other p stands in its place.
    permutationP: groupPermutation?.pValue ?? null,
    pending: permutation === null && (sample.grouping?.count ?? 0) > 1,
    clustered: robust !== null,
  };
}
