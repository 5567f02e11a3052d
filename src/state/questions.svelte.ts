import type { Cluster, Findings, Municipality, StudyFile } from '../model';
import { intern, isSameSelection, QUESTION_KINDS, selectedFor, type QuestionKind } from '../study';
import { Asked } from './asked.svelte';
import type { EngineClient } from './engine/engine-client';
import type { Extras } from './table/table-rows';

export type AllAsked = { readonly [K in QuestionKind]: Asked<K> };

/** The engine holds the layers; the page knows the files that they are read from. */
const NO_LAYERS = { prefectures: () => null, imported: () => null, towns: () => null };

/** All that is asked about a study beside its findings, and what of it has become out of date. */
export class QuestionsState {
  readonly asked: AllAsked;
  readonly #municipalities: readonly Municipality[];
  readonly #selected = new Map<QuestionKind, object>();
  #study: StudyFile | null = null;

  constructor(
    engine: Pick<EngineClient, 'ask'>,
    municipalities: readonly Municipality[],
    clustersNow: () => readonly Cluster[],
  ) {
    this.#municipalities = municipalities;
    this.asked = Object.fromEntries(
      QUESTION_KINDS.map((kind) => [kind, new Asked(engine, kind, clustersNow)]),
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
  outdate(study: StudyFile, findings: Findings): void {
    this.#study = intern(this.#study, study);
    const subject = {
      study: this.#study,
      findings,
      municipalities: this.#municipalities,
      layers: NO_LAYERS,
    };
    for (const kind of QUESTION_KINDS) {
      const selected = selectedFor(kind, subject);
      const before = this.#selected.get(kind);
      this.#selected.set(kind, selected);
      if (before && isSameSelection(before, selected)) continue;
      this.asked[kind].outdate();
    }
  }

  /** Flows are kept up to date for as long as the map shows them. */
  showFlows(shown: boolean): void {
    if (shown) this.asked.flows.follow({});
    else this.asked.flows.rest();
  }

  /** So is the density of firms. */
  showDensity(shown: boolean): void {
    if (shown) this.asked.density.follow({});
    else this.asked.density.rest();
  }

  /** Another study: nothing of the old one is of use. */
  forget(): void {
    this.#selected.clear();
    for (const kind of QUESTION_KINDS) this.asked[kind].forget();
  }
}
