import { clear, createStore, get, setMany, type UseStore } from 'idb-keyval';
import type { KeptPack } from './gazetteer-store';

/** The study that a person works on, as the browser keeps it: the text of its study.json and its input files. */
export interface KeptStudy {
  readonly text: string;
  readonly files: readonly File[];
  /** Rows of a gazetteer that the browser does not keep for all studies. */
  readonly gazetteer?: KeptPack | null;
}

/** Where the study is kept; passed in, so that a test needs no browser. */
export interface StudyStore {
  /** Null where nothing is kept, or the browser refuses. */
  load(): Promise<KeptStudy | null>;
  /** `files`: null leaves those that are kept as they are. */
  keep(text: string, files: readonly File[] | null, gazetteer: KeptPack | null): Promise<void>;
  remove(): Promise<void>;
}

const TEXT = 'study.json';
const FILES = 'files';
const GAZETTEER = 'gazetteer';

/** The browser's own database. Where it refuses (a private window, no space), nothing is kept and all else works. */
export function browserStudyStore(database = 'shuseki-study'): StudyStore {
  let opened: UseStore | null = null;
  const store = () => (opened ??= createStore(database, 'study'));
  return {
    async load() {
      try {
        const text = await get<string>(TEXT, store());
        const files = await get<File[]>(FILES, store());
        const gazetteer = await get<KeptPack>(GAZETTEER, store());
        return text !== undefined && files !== undefined ? { text, files, gazetteer } : null;
      } catch {
        return null;
      }
    },
    keep(text, files, gazetteer) {
      const entries: [string, unknown][] = [
        [TEXT, text],
        [GAZETTEER, gazetteer ?? undefined],
      ];
      return setMany(files ? [...entries, [FILES, [...files]]] : entries, store());
    },
    remove: () => clear(store()),
  };
}

/** How long a study must rest before it is written, so that a drag writes once. */
const REST_MS = 250;

/** Keeps the newest state of the study, one write after the other. */
export class StudyKeeper {
  readonly #store: StudyStore;
  readonly #restMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wanted: Required<KeptStudy> | null = null;
  /** The files that lie in the store; null when that is not known. */
  #kept: readonly File[] | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: StudyStore, restMs = REST_MS) {
    this.#store = store;
    this.#restMs = restMs;
  }

  /** What was kept at the last visit. */
  load(): Promise<KeptStudy | null> {
    return this.#store.load();
  }

  /** To be called on every change; the last one is written. */
  save(text: string, files: readonly File[], gazetteer: KeptPack | null = null): void {
    this.#wanted = { text, files, gazetteer };
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#writing = this.#writing.then(() => this.#write());
    }, this.#restMs);
  }

  /** Resolves when all that was wanted so far and has rested is written. */
  written(): Promise<void> {
    return this.#writing;
  }

  async #write(): Promise<void> {
    const wanted = this.#wanted;
    if (!wanted) return;
    this.#wanted = null;
    const { text, files, gazetteer } = wanted;
    const kept = this.#kept;
    const same = kept?.length === files.length && files.every((file, i) => file === kept[i]);
    try {
      await this.#store.keep(text, same ? null : files, gazetteer);
      this.#kept = files;
    } catch {
      // A study of old beside files of new would be a third one: rather keep none.
      this.#kept = null;
      await this.#store.remove().catch(() => undefined);
    }
  }
}
