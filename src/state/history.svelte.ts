/**
 * Undo and redo over immutable values. `merge` replaces the newest entry instead of adding one, so that a drag of a
 * slider is one step.
 */
export class History<T> {
  #entries = $state.raw<readonly T[]>([]);
  #position = $state(-1);
  #mergeKey = '';

  readonly canUndo = $derived(this.#position > 0);
  readonly canRedo = $derived(this.#position < this.#entries.length - 1);

  get present(): T | null {
    return this.#entries[this.#position] ?? null;
  }

  /** Forgets everything before `value`. */
  restart(value: T): void {
    this.#entries = [value];
    this.#position = 0;
    this.#mergeKey = '';
  }

  /** Entries with the same non-empty `mergeKey` that follow each other become one. */
  push(value: T, mergeKey = ''): void {
    const merge = mergeKey !== '' && mergeKey === this.#mergeKey && this.#position > 0;
    const kept = this.#entries.slice(0, merge ? this.#position : this.#position + 1);
    this.#entries = [...kept, value];
    this.#position = kept.length;
    this.#mergeKey = mergeKey;
  }

  /** Puts another value in the place of the present one: what was opened, once it is all there. */
  amend(value: T): void {
    this.#entries = this.#entries.with(this.#position, value);
  }

  /** Ends a run of merged entries: the next push is a step of its own. */
  settle(): void {
    this.#mergeKey = '';
  }

  undo(): void {
    if (this.canUndo) this.#position--;
    this.#mergeKey = '';
  }

  redo(): void {
    if (this.canRedo) this.#position++;
    this.#mergeKey = '';
  }
}
