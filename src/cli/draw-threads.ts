import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { DrawHelpers } from '../model/run';
import { DrawThreads, type DrawAnswer, type DrawThread } from '../study/draw-threads';

/** Where the bundled thread is; it has no counterpart when the sources are run as they are. */
const THREAD = fileURLToPath(new URL('./draw-worker.mjs', import.meta.url));

/** Lets messages in. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function startThread(): DrawThread {
  const worker = new Worker(THREAD);
  /** Parts that are waited for, by session: the command must not end before they come, and not wait for anything else. */
  const waited = new Map<number, number>();
  const count = (session: number, more: number) => {
    const left = (waited.get(session) ?? 0) + more;
    if (left > 0) waited.set(session, left);
    else waited.delete(session);
    if (waited.size > 0) worker.ref();
    else worker.unref();
  };
  worker.unref();
  return {
    post: (order) => {
      worker.postMessage(order);
      if ('part' in order) count(order.part, 1);
      else if ('close' in order) count(order.close, -Infinity);
    },
    listen: (heard) => {
      worker.on('message', (answer: DrawAnswer) => {
        count(answer.of, -1);
        heard(answer);
      });
      // What it threw is told by the thread that makes the part in its place.
      worker.on('error', () => undefined);
      worker.on('exit', () => heard(null));
    },
  };
}

/** Threads beside this one for random draws, as many as there are cores unless `threads`, this one among them, says it; undefined for none. */
export function drawHelpers(threads = availableParallelism()): DrawHelpers | undefined {
  if (threads < 2 || !existsSync(THREAD)) return undefined;
  return new DrawThreads(() => Array.from({ length: threads - 1 }, startThread), breathe);
}
