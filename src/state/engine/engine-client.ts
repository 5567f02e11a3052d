import {
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
import type { FindingsPatch } from './engine-host';
import type { FetchProgress, MadePack } from './gazetteer-host';
import type { ChosenFolder } from './kept-files';
import { isGone, LivingWorker, type Host, type WorkerFactory } from './living-worker';
import type { OpenedArchive } from './named-files';
import { unpacked } from './packed-texts';
import type { PageAnswers, PageKind, PageQuestions } from './page-questions';
import { untilAnswered } from './until-answered';

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

/**
 * The page's side of the engine. Newest wins: an older answer is never delivered. The worker behind it may die and another take its
 * place, see `LivingWorker`.
 */
export class EngineClient {
  readonly #worker: LivingWorker;
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

  constructor(geodata: Geodata, makeWorker: WorkerFactory) {
    this.#worker = new LivingWorker(makeWorker, geodata, () => (this.#parts = {}));
  }

  /** Reads a table and holds it under the key of its preview until `forgetInput`. */
  async readInput(
    kind: InputKind | null,
    file: File,
    options: ReadOptions,
    onProgress: (fraction: number) => void,
  ): Promise<Result<InputPreview>> {
    const answer = await untilAnswered(onProgress, (told) =>
      this.#worker.ask((host) => host.readInput(kind, file, file.name, options, told)),
    );
    if (answer.ok)
      this.#worker.kept.inputs.set(answer.value.key, { kind: answer.value.kind, file, options });
    return answer;
  }

  /** One list of several that are held, each a round of a survey, first to last, and which of its columns says the round. */
  async stackRounds(
    lists: readonly InputPreview[],
  ): Promise<Result<{ readonly file: File; readonly round: number }>> {
    const answer = await this.#worker.ask((host) => host.stackRounds(lists));
    if (!answer.ok) return answer;
    const { name, file, round } = answer.value;
    return success({ file: new File([file], name), round }, answer.problems);
  }

  async forgetInput(key: string): Promise<void> {
    this.#worker.kept.inputs.delete(key);
    await this.#worker.ask(async (host) => success(await host.forgetInput(key)));
  }

  /** Reads a polygon layer from its files and holds it for the studies that name them. */
  async readAreas(files: readonly File[]): Promise<Result<AreasRead>> {
    const named = files.map((file) => ({ name: file.name, file }));
    const answer = await this.#worker.ask((host) => host.readAreas(named));
    if (answer.ok) this.#worker.kept.areas.push(named);
    return answer;
  }

  /** Opens one file that carries a study; null for a ZIP archive that holds none. */
  openArchive(file: File): Promise<Result<OpenedArchive | null>> {
    return this.#worker.ask((host) => host.openArchive({ name: file.name, file }));
  }

  /** The rows of the gazetteer in use that the study stands on, as a pack; null without one. */
  async packUsedRows(study: StudyFile): Promise<Blob | null> {
    const answer = await this.#worker.ask(async (host) => success(await host.packUsedRows(study)));
    return answer.ok ? answer.value : null;
  }

  /** One file with the study, these inputs and the rows of its gazetteer. */
  writeArchive(study: StudyFile, inputs: readonly File[]): Promise<Result<Blob>> {
    const named = inputs.map((file) => ({ name: file.name, file }));
    return this.#worker.ask((host) => host.writeArchive(study, named));
  }

  /** Lower-case hexadecimal SHA-256 of a file; null where it can't be read. */
  async hashOf(file: File): Promise<string | null> {
    const answer = await this.#worker.ask(async (host) => success(await host.hashOf(file)));
    return answer.ok ? answer.value : null;
  }

  async setGazetteer(gazetteer: ChosenFolder | null): Promise<Result<GazetteerSpec | null>> {
    const answer = await this.#worker.ask((host) =>
      host.setGazetteer(gazetteer?.name ?? '', gazetteer?.files ?? null),
    );
    if (answer.ok) this.#worker.kept.gazetteer = gazetteer;
    return answer;
  }

  async openPack(name: string, file: Blob): Promise<Result<GazetteerSpec>> {
    const answer = await this.#worker.ask((host) => host.openPack(name, file));
    if (answer.ok) this.#worker.kept.gazetteer = { name, pack: file };
    return answer;
  }

  /** The gazetteer folder in use as a pack, which takes its place; null when it was cancelled. */
  async buildPack(onProgress: (fraction: number) => void): Promise<Result<MadePack | null>> {
    return untilAnswered(onProgress, (told) => this.#keepMade((host) => host.buildPack(told)));
  }

  /** Fetches a gazetteer and uses it: for a study's own addresses, or all of it. Null when it was cancelled. */
  async fetchPack(
    folder: string,
    study: StudyFile | null,
    onProgress: (progress: FetchProgress) => void,
    numbers = false,
  ): Promise<Result<MadePack | null>> {
    return untilAnswered(onProgress, (told) =>
      this.#keepMade((host) => host.fetchPack(folder, study, told, numbers)),
    );
  }

  /** Municipalities of which `fetchPack` would fetch a file for this study; null where that can't be said. */
  async namedMunicipalities(study: StudyFile): Promise<NamedMunicipalities | null> {
    const answer = await this.#worker.ask(async (host) =>
      success(await host.namedMunicipalities(study)),
    );
    return answer.ok ? answer.value : null;
  }

  cancelGazetteer(): void {
    void this.#worker.host.cancelGazetteer();
  }

  async run(study: StudyFile, onProgress: (fraction: number) => void): Promise<RunOutcome> {
    const request = ++this.#request;
    let worker = this.#worker.present;
    const attempt = () =>
      untilAnswered(onProgress, (told) =>
        this.#worker.ask(async (host) => {
          worker = this.#worker.present;
          return success(await host.run(request, study, told, this.language));
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
    if (answer.value.kind === 'findings') this.#keep(answer.value.patch);
    if (request !== this.#request) return { kind: 'superseded' };
    return answer.value.kind === 'findings'
      ? { kind: 'findings', findings: this.#parts as Findings, study: ran }
      : answer.value;
  }

  #keep(patch: FindingsPatch): void {
    this.#parts = { ...this.#parts, ...unpacked(patch) };
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
    const withdraw = (): void => void this.#worker.host.withdraw(request);
    const ask = async (
      host: Host,
      told?: (fraction: number) => void,
    ): Promise<Result<PageAnswers[K] | null>> => {
      if (signal?.aborted) return success(null);
      signal?.addEventListener('abort', withdraw, { once: true });
      // The proxy's type does not carry the link between a kind and its answer.
      return success((await host.ask(kind, request, question, told)) as PageAnswers[K] | null);
    };
    try {
      // An address is located without a study.
      const wait = (told?: (fraction: number) => void) =>
        kind === 'locate'
          ? this.#worker.ask((host) => ask(host, told))
          : this.#afterRun((host) => ask(host, told));
      return await (progress ? untilAnswered(progress, wait) : wait());
    } finally {
      signal?.removeEventListener('abort', withdraw);
    }
  }

  /** Ends what is being computed; the last findings stay. */
  cancel(): void {
    this.#request++;
    void this.#worker.host.cancel();
  }

  async #keepMade(
    ask: (host: Host) => Promise<Result<MadePack> | null>,
  ): Promise<Result<MadePack | null>> {
    const answer = await this.#worker.ask<MadePack | null>(
      async (host) => (await ask(host)) ?? success(null),
    );
    if (answer.ok && answer.value)
      this.#worker.kept.gazetteer = { name: answer.value.spec.source, pack: answer.value.file };
    return answer;
  }

  /**
   * Asks about the last findings. A worker that took a dead one's place has the files but has run nothing: it runs the last
   * study first, unless a run is under way that will tell it more.
   */
  async #afterRun<T>(ask: (host: Host) => Promise<Result<T>>): Promise<Result<T>> {
    return this.#worker.ask(async (host) => {
      const ran = this.#ran;
      const worker = this.#worker.present;
      if (ran && ran.worker !== worker && this.#running === 0) {
        const answer = await host.run(ran.request, ran.study, undefined, this.language);
        if (answer.kind === 'problem') return { ok: false, problem: answer.problem };
        if (answer.kind === 'findings') {
          this.#keep(answer.patch);
          this.#ran = { ...ran, worker };
        }
      }
      return ask(host);
    });
  }
}
