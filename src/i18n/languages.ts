import { en, type Messages } from './en';
import { ja } from './ja';

export type { Messages } from './en';

interface LanguageFacts {
  readonly messages: Messages;
  /** Which of a name's two spellings is shown where there are both. */
  readonly names: 'ja' | 'en';
  /** Between where and what. */
  readonly colon: string;
  /** Between two sentences. */
  readonly gap: string;
  /** Ems between the letters of names of regions on the map. */
  readonly letterSpacing: number;
}

/** The languages that the product speaks, by their tag, in the order in which a person is offered them. */
export const LANGUAGE_OF = {
  ja: { messages: ja, names: 'ja', colon: '：', gap: '', letterSpacing: 0.15 },
  en: { messages: en, names: 'en', colon: ': ', gap: ' ', letterSpacing: 0.08 },
} as const satisfies Record<string, LanguageFacts>;

export type Language = keyof typeof LANGUAGE_OF;
export const LANGUAGES = Object.keys(LANGUAGE_OF) as readonly Language[];
const FALLBACK: Language = 'en';

export function isLanguage(tag: unknown): tag is Language {
  return typeof tag === 'string' && Object.hasOwn(LANGUAGE_OF, tag);
}

export function messagesIn(language: Language): Messages {
  return LANGUAGE_OF[language].messages;
}

/** A name that is known in Japanese and in English, in the one that the language reads. */
export function nameIn<T>(language: Language, japanese: T, english: T): T {
  return LANGUAGE_OF[language].names === 'ja' ? japanese : english;
}

/** What stands between two sentences of one line. */
export function sentenceGap(language: Language): string {
  return LANGUAGE_OF[language].gap;
}

/** Ems between the letters of a region's name on the map. */
export function letterSpacingOf(language: Language): number {
  return LANGUAGE_OF[language].letterSpacing;
}

/** The language that the button beside the theme leads to. */
export function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length];
}

/** The language for a list of preferences such as a browser's: the first that the product speaks, else English. */
export function chooseLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const base = preference.toLowerCase().split(/[-_.]/)[0];
    if (isLanguage(base)) return base;
  }
  return FALLBACK;
}
