import type { Messages } from '../i18n';
import type { Problem } from '../model';

/** A sentence in the language of the person, found when it is said. */
export type Sentence = (messages: Messages) => string;

/** Ends a command with one line on standard error: status 1 where the input can't be used, 2 for wrong options. */
export class Refusal extends Error {
  readonly status: 1 | 2;
  override readonly cause: Problem | Sentence;

  constructor(status: 1 | 2, cause: Problem | Sentence) {
    super(typeof cause === 'function' ? 'refused' : cause.code);
    this.status = status;
    this.cause = cause;
  }
}

export function wrongOption(say: (usage: Messages['cli']['usage']) => string): Refusal {
  return new Refusal(2, (messages) => say(messages.cli.usage));
}

export function unusable(say: (input: Messages['cli']['input']) => string): Refusal {
  return new Refusal(1, (messages) => say(messages.cli.input));
}

/** The system's reason as far as it helps: ENOENT, EACCES, … */
export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === 'string' ? code : String(message ?? error).split('\n')[0];
}
