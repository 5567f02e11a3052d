/**
 * What long work gets from its host (the page's worker, the terminal, a test): a place to report to and a place to
 * breathe. Stages call `checkpoint` between slices of about ten milliseconds.
 */
export interface Run {
  /** Share of the present stage that is done, 0 to 1. */
  progress(fraction: number): void;
  /**
   * Null when there is no need to wait, so that synchronous loops stay fast; otherwise a promise that resolves when
   * the host has had its turn and rejects with `Cancelled` when the work is no longer wanted.
   */
  checkpoint(): Promise<void> | null;
  /** Other threads that can make a part of random draws; absent where there are none. */
  readonly helpers?: DrawHelpers;
}

/** Threads that make parts of random draws. */
export interface DrawHelpers {
  /** Elementary operations below which it does not pay to wake a thread. */
  readonly worthwhile: number;
  /** Hands a task, by its name, to every thread. The input must be such as can be sent there. */
  open(task: string, input: unknown): DrawSession;
}

/** A task that is under way in other threads. */
export interface DrawSession {
  /**
   * Each makes the draws from one number up to another. A thread may be there twice, so that it need not wait for its next part. Rejects where the
   * thread is gone.
   */
  readonly threads: readonly ((from: number, to: number) => Promise<unknown>)[];
  /** Lets the threads' answers in. */
  breathe(): Promise<void>;
  /** Ends what is under way there. */
  close(): void;
}

/** Thrown through the stages when a newer request or the person ended the work; not an error to show. */
export class Cancelled extends Error {
  constructor() {
    super('cancelled');
    this.name = 'Cancelled';
  }
}

/** A host that never waits and shows nothing. */
export const UNATTENDED: Run = { progress: () => undefined, checkpoint: () => null };

/** A host that may interrupt but is told nothing: for stages that are short as a rule. */
export function quietly(run: Run): Run {
  return { progress: () => undefined, checkpoint: () => run.checkpoint() };
}

/** Progress of one stage as the part of the whole from one share to the other. */
export function within(run: Run, from: number, to: number): Run {
  return {
    progress: (fraction) => run.progress(from + (to - from) * fraction),
    checkpoint: () => run.checkpoint(),
    ...(run.helpers ? { helpers: run.helpers } : {}),
  };
}

/** A file of which parts can be read without the rest. */
export interface ByteSource {
  readonly name: string;
  readonly size: number;
  /** Rejects where the file can't be read; fewer bytes where it ends early. */
  read(start: number, length: number): Promise<Uint8Array>;
}

/**
 * Bytes by name: a folder on disk, files that a person dropped, a pack, a local server. `path` has forward slashes and NFC
 * names; null where there is no such file.
 */
export interface FileSource {
  readonly name: string;
  read(path: string): Promise<Uint8Array | null>;
}
