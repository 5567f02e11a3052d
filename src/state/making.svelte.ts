import type { Problem, StudyFile } from '../model';
import type { ExportName, SelectionName } from '../study';
import type { EngineClient } from './engine/engine-client';
import type { PageAnswers, PageQuestions } from './engine/page-questions';
import type { Preferences } from './preferences.svelte';
import type { ReportName } from './engine/report-names';
import type { StudyFiles } from './opening/study-files.svelte';

/** Work that is under way; `since` in milliseconds since the page was opened. */
export interface Busy {
  readonly fraction: number;
  readonly since: number;
}

/** What files are made of. */
interface Host {
  readonly engine: EngineClient;
  readonly preferences: Preferences;
  /** The study on screen as it is written. */
  readonly written: StudyFile | null;
  say(problem: Problem | null): void;
}

/** Makes files of the findings on show. What can't be made is said by the host, unless it was cancelled. */
export class Making {
  readonly #host: Host;
  readonly #files: StudyFiles;
  #busy = $state.raw<Busy | null>(null);
  /** Withdraws the files that are being made. */
  #work = new AbortController();

  constructor(host: Host, files: StudyFiles) {
    this.#host = host;
    this.#files = files;
  }

  get busy(): Busy | null {
    return this.#busy;
  }

  cancel(): void {
    this.#work.abort();
    this.#work = new AbortController();
    this.#busy = null;
  }

  /** A file in pieces; null where there is none. */
  exportFile(name: ExportName, shows: readonly ExportName[]): Promise<string[] | null> {
    const { language } = this.#host.preferences;
    return this.#make('export', { name, language, shows });
  }

  exportSelection(name: SelectionName, rows: Int32Array): Promise<string[] | null> {
    return this.#make('selection', { name, rows, language: this.#host.preferences.language });
  }

  /** The report or its script as text; null where there is none. */
  report(name: ReportName): Promise<string | null> {
    return this.#make('report', { name, language: this.#host.preferences.language });
  }

  /** One file with the study, its tables and the rows of its gazetteer; null where there is none. */
  async archive(): Promise<Blob | null> {
    const study = this.#host.written;
    if (!study) return null;
    const written = await this.#host.engine.writeArchive(study, this.#files.all(study));
    if (written.ok) return written.value;
    this.#host.say(written.problem);
    return null;
  }

  async #make<K extends 'export' | 'selection' | 'report'>(
    kind: K,
    question: PageQuestions[K],
  ): Promise<PageAnswers[K] | null> {
    const since = performance.now();
    this.#busy = { fraction: 0, since };
    const progress = (fraction: number): void => {
      if (this.#busy?.since === since) this.#busy = { fraction, since };
    };
    const { signal } = this.#work;
    const answer = await this.#host.engine.ask(kind, question, { progress, signal });
    if (this.#busy?.since === since) this.#busy = null;
    if (answer.ok) return answer.value;
    this.#host.say(answer.problem);
    return null;
  }
}
