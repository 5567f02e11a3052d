/** What a page holds once everything that can be let go has been; taken in the same state of the app each time. */
export interface Held {
  /** Since the beginning. */
  readonly minutes: number;
  /** Megabytes of the page's and its worker's heaps. */
  readonly heap: number;
  readonly workerHeap: number;
  readonly nodes: number;
  readonly listeners: number;
}

export const MEASURES = ['heap', 'workerHeap', 'nodes', 'listeners'] as const;
export type Measure = (typeof MEASURES)[number];

/** What is held at the end may be this many times what was held after the warm-up. */
export const MOST_GROWTH = 1.2;

/** Minutes after which everything that is fetched or built once should be there; a sixth of a short run. */
export function warmUpOf(minutes: number): number {
  return Math.min(10, minutes / 6);
}

/**
 * The measurement that the others are held to; null where none was taken after the warm-up. Of the worker, which is ended by force now and then, so that
 * its age at one minute says nothing of that at another, the most that it held so far.
 */
export function baseOf(taken: readonly Held[], minutes: number): Held | null {
  const at = taken.findIndex((held) => held.minutes >= warmUpOf(minutes));
  if (at === -1 || at === taken.length - 1) return null;
  const workerHeap = Math.max(...taken.slice(0, at + 1).map((held) => held.workerHeap));
  return { ...taken[at], workerHeap };
}

/** How many times as much as at the base is held at the end. */
export function growthOf(base: Held, end: Held): Record<Measure, number> {
  return Object.fromEntries(MEASURES.map((name) => [name, end[name] / base[name]])) as Record<
    Measure,
    number
  >;
}

/** The measures that grew beyond what is allowed. */
export function grown(base: Held, end: Held): readonly Measure[] {
  const growth = growthOf(base, end);
  return MEASURES.filter((name) => !(growth[name] <= MOST_GROWTH));
}
