import type { DrawHelpers } from '../../model/run';
import { DrawThreads, type DrawAnswer, type DrawThread } from '../../study/draw-threads';
import { breathe } from './breathe';

function startWorker(): DrawThread {
  const worker = new Worker(new URL('./draw.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (order) => worker.postMessage(order),
    listen: (heard) => {
      worker.addEventListener('message', ({ data }: MessageEvent<DrawAnswer>) => heard(data));
      // It could not be loaded, or broke down: the others make its part.
      worker.addEventListener('error', () => {
        worker.terminate();
        heard(null);
      });
    },
  };
}

/** Workers beside the one that asks, as many as the machine has cores for; undefined where there are none, or no worker may start another. */
export function drawHelpers(): DrawHelpers | undefined {
  const cores = globalThis.navigator?.hardwareConcurrency ?? 1;
  if (cores < 2 || typeof Worker === 'undefined') return undefined;
  return new DrawThreads(() => Array.from({ length: cores - 1 }, startWorker), breathe);
}
