/** The app as the browser holds it for work without a network, and a newer one that waits beside it. */
export class NewVersion {
  #waiting = $state.raw<ServiceWorker | null>(null);

  /** Whether a newer version is there, whole, and waits to be taken. */
  get isThere(): boolean {
    return this.#waiting !== null;
  }

  /** Lets the browser hold the app, where it can (not for a page that was opened as a file, or in a private window). */
  async hold(baseUrl: string): Promise<void> {
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    if (!serviceWorker) return;
    const address = new URL(`${baseUrl}sw.js`, location.href);
    const held = await serviceWorker
      .register(address, { updateViaCache: 'none' })
      .catch(tellRefusal);
    if (!held) return;
    const look = (): void => {
      // The first one of all takes its place by itself: nothing is replaced.
      this.#waiting = serviceWorker.controller ? held.waiting : null;
    };
    look();
    held.addEventListener('updatefound', () => {
      held.installing?.addEventListener('statechange', look);
    });
    held.installing?.addEventListener('statechange', ({ target }) => {
      if ((target as ServiceWorker).state === 'redundant') tellRefusal('a file did not come');
    });
  }

  /** Goes on with the newer version once `write` has kept what is on screen. */
  async take(write: () => Promise<unknown>): Promise<void> {
    const waiting = this.#waiting;
    await write();
    // Another tab may have taken it already.
    if (waiting?.state !== 'installed') return location.reload();
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    waiting.postMessage('take-over');
  }
}

/** The app works without; a browser that refuses is no fault that a person could mend. */
function tellRefusal(reason: unknown): void {
  // eslint-disable-next-line no-console -- for whoever looks why
  console.warn('not held for work without a network:', reason);
}
