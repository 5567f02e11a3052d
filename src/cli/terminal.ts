import {
  chooseLanguage,
  describeProblem,
  isLanguage,
  messagesIn,
  type Language,
  type Messages,
} from '../i18n';
import type { Problem, Run } from '../model';
import type { DrawHelpers } from '../model/run';
import type { Sentence } from './refusal';

/** Milliseconds between two looks of the progress line. */
const REDRAW_MS = 100;

/** What a command says and shows: one line each on standard error, progress where that is a terminal. */
export class Terminal {
  readonly language: Language;
  readonly messages: Messages;
  /** Threads that computing may use. */
  helpers: DrawHelpers | undefined;
  readonly #notes: (Problem | Sentence)[] = [];
  #drawn = 0;
  #shown = false;

  constructor(language: Language) {
    this.language = language;
    this.messages = messagesIn(language);
  }

  /** Something to say when all is well in the end; where the command fails, its reason is the only line. */
  note(what: Problem | Sentence): void {
    this.#notes.push(what);
  }

  noteAll(problems: readonly Problem[]): void {
    for (const each of problems) this.#notes.push(each);
  }

  sayNotes(): void {
    for (const what of this.#notes.splice(0)) this.say(what);
  }

  /** A line of its own, now; line breaks in names from data become spaces. */
  say(what: Problem | Sentence): void {
    this.#clear();
    const { cli } = this.messages;
    const text = typeof what === 'function' ? what(this.messages) : this.#describe(what);
    process.stderr.write(`${cli.prefix}${oneLine(text)}\n`);
  }

  /** A host that shows its progress under this label. */
  run(label: keyof Messages['cli']['progress']): Run {
    const name = this.messages.cli.progress[label];
    return {
      progress: (fraction) => this.#draw(name, fraction),
      checkpoint: () => null,
      ...(label === 'computing' && this.helpers ? { helpers: this.helpers } : {}),
    };
  }

  /** Takes the progress line away. */
  done(): void {
    this.#clear();
  }

  #describe(found: Problem): string {
    const sentence = describeProblem(found, this.language);
    return found.severity === 'warning' ? this.messages.cli.warning + sentence : sentence;
  }

  #draw(name: string, fraction: number): void {
    if (!process.stderr.isTTY) return;
    const now = performance.now();
    if (now - this.#drawn < REDRAW_MS) return;
    this.#drawn = now;
    this.#shown = true;
    process.stderr.write(`\r\u001b[K${name} ${Math.floor(fraction * 100)}%`);
  }

  #clear(): void {
    if (this.#shown) process.stderr.write('\r\u001b[K');
    this.#shown = false;
  }
}

/** Characters from data can neither break the line, nor steer the terminal, nor turn the rest of the line around. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ');
}

/** The language that was asked for, else that of the environment as POSIX has it, else that of the system. */
export function languageOf(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  if (isLanguage(asked)) return asked;
  const named = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find(Boolean);
  return chooseLanguage([named ?? Intl.DateTimeFormat().resolvedOptions().locale]);
}
