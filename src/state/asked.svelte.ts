import type { Cluster, Problem } from '../model';
import type { Answers, QuestionKind, Questions } from '../study';
import type { EngineClient } from './engine/engine-client';
import type { PageQuestions } from './engine/page-questions';

const NO_CLUSTERS: readonly Cluster[] = [];

/**
 * An answer that is asked for apart from the findings. The last one stays until the next is there; `stale` says that
 * the findings have changed since.
 */
export class Asked<K extends QuestionKind> {
  readonly #engine: Pick<EngineClient, 'ask'>;
  readonly #kind: K;
  readonly #clustersNow: () => readonly Cluster[];
  #answer = $state.raw<Answers[K] | null>(null);
  #clusters = $state.raw<readonly Cluster[]>(NO_CLUSTERS);
  #stale = $state(false);
  #fraction = $state<number | null>(null);
  #problem = $state.raw<Problem | null>(null);
  /** Asks again by itself whenever the findings change. */
  #standing: Questions[K] | null = null;
  /** Is being computed. */
  #under: Questions[K] | null = null;
  /** Withdraws the question that is under way. */
  #asking = new AbortController();

  /** `clustersNow` gives the clusters of the findings on show. */
  constructor(
    engine: Pick<EngineClient, 'ask'>,
    kind: K,
    clustersNow: () => readonly Cluster[] = () => NO_CLUSTERS,
  ) {
    this.#engine = engine;
    this.#kind = kind;
    this.#clustersNow = clustersNow;
  }

  get answer(): Answers[K] | null {
    return this.#answer;
  }
  /** The clusters that the answer counts by: those of the findings on show may be others by now. */
  get clusters(): readonly Cluster[] {
    return this.#clusters;
  }
  /** The findings have changed since the answer. */
  get stale(): boolean {
    return this.#stale;
  }
  /** Share that is done while an answer is being computed, else null. */
  get fraction(): number | null {
    return this.#fraction;
  }
  /** Why the last question got no answer. */
  get problem(): Problem | null {
    return this.#problem;
  }

  async ask(question: Questions[K]): Promise<void> {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    this.#under = question;
    this.#fraction = 0;
    this.#problem = null;
    const progress = (fraction: number): void => {
      // Progress comes by another way than the answer, and may come after it.
      if (!signal.aborted && this.#fraction !== null) this.#fraction = fraction;
    };
    // The compiler does not see that what is asked of a session is asked of the engine too.
    const whole = question as PageQuestions[K];
    const asked = await this.#engine.ask(this.#kind, whole, { progress, signal });
    if (signal.aborted) return;
    this.#under = null;
    this.#fraction = null;
    if (!asked.ok) this.#problem = asked.problem;
    else {
      this.#answer = asked.value;
      this.#clusters = this.#clustersNow();
      this.#stale = false;
    }
  }

  /** Asks now, unless there is a fresh answer, and again whenever it is out of date, until `rest`. */
  follow(question: Questions[K]): void {
    this.#standing = question;
    if (!this.#answer || this.#stale) void this.ask(question);
  }

  rest(): void {
    this.#standing = null;
  }

  /** What the answer is made of has changed: what is on show or under way is asked again. */
  outdate(): void {
    if (this.#answer) this.#stale = true;
    const again = this.#under ?? this.#standing;
    if (again) void this.ask(again);
  }

  /** Ends the question; the last answer stays. */
  cancel(): void {
    this.#asking.abort();
    this.#under = null;
    this.#fraction = null;
  }

  /** Another study: nothing of the old one is of use. */
  forget(): void {
    if (this.#fraction !== null) this.cancel();
    this.#answer = null;
    this.#clusters = NO_CLUSTERS;
    this.#stale = false;
    this.#problem = null;
  }
}
