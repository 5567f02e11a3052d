import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDBObjectStore, IDBTransaction } from 'fake-indexeddb';
import { createStore, get, set } from 'idb-keyval';
import {
  browserStudyStore,
  WrittenElsewhere,
  type Writing,
} from '../../../src/state/keeping/study-store';
import { stubDatabase } from '../made-browser';

beforeEach(stubDatabase);
afterEach(() => vi.unstubAllGlobals());

const file = (name: string, text = 'x') => new File([text], name);

function writing(id: string, text: string, files: readonly File[] | null): Writing {
  return { id, name: `study ${id}`, text, files, gazetteer: null, fileBytes: 10 };
}

describe('what the browser keeps', () => {
  it('is a list of studies, the newest first, each with its own text and files', async () => {
    const store = browserStudyStore();
    vi.setSystemTime(1000);
    await store.keep(writing('a', 'text a', [file('a.csv')]), 0);
    vi.setSystemTime(2000);
    await store.keep(writing('b', '文', [file('b.csv'), file('ties.csv')]), 0);
    vi.useRealTimers();
    expect(await browserStudyStore().list()).toEqual([
      { id: 'b', name: 'study b', at: 2000, bytes: 13, revision: 1 },
      { id: 'a', name: 'study a', at: 1000, bytes: 16, revision: 1 },
    ]);
    const kept = await store.load('b');
    expect(kept?.text).toBe('文');
    expect(kept?.files.map(({ name }) => name)).toEqual(['b.csv', 'ties.csv']);
    expect((await store.load('a'))?.text).toBe('text a');
    await store.remove('b');
    expect((await store.list()).map(({ id }) => id)).toEqual(['a']);
    expect(await store.load('b')).toBeNull();
  });

  it('leaves the files that are there where none are given', async () => {
    const store = browserStudyStore();
    await store.keep(writing('a', '1', [file('a.csv')]), 0);
    await store.keep(writing('a', '2', null), 1);
    const kept = await store.load('a');
    expect(kept?.text).toBe('2');
    expect(kept?.files.map(({ name }) => name)).toEqual(['a.csv']);
    expect(kept?.head.revision).toBe(2);
  });

  it('is not written over by a page that has not seen the newest', async () => {
    const [one, other] = [browserStudyStore(), browserStudyStore()];
    await one.keep(writing('a', 'first', [file('a.csv')]), 0);
    await one.keep(writing('a', 'second', null), 1);
    await expect(other.keep(writing('a', 'stale', [file('b.csv')]), 1)).rejects.toThrow(
      WrittenElsewhere,
    );
    await expect(other.keep(writing('a', 'stale', [file('b.csv')]), 0)).rejects.toThrow(
      WrittenElsewhere,
    );
    const kept = await one.load('a');
    expect(kept?.text).toBe('second');
    expect(kept?.files.map(({ name }) => name)).toEqual(['a.csv']);
  });

  it('is not written by a page that works on it after it was removed elsewhere', async () => {
    const store = browserStudyStore();
    await store.keep(writing('a', 'first', [file('a.csv')]), 0);
    await browserStudyStore().remove('a');
    await expect(store.keep(writing('a', 'second', null), 1)).rejects.toThrow(WrittenElsewhere);
    expect(await store.list()).toEqual([]);
  });

  it('places all of a writing at once, so that nothing hangs on an answer to a page that goes', async () => {
    const store = browserStudyStore();
    await store.list();
    const order: string[] = [];
    for (const name of ['put', 'add', 'get'] as const) {
      const own = IDBObjectStore.prototype[name];
      vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (
        this: IDBObjectStore,
        ...given: unknown[]
      ) {
        order.push(name);
        return own.apply(this, given as [never]) as never;
      });
    }
    const commit = IDBTransaction.prototype.commit;
    vi.spyOn(IDBTransaction.prototype, 'commit').mockImplementation(function (
      this: IDBTransaction,
    ) {
      order.push('commit');
      commit.call(this);
    });
    const done = store.keep(writing('a', 'text', [file('a.csv')]), 0);
    // No answer has come: only promises that were settled before are followed.
    for (let i = 0; i < 20; i++) await Promise.resolve();
    vi.restoreAllMocks();
    expect(order).toEqual(['put', 'put', 'put', 'put', 'add', 'commit']);
    await done;
  });

  it('stays whole where one part of a writing fails: text, files and head are one transaction', async () => {
    const store = browserStudyStore();
    await store.keep(writing('a', 'good', [file('a.csv')]), 0);
    // No browser can store a function: the files fail after head and text were put.
    const unstorable = [(() => undefined) as unknown as File];
    await expect(store.keep(writing('a', 'bad', unstorable), 1)).rejects.toThrow();
    const kept = await store.load('a');
    expect(kept?.text).toBe('good');
    expect(kept?.head.revision).toBe(1);
    expect(kept?.files.map(({ name }) => name)).toEqual(['a.csv']);
  });

  it('takes over the one study of earlier versions', async () => {
    const first = createStore('shuseki-study', 'study');
    await set('study.json', '{"name":"松川"}', first);
    await set('files', [file('名簿.csv')], first);
    const store = browserStudyStore();
    const [head, ...others] = await store.list();
    expect(others).toEqual([]);
    expect(head.name).toBe('松川');
    expect((await store.load(head.id))?.files.map(({ name }) => name)).toEqual(['名簿.csv']);
    expect(await get('study.json', first)).toBeUndefined();
    expect(await store.list()).toHaveLength(1);
  });

  it('rejects where the browser refuses to open its database', async () => {
    vi.stubGlobal('indexedDB', {
      open() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    const store = browserStudyStore();
    await expect(store.list()).rejects.toThrow('denied');
    await expect(store.keep(writing('a', '', []), 0)).rejects.toThrow('denied');
    await expect(store.load('a')).rejects.toThrow('denied');
  });
});
