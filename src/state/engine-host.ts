import { messagesIn, type Language } from '../i18n';
import {
  Cancelled,
  failure,
  problem,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type Problem,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
} from '../model';
import {
  fileSource,
  rowsForExcel,
  sha256Hex,
  StudySession,
  type Answers,
  type AreasRead,
  type ExportName,
  type Geodata,
  type InputPreview,
  type Match,
  type OutcomeEvidence,
  type PromptEvidence,
  type QuestionKind,
  type Questions,
  type SharedStudy,
  type ShareOptions,
  type SelectionName,
} from '../study';
import {
  outlinesOf,
  replayScript,
  reportHtml,
  reportTables,
  tablesHtml,
  tablesLatex,
  tablesRows,
} from '../report';
import type { ReportName } from './report-names';
import { GazetteerHost, type FetchProgress, type MadePack } from './gazetteer-host';

/** Only what changed since the last answer: the page keeps the rest. */
export type FindingsPatch = Partial<Findings>;

export type RunAnswer =
  | { readonly kind: 'findings'; readonly patch: FindingsPatch }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'superseded' };

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
  /** The question of each kind that is still wanted. */
  readonly #asked = new Map<QuestionKind, number>();
  #running = 0;
  /** Questions that let a run go first. */
  #resting: (() => void)[] = [];

  start(geodata: Geodata): void {
    this.#session = new StudySession(geodata);
    this.#gazetteers = new GazetteerHost(this.#session);
    this.#sent = {};
  }

  /** Holds a lock of this name for as long as the worker lives. Resolves when it is held. */
  holdLock(name: string): Promise<void> {
    return new Promise((held) => {
      void navigator.locks.request(name, () => {
        held();
        return new Promise(() => undefined);
      });
    });
  }

  async readInput(
    kind: InputKind,
    file: Blob,
    name: string,
    options: ReadOptions,
    onProgress?: (fraction: number) => void,
  ): Promise<Result<InputPreview>> {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      // A file that was moved or is too large for memory: the browser says no more than this.
      const reason = error instanceof Error ? error.message : String(error);
      return failure(problem('file-unreadable', 'error', { file: name }, { reason }));
    }
    return this.#need().readInput(kind, name, bytes, options, this.#unhurried(onProgress));
  }

  forgetInput(key: string): void {
    this.#need().forgetInput(key);
  }

  /** Reads a polygon layer and holds it for the studies that name its files. */
  async readAreas(files: readonly NamedFile[]): Promise<Result<AreasRead>> {
    try {
      return await this.#need().readAreas(await Promise.all(files.map(withBytes)));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const { name } = files[0];
      return failure(problem('file-unreadable', 'error', { file: name }, { reason }));
    }
  }

  async hashOf(file: Blob): Promise<string> {
    return sha256Hex(new Uint8Array(await file.arrayBuffer()));
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

  namedFiles(study: StudyFile): Promise<number> {
    return this.#needGazetteers().namedFiles(study, this.#unhurried());
  }

  fetchPack(
    folder: string,
    study: StudyFile | null,
    onProgress: (progress: FetchProgress) => void,
  ): Promise<Result<MadePack> | null> {
    return this.#needGazetteers().fetch(folder, study, this.#unhurried(), onProgress);
  }

  cancelGazetteer(): void {
    this.#needGazetteers().cancel();
  }

  /** What one address is taken to mean, and what else it may mean. */
  locate(address: string): Promise<Match> {
    return this.#need().locate(address, this.#unhurried());
  }

  async run(
    request: number,
    study: StudyFile,
    onProgress?: (fraction: number) => void,
  ): Promise<RunAnswer> {
    this.#newest = request;
    this.#running++;
    try {
      // Newer requests that are already waiting take over before any work is done.
      await breathe();
      if (request !== this.#newest) return { kind: 'superseded' };
      const result = await this.#need().run(study, this.#interruptible(request, onProgress));
      if (request !== this.#newest) return { kind: 'superseded' };
      return result.ok
        ? { kind: 'findings', patch: this.#changedSince(result.value) }
        : { kind: 'problem', problem: result.problem };
    } catch (error) {
      if (error instanceof Cancelled) return { kind: 'superseded' };
      throw error;
    } finally {
      if (--this.#running === 0) for (const wake of this.#resting.splice(0)) wake();
    }
  }

  /** The same before its random draws; null where it is not wanted any more. */
  promptEvidence(request: number): PromptEvidence | null {
    return request === this.#newest ? this.#need().promptEvidence() : null;
  }

  /** The comparison that belongs to the findings of this request; null where it is not wanted any more. */
  async evidence(request: number): Promise<OutcomeEvidence | null> {
    try {
      if (request !== this.#newest) return null;
      return await this.#need().evidence(this.#interruptible(request));
    } catch (error) {
      if (error instanceof Cancelled) return null;
      throw error;
    }
  }

  /**
   * Answers a question about the last findings. A newer question of its kind takes over, and so does `withdraw`: then the answer is
   * null. A run that is wanted meanwhile goes first, and the question goes on where it was.
   */
  async ask<K extends QuestionKind>(
    kind: K,
    request: number,
    question: Questions[K],
    onProgress?: (fraction: number) => void,
  ): Promise<Answers[K] | null> {
    this.#asked.set(kind, request);
    const check = async (): Promise<void> => {
      if (this.#running > 0) await new Promise<void>((wake) => this.#resting.push(wake));
      if (this.#asked.get(kind) !== request) throw new Cancelled();
    };
    try {
      await breathe();
      await check();
      const answer = await this.#need().ask(kind, question, sliced(onProgress, check));
      return this.#asked.get(kind) === request ? answer : null;
    } catch (error) {
      if (error instanceof Cancelled) return null;
      throw error;
    }
  }

  /** Nobody waits for the question of this kind any more. */
  withdraw(kind: QuestionKind): void {
    this.#asked.delete(kind);
  }

  /** Ends the run that is under way; the last findings stay. */
  cancel(): void {
    this.#newest += 0.5;
  }

  export(name: ExportName): Promise<string[] | null> {
    return this.#need().export(name, this.#unhurried());
  }

  /** The study as it can be given away; null before the first run. */
  share(
    options: ShareOptions,
    onProgress?: (fraction: number) => void,
  ): Promise<SharedStudy | null> {
    return this.#need().share(options, this.#unhurried(onProgress));
  }

  exportSelection(name: SelectionName, rows: Int32Array): Promise<string[] | null> {
    return this.#need().exportSelection(name, rows, this.#unhurried());
  }

  /** The report in a language as HTML, or the script that repeats it; null before the first run. `japan`: the basemap's file. */
  async report(
    name: ReportName,
    language: Language,
    japan: unknown,
    onProgress?: (fraction: number) => void,
  ): Promise<string | null> {
    const run = this.#unhurried(onProgress);
    if (name !== 'report.html') return this.#replayed(name, language, run);
    const facts = await this.#need().reportFacts(run);
    return facts && reportHtml(facts, outlinesOf(japan), language);
  }

  /** What needs the comparison and the regressions alone. */
  async #replayed(
    name: Exclude<ReportName, 'report.html'>,
    language: Language,
    run: Run,
  ): Promise<string | null> {
    const facts = await this.#need().replayFacts(run);
    if (!facts) return null;
    if (name === 'replay.R') return replayScript(facts);
    const m = messagesIn(language);
    const tables = reportTables(facts, m);
    if (name === 'tables.tex') return tablesLatex(tables);
    if (name === 'tables.html') return tablesHtml(tables, language, m);
    const rows = tablesRows(tables, m);
    return (await rowsForExcel(rows.length > 0 ? rows : [[m.tables.title]])).join('');
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

/** A file with its name: a Blob has none. */
export interface NamedFile {
  readonly name: string;
  readonly file: Blob;
}

const withBytes = async ({ name, file }: NamedFile) => ({
  name,
  bytes: new Uint8Array(await file.arrayBuffer()),
});

function sliced(
  onProgress: ((fraction: number) => void) | undefined,
  check: () => void | Promise<void>,
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
  };
}

/** Lets waiting messages in. A message channel, since timers are slowed down when nested. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
