import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageTabs } from '../../../src/state/keeping/page-tabs';
import { Keeping } from '../../../src/state/keeping/keeping.svelte';
import { browserStudyStore, type StudyStore } from '../../../src/state/keeping/study-store';
import { readArchive } from '../../../src/study';
import { madeTabs, stubDatabase } from '../made-browser';

beforeEach(stubDatabase);
afterEach(() => vi.unstubAllGlobals());

const firms = new File(['name\nA\n'], 'firms.csv');

/** Soon enough for a test, where no answer is to come; where one is, a busy machine may take its time. */
const SOON_MS = 50;

/** A page on what the browser keeps, as the app opens one. */
async function page(
  tabs: PageTabs,
  store: StudyStore = browserStudyStore(),
  answerMs = 60_000,
): Promise<Keeping> {
  const keeping = new Keeping(store, tabs, { answerMs });
  await keeping.open();
  const head = await keeping.first();
  const kept = head && (await keeping.read(head));
  if (kept) await keeping.adopt(kept);
  else keeping.begin(true);
  return keeping;
}

async function write(keeping: Keeping, text: string, files: readonly File[] = [firms]) {
  keeping.save(text, text, files, null);
  await keeping.flush();
}

/** The texts that are kept, by the names of their studies. */
async function texts(): Promise<Record<string, string | undefined>> {
  const store = browserStudyStore();
  const found: Record<string, string | undefined> = {};
  for (const { id, name } of await store.list()) found[name] = (await store.load(id))?.text;
  return found;
}

describe('one tab', () => {
  it('writes nothing before something is done, and then the newest once it rests', async () => {
    const store = browserStudyStore();
    const keep = vi.spyOn(store, 'keep');
    const keeping = await page(madeTabs()(), store);
    expect(keeping.state.kind).toBe('untouched');
    expect(await texts()).toEqual({});
    for (const text of ['a', 'b', 'c']) keeping.save(text, text, [firms], null);
    await keeping.flush();
    expect(keep).toHaveBeenCalledTimes(1);
    await write(keeping, 'd');
    expect(keep.mock.calls[1][0]).toMatchObject({ text: 'd', files: null });
    await write(keeping, 'e', [firms, new File([''], 'ties.csv')]);
    expect(keep.mock.calls[2][0].files).toHaveLength(2);
    expect(await texts()).toEqual({ e: 'e' });
    expect(keeping.state.kind).toBe('kept');
  });

  it('writes the first change at once, and in a page that goes the last beside one that is being written', async () => {
    const store = browserStudyStore();
    const keep = vi.spyOn(store, 'keep');
    const tab = madeTabs()();
    const keeping = new Keeping(store, tab, { restMs: 60_000 });
    await keeping.open();
    keeping.save('a', 'a', [firms], null);
    await vi.waitFor(() => expect(keep).toHaveBeenCalledTimes(1));
    keeping.save('b', 'b', [firms], null);
    keeping.leave();
    expect(keep.mock.calls.map(([{ text }, revision]) => [text, revision])).toEqual([
      ['a', 0],
      ['b', 1],
    ]);
    await keeping.flush();
    expect(await texts()).toEqual({ b: 'b' });
    expect((await (await page(madeTabs()(tab.own))).first())?.revision).toBe(2);
  });

  it('continues with its own study after it was loaded anew, and a first tab with the newest', async () => {
    const tab = madeTabs()();
    const keeping = await page(tab);
    await write(keeping, 'mine');
    keeping.begin(false);
    // The newest is told by the millisecond.
    const mine = Date.now();
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(mine), { interval: 1 });
    await write(keeping, 'newer');
    expect(keeping.others.map(({ name }) => name)).toEqual(['mine']);
    expect((await (await page(madeTabs()())).first())?.name).toBe('newer');
    const again = await page(madeTabs()(tab.own));
    expect((await again.first())?.name).toBe('newer');
    await write(again, 'newest');
    expect(await texts()).toEqual({ mine: 'mine', newest: 'newest' });
  });

  it('shows the sample again after it was loaded anew on the sample', async () => {
    const tab = madeTabs()();
    const keeping = await page(tab);
    await write(keeping, 'mine');
    keeping.begin(true);
    expect(await (await page(madeTabs()(tab.own))).first()).toBeNull();
  });

  it('keeps the last good state where there is no space, says so, and writes again', async () => {
    const store = browserStudyStore();
    const keeping = await page(madeTabs()(), store);
    await write(keeping, 'good');
    const keep = vi
      .spyOn(store, 'keep')
      .mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
    await write(keeping, 'bad', [new File(['big'], 'big.csv')]);
    expect(keeping.state).toEqual({ kind: 'failed', why: 'space' });
    expect(await texts()).toEqual({ good: 'good' });
    keep.mockRestore();
    await write(keeping, 'better');
    expect(keeping.state.kind).toBe('kept');
    expect(await texts()).toEqual({ better: 'better' });
  });

  it('gives what can’t be opened as a file, and leaves it', async () => {
    const keeping = await page(madeTabs()());
    const text = '{"shuseki_study": 99}';
    await write(keeping, text, [firms, new File(['other'], 'firms.csv')]);
    keeping.begin(true);
    const blob = await keeping.fileOf(keeping.others[0]);
    const read = readArchive('kept.zip', new Uint8Array(await blob!.arrayBuffer()));
    expect(read.ok ? null : read.problem.code).toBe('study-file-newer');
    expect(await texts()).toEqual({ [text]: text });
  });

  it('says that something is gone when it was removed elsewhere', async () => {
    const keeping = await page(madeTabs()());
    await write(keeping, 'mine');
    keeping.begin(true);
    const [head] = keeping.others;
    await browserStudyStore().remove(head.id);
    expect(await keeping.read(head)).toBeNull();
    expect(keeping.unopened).toEqual({ head, why: 'gone' });
  });
});

describe('a browser that keeps nothing', () => {
  const never = () => new Promise<never>(() => undefined);

  it('is waited for no longer than is set, and said', async () => {
    const store: StudyStore = { list: never, load: never, keep: never, remove: never };
    const keeping = await page(madeTabs()(), store, SOON_MS);
    expect(keeping.state).toEqual({ kind: 'off', why: 'silent' });
    await write(keeping, 'text');
    expect(keeping.state.kind).toBe('off');
  });

  it('is taken up again when it answers late', async () => {
    const store = browserStudyStore();
    let answer: () => void = () => undefined;
    const waited = new Promise<void>((resolve) => (answer = resolve));
    const late: StudyStore = { ...store, list: () => waited.then(() => store.list()) };
    const keeping = await page(madeTabs()(), late, SOON_MS);
    expect(keeping.state.kind).toBe('off');
    answer();
    await vi.waitFor(() => expect(keeping.state.kind).toBe('untouched'));
    await write(keeping, 'text');
    expect(await texts()).toEqual({ text: 'text' });
  });

  it('is said where it refuses', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const keeping = await page(madeTabs()());
    expect(keeping.state).toEqual({ kind: 'off', why: 'refused' });
    await write(keeping, 'text');
  });
});

describe('two tabs', () => {
  it('have a study each: neither writes over the other', async () => {
    const open = madeTabs();
    const [one, other] = [await page(open()), await page(open())];
    await write(one, 'a');
    await write(other, 'b', [new File(['b'], 'b.csv')]);
    await write(one, 'a2');
    expect(await texts()).toEqual({ a2: 'a2', b: 'b' });
    await vi.waitFor(() => expect(other.others.map(({ name }) => name)).toEqual(['a2']));
  });

  it('open on the sample where another is at work', async () => {
    const open = madeTabs();
    await write(await page(open()), 'a');
    const other = await page(open());
    expect(other.state.kind).toBe('untouched');
    expect(other.others.map(({ name }) => name)).toEqual(['a']);
  });

  /** A tab, and one that was made of it by "duplicate". */
  async function twins() {
    const open = madeTabs();
    const tab = open();
    const one = await page(tab);
    await write(one, 'a');
    return { one, other: await page(open(tab.own)) };
  }

  it('on one study: the second says so, and its change becomes a copy', async () => {
    const { one, other } = await twins();
    expect(other.state.kind).toBe('elsewhere');
    await write(other, 'copy');
    expect(other.state).toMatchObject({ kind: 'kept', isCopy: true });
    await write(one, 'a2');
    expect(await texts()).toEqual({ a2: 'a2', copy: 'copy' });
  });

  it('on one study: the second takes it over as the first left it', async () => {
    const { one, other } = await twins();
    one.save('a2', 'a2', [firms], null);
    const taken = await other.takeOver();
    expect(taken?.text).toBe('a2');
    await other.adopt(taken!);
    expect(one.state.kind).toBe('elsewhere');
    await write(other, 'a3');
    expect(await texts()).toEqual({ a3: 'a3' });
    await write(one, 'late');
    expect(await texts()).toEqual({ a3: 'a3', late: 'late' });
  });

  it('without locks: who writes second keeps its work as a copy', async () => {
    const open = madeTabs();
    const unlocked = (own: string | null = null): PageTabs =>
      Object.assign(open(own), { claim: () => Promise.resolve(true) });
    const tab = unlocked();
    const one = await page(tab);
    await write(one, 'a');
    const other = await page(unlocked(tab.own));
    expect(other.state.kind).toBe('kept');
    await write(other, 'b');
    await write(one, 'a2');
    expect(one.state).toMatchObject({ kind: 'kept', isCopy: true });
    expect(await texts()).toEqual({ b: 'b', a2: 'a2' });
  });
});
