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
  StudySession,
  type ExportName,
  type Geodata,
  type InputPreview,
  type OutcomeEvidence,
} from '../study';

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
  #newest = 0;
  #sent: FindingsPatch = {};

  start(geodata: Geodata): void {
    this.#session = new StudySession(geodata);
    this.#sent = {};
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

  /** `files` are the folder's files with paths relative to it. */
  async setGazetteer(
    name: string,
    files: readonly { readonly path: string; readonly file: Blob }[] | null,
  ): Promise<Result<GazetteerSpec | null>> {
    return this.#need().setGazetteer(files ? fileSource(name, files) : null);
  }

  async run(
    request: number,
    study: StudyFile,
    onProgress?: (fraction: number) => void,
  ): Promise<RunAnswer> {
    this.#newest = request;
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
    }
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

  /** Ends the run that is under way; the last findings stay. */
  cancel(): void {
    this.#newest += 0.5;
  }

  export(name: ExportName): Promise<string[] | null> {
    return this.#need().export(name);
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

function sliced(onProgress: ((fraction: number) => void) | undefined, check: () => void): Run {
  let sliceStart = performance.now();
  return {
    progress: (fraction) => onProgress?.(fraction),
    checkpoint: () => {
      if (performance.now() - sliceStart < SLICE_MS) return null;
      return breathe().then(() => {
        sliceStart = performance.now();
        check();
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
