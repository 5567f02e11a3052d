import type { Problem, Roles } from '../../model';
import { STACKED_READING, type InputPreview } from '../../study';
import type { App } from '../app.svelte';
import { namesIn, roundsAmong, type BroughtItem } from './brought-parts';

/** The list of all rounds, as a file that is held. */
interface WholeList {
  readonly file: File;
  readonly preview: InputPreview;
  readonly roles: Roles;
}

/** Lists of several rounds as one, or why they can't be. */
interface Stacked {
  readonly of: readonly InputPreview[];
  readonly problems: readonly Problem[];
  /** Null where they can't be one list, which the problem tells. */
  readonly list: WholeList | null;
}

const areSame = (some: readonly InputPreview[], others: readonly InputPreview[]): boolean =>
  some.length === others.length && some.every((list, i) => list === others[i]);

/** The lists of the rounds of a survey among files that were brought together, put under each other as soon as they are known. */
export class RoundsTogether {
  readonly #app: Pick<App, 'engine'>;
  #stacked = $state.raw<Stacked | null>(null);

  constructor(app: Pick<App, 'engine'>) {
    this.#app = app;
  }

  get told(): readonly Problem[] {
    return this.#stacked?.problems ?? [];
  }

  get isOne(): boolean {
    return Boolean(this.#stacked?.list);
  }

  forget(): void {
    this.#stacked = null;
  }

  /** Puts the rounds among the present items under each other, unless they have been; what is there changes meanwhile as it may. */
  async follow(present: () => readonly BroughtItem[] | null): Promise<void> {
    const now = () => roundsAmong(present() ?? []);
    const of = now();
    if (this.#stacked && areSame(this.#stacked.of, of)) return;
    this.#stacked = null;
    if (of.length === 0) return;
    const made = await this.#madeOf(of, present() ?? []);
    if (areSame(of, now())) this.#stacked = made;
  }

  async #madeOf(of: readonly InputPreview[], items: readonly BroughtItem[]): Promise<Stacked> {
    const { engine } = this.#app;
    const stacked = await engine.stackRounds(of);
    if (!stacked.ok) return { of, problems: [stacked.problem], list: null };
    const { file, round } = stacked.value;
    const reading = { ...STACKED_READING, called: namesIn(items) };
    const read = await engine.readInput('firms', file, reading, () => undefined);
    if (!read.ok) return { of, problems: [read.problem], list: null };
    const roles = { ...read.value.roles, survey_round: [round] };
    return { of, problems: stacked.problems, list: { file, preview: read.value, roles } };
  }

  /** The items with the list of all rounds in the place of the lists of each. */
  wholes(items: readonly BroughtItem[]): readonly BroughtItem[] {
    const list = this.#stacked?.list;
    if (!list) return items;
    const { file, ...read } = list;
    return items.flatMap((item) => {
      if (item.part === 'later') return [];
      if (item.part !== 'firms') return [item];
      return [{ ...item, ...read, name: file.name, files: [file] }];
    });
  }
}
