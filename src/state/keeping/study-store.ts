import { createStore, promisifyRequest, type UseStore } from 'idb-keyval';
import type { KeptPack } from '../gazetteer/gazetteer-store';

/** What is said of a kept study before it is opened. */
export interface KeptHead {
  readonly id: string;
  /** Of the study; empty where it has none. */
  readonly name: string;
  /** When it was last written, in milliseconds since 1970. */
  readonly at: number;
  /** Size of its text, its files and the rows of its gazetteer. */
  readonly bytes: number;
  /** Grows by one with every writing, so that a page knows when another one has written. */
  readonly revision: number;
}

/** A study as the browser keeps it: the text of its study.json and its input files. */
export interface KeptStudy {
  readonly head: KeptHead;
  readonly text: string;
  readonly files: readonly File[];
  /** Rows of a gazetteer that the browser does not keep for all studies. */
  readonly gazetteer: KeptPack | null;
}

/** A study to be written; `files`: null leaves those that are kept as they are. */
export interface Writing {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly files: readonly File[] | null;
  readonly gazetteer: KeptPack | null;
  /** Size of all files, whether they are written or left. */
  readonly fileBytes: number;
}

/** Another page has written this study since it was read here; nothing was written. */
export class WrittenElsewhere extends Error {
  override readonly name = 'WrittenElsewhere';
}

/** Where studies are kept; passed in, so that a test needs no browser. All reject where the browser refuses. */
export interface StudyStore {
  /** The newest first. */
  list(): Promise<readonly KeptHead[]>;
  /** Null where it is gone. */
  load(id: string): Promise<KeptStudy | null>;
  /** All of it or nothing; `revision`: the one that the page knows, 0 for a new study. Gives the new one. */
  keep(writing: Writing, revision: number): Promise<KeptHead>;
  remove(id: string): Promise<void>;
}

const HEAD = 'head:';
const PARTS = { text: 'text:', files: 'files:', gazetteer: 'gazetteer:' } as const;
/** With a study's id and a revision: that this revision was written. */
const WRITTEN = 'written:';
/** How many of the last revisions are marked; no page is further behind. */
const MARKED = 1000;
/** Keys of the one study that versions before 0.2 kept. */
const FIRST = { text: 'study.json', files: 'files', gazetteer: 'gazetteer' } as const;
const FIRST_ID = 'first';

/**
 * The browser's own database. A study is written with its files in one transaction, all of whose requests are placed and committed
 * at once: a page that is closed or loaded anew then still gets it written, while one that waits for an answer first does not.
 */
export function browserStudyStore(database = 'shuseki-study'): StudyStore {
  let opened: UseStore | null = null;
  const use = async <T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T>,
  ): Promise<T> => {
    opened ??= createStore(database, 'study');
    return opened(mode, async (store) => {
      const ended = promisifyRequest(store.transaction);
      try {
        const value = await work(store);
        await ended;
        return value;
      } catch (error) {
        // What was put before the fault would else be written without the rest.
        ended.catch(() => undefined);
        try {
          store.transaction.abort();
        } catch {
          // It was over already.
        }
        // No space left is an abort of the transaction's own, with its reason.
        throw error instanceof WrittenElsewhere ? error : (store.transaction.error ?? error);
      }
    });
  };
  return {
    list: () =>
      use('readwrite', async (store) => {
        await moveFirst(store);
        const heads = await promisifyRequest<KeptHead[]>(
          store.getAll(IDBKeyRange.bound(HEAD, `${HEAD}\uffff`)),
        );
        return heads.sort((a, b) => b.at - a.at);
      }),
    load: (id) =>
      use('readonly', async (store) => {
        const get = <T>(key: string) => promisifyRequest<T | undefined>(store.get(key + id));
        const [head, text, files, gazetteer] = await Promise.all([
          get<KeptHead>(HEAD),
          get<string>(PARTS.text),
          get<File[]>(PARTS.files),
          get<KeptPack>(PARTS.gazetteer),
        ]);
        if (!head || typeof text !== 'string') return null;
        return { head, text, files: files ?? [], gazetteer: gazetteer ?? null };
      }),
    keep: (writing, revision) => use('readwrite', (store) => write(store, writing, revision)),
    remove: (id) =>
      use('readwrite', async (store) => {
        const head = await promisifyRequest<KeptHead | undefined>(store.get(HEAD + id));
        for (const part of [HEAD, ...Object.values(PARTS)]) store.delete(part + id);
        store.delete(IDBKeyRange.bound(`${WRITTEN}${id}:`, `${WRITTEN}${id}:\uffff`));
        // A page that still works on it leaves files out that it believes to be there: its next writing must fail.
        if (head) store.put('', markOf(id, head.revision + 1));
      }),
  };
}

function markOf(id: string, revision: number): string {
  return `${WRITTEN}${id}:${revision}`;
}

async function write(
  store: IDBObjectStore,
  { id, name, text, files, gazetteer, fileBytes }: Writing,
  revision: number,
): Promise<KeptHead> {
  const bytes = new Blob([text]).size + fileBytes + (gazetteer?.file.size ?? 0);
  const head: KeptHead = { id, name, at: Date.now(), bytes, revision: revision + 1 };
  store.delete(markOf(id, head.revision - MARKED));
  store.put(head, HEAD + id);
  store.put(text, PARTS.text + id);
  if (files) store.put([...files], PARTS.files + id);
  store.put(gazetteer ?? undefined, PARTS.gazetteer + id);
  // Another page that has written this revision has marked it: then this fails, and the rest is not written either.
  const marked = store.add('', markOf(id, head.revision));
  store.transaction.commit();
  await promisifyRequest(marked).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'ConstraintError'
      ? new WrittenElsewhere(id)
      : error;
  });
  return head;
}

/** Gives the one study of earlier versions its place among the others. */
async function moveFirst(store: IDBObjectStore): Promise<void> {
  const get = <T>(key: string) => promisifyRequest<T | undefined>(store.get(key));
  const text = await get<string>(FIRST.text);
  if (typeof text !== 'string') return;
  const files = (await get<File[]>(FIRST.files)) ?? [];
  const gazetteer = await get<KeptPack>(FIRST.gazetteer);
  const bytes = files.reduce((sum, { size }) => sum + size, text.length);
  const head: KeptHead = { id: FIRST_ID, name: nameIn(text), at: Date.now(), bytes, revision: 1 };
  store.put(head, HEAD + FIRST_ID);
  store.put(text, PARTS.text + FIRST_ID);
  store.put(files, PARTS.files + FIRST_ID);
  store.put(gazetteer, PARTS.gazetteer + FIRST_ID);
  for (const key of Object.values(FIRST)) store.delete(key);
}

/** The study's name as its text says it; empty where it can't be read. */
function nameIn(text: string): string {
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === 'string' ? name : '';
  } catch {
    return '';
  }
}
