import type { Findings, LinkEndName, LinkFix, ReviewedEnd, StudyFile } from '../model';
import { findEnd, withLinkFix } from '../study';

/** What the review of ties needs of the app. */
export interface TiedStudy {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly asked: { readonly tieMatches: { follow(question: object): void; rest(): void } };
  /** One step of undo. */
  change(change: Pick<StudyFile, 'linkFixes'>): void;
}

/** Saying who is meant where a tie's end was not found. Every choice is a change of the study, so undo takes it back. */
export class TieReview {
  readonly #app: TiedStudy;
  #open = $state(false);
  /** In the order in which they stood when the review was opened, so that no line moves under the hand. */
  #order = $state.raw<ReadonlyMap<string, number>>(new Map());

  constructor(app: TiedStudy) {
    this.#app = app;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** What is reviewed, with its place in the list that matches belong to. */
  get lines(): readonly { readonly entry: ReviewedEnd; readonly index: number }[] {
    const rank = (entry: ReviewedEnd) => this.#order.get(keyOf(entry)) ?? Infinity;
    return (this.#app.findings?.tieReview ?? [])
      .map((entry, index) => ({ entry, index }))
      .sort((a, b) => rank(a.entry) - rank(b.entry) || a.index - b.index);
  }

  /** Rows whose end is still unknown or ambiguous. */
  get openRows(): number {
    return this.#rowsOf('unknown') + this.#rowsOf('ambiguous');
  }

  get chosenRows(): number {
    return this.#rowsOf('chosen');
  }

  get leftOutRows(): number {
    return this.#rowsOf('left-out');
  }

  open(): void {
    const entries = this.#app.findings?.tieReview ?? [];
    this.#order = new Map(entries.map((entry, index) => [keyOf(entry), index]));
    this.#open = true;
    this.#app.asked.tieMatches.follow({});
  }

  close(): void {
    this.#open = false;
    this.#app.asked.tieMatches.rest();
  }

  /** The text means this row; null for nobody, undefined takes the choice back. */
  choose({ end, text }: ReviewedEnd, row: number | null | undefined): void {
    const id = row === null || row === undefined ? row : this.#idsOf(end)[row];
    this.#app.change({ linkFixes: withLinkFix(this.#fixes, end, text, id) });
  }

  /** Chooses who has this id or name; false where nobody has, or several. */
  chooseNamed(entry: ReviewedEnd, text: string): boolean {
    const { findings } = this.#app;
    const row = findings ? findEnd(findings, entry.end, text) : null;
    if (row === null) return false;
    this.choose(entry, row);
    return true;
  }

  get #fixes(): readonly LinkFix[] {
    return this.#app.study?.linkFixes ?? [];
  }

  #idsOf(end: LinkEndName): readonly string[] {
    const { findings } = this.#app;
    return (end === 'firm' ? findings?.firms.id : findings?.institutions.id) ?? [];
  }

  #rowsOf(state: ReviewedEnd['state']): number {
    const entries = this.#app.findings?.tieReview ?? [];
    return entries.reduce((sum, entry) => sum + (entry.state === state ? entry.rows : 0), 0);
  }
}

function keyOf({ end, text }: ReviewedEnd): string {
  return `${end} ${text}`;
}
