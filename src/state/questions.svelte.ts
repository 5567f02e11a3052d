import { basisOf, QUESTION_KINDS, type QuestionKind, type Subject } from '../study';
import { Asked } from './asked.svelte';
import type { EngineClient } from './engine-client';
import type { Extras } from './table-rows';

export type AllAsked = { readonly [K in QuestionKind]: Asked<K> };

/** All that is asked about a study beside its findings, and what of it has become out of date. */
export class QuestionDesk {
  readonly asked: AllAsked;
  readonly #bases = new Map<QuestionKind, readonly unknown[]>();

  constructor(engine: Pick<EngineClient, 'ask' | 'withdraw'>) {
    this.asked = Object.fromEntries(
      QUESTION_KINDS.map((kind) => [kind, new Asked(engine, kind)]),
    ) as unknown as AllAsked;
    // What is clicked on shows its ties' strength, and it takes no time.
    this.asked.linkage.follow({});
    // No work while the overlay is off.
    this.asked.overlay.follow({});
  }

  /** What the table shows beside the findings: the answers that belong to them. */
  get extras(): Extras {
    const { exploration, positionError, hotSpots, linkage } = this.asked;
    return {
      ...(exploration.answer && !exploration.stale
        ? { stability: exploration.answer.stability }
        : {}),
      ...(positionError.answer && !positionError.stale ? positionError.answer : {}),
      ...(hotSpots.answer && !hotSpots.stale ? { spot: hotSpots.answer.spot } : {}),
      ...(linkage.answer && !linkage.stale ? { ties: linkage.answer.institutions } : {}),
    };
  }

  /** Marks the answers that are made of something that has changed, and asks again for what is on show or being computed. */
  outdate(subject: Subject): void {
    const { flows } = this.asked;
    if (!subject.study.settings.flows) flows.rest();
    for (const kind of QUESTION_KINDS) {
      const basis = basisOf(kind, subject);
      const before = this.#bases.get(kind);
      this.#bases.set(kind, basis);
      if (before?.length === basis.length && before.every((part, i) => part === basis[i])) continue;
      this.asked[kind].outdate();
    }
    // What the map shows stands until it is no longer shown.
    if (subject.study.settings.flows && !flows.isStanding) flows.follow({});
  }

  /** Another study: nothing of the old one is of use. */
  forget(): void {
    this.#bases.clear();
    for (const kind of QUESTION_KINDS) this.asked[kind].forget();
  }
}
