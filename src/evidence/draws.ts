import type { Run } from '../model/run';

/** Elementary operations between two checkpoints: about ten milliseconds of work. */
const SLICE = 1_000_000;

/**
 * Calls `draw` so many times, letting the host breathe in between and reporting progress between `from` and `to`
 * of the present stage. `cost`: elementary operations per draw.
 */
export async function repeatDraws(
  draws: number,
  cost: number,
  run: Run,
  draw: () => void,
  [from, to]: readonly [number, number] = [0, 1],
): Promise<void> {
  const slice = Math.max(1, Math.floor(SLICE / Math.max(1, cost)));
  for (let done = 0; done < draws;) {
    const end = Math.min(draws, done + slice);
    for (; done < end; done++) draw();
    run.progress(from + ((to - from) * done) / draws);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
}
