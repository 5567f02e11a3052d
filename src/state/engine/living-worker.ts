import { wrap, type Remote } from 'comlink';
import { failure, problem, type Problem, type Result } from '../../model';
import type { Geodata } from '../../study';
import type { EngineHost } from './engine-host';
import { faultAtWork, reasonOf, workerLost } from './faults-at-work';
import { KeptFiles } from './kept-files';
import { Waiting } from './waiting';
import { watchLock } from './worker-lock';

/** What runs in the worker, as the page calls it. */
export type Host = Remote<EngineHost>;
export type WorkerFactory = () => Worker;

/** Why a worker died that threw nothing. */
const GONE = 'ended';
export const isGone = ({ code, facts }: Problem) =>
  code === 'worker-died' && 'reason' in facts && facts.reason === GONE;

/**
 * The engine's worker. When it dies a new one is started and given the inputs again, and what was being asked ends with `worker-died`
 * once that one works. Where none can be started it ends with `worker-lost` or `newer-version`, and the next question tries again.
 */
export class LivingWorker {
  /** What each new one is given. */
  readonly kept = new KeptFiles();
  readonly #make: WorkerFactory;
  readonly #geodata: Geodata;
  readonly #onStart: () => void;
  #worker!: Worker;
  #host!: Host;
  readonly #waiting = new Waiting();
  /** Whether the present worker has everything that it needs. */
  #isUp = false;
  /** The present worker never worked, and no other was started in its place. */
  #isLost = false;
  #ready!: Promise<void>;

  /** `onStart` is called for each worker, also the first, before it is asked anything. */
  constructor(make: WorkerFactory, geodata: Geodata, onStart: () => void) {
    this.#make = make;
    this.#geodata = geodata;
    this.#onStart = onStart;
    this.#begin(GONE);
  }

  /** Which worker it is now. */
  get present(): Worker {
    return this.#worker;
  }

  /** What runs in it, for what is told it without waiting. */
  get host(): Host {
    return this.#host;
  }

  /** Asks once it is ready, and waits for an answer, or for the death of the worker that would have given it. */
  async ask<T>(question: (host: Host) => Promise<Result<T>>): Promise<Result<T>> {
    // What kept a worker from starting may be over.
    if (this.#isLost) this.#begin(GONE);
    try {
      return await this.#waiting.answerOrDeath(this.#ready.then(() => question(this.#host)));
    } catch (error) {
      return failure(await faultAtWork(error));
    }
  }

  /** Starts a worker; `reason` is why the one before it ended. */
  #begin(reason: string): void {
    this.#isUp = this.#isLost = false;
    const worker = (this.#worker = this.#make());
    this.#ready = this.#start(worker).then(
      () => {
        if (worker !== this.#worker || this.#isLost) return;
        this.#isUp = true;
        const died = problem('worker-died', 'error', {}, { reason });
        for (const tell of this.#waiting.takeOrphaned()) tell(died);
      },
      (error: unknown) => this.#recover(worker, reasonOf(error)),
    );
  }

  async #start(worker: Worker): Promise<void> {
    this.#onStart();
    this.#host = wrap<EngineHost>(worker);
    worker.addEventListener('error', (event) => this.#recover(worker, event.message));
    worker.addEventListener('messageerror', () => this.#recover(worker, 'messageerror'));
    await this.#host.start(this.#geodata);
    await watchLock(
      (name) => this.#host.holdLock(name),
      () => this.#recover(worker, GONE),
    );
    await this.kept.giveTo(this.#host);
  }

  #recover(dead: Worker, reason: string): void {
    if (dead !== this.#worker || this.#isLost) return;
    dead.terminate();
    this.#waiting.orphan();
    if (this.#isUp) return this.#begin(reason || 'worker');
    // It never worked, so neither would the next one.
    this.#isLost = true;
    const orphaned = this.#waiting.takeOrphaned();
    void workerLost(reason).then((lost) => orphaned.forEach((tell) => tell(lost)));
  }
}
