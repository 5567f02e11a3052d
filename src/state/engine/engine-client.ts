import { wrap, type Remote } from 'comlink';
import {
  failure,
  problem,
  success,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type Problem,
  type ReadOptions,
  type Result,
  type StudyFile,
} from '../../model';
import type {
  AreasRead,
  Geodata,
  InputPreview,
  NamedMunicipalities,
  NameLanguage,
} from '../../study';
import type { EngineHost, FindingsPatch } from './engine-host';
import type { FetchProgress, MadePack } from './gazetteer-host';
import type { ChosenFolder, KeptGazetteer, KeptInput } from './kept-files';
import { faultAtWork, reasonOf, workerLost } from './faults-at-work';
import type { NamedFile, OpenedArchive } from './named-files';
import type { PageAnswers, PageKind, PageQuestions } from './page-questions';
import { untilAnswered } from './until-answered';
import { Waiting } from './waiting';
import { watchLock } from './worker-lock';

export type RunOutcome =
  | {
      readonly kind: 'findings';
      readonly findings: Findings;
      /** The study that they are of: another than was asked for where its definition was to be found. */
      readonly study: StudyFile;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'superseded' };

/** How a question is followed: told the share that is done, and withdrawn by the signal. */
export interface AskOptions {
  readonly progress?: (fraction: number) => void;
  readonly signal?: AbortSignal;
}

type WorkerFactory = () => Worker;

/** Why a worker died that threw nothing. */
const GONE = 'ended';
const isGone = ({ code, facts }: Problem) =>
  code === 'worker-died' && 'reason' in facts && facts.reason === GONE;

/**
 * The page's side of the engine. Newest wins: an older answer is never delivered. When the worker dies a new one is
 * started and given the inputs again, and what was being asked ends with `worker-died` once that one works. Where none can be
 * started it ends with `worker-lost` or `newer-version`, and the next question tries again.
 */
export class EngineClient {
  readonly #makeWorker: WorkerFactory;
  readonly #geodata: Geodata;
  readonly #inputs = new Map<string, KeptInput>();
  /** Polygon layers, each by its files. */
  readonly #areas: (readonly NamedFile[])[] = [];
  #gazetteer: KeptGazetteer | null = null;
  #worker!: Worker;
  #host!: Remote<EngineHost>;
  /** In which language findings name what has names in several. */
  language: NameLanguage = 'ja';
  #request = 0;
  #question = 0;
  #parts: FindingsPatch = {};
  /** Runs that have no answer yet. */
  #running = 0;
  /** What was run last, and the worker that knows it. */
  #ran: {
    readonly worker: Worker;
    readonly request: number;
    readonly study: StudyFile;
  } | null = null;
  readonly #waiting = new Waiting();
  /** Whether the present worker has everything that it needs. */
  #isUp = false;
  /** The present worker never worked, and no other was started in its place. */
  #isLost = false;
  #ready!: Promise<void>;

  constructor(geodata: Geodata, makeWorker: WorkerFactory) {
    this.#geodata = geodata;
    this.#makeWorker = makeWorker;
    this.#begin(GONE);
  }

  /** Reads a table and holds it under the key of its preview until `forgetInput`. */
  async readInput(
    kind: InputKind | null,
    file: File,
    options: ReadOptions,
    onProgress: (fraction: number) => void,
  ): Promise<Result<InputPreview>> {
    const answer = await untilAnswered(onProgress, (told) =>
      this.#guard(() => this.#host.readInput(kind, file, file.name, options, told)),
    );
    if (answer.ok) this.#inputs.set(answer.value.key, { kind: answer.value.kind, file, options });
    return answer;
  }

  async forgetInput(key: string): Promise<void> {
    this.#inputs.delete(key);
    await this.#guard(async () => success(await this.#host.forgetInput(key)));
  }

  /** Reads a polygon layer from its files and holds it for the studies that name them. */
  async readAreas(files: readonly File[]): Promise<Result<AreasRead>> {
    const named = files.map((file) => ({ name: file.name, file }));
    const answer = await this.#guard(() => this.#host.readAreas(named));
    if (answer.ok) this.#areas.push(named);
    return answer;
  }

  /** Opens one file that carries a study; null for a ZIP archive that holds none. */
  openArchive(file: File): Promise<Result<OpenedArchive | null>> {
    return this.#guard(() => this.#host.openArchive({ name: file.name, file }));
  }

  /** The rows of the gazetteer in use that the study stands on, as a pack; null without one. */
  async packUsedRows(study: StudyFile): Promise<Blob | null> {
    const answer = await this.#guard(async () => success(await this.#host.packUsedRows(study)));
    return answer.ok ? answer.value : null;
  }

  /** One file with the study, these inputs and the rows of its gazetteer. */
  writeArchive(study: StudyFile, inputs: readonly File[]): Promise<Result<Blob>> {
    const named = inputs.map((file) => ({ name: file.name, file }));
    return this.#guard(() => this.#host.writeArchive(study, named));
  }

  /** Lower-case hexadecimal SHA-256 of a file; null where it can't be read. */
  async hashOf(file: File): Promise<string | null> {
    const answer = await this.#guard(async () => success(await this.#host.hashOf(file)));
    return answer.ok ? answer.value : null;
  }

  async setGazetteer(gazetteer: ChosenFolder | null): Promise<Result<GazetteerSpec | null>> {
    const answer = await this.#guard(() =>
      this.#host.setGazetteer(gazetteer?.name ?? '', gazetteer?.files ?? null),
    );
    if (answer.ok) this.#gazetteer = gazetteer;
    return answer;
  }

  async openPack(name: string, file: Blob): Promise<Result<GazetteerSpec>> {
    const answer = await this.#guard(() => this.#host.openPack(name, file));
    if (answer.ok) this.#gazetteer = { name, pack: file };
    return answer;
  }

  /** The gazetteer folder in use as a pack, which takes its place; null when it was cancelled. */
  async buildPack(onProgress: (fraction: number) => void): Promise<Result<MadePack | null>> {
    return untilAnswered(onProgress, (told) => this.#keepMade(() => this.#host.buildPack(told)));
  }

  /** Fetches a gazetteer and uses it: for a study's own addresses, or all of it. Null when it was cancelled. */
  async fetchPack(
    folder: string,
    study: StudyFile | null,
    onProgress: (progress: FetchProgress) => void,
    numbers = false,
  ): Promise<Result<MadePack | null>> {
    return untilAnswered(onProgress, (told) =>
      this.#keepMade(() => this.#host.fetchPack(folder, study, told, numbers)),
    );
  }

  /** Municipalities of which `fetchPack` would fetch a file for this study; null where that can't be said. */
  async namedMunicipalities(study: StudyFile): Promise<NamedMunicipalities | null> {
    const answer = await this.#guard(async () =>
      success(await this.#host.namedMunicipalities(study)),
    );
    return answer.ok ? answer.value : null;
  }

  cancelGazetteer(): void {
    void this.#host.cancelGazetteer();
  }

  async run(study: StudyFile, onProgress: (fraction: number) => void): Promise<RunOutcome> {
    const request = ++this.#request;
    let worker = this.#worker;
    const attempt = () =>
      untilAnswered(onProgress, (told) =>
        this.#guard(async () => {
          worker = this.#worker;
          return success(await this.#host.run(request, study, told, this.language));
        }),
      );
    this.#running++;
    let answer = await attempt();
    // A worker that was gone before it was asked did not die of the question: the next one is asked the same, once.
    if (!answer.ok && isGone(answer.problem) && request === this.#request) answer = await attempt();
    this.#running--;
    if (!answer.ok) return { kind: 'problem', problem: answer.problem };
    const ran = (answer.value.kind === 'findings' && answer.value.settled) || study;
    if (answer.value.kind === 'findings') this.#ran = { worker, request, study: ran };
    // A patch holds what the page was not told before, so it is kept even when a newer run is under way.
    if (answer.value.kind === 'findings') this.#parts = { ...this.#parts, ...answer.value.patch };
    if (request !== this.#request) return { kind: 'superseded' };
    return answer.value.kind === 'findings'
      ? { kind: 'findings', findings: this.#parts as Findings, study: ran }
      : answer.value;
  }

  /**
   * Asks anything about the last findings; null where there is no answer, and where `signal` withdrew the question.
   */
  async ask<K extends PageKind>(
    kind: K,
    question: PageQuestions[K],
    { progress, signal }: AskOptions = {},
  ): Promise<Result<PageAnswers[K] | null>> {
    const request = ++this.#question;
    const withdraw = (): void => void this.#host.withdraw(request);
    const ask = async (
      told?: (fraction: number) => void,
    ): Promise<Result<PageAnswers[K] | null>> => {
      if (signal?.aborted) return success(null);
      signal?.addEventListener('abort', withdraw, { once: true });
      // The proxy's type does not carry the link between a kind and its answer.
      return success(
        (await this.#host.ask(kind, request, question, told)) as PageAnswers[K] | null,
      );
    };
    try {
      // An address is located without a study.
      const wait = (told?: (fraction: number) => void) =>
        kind === 'locate' ? this.#guard(() => ask(told)) : this.#afterRun(() => ask(told));
      return await (progress ? untilAnswered(progress, wait) : wait());
    } finally {
      signal?.removeEventListener('abort', withdraw);
    }
  }

  /** Ends what is being computed; the last findings stay. */
  cancel(): void {
    this.#request++;
    void this.#host.cancel();
  }

  /** Starts a worker; `reason` is why the one before it ended. */
  #begin(reason: string): void {
    this.#isUp = this.#isLost = false;
    const worker = (this.#worker = this.#makeWorker());
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
    this.#parts = {};
    this.#host = wrap<EngineHost>(worker);
    worker.addEventListener('error', (event) => this.#recover(worker, event.message));
    worker.addEventListener('messageerror', () => this.#recover(worker, 'messageerror'));
    await this.#host.start(this.#geodata);
    await watchLock(
      (name) => this.#host.holdLock(name),
      () => this.#recover(worker, GONE),
    );
    for (const { kind, file, options } of this.#inputs.values())
      await this.#host.readInput(kind, file, file.name, options);
    for (const files of this.#areas) await this.#host.readAreas(files);
    const kept = this.#gazetteer;
    if (kept && 'pack' in kept) await this.#host.openPack(kept.name, kept.pack);
    else if (kept) await this.#host.setGazetteer(kept.name, kept.files);
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

  async #keepMade(ask: () => Promise<Result<MadePack> | null>): Promise<Result<MadePack | null>> {
    const answer = await this.#guard<MadePack | null>(async () => (await ask()) ?? success(null));
    if (answer.ok && answer.value)
      this.#gazetteer = { name: answer.value.spec.source, pack: answer.value.file };
    return answer;
  }

  /**
   * Asks about the last findings. A worker that took a dead one's place has the files but has run nothing: it runs the last
   * study first, unless a run is under way that will tell it more.
   */
  async #afterRun<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    return this.#guard(async () => {
      const ran = this.#ran;
      const worker = this.#worker;
      if (ran && ran.worker !== worker && this.#running === 0) {
        const answer = await this.#host.run(ran.request, ran.study, undefined, this.language);
        if (answer.kind === 'problem') return { ok: false, problem: answer.problem };
        if (answer.kind === 'findings') {
          this.#parts = { ...this.#parts, ...answer.patch };
          this.#ran = { ...ran, worker };
        }
      }
      return ask();
    });
  }

  /** Waits for an answer, or for the death of the worker that would have given it. */
  async #guard<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
    // What kept a worker from starting may be over.
    if (this.#isLost) this.#begin(GONE);
    try {
      return await this.#waiting.answerOrDeath(this.#ready.then(ask));
    } catch (error) {
      return failure(await faultAtWork(error));
    }
  }
}
