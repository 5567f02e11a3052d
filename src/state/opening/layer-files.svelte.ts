import type { Problem } from '../../model';
import type { FormatFile } from '../../study';
import type { EngineClient } from '../engine/engine-client';
import type { LayerFilesQuestion } from '../engine/page-questions';

/** Layers being written for GIS programs, which takes long for many firms. */
export class LayerFiles {
  readonly #engine: Pick<EngineClient, 'ask'>;
  #fraction = $state<number | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #making = new AbortController();

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  /** Share of the work that is done; null while nothing is under way. */
  get fraction(): number | null {
    return this.#fraction;
  }
  /** Why the last files could not be made. */
  get problem(): Problem | null {
    return this.#problem;
  }

  /** The files; null where they could not be made, which `problem` says, or were cancelled. The newest request wins. */
  async make(question: LayerFilesQuestion): Promise<readonly FormatFile[] | null> {
    this.#making.abort();
    const { signal } = (this.#making = new AbortController());
    this.#problem = null;
    this.#fraction = 0;
    const progress = (fraction: number): void => {
      // Progress comes by another way than the answer, and may come after it.
      if (!signal.aborted && this.#fraction !== null) this.#fraction = fraction;
    };
    const answer = await this.#engine.ask('layerFiles', question, { progress, signal });
    if (signal.aborted) return null;
    this.#fraction = null;
    const made = answer.ok ? answer.value : answer;
    if (made?.ok) return made.value;
    this.#problem = made?.problem ?? null;
    return null;
  }

  cancel(): void {
    this.#making.abort();
    this.#fraction = null;
  }
}
