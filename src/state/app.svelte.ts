import {
  DEFAULT_SETTINGS,
  problem,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type InputSpec,
  type Problem,
  type Roles,
  type StudyFile,
  type StudySettings,
} from '../model';
import { inputKey, readStudyFile, type InputPreview } from '../study';
import type { EngineClient } from './engine-client';
import { History } from './history.svelte';
import { Importer } from './importer.svelte';
import type { Preferences } from './preferences.svelte';
import { carryOver, NOTHING, selectCluster, toggleFirm, type Selection } from './selection';

export interface Busy {
  readonly fraction: number;
  readonly since: number;
}

/** A table in use: the file itself and how it was read. */
export interface UsedInput {
  readonly file: File;
  readonly preview: InputPreview;
}

export type TableName = 'firms' | 'clusters' | 'institutions';
export type TableHeight = 'closed' | 'half' | 'full';

/** The app's state: the study with its history, its findings, the selection and what is on show. */
export class App {
  readonly preferences: Preferences;
  readonly engine: EngineClient;
  readonly importer: Importer;
  readonly history = new History<StudyFile>();

  #findings = $state.raw<Findings | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state.raw<Busy | null>(null);
  #selection = $state.raw<Selection>(NOTHING);
  /** Tables that were read, by the key under which the engine holds them. */
  #inputs = $state.raw<ReadonlyMap<string, UsedInput>>(new Map());
  /** A study file whose inputs are not all there yet. */
  #awaited: StudyFile | null = null;
  #gazetteer = $state.raw<GazetteerSpec | null>(null);
  readonly study = $derived(this.history.present);

  constructor(engine: EngineClient, preferences: Preferences) {
    this.engine = engine;
    this.preferences = preferences;
    this.importer = new Importer(engine);
  }

  get findings(): Findings | null {
    return this.#findings;
  }
  /** Why the last request gave no findings; null when it did. */
  get problem(): Problem | null {
    return this.#problem;
  }
  get busy(): Busy | null {
    return this.#busy;
  }
  get selection(): Selection {
    return this.#selection;
  }
  get gazetteer(): GazetteerSpec | null {
    return this.#gazetteer;
  }

  // Files

  /** Opens what a person chose or dropped: a study file, or a table of the given kind for preview. */
  async openFile(file: File, kind: InputKind = 'firms'): Promise<void> {
    if (/\.json$/i.test(file.name)) {
      const start = await file.slice(0, 2000).text();
      if (/"shuseki_study"\s*:/.test(start)) return this.#openStudyFile(file);
    }
    if (this.#awaited) return this.openStudy(this.#awaited, [file]);
    await this.importer.open(file, kind);
  }

  /** Takes the pending table into the study; firms start a new one unless only their roles were changed. */
  confirmImport(): void {
    const pending = this.importer.pending;
    if (!pending?.preview) return;
    const { preview, roles, file } = pending;
    this.importer.close();
    this.#hold(file, preview);
    const spec = specOf(preview, roles);
    const present = this.study;
    const sameFirms = present && inputKey(present.inputs.firms) === preview.key;
    if (preview.kind === 'firms' && !sameFirms)
      this.#startStudy(newStudy(preview, spec, this.#gazetteer));
    else if (present)
      this.#change({ ...present, inputs: { ...present.inputs, [preview.kind]: spec } });
  }

  /** The table that the present study uses for this kind; undefined for none or the built-in one. */
  inputOf(kind: InputKind): UsedInput | undefined {
    const spec = this.study?.inputs[kind];
    return spec && this.#inputs.get(inputKey(spec));
  }

  removeInput(kind: Exclude<InputKind, 'firms'>): void {
    const study = this.study;
    if (!study) return;
    const inputs = { ...study.inputs };
    delete inputs[kind];
    this.#change({ ...study, inputs });
  }

  /**
   * Opens a study with the files at hand. What is missing is asked for; the study opens by itself when the last file has
   * come.
   */
  async openStudy(study: StudyFile, files: readonly File[]): Promise<void> {
    for (const file of files) await this.#offer(study, file);
    const missing = wantedInputs(study).find(({ spec }) => !this.#inputs.has(inputKey(spec)));
    this.#awaited = missing ? study : null;
    if (missing) {
      const { name, path } = missing.spec;
      this.#problem = problem('input-missing', 'error', { file: name }, { path });
      return;
    }
    this.#startStudy(study);
  }

  async setGazetteer(
    folder: {
      readonly name: string;
      readonly files: readonly { path: string; file: Blob }[];
    } | null,
  ): Promise<void> {
    this.#busy = { fraction: 0, since: performance.now() };
    const answer = await this.engine.setGazetteer(folder);
    this.#busy = null;
    if (!answer.ok) {
      this.#problem = answer.problem;
      return;
    }
    this.#gazetteer = answer.value;
    if (this.study) this.#change({ ...this.study, gazetteer: answer.value });
  }

  // Settings

  /** Changes settings; a drag that names the same `merge` is one step of undo. */
  changeSettings(change: Partial<StudySettings>, merge = ''): void {
    const study = this.study;
    if (study) this.#change({ ...study, settings: { ...study.settings, ...change } }, merge);
  }

  changeClusters(change: Partial<StudySettings['clusters']>, merge = ''): void {
    const study = this.study;
    if (!study) return;
    const clusters = { ...study.settings.clusters, ...change };
    this.changeSettings({ clusters }, merge);
  }

  /** Names a cluster; an empty name goes back to the derived one. */
  renameCluster(anchorFirmId: string, name: string): void {
    const study = this.study;
    if (!study) return;
    const clusterNames = { ...study.clusterNames };
    if (name.trim() === '') delete clusterNames[anchorFirmId];
    else clusterNames[anchorFirmId] = name.trim();
    this.#change({ ...study, clusterNames });
  }

  renameStudy(name: string): void {
    const study = this.study;
    if (study && name.trim() !== study.name) this.#change({ ...study, name: name.trim() });
  }

  undo(): void {
    this.history.undo();
    void this.recompute();
  }

  redo(): void {
    this.history.redo();
    void this.recompute();
  }

  // Selection

  select(selection: Selection): void {
    this.#selection = selection;
  }

  selectFirm(firm: number, add: boolean): void {
    this.#selection = add ? toggleFirm(this.#selection, firm) : { kind: 'firms', indices: [firm] };
  }

  selectClusterAt(index: number): void {
    if (this.#findings) this.#selection = selectCluster(this.#findings, index);
  }

  clearSelection(): void {
    this.#selection = NOTHING;
  }

  // Computing

  /** Asks the engine for the present study. The old findings stay until the new ones are there. */
  async recompute(): Promise<void> {
    const study = this.study;
    if (!study) return;
    const since = performance.now();
    this.#busy = { fraction: 0, since };
    const outcome = await this.engine.run(study, (fraction) => {
      if (this.#busy?.since === since) this.#busy = { fraction, since };
    });
    if (outcome.kind === 'superseded') return;
    this.#busy = null;
    if (outcome.kind === 'problem') {
      this.#problem = outcome.problem;
      return;
    }
    this.#selection = carryOver(this.#selection, this.#findings, outcome.findings);
    this.#problem = null;
    this.#findings = outcome.findings;
  }

  cancel(): void {
    this.engine.cancel();
    this.#busy = null;
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  #startStudy(study: StudyFile): void {
    this.#findings = null;
    this.#problem = null;
    this.#selection = NOTHING;
    this.history.restart(study);
    void this.recompute();
  }

  #change(study: StudyFile, merge = ''): void {
    this.history.push(study, merge);
    void this.recompute();
  }

  async #openStudyFile(file: File): Promise<void> {
    const read = readStudyFile(file.name, await file.text());
    if (!read.ok) {
      this.#problem = read.problem;
      return;
    }
    await this.openStudy(read.value, []);
  }

  /** Reads a file for the inputs of a study that it may be, and holds it when its hash is theirs. */
  async #offer(study: StudyFile, file: File): Promise<void> {
    for (const { kind, spec } of wantedInputs(study)) {
      if (this.#inputs.has(inputKey(spec))) continue;
      const { encoding, delimiter, sheet, header } = spec;
      const options = { encoding, delimiter, sheet, header };
      const read = await this.engine.readInput(kind, file, options, () => undefined);
      if (!read.ok) continue;
      if (inputKey(spec) === read.value.key) this.#hold(file, read.value);
      else await this.engine.forgetInput(read.value.key);
    }
  }

  #hold(file: File, preview: InputPreview): void {
    this.#inputs = new Map(this.#inputs).set(preview.key, { file, preview });
  }
}

function wantedInputs(study: StudyFile): { kind: InputKind; spec: InputSpec }[] {
  return (['firms', 'institutions', 'links', 'outcomes'] as const).flatMap((kind) => {
    const spec = study.inputs[kind];
    return spec ? [{ kind, spec }] : [];
  });
}

function specOf(preview: InputPreview, roles: Roles): InputSpec {
  const { name, sha256, origin } = preview;
  const { encoding, delimiter, sheet, header } = origin;
  return {
    name,
    path: name,
    sha256,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
    ...(sheet ? { sheet } : {}),
    ...(header ? {} : { header }),
    roles,
  };
}

function newStudy(
  preview: InputPreview,
  firms: InputSpec,
  gazetteer: GazetteerSpec | null,
): StudyFile {
  return {
    format: 1,
    name: preview.name.replace(/\.[^.]+$/, ''),
    simulated: false,
    inputs: { firms },
    gazetteer,
    settings: DEFAULT_SETTINGS,
    clusterNames: {},
    notes: '',
  };
}
