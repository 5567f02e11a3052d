/**
 * The pages of this browser that have Shuseki open, and which of them works on which study. Where the browser has no locks (a page that
 * is served without TLS from another machine) every claim is granted; the store then still refuses to write over another page's work.
 */
export interface PageTabs {
  /** The study that this tab worked on before it was loaded anew: '' for the sample, null for a new tab. */
  own: string | null;
  /** Whether another tab works on any study. */
  othersAtWork(): Promise<boolean>;
  /** Takes the study for this tab, and leaves the one before; false where another tab has it. */
  claim(id: string): Promise<boolean>;
  /** Takes it from the tab that has it, which writes what it still has to write first. */
  takeOver(id: string): Promise<void>;
  release(): void;
  /** Tells the other tabs that what is kept has changed. */
  tell(): void;
  /** What this tab does when another one takes its study, and when what is kept has changed. */
  listen(listeners: {
    readonly yield: (id: string) => Promise<void>;
    readonly lost: () => void;
    readonly changed: () => void;
  }): void;
}

const SESSION_KEY = 'shuseki.study';
const CHANNEL = 'shuseki-study';
const LOCK = 'shuseki-study:';
/** How long another tab may take to write and let go; a tab that the browser put to sleep does not answer. */
const YIELD_MS = 1500;

interface Message {
  readonly kind: 'yield' | 'changed';
  readonly id: string;
}

/** By the browser's locks, a channel between its pages, and what it remembers of each tab. */
export function browserTabs(): PageTabs {
  const locks = (navigator as { readonly locks?: LockManager }).locks;
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  let held: { readonly id: string; readonly letGo: () => void } | null = null;
  let listeners: Parameters<PageTabs['listen']>[0] | null = null;

  const release = (): void => {
    held?.letGo();
    held = null;
  };
  /** Resolves once the lock is held, or is known not to be. */
  const hold = (id: string, options: LockOptions): Promise<boolean> =>
    new Promise((resolve, reject) => {
      let mine: typeof held = null;
      locks!
        .request(LOCK + id, options, (lock) => {
          if (!lock) return resolve(false);
          release();
          return new Promise<void>((letGo) => {
            held = mine = { id, letGo };
            resolve(true);
          });
        })
        .catch((error: unknown) => {
          // Taken by another tab, or never got.
          if (mine === null) return reject(error as Error);
          if (held !== mine) return;
          held = null;
          listeners?.lost();
        });
    });

  channel?.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.kind === 'changed') listeners?.changed();
    else if (held?.id === data.id)
      void listeners?.yield(data.id).finally(() => {
        release();
        listeners?.lost();
      });
  });

  return {
    get own() {
      return remembered();
    },
    set own(id) {
      remember(id);
    },
    async othersAtWork() {
      const { held: all = [] } = (await locks?.query()) ?? {};
      return all.some(({ name }) => name?.startsWith(LOCK) && name !== LOCK + (held?.id ?? ''));
    },
    async claim(id) {
      if (held?.id === id) return true;
      if (locks) return hold(id, { ifAvailable: true });
      held = { id, letGo: () => undefined };
      return true;
    },
    async takeOver(id) {
      channel?.postMessage({ kind: 'yield', id } satisfies Message);
      if (!locks) return;
      try {
        await hold(id, { signal: AbortSignal.timeout(YIELD_MS) });
      } catch {
        await hold(id, { steal: true });
      }
    },
    release,
    tell: () => channel?.postMessage({ kind: 'changed', id: '' } satisfies Message),
    listen(wanted) {
      listeners = wanted;
    },
  };
}

function remembered(): string | null {
  try {
    return sessionStorage.getItem(SESSION_KEY);
  } catch {
    return null;
  }
}

function remember(id: string | null): void {
  try {
    if (id === null) sessionStorage.removeItem(SESSION_KEY);
    else sessionStorage.setItem(SESSION_KEY, id);
  } catch {
    // The tab then opens as a new one does.
  }
}
