import { problem, type Problem, type StudyFile } from '../../model';
import { readStudyFile, writeStudyFile } from '../../study';
import type { GazetteersState } from '../gazetteer/gazetteer.svelte';
import type { Keeping } from './keeping.svelte';
import type { Opening, StudySource } from '../opening/opening.svelte';
import type { StudyFiles } from '../opening/study-files.svelte';
import type { KeptHead, KeptStudy } from './study-store';

/** Fetches the sample study and its input files. */
export type SampleLoader = () => Promise<{ study: StudyFile; files: readonly File[] }>;

/** The study that is kept from visit to visit. */
interface Host {
  readonly keeping: Keeping;
  readonly opening: Opening;
  readonly gazetteers: GazetteersState;
  /** The study on screen as it is written. */
  readonly written: StudyFile | null;
  say(problem: Problem): void;
}

/** What a visit goes on with, and when what it does is kept. */
export class Visit {
  readonly #host: Host;
  readonly #files: StudyFiles;
  readonly #loadSample: SampleLoader;
  /** Somebody has done something to the study on screen; before that nothing is written. */
  #touched = false;

  constructor(host: Host, files: StudyFiles, loadSample: SampleLoader) {
    this.#host = host;
    this.#files = files;
    this.#loadSample = loadSample;
  }

  /**
   * Opens the study that was worked on at the last visit; the sample where there is none, or it can't be opened as it was. Where the browser tells only
   * later what it keeps, the study takes the sample's place then, unless somebody has begun something.
   */
  async resume(): Promise<void> {
    if (await this.#goOn()) return;
    await this.openSample();
    void this.#host.keeping.late?.then(
      () => (this.#touched ? false : this.#goOn()),
      () => false,
    );
  }

  async #goOn(): Promise<boolean> {
    const head = await this.#host.keeping.first();
    return head !== null && this.#openKept(head);
  }

  /** Opens a kept study; one that lacks a file waits for it. */
  async continueWith(head: KeptHead): Promise<void> {
    const { opening, keeping } = this.#host;
    // What it waits for is asked for by itself.
    if (!(await this.#openKept(head)) && opening.lacking) keeping.dismiss();
  }

  /** Whether it is open now, or waits for its gazetteer; else why not is said. */
  async #openKept(head: KeptHead): Promise<boolean> {
    const kept = await this.#host.keeping.read(head);
    return kept !== null && this.#openAsKept(kept);
  }

  async #openAsKept(kept: KeptStudy): Promise<boolean> {
    const { keeping, opening } = this.#host;
    const read = readStudyFile(kept.head.name || 'study.json', kept.text);
    if (!read.ok) {
      keeping.refuse(kept.head, read.problem);
      return false;
    }
    await opening.openStudy(read.value, kept.files, kept.gazetteer?.file, kept);
    const [missing] = opening.lacking?.files ?? [];
    if (!missing) return true;
    const { name, path } = missing;
    keeping.refuse(kept.head, problem('input-missing', 'error', { file: name }, { path }));
    return false;
  }

  async openSample(): Promise<void> {
    try {
      const { study, files } = await this.#loadSample();
      await this.#host.opening.openStudy(study, files, null, 'sample');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#host.say(problem('file-unreadable', 'error', { file: 'sample' }, { reason }));
    }
  }

  /** Goes on here with the study that another tab works on, as that tab left it. */
  async takeOver(): Promise<void> {
    const kept = await this.#host.keeping.takeOver();
    if (kept) await this.#openAsKept(kept);
  }

  /** Another study is on screen. */
  begin(source: StudySource): void {
    const { keeping } = this.#host;
    this.#touched = source === 'given';
    if (typeof source === 'object') void keeping.adopt(source);
    else keeping.begin(source === 'sample');
  }

  /** A person did something to the study. */
  touch(): void {
    this.#touched = true;
  }

  /** Makes what is on screen a study of this tab's own. */
  keepCopy(): void {
    this.touch();
    this.keep();
  }

  /** Keeps the study on screen for the next visit, once somebody has done something to it. */
  keep(): void {
    const { keeping, gazetteers, written } = this.#host;
    if (this.#touched && written)
      keeping.save(
        written.name,
        writeStudyFile(written),
        this.#files.all(written),
        gazetteers.ofStudy,
      );
  }
}
