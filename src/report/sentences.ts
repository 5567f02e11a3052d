import { explanationFacts, specificationFacts } from '../figures/facts';
import { positionFacts } from '../figures/tables/position-table';
import { verdictOf } from '../figures/verdict';
import { besideSentences } from '../figures/tables/share-table';
import { formatMean, withSources, type Messages, type Sources } from '../i18n';
import type { OutcomeEvidence, ReportFacts, StudyModels } from '../study';
import { areIntervalsRepeated } from './replay-draws';

/*
 * Sentences of the report whose numbers lead to findings.json. What is drawn is there where the study wants its draws in the files, and has no source else.
 */

type Compared = Extract<OutcomeEvidence['comparison'], { ok: true }>['value'];

const compared = (member: string) => `evidence.comparison.${member}`;

/** Where the numbers of the verdict are from, as `verdictOf` chooses them. */
function verdictSources({ inside, outside, weighted, robust, wild, ...of }: Compared): Sources {
  const isWild = wild !== null && Number.isFinite(wild.ciLow + wild.ciHigh);
  const interval: Sources = weighted
    ? [weighted.ciLow, weighted.ciHigh].map((end) => [end, compared('weighted')])
    : isWild
      ? [wild.ciLow, wild.ciHigh].map((end) => [end, compared('wild_bootstrap')])
      : robust
        ? [robust.ciLow, robust.ciHigh].map((end) => [end, compared('robust')])
        : [
            [of.ciLow, compared('ci_low')],
            [of.ciHigh, compared('ci_high')],
          ];
  return [
    [(weighted ?? { inside }).inside.mean, compared(weighted ? 'weighted' : 'inside')],
    [inside.n, compared('inside')],
    [(weighted ?? { outside }).outside.mean, compared(weighted ? 'weighted' : 'outside')],
    [outside.n, compared('outside')],
    ...interval,
    ...(of.groupPermutation
      ? [[of.groupPermutation.pValue, compared('group_permutation')] as const]
      : []),
  ];
}

/** The answer to question 1; null where there is none. */
export function verdictSentence(evidence: OutcomeEvidence | null, m: Messages): string | null {
  const verdict = verdictOf(evidence);
  if (!verdict || !evidence?.comparison.ok) return null;
  return withSources(verdictSources(evidence.comparison.value), () => m.evidence.verdict(verdict));
}

export function effectSizeSentence(
  { effectSize: { cohensD, cliffsDelta } }: Compared,
  m: Messages,
) {
  const sources: Sources = [
    [cohensD, compared('effect_size.cohens_d')],
    [cliffsDelta, compared('effect_size.cliffs_delta')],
  ];
  return withSources(sources, () =>
    m.report.effectSizes(formatMean(cohensD), formatMean(cliffsDelta)),
  );
}

/** The answer to question 2; null where there is none. */
export function explanationSentence(
  { models, explanation, study }: Pick<ReportFacts, 'models' | 'explanation' | 'study'>,
  m: Messages,
): string | null {
  if (!models || !explanation?.ok) return null;
  const facts = explanationFacts(models, explanation.value);
  const sources: Sources = [
    [facts.without, 'explanation.without'],
    [facts.with, 'explanation.with'],
    [facts.change, 'explanation.change'],
    ...(study.settings.keepDraws && areIntervalsRepeated(models, explanation.value)
      ? [facts.low, facts.high].map((end) => [end, 'explanation.interval'] as const)
      : []),
  ];
  return withSources(sources, () => m.models.explanation.answer(facts));
}

/** What position errors do to the difference; null where nothing was redrawn. */
export function positionSentence(
  { positions, study }: Pick<ReportFacts, 'positions' | 'study'>,
  m: Messages,
): string | null {
  if (!positions) return null;
  const facts = positionFacts(positions);
  const { estimate, low, high, redrawn, redrawnLow, redrawnHigh } = facts;
  const sources: Sources = study.settings.keepDraws
    ? [estimate, low, high, redrawn, redrawnLow, redrawnHigh].map(
        (value) => [value, 'positions.difference'] as const,
      )
    : [];
  return withSources(sources, () => m.positions.answer(facts));
}

/** What would have to be behind the difference. */
export function sourcedBeside(models: StudyModels, m: Messages): string[] {
  const { robustness, eValue, withProximity } = models.beside ?? {};
  const of = (member: string, ...values: readonly number[]): Sources =>
    values.map((value) => [value, `regressions.beside.${member}`]);
  const sources = [
    ...(robustness ? of('robustness', robustness.estimate, robustness.interval) : []),
    ...(eValue ? of('e_value', eValue.estimate, eValue.interval) : []),
    ...(withProximity
      ? of('with_proximity', withProximity.correlation, withProximity.inflation)
      : []),
  ];
  return withSources(sources, () => besideSentences(models, m));
}

/** What the definition does to the difference; null where the curve could not be computed. */
export function curveSentence(
  { specifications, study }: Pick<ReportFacts, 'specifications' | 'study'>,
  m: Messages,
): string | null {
  if (!specifications?.curve.ok) return null;
  const facts = specificationFacts(specifications.curve.value, specifications.alike);
  const of = (member: string, value: number) => [value, `specifications.${member}`] as const;
  const sources: Sources = [
    of('count', facts.count),
    of('least', facts.least),
    of('most', facts.most),
    of('median', facts.median),
    of('significant_positive', facts.significantPositive),
    of('significant_negative', facts.significantNegative),
    ...(study.settings.keepDraws ? [of('joint', facts.pValue)] : []),
  ];
  return withSources(sources, () => m.models.specifications.answer(facts));
}
