import type { Problem } from '../model';
import type { SharedStudy, ShareOptions } from '../study';
import type { EngineClient } from './engine/engine-client';

/** The study as it can be given away, prepared so that a person sees what it holds before it is saved. */
export class Sharing {
  readonly #engine: Pick<EngineClient, 'ask'>;
  #options = $state.raw<ShareOptions>({ grid: 'third', exactEmployees: false });
  #prepared = $state.raw<SharedStudy | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #fraction = $state<number | null>(null);
  #preparing = new AbortController();

  constructor(engine: Pick<EngineClient, 'ask'>) {
    this.#engine = engine;
  }

  get options(): ShareOptions {
    return this.#options;
  }
  /** What would be saved; null while it is being prepared, or before. */
  get prepared(): SharedStudy | null {
    return this.#prepared;
  }
  /** Why it could not be prepared. */
  get problem(): Problem | null {
    return this.#problem;
  }
  /** Share of the work that is done; null while nothing is under way. */
  get fraction(): number | null {
    return this.#fraction;
  }

  /** Prepares the study of the last run. The newest request wins. */
  async prepare(change: Partial<ShareOptions> = {}): Promise<void> {
    this.#preparing.abort();
    const { signal } = (this.#preparing = new AbortController());
    this.#options = { ...this.#options, ...change };
    this.#prepared = null;
    this.#problem = null;
    this.#fraction = 0;
    const progress = (fraction: number): void => {
      if (!signal.aborted && this.#fraction !== null) this.#fraction = fraction;
    };
    const answer = await this.#engine.ask('share', this.#options, { progress, signal });
    if (signal.aborted) return;
    this.#fraction = null;
    if (answer.ok) this.#prepared = answer.value;
    else this.#problem = answer.problem;
  }

  /** Forgets what was prepared: the study may be another one by the next time. */
  forget(): void {
    this.#preparing.abort();
    this.#prepared = null;
    this.#problem = null;
    this.#fraction = null;
  }
}
