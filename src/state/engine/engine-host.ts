import {
  Cancelled,
  success,
  type DrawHelpers,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type Problem,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
} from '../../model';
import {
  fileSource,
  StudySession,
  writeArchive,
  type AreasRead,
  type Geodata,
  type InputPreview,
  type NameLanguage,
  type NamedMunicipalities,
} from '../../study';
import { breathe } from './breathe';
import { drawHelpers } from './draw-threads';
import { GazetteerHost, type FetchProgress, type MadePack } from './gazetteer-host';
import {
  allWithBytes,
  openedArchive,
  withBytes,
  type NamedFile,
  type OpenedArchive,
  type RoundsBlob,
} from './named-files';
import { hashOfBytes } from './native-hash';
import { packed } from './packed-texts';
import { answerOf, type PageAnswers, type PageKind, type PageQuestions } from './page-questions';
import { holdLock } from './worker-lock';

/** Only what changed since the last answer: the page keeps the rest. */
export type FindingsPatch = Partial<Findings>;

export type RunAnswer =
  | {
      readonly kind: 'findings';
      readonly patch: FindingsPatch;
      /** The study that was run, where its definition of clusters was found first. */
      readonly settled?: StudyFile;
    }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'superseded' };

/** Share of a run that is done once its definition is found: the firms are located by then. */
const FOUND_SHARE = 0.75;
/** Milliseconds of work after which messages get their turn. */
const SLICE_MS = 12;

/**
 * What runs in the worker: one session, the newest request, and what the page has already been told. Plain, so that a test
 * drives it without a worker.
 */
export class EngineHost {
  #session: StudySession | null = null;
  #gazetteers: GazetteerHost | null = null;
  #newest = 0;
  #sent: FindingsPatch = {};
  /** Questions that somebody waits for, by their requests. */
  readonly #wanted = new Set<number>();
  readonly #helpers = drawHelpers();
  #running = 0;
  /** Questions that let a run go first. */
  #resting: (() => void)[] = [];

  start(geodata: Geodata): void {
    this.#session = new StudySession(geodata, undefined, hashOfBytes);
    this.#gazetteers = new GazetteerHost(this.#session);
    this.#sent = {};
  }

  holdLock(name: string): Promise<void> {
    return holdLock(name);
  }

  async readInput(
    kind: InputKind | null,
    file: Blob,
    name: string,
    options: ReadOptions,
    onProgress?: (fraction: number) => void,
  ): Promise<Result<InputPreview>> {
    const read = await withBytes({ name, file });
    if (!read.ok) return read;
    const { bytes } = read.value;
    return this.#need().readInput(kind, name, bytes, options, this.#unhurried(onProgress));
  }

  /** The file of one list of all these, which are held, as the rounds of a survey; see `HeldTables.stackRounds`. */
  async stackRounds(lists: readonly InputPreview[]): Promise<Result<RoundsBlob>> {
    const stacked = await this.#need().stackRounds(lists, undefined, this.#unhurried());
    if (!stacked.ok) return stacked;
    const { bytes, ...rest } = stacked.value;
    return success({ ...rest, file: new Blob([bytes as BlobPart]) }, stacked.problems);
  }

  forgetInput(key: string): void {
    this.#need().forgetInput(key);
  }

  /** Reads a polygon layer and holds it for the studies that name its files. */
  async readAreas(files: readonly NamedFile[]): Promise<Result<AreasRead>> {
    const read = await allWithBytes(files);
    return read.ok ? this.#need().readAreas(read.value) : read;
  }

  /** Opens one file that carries a study; null for a ZIP archive that holds none. */
  openArchive(archive: NamedFile): Promise<Result<OpenedArchive | null>> {
    return openedArchive(archive);
  }

  /** The rows of the gazetteer in use that the study stands on, as a pack; null without one. */
  async packUsedRows(study: StudyFile): Promise<Blob | null> {
    const pack = await this.#need().packUsedRows(study, this.#unhurried());
    return pack && new Blob([pack as BlobPart]);
  }

  /** One file with the study, these inputs and the rows of its gazetteer. */
  async writeArchive(study: StudyFile, inputs: readonly NamedFile[]): Promise<Result<Blob>> {
    const read = await allWithBytes(inputs);
    if (!read.ok) return read;
    const pack = await this.#need().packUsedRows(study, this.#unhurried());
    return success(new Blob([writeArchive(study, read.value, pack)]));
  }

  async hashOf(file: Blob): Promise<string> {
    return hashOfBytes(new Uint8Array(await file.arrayBuffer()));
  }

  /** `files` are the folder's files with paths relative to it. */
  async setGazetteer(
    name: string,
    files: readonly { readonly path: string; readonly file: Blob }[] | null,
  ): Promise<Result<GazetteerSpec | null>> {
    return this.#need().setGazetteer(
      files ? { kind: 'folder', files: fileSource(name, files) } : null,
    );
  }

  openPack(name: string, file: Blob): Promise<Result<GazetteerSpec>> {
    return this.#needGazetteers().open(name, file);
  }

  /** The folder in use as a pack; null when it was cancelled. */
  buildPack(onProgress: (fraction: number) => void): Promise<Result<MadePack> | null> {
    return this.#needGazetteers().build(this.#unhurried(onProgress));
  }

  namedMunicipalities(study: StudyFile): Promise<NamedMunicipalities> {
    return this.#needGazetteers().namedMunicipalities(study, this.#unhurried());
  }

  fetchPack(
    folder: string,
    study: StudyFile | null,
    onProgress: (progress: FetchProgress) => void,
    numbers: boolean,
  ): Promise<Result<MadePack> | null> {
    return this.#needGazetteers().fetch(folder, study, this.#unhurried(), onProgress, numbers);
  }

  cancelGazetteer(): void {
    this.#needGazetteers().cancel();
  }

  async run(
    request: number,
    study: StudyFile,
    onProgress?: (fraction: number) => void,
    language?: NameLanguage,
  ): Promise<RunAnswer> {
    this.#newest = request;
    this.#running++;
    try {
      // Newer requests that are already waiting take over before any work is done.
      await breathe();
      if (request !== this.#newest) return { kind: 'superseded' };
      if (language) this.#need().language = language;
      const part = (from: number, to: number): Run =>
        this.#interruptible(request, (share) => onProgress?.(from + (to - from) * share));
      const found = study.settings.clusters.definition === 'wanted' ? FOUND_SHARE : 0;
      const settled = await this.#need().settle(study, part(0, found));
      const result = settled.ok ? await this.#need().run(settled.value, part(found, 1)) : settled;
      if (request !== this.#newest) return { kind: 'superseded' };
      if (!result.ok) return { kind: 'problem', problem: result.problem };
      const patch = packed(this.#changedSince(result.value));
      return settled.ok && settled.value !== study
        ? { kind: 'findings', patch, settled: settled.value }
        : { kind: 'findings', patch };
    } catch (error) {
      if (error instanceof Cancelled) return { kind: 'superseded' };
      throw error;
    } finally {
      if (--this.#running === 0) for (const wake of this.#resting.splice(0)) wake();
    }
  }

  /**
   * Answers whatever the page asks about the last findings; null where there is no answer, or `withdraw` came first. A run that is wanted
   * meanwhile goes first, and the question goes on where it was. `request` is a number that no other question has.
   */
  async ask<K extends PageKind>(
    kind: K,
    request: number,
    question: PageQuestions[K],
    onProgress?: (fraction: number) => void,
  ): Promise<PageAnswers[K] | null> {
    const session = this.#need();
    this.#wanted.add(request);
    const checkWanted = (): void => {
      if (!this.#wanted.has(request)) throw new Cancelled();
    };
    const check = async (): Promise<void> => {
      checkWanted();
      // One address is located within a moment, by no findings.
      if (this.#running > 0 && kind !== 'locate')
        await new Promise<void>((wake) => this.#resting.push(wake));
      checkWanted();
    };
    try {
      await breathe();
      await check();
      const run = sliced(onProgress, check, this.#helpers);
      const answer = await answerOf(session, kind, question, run);
      return this.#wanted.has(request) ? answer : null;
    } catch (error) {
      if (error instanceof Cancelled) return null;
      throw error;
    } finally {
      this.#wanted.delete(request);
    }
  }

  /** Nobody waits for the answer of this request any more. */
  withdraw(request: number): void {
    this.#wanted.delete(request);
  }

  /** Ends the run that is under way; the last findings stay. */
  cancel(): void {
    this.#newest += 0.5;
  }

  #needGazetteers(): GazetteerHost {
    if (!this.#gazetteers) throw new Error('the engine was used before it was started');
    return this.#gazetteers;
  }

  #need(): StudySession {
    if (!this.#session) throw new Error('the engine was used before it was started');
    return this.#session;
  }

  #changedSince(findings: Findings): FindingsPatch {
    const patch: Record<string, unknown> = {};
    const sent = this.#sent as Record<string, unknown>;
    for (const [part, value] of Object.entries(findings))
      if (sent[part] !== value) patch[part] = value;
    this.#sent = findings;
    return patch;
  }

  #interruptible(request: number, onProgress?: (fraction: number) => void): Run {
    return sliced(onProgress, () => {
      if (request !== this.#newest) throw new Cancelled();
    });
  }

  #unhurried(onProgress?: (fraction: number) => void): Run {
    return sliced(onProgress, () => undefined);
  }
}

function sliced(
  onProgress: ((fraction: number) => void) | undefined,
  check: () => void | Promise<void>,
  helpers?: DrawHelpers,
): Run {
  let sliceStart = performance.now();
  return {
    progress: (fraction) => onProgress?.(fraction),
    checkpoint: () => {
      if (performance.now() - sliceStart < SLICE_MS) return null;
      return breathe().then(async () => {
        await check();
        sliceStart = performance.now();
      });
    },
    ...(helpers ? { helpers } : {}),
  };
}
