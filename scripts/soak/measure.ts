import type { CDPSession, Page } from '@playwright/test';
import type { Held } from './judge';

interface Heap {
  readonly usedSize: number;
}

/** Asks a page through the protocol of its developer tools. */
export class Meter {
  readonly #session: CDPSession;
  readonly #page: Page;
  /** Sessions of the page's workers that live. */
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #next = 0;

  private constructor(page: Page, session: CDPSession) {
    this.#page = page;
    this.#session = session;
  }

  static async of(page: Page): Promise<Meter> {
    const session = await page.context().newCDPSession(page);
    const meter = new Meter(page, session);
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker' && targetInfo.url.includes('engine'))
        meter.#workers.add(sessionId);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => meter.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id?: number; result?: unknown };
      if (id === undefined) return;
      meter.#waiting.get(id)?.(result);
      meter.#waiting.delete(id);
    });
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      // Playwright's session can't speak for those of a worker; messages that are wrapped reach it.
      flatten: false,
    });
    await session.send('Performance.enable');
    return meter;
  }

  /** What is held after garbage was collected; the app should be at rest. */
  async held(minutes: number): Promise<Held> {
    // What is let go by the first collection may be what held the rest, through weak references and finalisers.
    for (let i = 0; i < 3; i++) {
      await this.#session.send('HeapProfiler.collectGarbage');
      await this.#page.waitForTimeout(200);
    }
    const { metrics } = await this.#session.send('Performance.getMetrics');
    const valueOf = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return {
      minutes,
      heap: valueOf('JSHeapUsedSize') / 1e6,
      workerHeap: (await this.#workerHeap()) / 1e6,
      nodes: valueOf('Nodes'),
      listeners: valueOf('JSEventListeners'),
    };
  }

  async #workerHeap(): Promise<number> {
    let sum = 0;
    for (const sessionId of [...this.#workers]) {
      await this.#askWorker(sessionId, 'HeapProfiler.collectGarbage');
      const heap = (await this.#askWorker(sessionId, 'Runtime.getHeapUsage')) as Heap | null;
      sum += heap?.usedSize ?? 0;
    }
    return sum;
  }

  /** Null where the worker is gone. */
  async #askWorker(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.#next;
    const answer = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method });
    await this.#session.send('Target.sendMessageToTarget', { sessionId, message });
    const late = this.#page.waitForTimeout(60_000).then(
      () => null,
      () => null,
    );
    return Promise.race([answer, late]);
  }
}
