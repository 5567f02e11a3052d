import type { Findings, LinkEndName, LinkFix, ReviewedEnd, StudyFile } from '../../model';
import { findEnd, MOST_REVIEWED, openFirst, withLinkFix, type TieMatches } from '../../study';

/** What the review of ties needs of the app. */
export interface TiedStudy {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly asked: {
    readonly tieMatches: {
      readonly answer: TieMatches | null;
      follow(question: object): void;
      rest(): void;
    };
  };
  /** One step of undo. */
  change(change: Pick<StudyFile, 'linkFixes'>): void;
}

export interface TieReviewLine {
  readonly entry: ReviewedEnd;
  readonly similar: TieMatches['matches'][number]['similar'] | null;
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

  /** What is reviewed, with who may be meant; null while that is being found out. Texts that wait for others are not listed. */
  get lines(): readonly TieReviewLine[] {
    const { answer } = this.#app.asked.tieMatches;
    const similar = new Map(answer?.matches.map((match) => [keyOf(match), match.similar]));
    const rank = (entry: ReviewedEnd) => this.#order.get(keyOf(entry)) ?? Infinity;
    return [...(this.#app.findings?.tieReview ?? [])]
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, MOST_REVIEWED)
      .map((entry) => ({ entry, similar: similar.get(keyOf(entry)) ?? null }));
  }

  /** Texts that come later. */
  get further(): number {
    return Math.max(0, (this.#app.findings?.tieReview?.length ?? 0) - MOST_REVIEWED);
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
    const entries = openFirst(this.#app.findings?.tieReview ?? []);
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

function keyOf({ end, text }: Pick<ReviewedEnd, 'end' | 'text'>): string {
  return `${end} ${text}`;
}
