import type { EvidenceNote, EvidenceProblem, Problem } from '../model';
import { access as accessEn } from './en/access';
import { app as appEn } from './en/app';
import { chance as chanceEn } from './en/chance';
import { behind as behindEn } from './en/behind';
import { charts as chartsEn } from './en/charts';
import { chartFiles as chartFilesEn } from './en/chart-files';
import { cli as cliEn } from './en/cli';
import { comparison as comparisonEn } from './en/comparison';
import { drawing as drawingEn } from './en/drawing';
import { evidence as evidenceEn } from './en/evidence';
import { explore as exploreEn } from './en/explore';
import { fields as fieldsEn } from './en/fields';
import { looking as lookingEn } from './en/looking';
import { flows as flowsEn } from './en/flows';
import { linkage as linkageEn } from './en/linkage';
import { methods as methodsEn } from './en/methods';
import { models as modelsEn } from './en/models';
import { images as imagesEn } from './en/images';
import { outline as outlineEn } from './en/outline';
import { overrides as overridesEn } from './en/overrides';
import { paths as pathsEn } from './en/paths';
import { overlay as overlayEn } from './en/overlay';
import { positions as positionsEn } from './en/positions';
import { problems as problemsEn } from './en/problems';
import { review as reviewEn } from './en/review';
import { report as reportEn } from './en/report';
import { settings as settingsEn } from './en/settings';
import { share as shareEn } from './en/share';
import { steps as stepsEn } from './en/steps';
import { tables as tablesEn } from './en/tables';
import { ties as tiesEn } from './en/ties';
import { words as wordsEn } from './en/words';
import { access as accessJa } from './ja/access';
import { app as appJa } from './ja/app';
import { chance as chanceJa } from './ja/chance';
import { behind as behindJa } from './ja/behind';
import { charts as chartsJa } from './ja/charts';
import { chartFiles as chartFilesJa } from './ja/chart-files';
import { cli as cliJa } from './ja/cli';
import { comparison as comparisonJa } from './ja/comparison';
import { drawing as drawingJa } from './ja/drawing';
import { evidence as evidenceJa } from './ja/evidence';
import { explore as exploreJa } from './ja/explore';
import { fields as fieldsJa } from './ja/fields';
import { looking as lookingJa } from './ja/looking';
import { flows as flowsJa } from './ja/flows';
import { linkage as linkageJa } from './ja/linkage';
import { methods as methodsJa } from './ja/methods';
import { models as modelsJa } from './ja/models';
import { images as imagesJa } from './ja/images';
import { outline as outlineJa } from './ja/outline';
import { overrides as overridesJa } from './ja/overrides';
import { paths as pathsJa } from './ja/paths';
import { overlay as overlayJa } from './ja/overlay';
import { positions as positionsJa } from './ja/positions';
import { problems as problemsJa } from './ja/problems';
import { review as reviewJa } from './ja/review';
import { report as reportJa } from './ja/report';
import { settings as settingsJa } from './ja/settings';
import { share as shareJa } from './ja/share';
import { steps as stepsJa } from './ja/steps';
import { tables as tablesJa } from './ja/tables';
import { ties as tiesJa } from './ja/ties';
import { words as wordsJa } from './ja/words';

export * from './numbers';
export type { VerdictFacts } from './en/evidence';
export type { SignificanceFacts } from './en/explore';
export { shareText, type PositionFacts } from './en/positions';
export type { ExplanationFacts, SpecificationFacts } from './en/models';

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const en = {
  words: wordsEn,
  app: appEn,
  review: reviewEn,
  steps: stepsEn,
  drawing: drawingEn,
  evidence: evidenceEn,
  methods: methodsEn,
  models: modelsEn,
  flows: flowsEn,
  linkage: linkageEn,
  report: reportEn,
  positions: positionsEn,
  tables: tablesEn,
  images: imagesEn,
  explore: exploreEn,
  chance: chanceEn,
  fields: fieldsEn,
  outline: outlineEn,
  overrides: overridesEn,
  overlay: overlayEn,
  looking: lookingEn,
  settings: settingsEn,
  share: shareEn,
  behind: behindEn,
  charts: chartsEn,
  chartFiles: chartFilesEn,
  comparison: comparisonEn,
  paths: pathsEn,
  access: accessEn,
  ties: tiesEn,
  problems: problemsEn,
  cli: cliEn,
};

/** Every sentence a person reads. The Japanese catalogue has this type, so a missing sentence fails the build. */
export type Messages = typeof en;

const ja: Messages = {
  words: wordsJa,
  app: appJa,
  review: reviewJa,
  steps: stepsJa,
  drawing: drawingJa,
  evidence: evidenceJa,
  methods: methodsJa,
  models: modelsJa,
  flows: flowsJa,
  linkage: linkageJa,
  report: reportJa,
  positions: positionsJa,
  tables: tablesJa,
  images: imagesJa,
  explore: exploreJa,
  chance: chanceJa,
  fields: fieldsJa,
  outline: outlineJa,
  overrides: overridesJa,
  overlay: overlayJa,
  looking: lookingJa,
  settings: settingsJa,
  share: shareJa,
  behind: behindJa,
  charts: chartsJa,
  chartFiles: chartFilesJa,
  comparison: comparisonJa,
  paths: pathsJa,
  access: accessJa,
  ties: tiesJa,
  problems: problemsJa,
  cli: cliJa,
};

export function messagesIn(language: Language): Messages {
  return language === 'ja' ? ja : en;
}

/** The language for a list of preferences such as a browser's: the first that the product speaks, else English. */
export function chooseLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const base = preference.toLowerCase().split(/[-_.]/)[0];
    if (base === 'ja' || base === 'en') return base;
  }
  return 'en';
}

/** One sentence for a problem: where, what, what to do. */
export function describeProblem(found: Problem, language: Language): string {
  const messages = messagesIn(language);
  const sentence = messages.problems[found.code] as (
    facts: object,
    where: Problem['where'],
  ) => string;
  const where = messages.app.where(found.where);
  const text = sentence(found.facts, found.where);
  if (where === '') return text;
  return language === 'ja' ? `${where}：${text}` : `${where}: ${text}`;
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
