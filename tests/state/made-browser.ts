import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { PageTabs } from '../../src/state/keeping/page-tabs';

/** A browser's database for one test, until `vi.unstubAllGlobals`. */
export function stubDatabase(): void {
  const clone = structuredClone;
  /** Node's own loses what makes a Blob a File; a browser's does not. */
  const keepingFiles = (value: unknown): unknown => {
    if (value instanceof Blob) return value;
    if (Array.isArray(value)) return value.map(keepingFiles);
    if (typeof value !== 'object' || value === null || value.constructor !== Object)
      return clone(value);
    return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, keepingFiles(v)]));
  };
  vi.stubGlobal('structuredClone', keepingFiles);
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('IDBKeyRange', IDBKeyRange);
}

type Listeners = Parameters<PageTabs['listen']>[0];

/** The tabs of one browser: each call opens another; a tab that is loaded anew keeps its `own`. */
export function madeTabs(): (own?: string | null) => PageTabs {
  const holders = new Map<string, object>();
  const listeners = new Map<object, Listeners>();
  return (own = null) => {
    const me = {};
    const release = (): void => {
      for (const [id, holder] of holders) if (holder === me) holders.delete(id);
    };
    return {
      own,
      othersAtWork: () => Promise.resolve([...holders.values()].some((holder) => holder !== me)),
      claim(id) {
        if (holders.has(id)) return Promise.resolve(holders.get(id) === me);
        release();
        holders.set(id, me);
        return Promise.resolve(true);
      },
      async takeOver(id) {
        const holder = holders.get(id);
        if (holder) {
          await listeners.get(holder)?.yield(id);
          listeners.get(holder)?.lost();
        }
        release();
        holders.set(id, me);
      },
      release,
      tell() {
        for (const [tab, { changed }] of listeners) if (tab !== me) changed();
      },
      listen: (wanted) => void listeners.set(me, wanted),
    };
  };
}
