import type { Problem, Result, StudyFile } from '../model';
import type { ExportName, SelectionName } from '../study';
import type { EngineClient } from './engine/engine-client';
import type { PageAnswers, PageQuestions } from './engine/page-questions';
import type { Preferences } from './preferences.svelte';
import type { ReportName } from '../report';
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
  say(problem: Problem): void;
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

  /** A file in pieces: none where the findings have nothing for it, null where it could not be made. */
  async exportFile(name: ExportName, shows: readonly ExportName[]): Promise<string[] | null> {
    const { language } = this.#host.preferences;
    const { signal } = this.#work;
    const answer = await this.#make('export', { name, language, shows });
    return answer.ok ? (answer.value ?? (signal.aborted ? null : [])) : null;
  }

  async exportSelection(name: SelectionName, rows: Int32Array): Promise<string[] | null> {
    const { language } = this.#host.preferences;
    const answer = await this.#make('selection', { name, rows, language });
    return answer.ok ? answer.value : null;
  }

  /** The report or its script as text; null where there is none. */
  async report(name: ReportName): Promise<string | null> {
    const { language } = this.#host.preferences;
    const answer = await this.#make('report', { name, language });
    return answer.ok ? answer.value : null;
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
  ): Promise<Result<PageAnswers[K] | null>> {
    const since = performance.now();
    this.#busy = { fraction: 0, since };
    const progress = (fraction: number): void => {
      if (this.#busy?.since === since) this.#busy = { fraction, since };
    };
    const { signal } = this.#work;
    const answer = await this.#host.engine.ask(kind, question, { progress, signal });
    if (this.#busy?.since === since) this.#busy = null;
    if (!answer.ok) this.#host.say(answer.problem);
    return answer;
  }
}
