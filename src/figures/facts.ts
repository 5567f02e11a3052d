import type { ExplanationFacts, SpecificationFacts } from '../i18n';
import type { Alike } from '../model';
import type { StudyExplanation, StudyModels, StudySpecifications } from '../study';

type Explained = Extract<StudyExplanation, { ok: true }>['value'];
type Curve = Extract<StudySpecifications['curve'], { ok: true }>['value'];

/** What the sentence on information flow is made from. */
export function explanationFacts(
  {
    outcome,
    terms,
    chosenErrors: errors,
    errorParameters,
  }: Pick<StudyModels, 'outcome' | 'terms' | 'chosenErrors' | 'errorParameters'>,
  found: Explained,
): ExplanationFacts {
  const { draws, failed, seed, unit, units } = found.bootstrap;
  const namesOf = (role: string) =>
    found.proxies.filter((each) => each.role === role).map(({ term }) => term.join(':'));
  return {
    outcome: outcome.label,
    controlled: terms.controls.length > 0,
    without: found.without.estimate,
    with: found.with.estimate,
    change: found.change,
    low: found.ciLow,
    high: found.ciHigh,
    draws,
    failed,
    units,
    whole: unit === 'groups',
    alike: { ...errorParameters, errors },
    seed,
    monteCarloError: found.bootstrap.monteCarloError,
    together: namesOf('together'),
    suppressors: namesOf('suppressor'),
  };
}

/** What the sentence on the specification curve is made from. */
export function specificationFacts(curve: Curve, alike: Alike): SpecificationFacts {
  const { specifications, joint } = curve;
  const at = (index: number) => specifications[index].estimate;
  return {
    count: specifications.length,
    significantPositive: curve.significantPositive,
    significantNegative: curve.significantNegative,
    median: curve.median,
    least: at(0),
    most: at(specifications.length - 1),
    pValue: joint.pValue,
    draws: joint.draws,
    seed: joint.seed,
    alike,
  };
}
