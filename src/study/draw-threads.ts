import { Cancelled, type DrawHelpers, type DrawSession, type Run } from '../model/run';
import type { DrawTask, MakePart } from '../stats/draw-parts';

/** What a thread is told. */
export type DrawOrder =
  | { readonly open: number; readonly task: string; readonly input: unknown }
  | { readonly part: number; readonly from: number; readonly to: number }
  | { readonly close: number };

/** What it answers to a part: what it made, or that it could not. */
export interface DrawAnswer {
  readonly of: number;
  readonly from: number;
  readonly made?: unknown;
  readonly failed?: string;
}

/**
 * The thread's side: takes orders one after the other and posts an answer to each part. `breathe` lets further orders in, so that a task that nobody
 * waits for any more ends.
 */
export function drawServer(
  tasks: readonly DrawTask<never, unknown>[],
  post: (answer: DrawAnswer) => void,
  breathe: () => Promise<void>,
): (order: DrawOrder) => void {
  const open = new Map<number, () => MakePart<unknown>>();
  const runOf = (session: number): Run => ({
    progress: () => undefined,
    checkpoint: () =>
      breathe().then(() => {
        if (!open.has(session)) throw new Cancelled();
      }),
  });
  const make = async (session: number, from: number, to: number): Promise<void> => {
    const maker = open.get(session);
    if (!maker) return;
    try {
      post({ of: session, from, made: await maker()(from, to, runOf(session)) });
    } catch (error) {
      post({ of: session, from, failed: String(error) });
    }
  };
  // A task keeps its place in the stream of draws, so that no two of its parts may be under way.
  let queue = Promise.resolve();
  return (order) => {
    if ('open' in order) {
      let maker: MakePart<unknown> | null = null;
      open.set(order.open, () => {
        const task = tasks.find(({ name }) => name === order.task);
        if (!task) throw new RangeError(`there is no task ${order.task}`);
        return (maker ??= task.start(order.input as never));
      });
    } else if ('close' in order) open.delete(order.close);
    else queue = queue.then(() => make(order.part, order.from, order.to));
  };
}

/** A thread as its owner sees it. */
export interface DrawThread {
  post(order: DrawOrder): void;
  /** Calls back with each answer, and once with null when the thread is gone. */
  listen(heard: (answer: DrawAnswer | null) => void): void;
}

interface Waiting {
  readonly done: (part: unknown) => void;
  readonly failed: (reason: Error) => void;
}

/** Parts that a thread has at the same time, so that it need not wait for the next one. */
const AT_ONCE = 2;

/** About half a second of work. */
const WORTHWHILE = 50_000_000;

/** The owner's side. `start` starts the threads, the first time that something is worth sharing; `breathe` lets their answers in. */
export class DrawThreads implements DrawHelpers {
  readonly #start: () => readonly DrawThread[];
  readonly #breathe: () => Promise<void>;
  readonly #waiting = new Map<DrawThread, Map<string, Waiting>>();
  #threads: DrawThread[] | null = null;
  #sessions = 0;
  readonly worthwhile: number;

  constructor(
    start: () => readonly DrawThread[],
    breathe: () => Promise<void>,
    worthwhile = WORTHWHILE,
  ) {
    this.worthwhile = worthwhile;
    this.#start = start;
    this.#breathe = breathe;
  }

  open(task: string, input: unknown): DrawSession {
    const session = ++this.#sessions;
    const threads = (this.#threads ??= this.#started());
    for (const thread of threads) thread.post({ open: session, task, input });
    const asked = threads.map(
      (thread) => (from: number, to: number) =>
        new Promise<unknown>((done, failed) => {
          const waiting = this.#waiting.get(thread);
          if (!waiting) return failed(new Error('the thread is gone'));
          waiting.set(`${session} ${from}`, { done, failed });
          thread.post({ part: session, from, to });
        }),
    );
    return {
      threads: Array.from({ length: AT_ONCE }, () => asked).flat(),
      breathe: this.#breathe,
      close: () => this.#close(session),
    };
  }

  #started(): DrawThread[] {
    const threads = [...this.#start()];
    for (const thread of threads) {
      const waiting = new Map<string, Waiting>();
      this.#waiting.set(thread, waiting);
      thread.listen((answer) => {
        if (!answer) return this.#bury(thread, waiting);
        const key = `${answer.of} ${answer.from}`;
        const asked = waiting.get(key);
        waiting.delete(key);
        if (answer.failed === undefined) asked?.done(answer.made);
        else asked?.failed(new Error(answer.failed));
      });
    }
    return threads;
  }

  #bury(thread: DrawThread, waiting: Map<string, Waiting>): void {
    this.#waiting.delete(thread);
    this.#threads = this.#threads?.filter((other) => other !== thread) ?? null;
    for (const { failed } of waiting.values()) failed(new Error('the thread is gone'));
  }

  #close(session: number): void {
    for (const [thread, waiting] of this.#waiting) {
      thread.post({ close: session });
      for (const [key, { failed }] of waiting)
        if (key.startsWith(`${session} `)) {
          waiting.delete(key);
          failed(new Cancelled());
        }
    }
  }
}
