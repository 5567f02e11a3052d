import { clear, createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { GazetteerSpec } from '../../model';

/** A pack as the browser keeps it for the next visit. */
export interface KeptPack {
  readonly spec: GazetteerSpec;
  /** Gzipped. */
  readonly file: Blob;
  readonly towns: number;
}

/** Where the pack is kept; passed in, so that a test needs no browser. */
export interface PackStore {
  load(): Promise<KeptPack | null>;
  keep(pack: KeptPack): Promise<void>;
  remove(): Promise<void>;
}

/** Files of a gazetteer that came before its fetching was ended, by their paths. */
export interface FileStore {
  read(path: string): Promise<Uint8Array | null>;
  keep(path: string, bytes: Uint8Array): Promise<void>;
  clear(): Promise<void>;
}

const PACK_KEY = 'pack';
/** Changed when what is kept under the key changes its form; older ones are passed over. */
const KEPT_FORMAT = 1;

/** The browser's own database. Where it refuses (a private window), nothing is kept and all else works. */
export function browserPackStore(database = 'shuseki-gazetteer'): PackStore {
  const store = lazyStore(database);
  return {
    async load() {
      try {
        const kept = await get<KeptPack & { format: number }>(PACK_KEY, store());
        if (kept?.format !== KEPT_FORMAT || !(kept.file instanceof Blob)) return null;
        const { spec, file, towns } = kept;
        return { spec, file, towns };
      } catch {
        return null;
      }
    },
    keep: (pack) => set(PACK_KEY, { format: KEPT_FORMAT, ...pack }, store()),
    remove: () => del(PACK_KEY, store()),
  };
}

/** Files of one address in the browser's own database. */
export function browserFileStore(database = 'shuseki-gazetteer-files'): FileStore {
  const store = lazyStore(database);
  return {
    async read(path) {
      try {
        return (await get<Uint8Array>(path, store())) ?? null;
      } catch {
        return null;
      }
    },
    async keep(path, bytes) {
      try {
        await set(path, bytes, store());
      } catch {
        // The fetching goes on; only its continuation another day is lost.
      }
    },
    async clear() {
      try {
        await clear(store());
      } catch {
        // Nothing was kept then.
      }
    },
  };
}

/** Opened at the first use: opening fails where the browser keeps nothing. */
function lazyStore(database: string): () => UseStore {
  let store: UseStore | null = null;
  return () => (store ??= createStore(database, 'files'));
}
