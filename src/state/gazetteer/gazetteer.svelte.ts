import type { GazetteerSpec, Problem, Result, StudyFile } from '../../model';
import type { EngineClient } from '../engine/engine-client';
import type { ChosenFolder } from '../engine/kept-files';
import { folderOfUrl } from './gazetteer-fetch';
import type { FetchProgress, MadePack } from '../engine/gazetteer-host';
import type { KeptPack, PackStore } from './gazetteer-store';
import { ANSWER_MS, within } from '../keeping/within';

/** What is being done to the gazetteer; `progress` is null where it can't be said. */
export interface GazetteerWork {
  readonly kind: 'open' | 'build' | 'fetch';
  readonly progress: FetchProgress | null;
}

/** Where the gazetteer in use comes from; `study`: it came with the study, and has only the rows that it used. */
export type GazetteerOrigin = 'folder' | 'pack' | 'study';

/**
 * The town gazetteer of the app: chosen from disk, or fetched because a person asked for it, and kept by the browser as a pack
 * for the next visit. The worker does the work; this class knows what is in use and what is kept.
 */
export class GazetteersState {
  readonly #engine: EngineClient;
  readonly #store: PackStore;
  readonly #onchange: (spec: GazetteerSpec | null) => void;
  #spec = $state.raw<GazetteerSpec | null>(null);
  #origin = $state.raw<GazetteerOrigin>('folder');
  #kept = $state.raw<KeptPack | null>(null);
  /** The pack in use; null without one, and for a folder. */
  #pack = $state.raw<KeptPack | null>(null);
  /** Of a folder in use, the rows that the study used. */
  #usedRows: KeptPack | null = null;
  #work = $state.raw<GazetteerWork | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #notes = $state.raw<readonly Problem[]>([]);
  #keepFailed = $state.raw(false);

  /** `onchange` hears of every gazetteer that is put to use or taken away. */
  constructor(
    engine: EngineClient,
    store: PackStore,
    onchange: (spec: GazetteerSpec | null) => void,
  ) {
    this.#engine = engine;
    this.#store = store;
    this.#onchange = onchange;
  }

  /** What is in use; null for the municipality table alone. */
  get spec(): GazetteerSpec | null {
    return this.#spec;
  }
  get origin(): GazetteerOrigin {
    return this.#origin;
  }
  /** What the browser keeps for the next visit. */
  get kept(): KeptPack | null {
    return this.#kept;
  }
  get work(): GazetteerWork | null {
    return this.#work;
  }
  get problem(): Problem | null {
    return this.#problem;
  }
  /** What was noticed while the gazetteer was built. */
  get notes(): readonly Problem[] {
    return this.#notes;
  }
  /** The browser would not keep the pack; it is in use all the same. */
  get keepFailed(): boolean {
    return this.#keepFailed;
  }
  /** What must be kept with the study, since the browser does not keep it for all of them: the rows that it used. */
  get ofStudy(): KeptPack | null {
    return this.#origin === 'study' ? this.#pack : this.#usedRows;
  }
  /** The pack in use as a file to save; null for none and for a folder. */
  get file(): Blob | null {
    return this.#origin === 'pack' ? (this.#pack?.file ?? null) : null;
  }

  /** Opens what the browser kept from the last visit. Without anything kept, or where it can't be read, nothing happens. */
  async restore(): Promise<void> {
    const kept = await within(ANSWER_MS, this.#store.load()).catch(() => null);
    if (!kept) return;
    this.#kept = kept;
    const answer = await this.#engine.openPack(kept.spec.source, kept.file);
    if (answer.ok) this.#use(answer.value, 'pack', kept);
    else this.#problem = answer.problem;
  }

  /** Uses the rows that came with a study. Nobody is told: the study that names them is about to be opened. */
  async openOfStudy(spec: GazetteerSpec, file: Blob): Promise<void> {
    const answer = await this.#during('open', () => this.#engine.openPack(spec.source, file));
    if (!answer?.ok) return;
    this.#usedRows = null;
    this.#spec = answer.value;
    this.#origin = 'study';
    this.#pack = { spec: answer.value, file, towns: NaN };
  }

  /** Before another study begins: rows that came with the one before would leave its places without towns. */
  async leaveStudy(): Promise<void> {
    if (this.#origin !== 'study') return;
    const kept = this.#kept;
    const answer = kept
      ? await this.#engine.openPack(kept.spec.source, kept.file)
      : await this.#engine.setGazetteer(null);
    this.#origin = kept ? 'pack' : 'folder';
    this.#pack = kept;
    this.#spec = answer.ok ? answer.value : null;
  }

  /** Packs the rows of the folder in use that a study used, for the next visit: a page can't open the folder again by itself. */
  async packUsedRows(study: StudyFile): Promise<void> {
    const spec = this.#spec;
    if (!spec || this.#origin !== 'folder') return;
    const file = await this.#engine.packUsedRows(study);
    if (file && this.#spec === spec) this.#usedRows = { spec, file, towns: NaN };
  }

  /** Uses a folder in the public layout; only the files that the study's addresses need are read. */
  async openFolder(folder: ChosenFolder): Promise<void> {
    const answer = await this.#during('open', () => this.#engine.setGazetteer(folder));
    if (answer?.ok && answer.value) this.#use(answer.value, 'folder', null);
  }

  /** Uses a pack file and keeps it for the next visit. */
  async openPack(file: File): Promise<void> {
    const answer = await this.#during('open', () => this.#engine.openPack(file.name, file));
    if (!answer?.ok) return;
    const pack = { spec: answer.value, file, towns: NaN };
    this.#use(answer.value, 'pack', pack);
    await this.#keep(pack);
  }

  /** Makes a pack of the folder in use, uses it and keeps it. */
  async buildPack(): Promise<void> {
    const answer = await this.#during('build', () =>
      this.#engine.buildPack((fraction) => this.#tell({ fraction, files: 0, bytes: 0 })),
    );
    await this.#take(answer);
  }

  /**
   * Fetches from this address: all of Japan, or only what the study's addresses name, with house numbers and lots where they are
   * wanted. Called when a person pressed the button
   * that says what is fetched and from where, and never else.
   */
  async fetch(url: string, study: StudyFile | null, numbers = false): Promise<void> {
    const folder = folderOfUrl(url);
    if (!folder) throw new Error(`not an address: ${url}`);
    const answer = await this.#during('fetch', () =>
      this.#engine.fetchPack(folder, study, (progress) => this.#tell(progress), numbers),
    );
    await this.#take(answer);
  }

  /** Ends fetching or building; what was fetched is kept for the next time. */
  cancel(): void {
    this.#engine.cancelGazetteer();
  }

  /** Goes back to the municipality table. What the browser keeps stays. */
  async close(): Promise<void> {
    const answer = await this.#during('open', () => this.#engine.setGazetteer(null));
    if (answer?.ok) this.#use(null, 'folder', null);
  }

  /** Forgets what the browser keeps, and takes it out of use. */
  async remove(): Promise<void> {
    await this.#store.remove();
    this.#kept = null;
    await this.close();
  }

  /** Uses what the browser keeps again. */
  async reopen(): Promise<void> {
    const kept = this.#kept;
    if (!kept) return;
    const answer = await this.#during('open', () =>
      this.#engine.openPack(kept.spec.source, kept.file),
    );
    if (answer?.ok) this.#use(answer.value, 'pack', kept);
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  async #take(answer: Result<MadePack | null> | null): Promise<void> {
    if (!answer?.ok || !answer.value) return;
    const { file, spec, towns } = answer.value;
    const pack = { spec, file, towns };
    this.#notes = answer.problems;
    this.#use(spec, 'pack', pack);
    await this.#keep(pack);
  }

  async #keep(pack: KeptPack): Promise<void> {
    try {
      await this.#store.keep(pack);
      this.#kept = pack;
      this.#keepFailed = false;
    } catch {
      this.#keepFailed = true;
    }
  }

  #use(spec: GazetteerSpec | null, origin: GazetteerOrigin, pack: KeptPack | null): void {
    this.#spec = spec;
    this.#origin = origin;
    this.#pack = pack;
    this.#usedRows = null;
    this.#onchange(spec);
  }

  #tell(progress: FetchProgress): void {
    if (this.#work) this.#work = { ...this.#work, progress };
  }

  async #during<T>(
    kind: GazetteerWork['kind'],
    ask: () => Promise<Result<T>>,
  ): Promise<Result<T> | null> {
    if (this.#work) return null;
    this.#problem = null;
    this.#notes = [];
    this.#work = { kind, progress: null };
    const answer = await ask();
    this.#work = null;
    if (!answer.ok) this.#problem = answer.problem;
    return answer;
  }
}
