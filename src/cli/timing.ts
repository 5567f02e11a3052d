/** Parts of a command's time, and what it needed. */
export type TimedPart = 'load' | 'read' | 'compute' | 'write';

/** Measures where a command spends its time. */
export class Stopwatch {
  readonly #spent: Record<TimedPart, number> = { load: 0, read: 0, compute: 0, write: 0 };

  /** Runs the work and books its time; work that is booked inside it under another part is taken off. */
  async time<T>(part: TimedPart, work: () => T | Promise<T>): Promise<T> {
    const before = this.#total();
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#spent[part] += performance.now() - start - (this.#total() - before);
    }
  }

  add(part: TimedPart, ms: number): void {
    this.#spent[part] += ms;
  }

  /** The timing file's text. Milliseconds with one decimal, megabytes of 2^20 bytes. */
  report(rows: number): string {
    const ms = (part: TimedPart) => Math.round(this.#spent[part] * 10) / 10;
    // Node reports kilobytes on every system.
    const peakMb = process.resourceUsage().maxRSS / 1024;
    const report = {
      rows,
      load_ms: ms('load'),
      read_ms: ms('read'),
      compute_ms: ms('compute'),
      write_ms: ms('write'),
      peak_rss_mb: Math.round(peakMb * 10) / 10,
    };
    return `${JSON.stringify(report, null, 2)}\n`;
  }

  #total(): number {
    const { load, read, compute, write } = this.#spent;
    return load + read + compute + write;
  }
}
