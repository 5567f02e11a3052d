import { proxy, wrap, type Remote } from 'comlink';
import {
  problem,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type Problem,
  type ReadOptions,
  type Result,
  type StudyFile,
} from '../model';
import type { ExportName, Geodata, InputPreview, OutcomeEvidence } from '../study';
import type { EngineHost, FindingsPatch } from './engine-host';

/** An input as it must be given again to a new worker. */
interface KeptInput {
  readonly kind: InputKind;
  readonly file: File;
  readonly options: ReadOptions;
}

interface KeptGazetteer {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
}

export type RunOutcome =
  | { readonly kind: 'findings'; readonly findings: Findings }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'superseded' };

type WorkerFactory = () => Worker;

/**
 * The page's side of the engine. Newest wins: an older answer is never delivered. When the worker dies a new one is
 * started and given the inputs again, and what was being asked ends with `worker-died`.
 */
export class EngineClient {
  readonly #makeWorker: WorkerFactory;
  readonly #geodata: Geodata;
  readonly #inputs = new Map<string, KeptInput>();
  #gazetteer: KeptGazetteer | null = null;
  #worker!: Worker;
  #host!: Remote<EngineHost>;
  #request = 0;
  #parts: FindingsPatch = {};
  #died: ((reason: string) => void)[] = [];
  #ready: Promise<void>;

  constructor(geodata: Geodata, makeWorker: WorkerFactory) {
    this.#geodata = geodata;
    this.#makeWorker = makeWorker;
    this.#ready = this.#start();
  }

  /** Reads a table and holds it under the key of its preview until `forgetInput`. */
  async readInput(
    kind: InputKind,
    file: File,
    options: ReadOptions,
    onProgress: (fraction: number) => void,
  ): Promise<Result<InputPreview>> {
    const answer = await this.#guard(() =>
      this.#host.readInput(kind, file, file.name, options, proxy(onProgress)),
    );
    if (answer.ok) this.#inputs.set(answer.value.key, { kind, file, options });
    return answer;
  }

  async forgetInput(key: string): Promise<void> {
    this.#inputs.delete(key);
    await this.#ready;
    await this.#host.forgetInput(key);
  }

  async setGazetteer(gazetteer: KeptGazetteer | null): Promise<Result<GazetteerSpec | null>> {
    const answer = await this.#guard(() =>
      this.#host.setGazetteer(gazetteer?.name ?? '', gazetteer?.files ?? null),
    );
    if (answer.ok) this.#gazetteer = gazetteer;
    return answer;
  }

  async run(study: StudyFile, onProgress: (fraction: number) => void): Promise<RunOutcome> {
    const request = ++this.#request;
    const answer = await this.#guard(async () => ({
      ok: true as const,
      value: await this.#host.run(request, study, proxy(onProgress)),
      problems: [],
    }));
    if (!answer.ok) return { kind: 'problem', problem: answer.problem };
    // A patch holds what the page was not told before, so it is kept even when a newer run is under way.
    if (answer.value.kind === 'findings') this.#parts = { ...this.#parts, ...answer.value.patch };
    if (request !== this.#request) return { kind: 'superseded' };
    return answer.value.kind === 'findings'
      ? { kind: 'findings', findings: this.#parts as Findings }
      : answer.value;
  }

  /** The comparison that belongs to the newest findings; null where there is none or a newer run has begun. */
  async evidence(): Promise<OutcomeEvidence | null> {
    const request = this.#request;
    const answer = await this.#guard(async () => ({
      ok: true as const,
      value: await this.#host.evidence(request),
      problems: [],
    }));
    return answer.ok && request === this.#request ? answer.value : null;
  }

  /** Ends what is being computed; the last findings stay. */
  cancel(): void {
    this.#request++;
    void this.#host.cancel();
  }

  async export(name: ExportName): Promise<string[] | null> {
    await this.#ready;
    return this.#host.export(name);
  }

  /** For tests of the recovery: ends the worker as a crash would. */
  crash(): void {
    this.#worker.dispatchEvent(new ErrorEvent('error', { message: 'crash' }));
  }

  async #start(): Promise<void> {
    this.#parts = {};
    const worker = this.#makeWorker();
    this.#worker = worker;
    this.#host = wrap<EngineHost>(worker);
    worker.addEventListener('error', (event) => this.#recover(worker, event.message));
    worker.addEventListener('messageerror', () => this.#recover(worker, 'messageerror'));
    await this.#host.start(this.#geodata);
    for (const { kind, file, options } of this.#inputs.values())
      await this.#host.readInput(kind, file, file.name, options);
    if (this.#gazetteer) await this.#host.setGazetteer(this.#gazetteer.name, this.#gazetteer.files);
  }

  #recover(dead: Worker, reason: string): void {
    if (dead !== this.#worker) return;
    dead.terminate();
    this.#ready = this.#start();
    for (const tell of this.#died.splice(0)) tell(reason || 'worker');
  }

  /** Waits for an answer, or for the death of the worker that would have given it. */
  async #guard<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    let tell: (reason: string) => void = () => undefined;
    const death = new Promise<Result<T>>((resolve) => {
      tell = (reason) =>
        resolve({ ok: false, problem: problem('worker-died', 'error', {}, { reason }) });
      this.#died.push(tell);
    });
    try {
      await Promise.race([this.#ready, death]);
      return await Promise.race([ask(), death]);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { ok: false, problem: problem('worker-died', 'error', {}, { reason }) };
    } finally {
      this.#died = this.#died.filter((other) => other !== tell);
    }
  }
}
