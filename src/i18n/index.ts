import { controlOfKey, type EvidenceNote, type EvidenceProblem, type Problem } from '../model';
import { LANGUAGE_OF, messagesIn, type Language, type Messages } from './languages';

export * from './numbers';
export { numberedParts, withSources, type Sources } from './sources';
export type { VerdictFacts } from './en/evidence';
export type { IndexFacts } from './en/agglomeration';
export type { RelativeFacts } from './en/surfaces';
export type { SignificanceFacts } from './en/explore';
export { withStudyNames } from './study-names';
export { layerTitles } from './layer-titles';
export { shareText, type PositionFacts } from './en/positions';
export type { ExplanationFacts, SpecificationFacts } from './en/model-facts';
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
export function describeRefusal({ code, facts }: EvidenceProblem, m: Messages): string {
  const named = Object.fromEntries(
    Object.entries(facts as Readonly<Record<string, unknown>>).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((each) => inWords(each, m)) : inWords(value, m),
    ]),
  );
  return (m.evidence.problems[code] as (given: object) => string)(named);
}

/** The keys of the person's own columns are for files; a sentence has the column's header. */
function inWords(value: unknown, { models }: Messages): unknown {
  const own = typeof value === 'string' ? controlOfKey(value) : null;
  return own ? models.nameOfOwn(own) : value;
}

/** What must be said beside a comparison or a model, in one sentence. */
export function describeEvidenceNote(
  { code, facts }: EvidenceNote,
  { evidence }: Messages,
): string {
  return (evidence.notes[code] as (given: object) => string)(facts);
}
