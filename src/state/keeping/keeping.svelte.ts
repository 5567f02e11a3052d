import type { Problem } from '../../model';
import { packUnread } from '../../study';
import type { KeptPack } from '../gazetteer/gazetteer-store';
import type { KeepFault, KeepState } from './keep-state';
import type { PageTabs } from './page-tabs';
import { WrittenElsewhere, type KeptHead, type KeptStudy, type StudyStore } from './study-store';
import { ANSWER_MS, NoAnswer, within } from './within';

/** A kept study that can't be opened; it stays as it is. */
export interface Unopened {
  readonly head: KeptHead;
  readonly why: Problem | 'gone';
}

/** The study that this tab writes, and what of it lies in the store. */
interface Work {
  readonly id: string;
  revision: number;
  files: readonly File[] | null;
  readonly isCopy: boolean;
}

interface Wanted {
  readonly work: Work;
  readonly name: string;
  readonly text: string;
  readonly files: readonly File[];
  readonly gazetteer: KeptPack | null;
}

/** After a change, which is written at once, how long the further ones must rest before the last is: so that a drag writes twice. */
const REST_MS = 100;
/** How long a database that has answered once may take to give a study: it may be of a hundred megabytes. */
const READ_MS = 30_000;
/** How long a writing may take before the page says that it is not done. */
const WRITE_MS = 10_000;

/**
 * Keeps studies in the browser, each tab its own: writes the one on screen as it changes, lists the others. What could not be
 * written is said, and what was written before stays.
 */
export class Keeping {
  readonly #store: StudyStore;
  readonly #tabs: PageTabs;
  readonly #restMs: number;
  readonly #answerMs: number;
  readonly #readMs: number;
  #late: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #work: Work = newWork();
  #wanted: Wanted | null = null;
  #writing: Promise<void> = Promise.resolve();
  #state = $state.raw<KeepState>({ kind: 'untouched' });
  #heads = $state.raw<readonly KeptHead[]>([]);
  #present = $state.raw('');
  #unopened = $state.raw<Unopened | null>(null);

  constructor(
    store: StudyStore,
    tabs: PageTabs,
    { restMs = REST_MS, answerMs = ANSWER_MS, readMs = READ_MS } = {},
  ) {
    this.#store = store;
    this.#tabs = tabs;
    this.#restMs = restMs;
    this.#answerMs = answerMs;
    this.#readMs = readMs;
    tabs.listen({
      yield: () => this.flush(),
      lost: () => (this.#state = { kind: 'elsewhere' }),
      changed: () => void this.#refresh(),
    });
  }

  get state(): KeepState {
    return this.#state;
  }
  /** The studies that are kept beside the one on screen, the newest first. */
  get others(): readonly KeptHead[] {
    return this.#heads.filter(({ id }) => id !== this.#present);
  }
  get unopened(): Unopened | null {
    return this.#unopened;
  }

  /** Asks the browser what it keeps; goes on without keeping where it refuses or does not answer in time. */
  async open(): Promise<void> {
    const listed = this.#store.list();
    try {
      this.#heads = await within(this.#answerMs, listed);
    } catch (error) {
      this.#state = { kind: 'off', why: faultOf(error) };
      // It may still answer: then keeping begins.
      if (error instanceof NoAnswer) {
        this.#late = listed.then(() => this.#answered());
        this.#late.catch(() => undefined);
      }
    }
  }

  /** Resolves when a browser that did not answer in time has answered after all; null for one that did, or refused. */
  get late(): Promise<void> | null {
    return this.#late;
  }

  /**
   * The study that a tab begins with: its own of before it was loaded anew; in a first tab the newest. Null for the sample: in a
   * further tab, and where nothing is kept.
   */
  async first(): Promise<KeptHead | null> {
    const { own } = this.#tabs;
    if (own !== null) return this.#heads.find(({ id }) => id === own) ?? null;
    return (await this.#tabs.othersAtWork()) ? null : (this.#heads[0] ?? null);
  }

  /** What is kept under this head; null, which is said, where it can't be had. */
  async read(head: KeptHead): Promise<KeptStudy | null> {
    this.#unopened = null;
    const kept = await within(this.#readMs, this.#store.load(head.id)).catch(() => null);
    if (!kept) this.#unopened = { head, why: 'gone' };
    return kept;
  }

  /** Says that a kept study can't be opened. */
  refuse(head: KeptHead, why: Problem): void {
    this.#unopened = { head, why };
  }

  dismiss(): void {
    this.#unopened = null;
  }

  /** A study begins that is not kept; nothing is written before it is saved. */
  begin(isSample: boolean): void {
    this.#change(newWork());
    // Where the browser did not answer in time, the tab's own study is still the one to go on with.
    if (isSample && this.#state.kind !== 'off') this.#tabs.own = '';
  }

  /** A kept study is on screen from now on. */
  async adopt({ head, files }: KeptStudy): Promise<void> {
    const work: Work = { ...newWork(), id: head.id, revision: head.revision, files };
    this.#change(work);
    this.#unopened = null;
    this.#tabs.own = head.id;
    this.#present = head.id;
    if (this.#state.kind !== 'off') this.#state = { kind: 'kept', at: head.at, isCopy: false };
    const isMine = await this.#tabs.claim(head.id);
    if (!isMine && this.#work === work) this.#state = { kind: 'elsewhere' };
  }

  /** Takes the study on screen from the other tab; gives it as that tab left it. */
  async takeOver(): Promise<KeptStudy | null> {
    const { id } = this.#work;
    await this.#tabs.takeOver(id);
    return within(this.#readMs, this.#store.load(id)).catch(() => null);
  }

  /** To be called on every change; the last one is written. A study that another tab works on becomes one of its own. */
  save(name: string, text: string, files: readonly File[], gazetteer: KeptPack | null): void {
    if (this.#state.kind === 'elsewhere') this.#work = newWork(true);
    const work = this.#work;
    void this.#tabs.claim(work.id);
    this.#tabs.own = work.id;
    this.#present = work.id;
    if (this.#state.kind === 'elsewhere' || this.#state.kind === 'untouched')
      this.#state = { kind: 'kept', at: NaN, isCopy: work.isCopy };
    this.#wanted = { work, name, text, files, gazetteer };
    if (this.#timer === null) void Promise.resolve().then(() => this.flush());
    else clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.flush();
    }, this.#restMs);
  }

  /** Writes at once what still rests; resolves when it is written, or known not to be. */
  flush(): Promise<void> {
    return this.#take((wanted) => this.#writing.then(() => this.#write(wanted)));
  }

  /** The page goes: what still rests is written without waiting for what is being written. */
  leave(): void {
    void this.#take((wanted) => this.#write(wanted));
  }

  #take(write: (wanted: Wanted) => Promise<void>): Promise<void> {
    const wanted = this.#wanted;
    this.#wanted = null;
    if (wanted) this.#writing = write(wanted);
    return this.#writing;
  }

  async remove(id: string): Promise<void> {
    await this.#store.remove(id).catch(() => undefined);
    this.#tabs.tell();
    await this.#refresh();
  }

  /** What is kept of a study as one ZIP archive, whatever it is; null where nothing can be had. */
  async fileOf(head: KeptHead): Promise<Blob | null> {
    const kept = await within(this.#readMs, this.#store.load(head.id)).catch(() => null);
    if (!kept) return null;
    const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer());
    const files = kept.files.map(async (file) => ({ name: file.name, bytes: await bytesOf(file) }));
    const rows = kept.gazetteer && (await bytesOf(kept.gazetteer.file));
    return new Blob([packUnread(kept.text, await Promise.all(files), rows)]);
  }

  async #write(wanted: Wanted): Promise<void> {
    if (this.#state.kind === 'off') return;
    const { work, files, name, text, gazetteer } = wanted;
    const isSame =
      work.files?.length === files.length && files.every((file, i) => file === work.files?.[i]);
    const fileBytes = files.reduce((sum, { size }) => sum + size, 0);
    const late = setTimeout(() => this.#say(work, { kind: 'failed', why: 'silent' }), WRITE_MS);
    const revision = work.revision++;
    try {
      const writing = { id: work.id, name, text, gazetteer, fileBytes };
      const head = await this.#store.keep({ ...writing, files: isSame ? null : files }, revision);
      work.files = files;
      this.#heads = [head, ...this.#heads.filter(({ id }) => id !== head.id)];
      this.#say(work, { kind: 'kept', at: head.at, isCopy: work.isCopy });
      this.#tabs.tell();
    } catch (error) {
      if (error instanceof WrittenElsewhere) await this.#writeCopy(wanted);
      else {
        if (work.revision === revision + 1) work.revision = revision;
        this.#say(work, { kind: 'failed', why: faultOf(error) });
      }
    } finally {
      clearTimeout(late);
    }
  }

  /** Another page wrote the study meanwhile: its work stays, and so does this page's. */
  async #writeCopy(wanted: Wanted): Promise<void> {
    const work = newWork(true);
    if (this.#work === wanted.work) {
      this.#work = work;
      this.#present = this.#tabs.own = work.id;
      void this.#tabs.claim(work.id);
    }
    await this.#write({ ...wanted, work });
  }

  #say(work: Work, state: KeepState): void {
    if (this.#work !== work) return;
    const { kind, why } = { why: null, ...this.#state };
    // Said once, and not again with every further change.
    if (state.kind !== 'failed' || kind !== 'failed' || why !== state.why) this.#state = state;
  }

  #change(next: Work): void {
    void this.flush().then(() => {
      if (this.#work === next && this.#present === '') this.#tabs.release();
    });
    this.#work = next;
    this.#present = '';
    if (this.#state.kind !== 'off') this.#state = { kind: 'untouched' };
  }

  async #answered(): Promise<void> {
    this.#state = { kind: 'untouched' };
    await this.#refresh();
  }

  async #refresh(): Promise<void> {
    this.#heads = await this.#store.list().catch(() => this.#heads);
  }
}

function newWork(isCopy = false): Work {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return {
    id: Array.from(parts, (n) => n.toString(36)).join('-'),
    revision: 0,
    files: null,
    isCopy,
  };
}

function faultOf(error: unknown): KeepFault {
  if (error instanceof NoAnswer) return 'silent';
  return error instanceof Error && error.name === 'QuotaExceededError' ? 'space' : 'refused';
}
