import { UNATTENDED, type Run } from '../model/run';
import { createRandom, type Random } from './random';

/**
 * Random draws that can be made in parts, here or in other threads. What a draw comes to must follow from the input and the draw's number
 * alone, whoever makes it and whatever was made before; input and parts must be such as can be sent to another thread.
 */
export interface DrawTask<I, P> {
  /** By which another thread finds it in its list of tasks. */
  readonly name: string;
  /** Prepares what all draws of an input share. */
  readonly start: (input: I) => MakePart<P>;
}

/** Makes the draws from one number up to another, telling `run` the share that is done before the last, mostly, but not always, in ascending order. */
export type MakePart<P> = (from: number, to: number, run: Run) => P | Promise<P>;

/** How many draws there are and what they take. */
export interface DrawPlan {
  readonly draws: number;
  /** Elementary operations of a draw. */
  readonly cost: number;
  /** Parts begin at multiples of this; 1 unless given. */
  readonly block?: number;
  /** Shares of the present stage between which progress is reported; all of it unless given. */
  readonly progress?: readonly [number, number];
}

/** Elementary operations of a part: some tens of milliseconds of work. */
const PART = 5_000_000;

/**
 * Makes all draws, with the run's helpers where that pays, and gives the parts in the order of the draws: the same whatever the helpers, as long as
 * the caller puts parts together in a way that does not depend on where they end. Rejects with `Cancelled`, and with what the task throws.
 */
export async function drawInParts<I, P>(
  task: DrawTask<I, P>,
  input: I,
  { draws, cost, block = 1, progress: [first, last] = [0, 1] }: DrawPlan,
  run: Run = UNATTENDED,
): Promise<P[]> {
  const size = block * Math.max(1, Math.ceil(PART / Math.max(1, cost) / block));
  const count = Math.ceil(draws / size);
  const parts = Array.from({ length: count }, (): P | undefined => undefined);
  const { helpers } = run;
  const shared = helpers && count > 1 && draws * cost >= helpers.worthwhile;
  const session = shared ? helpers.open(task.name, input) : null;
  const own = task.start(input);
  const returned: number[] = [];
  let [next, done, stopped] = [0, 0, false];
  const tell = (part: number): void =>
    run.progress(first + ((last - first) * (done + part)) / count);
  const quiet: Run = { progress: tell, checkpoint: () => run.checkpoint() };
  const take = (): number | undefined => {
    if (stopped) return undefined;
    return returned.pop() ?? (next < count ? next++ : undefined);
  };
  const put = (at: number, part: P): void => {
    parts[at] = part;
    done++;
    tell(0);
  };
  const end = (at: number) => Math.min(draws, (at + 1) * size);
  const lend = async (thread: (from: number, to: number) => Promise<unknown>): Promise<void> => {
    for (let at = take(); at !== undefined; at = take()) {
      try {
        put(at, (await thread(at * size, end(at))) as P);
      } catch {
        // A thread that is gone gives its part back; what the task itself throws is thrown again here.
        returned.push(at);
        return;
      }
    }
  };
  const make = async (): Promise<void> => {
    for (let at = take(); at !== undefined; at = take()) {
      put(at, await own(at * size, end(at), quiet));
      if (session) await session.breathe();
    }
  };
  try {
    const lent = session?.threads.map(lend) ?? [];
    await make();
    await Promise.all(lent);
    await make();
  } finally {
    stopped = true;
    session?.close();
  }
  return parts as P[];
}

/** Elementary operations between two checkpoints: about ten milliseconds of work. */
const SLICE = 1_000_000;

/** Calls `draw` with the number of each draw of a part, letting the host breathe in between. `cost`: elementary operations per draw. */
export async function eachDraw(
  from: number,
  to: number,
  cost: number,
  run: Run,
  draw: (number: number) => void,
): Promise<void> {
  const slice = Math.max(1, Math.floor(SLICE / Math.max(1, cost)));
  for (let at = from; at < to;) {
    const end = Math.min(to, at + slice);
    for (; at < end; at++) draw(at);
    if (at < to) run.progress((at - from) / (to - from));
    const wait = run.checkpoint();
    if (wait) await wait;
  }
}

/** Draws that share a stream of random numbers, where making a draw takes about as long as passing over it. */
export const DRAW_BLOCK = 200;

/** The stream of a draw that begins a block; null for the draws within one, which go on with it. */
export function blockStream(seed: number, draw: number): Random | null {
  return draw % DRAW_BLOCK === 0 ? createRandom(seed, draw / DRAW_BLOCK) : null;
}
