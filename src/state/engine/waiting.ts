import { failure, type Problem, type Result } from '../../model';

type Tell = (found: Problem) => void;

/** Who waits for an answer of a worker, to be told of its end. */
export class Waiting {
  /** Those who wait for the present worker. */
  readonly #present = new Set<Tell>();
  /** Those of the worker before, who are told once it is known whether this one works. */
  #orphaned: Tell[] = [];

  /** The answer, or the death of the worker that would have given it. */
  async answerOrDeath<T>(answer: Promise<Result<T>>): Promise<Result<T>> {
    let tell: Tell = () => undefined;
    const death = new Promise<Result<T>>((resolve) => {
      tell = (found) => resolve(failure(found));
      this.#present.add(tell);
    });
    try {
      return await Promise.race([answer, death]);
    } finally {
      this.#present.delete(tell);
    }
  }

  /** The present worker is dead. */
  orphan(): void {
    this.#orphaned.push(...this.#present);
    this.#present.clear();
  }

  /** Those who wait no more, each to be told once why. */
  takeOrphaned(): readonly Tell[] {
    return this.#orphaned.splice(0);
  }
}
