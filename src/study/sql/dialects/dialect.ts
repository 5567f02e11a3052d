import type { Step } from '../plan';

/** What a script says of itself, in the language of the person. */
export interface ScriptWords {
  /** Lines of its head: what it is, of which study, how it is run. */
  readonly head: readonly string[];
}

/** An engine's way to say the steps of a plan: all that differs between engines. */
export interface Dialect {
  /** The script's file. */
  readonly file: string;
  /** What is typed to run it in the folder of the script. */
  readonly run: string;
  /** An expression of a select list that gives a row for each whole number from one to another; the first is not above the other. */
  spread(from: string, to: string): string;
  /** A text as a literal. */
  text(value: string): string;
  /** Steps as one text. */
  script(steps: readonly Step[], words: ScriptWords): string;
}
