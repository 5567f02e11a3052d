import {
  problem,
  type AreaFile,
  type GazetteerSpec,
  type InputKind,
  type Problem,
  type StudyFile,
} from '../../model';
import { readStudyFile } from '../../study';
import type { App } from '../app.svelte';
import type { StudyFiles } from './study-files.svelte';
import type { KeptStudy } from '../keeping/study-store';

/** What a study that is to be opened still lacks. */
export interface Lacking {
  readonly study: StudyFile;
  /** Files that it names and that were not given. */
  readonly files: readonly AreaFile[];
  /** The gazetteer that its places were found with, where another one or none is in use. */
  readonly gazetteer: GazetteerSpec | null;
  readonly source: StudySource;
}

/** What a study that is opened was: one that the browser keeps, the sample, or one that a person gave. */
export type StudySource = KeptStudy | 'sample' | 'given';

/** What the app lets a study be opened with. */
interface Doorway {
  readonly files: StudyFiles;
  readonly start: (study: StudyFile, source: StudySource) => void;
  readonly say: (problem: Problem | null) => void;
}

/**
 * Opens what a person chose, dropped or pasted: a study with its data, a study file, a polygon layer, boundaries or tables. A study
 * that lacks something waits: nothing is replaced before it is whole, or the person goes on without its gazetteer.
 */
export class Opening {
  readonly #app: App;
  readonly #door: Doorway;
  #lacking = $state.raw<Lacking | null>(null);
  /** The rows of the gazetteer that came with the study that waits. */
  #pack: Blob | null = null;

  constructor(app: App, door: Doorway) {
    this.#app = app;
    this.#door = door;
  }

  get lacking(): Lacking | null {
    return this.#lacking;
  }

  /** `kind`: what a table is meant for; null for what it looks like. */
  async open(files: readonly File[], kind: InputKind | null = null): Promise<void> {
    this.#app.together.close();
    for (const file of files) {
      const others = files.filter((other) => other !== file);
      if (await isStudyFile(file)) return this.#openStudyFile(file, others);
    }
    for (const file of files) {
      const others = files.filter((other) => other !== file);
      if (/\.(shuseki|zip)$/i.test(file.name) && (await this.#openArchive(file, others))) return;
    }
    const lacking = this.#lacking;
    if (lacking && lacking.files.length > 0)
      return this.openStudy(lacking.study, files, this.#pack, lacking.source);
    await this.#app.inputs.open(files, kind);
  }

  /** Opens a study with the files at hand, and the rows of its gazetteer where they came with it. */
  async openStudy(
    study: StudyFile,
    files: readonly File[],
    pack: Blob | null = null,
    source: StudySource = 'given',
  ): Promise<void> {
    const { files: held, say } = this.#door;
    let whole = study;
    for (const file of files) whole = await held.offer(whole, file);
    this.#pack = pack;
    const missing = held.missing(whole);
    if (missing.length > 0) {
      this.#lacking = { study: whole, files: missing, gazetteer: null, source };
      const [{ name, path }] = missing;
      say(problem('input-missing', 'error', { file: name }, { path }));
      return;
    }
    const { gazetteers } = this.#app;
    const wanted = whole.gazetteer;
    if (wanted && pack && !isSameGazetteer(wanted, gazetteers.spec))
      await gazetteers.openOfStudy(wanted, pack);
    if (wanted && !isSameGazetteer(wanted, gazetteers.spec)) {
      this.#lacking = { study: whole, files: [], gazetteer: wanted, source };
      say(null);
      return;
    }
    this.#begin(whole, source);
  }

  /** A gazetteer was put to use: perhaps the one that the study waits for. Whether the study was opened. */
  tryGazetteer(spec: GazetteerSpec | null): boolean {
    const lacking = this.#lacking;
    if (!lacking?.gazetteer || !isSameGazetteer(lacking.gazetteer, spec)) return false;
    this.#begin(lacking.study, lacking.source);
    return true;
  }

  /** Opens the study with the gazetteer that is in use instead, or without any; its places may then be others. */
  openAnyway(): void {
    const lacking = this.#lacking;
    if (lacking && lacking.files.length === 0)
      this.#begin({ ...lacking.study, gazetteer: this.#app.gazetteers.spec }, lacking.source);
  }

  /** The study that waits is not opened. */
  giveUp(): void {
    this.#lacking = null;
    this.#pack = null;
    this.#door.say(null);
  }

  #begin(study: StudyFile, source: StudySource): void {
    this.#lacking = null;
    this.#pack = null;
    this.#door.start(study, source);
  }

  async #openStudyFile(file: File, others: readonly File[]): Promise<void> {
    const read = readStudyFile(file.name, await file.text());
    if (read.ok) await this.#openWith(file, read.value, [], others, null);
    else this.#door.say(read.problem);
  }

  /** A study that came alone is opened at once; beside other files the person sees first which of them are its own. */
  async #openWith(
    file: File,
    study: StudyFile,
    inside: readonly File[],
    others: readonly File[],
    pack: Blob | null,
  ): Promise<void> {
    if (others.length === 0) return this.openStudy(study, inside, pack);
    let whole = study;
    for (const held of inside) whole = await this.#door.files.offer(whole, held);
    await this.#app.together.openStudy(file, whole, others, pack);
  }

  /** False for a ZIP archive that holds no study. */
  async #openArchive(file: File, others: readonly File[]): Promise<boolean> {
    const read = await this.#app.engine.openArchive(file);
    if (!read.ok) this.#door.say(read.problem);
    else if (read.value) {
      const { study, files, gazetteer } = read.value;
      const inside = files.map(({ name, file: blob }) => new File([blob], name));
      await this.#openWith(file, study, inside, others, gazetteer);
    }
    return !read.ok || read.value !== null;
  }
}

/** Source and date are what tells gazetteers apart. */
const isSameGazetteer = (a: GazetteerSpec, b: GazetteerSpec | null): boolean =>
  a.source === b?.source && a.date === b.date;

async function isStudyFile(file: File): Promise<boolean> {
  if (!/\.json$/i.test(file.name)) return false;
  const start = await file.slice(0, 2000).text();
  return /"shuseki_study"\s*:/.test(start);
}
