import type { EvidenceNote, EvidenceProblem, Problem } from '../model';
import { LANGUAGE_OF, messagesIn, type Language, type Messages } from './languages';

export * from './numbers';
export type { VerdictFacts } from './en/evidence';
export type { SignificanceFacts } from './en/explore';
export { layerTitles } from './layer-titles';
export { shareText, type PositionFacts } from './en/positions';
export type { ExplanationFacts, SpecificationFacts } from './en/models';
export {
  chooseLanguage,
  isLanguage,
  LANGUAGES,
  letterSpacingOf,
  messagesIn,
  nameIn,
  nextLanguage,
  sentenceGap,
  type Language,
  type Messages,
} from './languages';

/** One sentence for a problem: where, what, what to do. */
export function describeProblem(found: Problem, language: Language): string {
  const messages = messagesIn(language);
  const sentence = messages.problems[found.code] as (
    facts: object,
    where: Problem['where'],
  ) => string;
  const where = messages.app.where(found.where);
  const text = sentence(found.facts, found.where);
  return where === '' ? text : `${where}${LANGUAGE_OF[language].colon}${text}`;
}

/** Why a comparison or a model could not be computed, in one sentence. */
export function describeRefusal({ code, facts }: EvidenceProblem, { evidence }: Messages): string {
  return (evidence.problems[code] as (given: object) => string)(facts);
}

/** What must be said beside a comparison or a model, in one sentence. */
export function describeEvidenceNote(
  { code, facts }: EvidenceNote,
  { evidence }: Messages,
): string {
  return (evidence.notes[code] as (given: object) => string)(facts);
}
