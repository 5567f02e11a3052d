import { chooseLanguage, isLanguage, messagesIn, withStudyNames, type Language } from '../i18n';
import type { StudyFile } from '../model';

export type Theme = 'light' | 'dark';

const KEY = 'shuseki.preferences';

interface Stored {
  language?: Language;
  theme?: Theme;
}

/** Language and colours: the browser's own until a person chooses; the choice is kept for the next visit. */
export class Preferences {
  #language = $state<Language>('en');
  #theme = $state<Theme>('light');
  /** The study in use, by whose code book its own columns are called. */
  #study = $state.raw<() => StudyFile | null>(() => null);
  readonly messages = $derived(
    withStudyNames(messagesIn(this.#language), this.#study(), this.#language),
  );

  constructor() {
    const stored = read();
    this.#language = stored.language ?? chooseLanguage(navigator.languages);
    this.#theme =
      stored.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
    this.#show();
  }

  get language(): Language {
    return this.#language;
  }

  get theme(): Theme {
    return this.#theme;
  }

  callsColumnsBy(study: () => StudyFile | null): void {
    this.#study = study;
  }

  setLanguage(language: Language): void {
    this.#language = language;
    this.#keep();
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#keep();
  }

  #keep(): void {
    this.#show();
    try {
      localStorage.setItem(KEY, JSON.stringify({ language: this.#language, theme: this.#theme }));
    } catch {
      // A browser that keeps nothing still works; the choice lasts until the page closes.
    }
  }

  #show(): void {
    document.documentElement.lang = this.#language;
    document.documentElement.dataset.theme = this.#theme;
  }
}

function read(): Stored {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Stored;
    return {
      language: isLanguage(stored.language) ? stored.language : undefined,
      theme: stored.theme === 'light' || stored.theme === 'dark' ? stored.theme : undefined,
    };
  } catch {
    return {};
  }
}
