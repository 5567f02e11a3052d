import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker, type TransferListItem } from 'node:worker_threads';
import { UNATTENDED, type Problem } from '../model';
import {
  createGeocoder,
  geocodeLines,
  geocodeRows,
  timedGeocoder,
  type KnownCells,
  type LinesPlan,
  type LocatedLines,
  type LocatedRows,
} from '../study/commands';
import { openGazetteer, openLocalGazetteer } from './gazetteer';
import type { WorkerAnswer, WorkerAsked, WorkerGiven } from './geocode-worker';
import type { Job } from './job';
import { Refusal } from './refusal';
import { shippedMunicipalities } from './static-data';

/** Finds the places of lists of addresses, in this thread or in others. */
export interface Locator {
  /** Lists that may be on their way at the same time. */
  readonly atOnce: number;
  locate(addresses: readonly string[]): Promise<LocatedRows>;
  /** Of whole lines of the list, which are given away; the same bytes again where they must be read in their place. */
  lines(bytes: Uint8Array<ArrayBuffer>): Promise<LocatedLines | Uint8Array>;
  /** What is wrong with the gazetteer as far as it was read. */
  problems(): Promise<readonly Problem[]>;
  close(): void;
}

/** Lists that wait for a thread, so that none is idle while rows are read and written. */
const WAITING = 2;

/** Where the bundled thread is; it has no counterpart when the sources are run as they are. */
const THREAD = fileURLToPath(new URL('./geocode-worker.mjs', import.meta.url));

/** Whether lists can be located in threads of their own. */
export function hasThreads(): boolean {
  return existsSync(THREAD);
}

/**
 * Locates in this thread; `plan` for lines, where there are such. Refused with status 1 where the gazetteer can't be
 * opened.
 */
export async function locatorHere(
  job: Job,
  gazetteer: string | null,
  plan: LinesPlan | null,
): Promise<Locator> {
  const { watch, terminal } = job;
  const geocoder = await watch.time('load', async () => {
    const municipalities = await shippedMunicipalities();
    const opened = gazetteer === null ? null : await openGazetteer(gazetteer, terminal);
    return createGeocoder(municipalities, opened);
  });
  const timed = timedGeocoder(
    geocoder,
    () => performance.now(),
    (ms) => watch.add('load', ms),
  );
  const known: KnownCells = new WeakMap();
  return {
    atOnce: 1,
    locate: (addresses) => geocodeRows(addresses, timed, UNATTENDED, known),
    lines: async (bytes) => (plan && (await geocodeLines(bytes, plan, timed, known))) ?? bytes,
    problems: () => Promise.resolve(geocoder.problems()),
    close: () => undefined,
  };
}

/** Locates in threads, each with the gazetteer opened for itself. */
export class ThreadLocator implements Locator {
  readonly atOnce: number;
  readonly #threads: { readonly worker: Worker; readonly waiting: Waiting[] }[] = [];
  readonly #gazetteer: string | null;
  readonly #faulty = new Set<string>();
  #noticed: readonly Problem[] = [];

  constructor(threads: number, given: WorkerGiven) {
    this.atOnce = threads * WAITING;
    this.#gazetteer = given.gazetteer;
    for (let i = 0; i < threads; i++) {
      const worker = new Worker(THREAD, { workerData: given });
      const waiting: Waiting[] = [];
      worker.on('message', (answer: WorkerAnswer) => this.#take(waiting.shift(), answer));
      worker.on('error', (error) => {
        for (const { failed } of waiting.splice(0)) failed(error);
      });
      this.#threads.push({ worker, waiting });
    }
  }

  locate(addresses: readonly string[]): Promise<LocatedRows> {
    return this.#ask(addresses, []) as Promise<LocatedRows>;
  }

  lines(bytes: Uint8Array<ArrayBuffer>): Promise<LocatedLines | Uint8Array> {
    return this.#ask(bytes, [bytes.buffer]) as Promise<LocatedLines | Uint8Array>;
  }

  /** The threads know each of its own lists: what is wrong in all is found by asking for the same towns again, here. */
  async problems(): Promise<readonly Problem[]> {
    if (this.#gazetteer === null || this.#faulty.size === 0) return this.#noticed;
    const opened = await openLocalGazetteer(this.#gazetteer);
    if (!opened.ok) throw new Refusal(1, opened.problem);
    const municipalities = await shippedMunicipalities();
    await createGeocoder(municipalities, opened.value).ensure(this.#faulty);
    return [...this.#noticed, ...opened.value.problems()];
  }

  close(): void {
    for (const { worker } of this.#threads) void worker.terminate();
  }

  #ask(asked: WorkerAsked, given: TransferListItem[]): Promise<unknown> {
    const [free] = [...this.#threads].sort((a, b) => a.waiting.length - b.waiting.length);
    return new Promise((done, failed) => {
      free.waiting.push({ done, failed });
      free.worker.postMessage(asked, given);
    });
  }

  #take(waiting: Waiting | undefined, answer: WorkerAnswer): void {
    if ('refused' in answer) return waiting?.failed(new Refusal(1, answer.refused));
    this.#noticed = answer.noticed;
    for (const code of answer.faulty) this.#faulty.add(code);
    waiting?.done(answer.located);
  }
}

interface Waiting {
  readonly done: (located: unknown) => void;
  readonly failed: (error: unknown) => void;
}
