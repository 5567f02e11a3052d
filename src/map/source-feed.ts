/** What a feed does one after the other, and how it waits for its next turn. */
export interface FeedHost<Source extends string> {
  /** Brings one source up to date with what is wanted now. */
  readonly feed: (source: Source) => void;
  /** Calls back in a task of its own; gives what ends the wait. */
  readonly later: (act: () => void) => () => void;
}

const nextTask = (act: () => void): (() => void) => {
  const timer = setTimeout(act);
  return () => clearTimeout(timer);
};

/**
 * Feeds the map's sources, each in a task of its own: MapLibre copies all features for its worker in the task that sets
 * them, and the page must answer between one source and the next. A source that is due twice is fed once, with the newest data.
 */
export class SourceFeed<Source extends string> {
  readonly #host: FeedHost<Source>;
  readonly #due = new Set<Source>();
  #stop: (() => void) | null = null;

  constructor(feed: (source: Source) => void, later = nextTask) {
    this.#host = { feed, later };
  }

  /** These have changed. */
  add(sources: readonly Source[]): void {
    for (const source of sources) this.#due.add(source);
    this.#wait();
  }

  /** Feeds all that is due now, for a picture that must be of the present. */
  flush(): void {
    this.#rest();
    for (const source of [...this.#due]) this.#feed(source);
  }

  /** Forgets what is due: the map is gone, or is made anew from what is wanted. */
  clear(): void {
    this.#rest();
    this.#due.clear();
  }

  #wait(): void {
    if (this.#stop !== null || this.#due.size === 0) return;
    this.#stop = this.#host.later(() => {
      this.#stop = null;
      const [source] = this.#due;
      this.#feed(source);
      this.#wait();
    });
  }

  #feed(source: Source): void {
    this.#due.delete(source);
    this.#host.feed(source);
  }

  #rest(): void {
    this.#stop?.();
    this.#stop = null;
  }
}
