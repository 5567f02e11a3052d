import type { Problem } from '../model';
import { app as appEn } from './en/app';
import { cli as cliEn } from './en/cli';
import { evidence as evidenceEn } from './en/evidence';
import { problems as problemsEn } from './en/problems';
import { steps as stepsEn } from './en/steps';
import { words as wordsEn } from './en/words';
import { app as appJa } from './ja/app';
import { cli as cliJa } from './ja/cli';
import { evidence as evidenceJa } from './ja/evidence';
import { problems as problemsJa } from './ja/problems';
import { steps as stepsJa } from './ja/steps';
import { words as wordsJa } from './ja/words';

export * from './numbers';
export type { VerdictFacts } from './en/evidence';

export const LANGUAGES = ['ja', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const en = {
  words: wordsEn,
  app: appEn,
  steps: stepsEn,
  evidence: evidenceEn,
  problems: problemsEn,
  cli: cliEn,
};

/** Every sentence a person reads. The Japanese catalogue has this type, so a missing sentence fails the build. */
export type Messages = typeof en;

const ja: Messages = {
  words: wordsJa,
  app: appJa,
  steps: stepsJa,
  evidence: evidenceJa,
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
