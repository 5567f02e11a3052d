import {
  problem,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type Municipality,
  type Problem,
  type Result,
  type StudyFile,
  type StudySettings,
} from '../model';
import type { Language } from '../i18n';
import {
  inputKey,
  newStudy,
  readStudyFile,
  saysBoth,
  specOf,
  specWithin,
  withCodeBook,
  writeStudyFile,
  type AreasRead,
  type ExportName,
  type SelectionName,
  withoutRegister,
  withRegister,
} from '../study';
import { ChartDesk } from './charts.svelte';
import { ComparisonDesk } from './comparison.svelte';
import { PathDesk } from './paths.svelte';
import { SelectionDesk } from './selections.svelte';
import { QuestionDesk, type AllAsked } from './questions.svelte';
import type { ChosenFolder, EngineClient } from './engine-client';
import type { PageAnswers, PageQuestions } from './page-questions';
import type { ReportName } from './report-names';
import { Evidence } from './evidence.svelte';
import { FilterDesk } from './filters.svelte';
import { Drawing } from './drawing.svelte';
import { holdsBoundaries } from './drawing-tools';
import { NewVersion } from './new-version.svelte';
import { asOneFile, isOfPoints } from './shapefile-parts';
import { GazetteerDesk } from './gazetteer.svelte';
import type { PackStore } from './gazetteer-store';
import { History } from './history.svelte';
import { OverlayDesk } from './overlay.svelte';
import { Importer } from './importer.svelte';
import { Opening, type StudySource } from './opening.svelte';
import type { Preferences } from './preferences.svelte';
import { Review } from './review.svelte';
import { boundsAround, boundsOf, boundsOfMost } from './bounds';
import type { SearchHit } from './search';
import type { Keeping } from './keeping.svelte';
import { LayerFiles } from './layer-files.svelte';
import { Sharing } from './sharing.svelte';
import { StudyFiles, type UsedInput } from './study-files.svelte';
import type { KeptHead, KeptStudy } from './study-store';
import { Together, grouped } from './together.svelte';
import { TableLayouts } from './table-layout.svelte';
import { TieReview } from './tie-review.svelte';
import { Tries } from './tries';
import { WhatIfDesk } from './what-if.svelte';
import { carryOver, NOTHING, selectCluster, toggleFirm, type Selection } from './selection';

/** Fetches the sample study and its input files. */
export type SampleLoader = () => Promise<{ study: StudyFile; files: readonly File[] }>;

export interface Busy {
  readonly fraction: number;
  readonly since: number;
}

/** What the firms on the map can be coloured by. */
export type FirmColour =
  | 'cluster'
  | 'precision'
  | 'distance'
  | 'measure'
  | 'difference'
  | 'stability'
  | 'inside_probability'
  | 'hot_spot'
  | 'what_if';

/** Which overlays the map shows. */
export interface View {
  /** Layers of the map that a person switched on or off, by name; the map knows the rest. */
  readonly layers: Readonly<Record<string, boolean>>;
  readonly gsiTiles: boolean;
  /** What a person wants the firms' colours to stand for; null for what answers the open step's question. */
  readonly colour: FirmColour | null;
}

/** What firms are coloured by where nobody said otherwise; by their clusters in the other steps. */
const STEP_COLOURS: Readonly<Record<number, FirmColour>> = {
  1: 'precision',
  3: 'distance',
  4: 'measure',
  5: 'difference',
};

/** A request to move the map; a new object each time, so that the same place can be asked for again. */
export interface Focus {
  /** West, south, east, north in degrees. */
  readonly bounds: readonly [number, number, number, number];
}

/** `charts`, `paths` and `comparison` stand in the drawer beside the tables of rows. */
export type TableName = 'firms' | 'clusters' | 'institutions' | 'charts' | 'paths' | 'comparison';
export type TableHeight = 'closed' | 'half' | 'full';

/** The app's state: the study with its history, its findings, the selection and what is on show. */
export class App {
  readonly preferences: Preferences;
  readonly engine: EngineClient;
  readonly importer: Importer;
  readonly history = new History<StudyFile>();
  /** What panels ask for beside the findings. */
  readonly questions: QuestionDesk;

  #findings = $state.raw<Findings | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state.raw<Busy | null>(null);
  #selection = $state.raw<Selection>(NOTHING);
  /** Withdraws the files that are being made. */
  #making = new AbortController();
  readonly #files: StudyFiles;
  readonly study = $derived(this.history.present);

  #view = $state.raw<View>({
    layers: {},
    gsiTiles: false,
    colour: null,
  });
  #step = $state<number | null>(null);
  #mapStep = $state(2);
  #focus = $state.raw<Focus | null>(null);
  #table = $state.raw<{ readonly name: TableName; readonly height: TableHeight }>({
    name: 'firms',
    height: 'closed',
  });
  readonly #tries = new Tries();
  #tried = $state(1);
  readonly municipalities: readonly Municipality[];
  readonly #loadSample: SampleLoader;
  readonly keeping: Keeping;
  readonly newVersion = new NewVersion();
  /** Somebody has done something to the study on screen; before that nothing is written. */
  #touched = false;
  readonly gazetteers: GazetteerDesk;
  readonly opening: Opening;
  readonly together: Together;
  readonly review: Review;
  readonly tieReview: TieReview;
  readonly drawing: Drawing;
  readonly evidence: Evidence;
  readonly overlay: OverlayDesk;
  readonly whatIf: WhatIfDesk;
  readonly sharing: Sharing;
  readonly layerFiles: LayerFiles;
  readonly selections: SelectionDesk;
  readonly filters: FilterDesk;
  readonly layouts = new TableLayouts();
  readonly charts: ChartDesk;
  readonly paths: PathDesk;
  readonly comparison: ComparisonDesk;

  constructor(
    engine: EngineClient,
    preferences: Preferences,
    municipalities: readonly Municipality[],
    loadSample: SampleLoader,
    packStore: PackStore,
    keeping: Keeping,
  ) {
    this.engine = engine;
    this.preferences = preferences;
    this.municipalities = municipalities;
    this.#loadSample = loadSample;
    this.keeping = keeping;
    this.#files = new StudyFiles(engine);
    this.importer = new Importer(engine);
    this.gazetteers = new GazetteerDesk(engine, packStore, (spec) => this.#useGazetteer(spec));
    const say = (problem: Problem | null) => void (this.#problem = problem);
    this.evidence = new Evidence(this, say);
    this.opening = new Opening(this, {
      files: this.#files,
      start: (study, source) => this.#startStudy(study, source),
      say,
    });
    this.together = new Together(this, {
      files: this.#files,
      begin: (study) => void this.#startNew(study),
    });
    this.review = new Review(this);
    this.tieReview = new TieReview(this);
    this.drawing = new Drawing(this);
    this.overlay = new OverlayDesk(this);
    this.questions = new QuestionDesk(engine, municipalities);
    this.whatIf = new WhatIfDesk(this);
    this.sharing = new Sharing(engine);
    this.layerFiles = new LayerFiles(engine);
    this.selections = new SelectionDesk(this);
    this.filters = new FilterDesk(this);
    this.charts = new ChartDesk(this);
    this.paths = new PathDesk(this);
    this.comparison = new ComparisonDesk(this);
  }

  get view(): View {
    return this.#view;
  }
  get focus(): Focus | null {
    return this.#focus;
  }
  get table(): { readonly name: TableName; readonly height: TableHeight } {
    return this.#table;
  }

  /** Definitions, measures and models that have been looked at on this study. */
  get tried(): number {
    return this.#tried;
  }
  get findings(): Findings | null {
    return this.#findings;
  }
  get asked(): AllAsked {
    return this.questions.asked;
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
    return this.gazetteers.spec;
  }

  // Files

  /** Opens what a person chose or dropped, together: a study, or data for the present one. */
  openFiles(files: readonly File[], kind: InputKind | null = null): Promise<void> {
    return this.opening.open(files, kind);
  }

  openFile(file: File, kind: InputKind | null = null): Promise<void> {
    return this.openFiles([file], kind);
  }

  /** Opens files that are no study: a polygon layer, boundaries, or tables for preview. */
  async openData(files: readonly File[], kind: InputKind | null): Promise<void> {
    if (grouped(files).length > 1) return this.together.open(files);
    if (this.study && files.some(({ name }) => /\.(zip|shp)$/i.test(name))) {
      const refusal = await this.overlay.openLayer(files);
      this.#problem = isOfPoints(refusal) ? null : refusal;
      if (!isOfPoints(refusal)) return;
    }
    const file = await asOneFile(files);
    if (this.study && (await holdsBoundaries(file))) return this.drawing.openFile(file);
    // A first table can be nothing but the firms.
    await this.importer.open(file, kind ?? (this.study ? null : 'firms'));
    if (kind === null && this.study && this.importer.pending?.preview?.codes) {
      this.importer.close();
      await this.together.open(files);
    }
  }

  /** Takes the pending table into the study; firms start a new one unless only their roles were changed. */
  confirmImport(): void {
    const pending = this.importer.pending;
    if (!pending?.preview) return;
    const { preview, roles, file, book, usesBook } = pending;
    const said = book && usesBook && preview.kind === 'firms' ? book : null;
    this.importer.close();
    if (this.together.receive(file, preview, roles)) return;
    this.#files.hold(file, preview);
    const present = this.study;
    const spec = specWithin(present, preview, roles);
    const sameFirms = present && inputKey(present.inputs.firms) === preview.key;
    if (preview.kind === 'firms' && !sameFirms) {
      const made = newStudy({ firms: spec });
      void this.#startNew(said ? { ...made, ...withCodeBook(made, said) } : made);
    } else if (present)
      this.#change(
        preview.kind === 'firms'
          ? wantedAnew({
              ...present,
              ...(said ? withCodeBook(present, said) : {}),
              inputs: { ...present.inputs, firms: spec },
            })
          : preview.kind === 'background'
            ? withRegister(present, spec)
            : { ...present, inputs: { ...present.inputs, [preview.kind]: spec } },
      );
  }

  /** What the pending firms would be studied as, for what is asked about them beforehand; null without any. */
  get pendingStudy(): StudyFile | null {
    const pending = this.importer.pending;
    if (pending?.kind !== 'firms' || !pending.preview) return null;
    return newStudy({ firms: specOf(pending.preview, pending.roles) });
  }

  async #startNew(study: StudyFile): Promise<void> {
    if (this.gazetteers.origin === 'study') await this.gazetteers.leaveStudy();
    this.#startStudy({ ...study, gazetteer: this.gazetteer });
  }

  /** The table that the present study uses for this kind; undefined for none or the built-in one. */
  inputOf(kind: InputKind): UsedInput | undefined {
    return this.#files.of(this.study, kind);
  }

  /** Opens the columns of a table in use for another look at their roles. */
  reviewInput(kind: InputKind): void {
    const used = this.inputOf(kind);
    const roles = this.study?.inputs[kind]?.roles;
    if (used && roles) this.importer.review(used.file, used.preview, roles);
  }

  /**
   * Opens the study that was worked on at the last visit; the sample where there is none, or it can't be opened as it was. Where the browser tells only
   * later what it keeps, the study takes the sample's place then, unless somebody has begun something.
   */
  async resume(): Promise<void> {
    if (await this.#goOn()) return;
    await this.openSample();
    void this.keeping.late?.then(
      () => (this.#touched ? false : this.#goOn()),
      () => false,
    );
  }

  async #goOn(): Promise<boolean> {
    const head = await this.keeping.first();
    return head !== null && this.#openKept(head);
  }

  /** Opens a kept study; one that lacks a file waits for it. */
  async continueWith(head: KeptHead): Promise<void> {
    // What it waits for is asked for by itself.
    if (!(await this.#openKept(head)) && this.opening.lacking) this.keeping.dismiss();
  }

  /** Whether it is open now, or waits for its gazetteer; else why not is said. */
  async #openKept(head: KeptHead): Promise<boolean> {
    const kept = await this.keeping.read(head);
    return kept !== null && this.#openAsKept(kept);
  }

  async #openAsKept(kept: KeptStudy): Promise<boolean> {
    const read = readStudyFile(kept.head.name || 'study.json', kept.text);
    if (!read.ok) {
      this.keeping.refuse(kept.head, read.problem);
      return false;
    }
    await this.opening.openStudy(read.value, kept.files, kept.gazetteer?.file, kept);
    const [missing] = this.opening.lacking?.files ?? [];
    if (!missing) return true;
    const { name, path } = missing;
    this.keeping.refuse(kept.head, problem('input-missing', 'error', { file: name }, { path }));
    return false;
  }

  /** Goes on here with the study that another tab works on, as that tab left it. */
  async takeOver(): Promise<void> {
    const kept = await this.keeping.takeOver();
    if (kept) await this.#openAsKept(kept);
  }

  /** Makes what is on screen a study of this tab's own. */
  keepCopy(): void {
    this.#touched = true;
    this.#keepPresent();
  }

  /** Writes once more what could not be written. */
  keepAgain(): void {
    this.#keepPresent();
  }

  #keepPresent(): void {
    const study = this.study;
    if (study) this.#keep(withTried(study, this.#tries.countWith(study)));
  }

  async openSample(): Promise<void> {
    try {
      const { study, files } = await this.#loadSample();
      await this.opening.openStudy(study, files, null, 'sample');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#problem = problem('file-unreadable', 'error', { file: 'sample' }, { reason });
    }
  }

  /** Reads a polygon layer for the overlay; the study names its files once it can be read. */
  readAreas(files: readonly File[]): Promise<Result<AreasRead>> {
    return this.#files.openAreas(files);
  }

  /** How many polygons the study's layer has; 0 without one. */
  get areaCount(): number {
    return this.study ? this.#files.areaCount(this.study) : 0;
  }

  removeInput(kind: Exclude<InputKind, 'firms'>): void {
    const study = this.study;
    if (!study) return;
    if (kind === 'background') return this.#change(withoutRegister(study));
    const inputs = { ...study.inputs };
    delete inputs[kind];
    this.#change({ ...study, inputs });
  }

  /** Opens a study with the files at hand. What is missing is asked for, and the study waits for it. */
  openStudy(study: StudyFile, files: readonly File[]): Promise<void> {
    return this.opening.openStudy(study, files);
  }

  async setGazetteer(folder: ChosenFolder | null): Promise<void> {
    if (folder) await this.gazetteers.openFolder(folder);
    else await this.gazetteers.close();
  }

  #useGazetteer(gazetteer: GazetteerSpec | null): void {
    if (this.opening.tryGazetteer(gazetteer)) return;
    if (this.study) this.#change(wantedAnew({ ...this.study, gazetteer }));
  }

  /** Changes parts of the study as one step of undo; changes that name the same `merge` one after the other are one. */
  change(change: Partial<StudyFile>, merge = ''): void {
    const study = this.study;
    if (study) this.#change({ ...study, ...change }, merge);
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
    const { definition, ...before } = study.settings.clusters;
    // Who sets one of these has taken the definition over.
    const isSet = ['method', 'radiusKm', 'minFirms'].some((key) => key in change);
    const kept = definition === undefined || isSet ? {} : { definition };
    this.changeSettings({ clusters: { ...before, ...kept, ...change } }, merge);
  }

  /** Names a cluster; an empty name goes back to the derived one. */
  renameCluster(anchorFirmId: string, name: string): void {
    const study = this.study;
    if (!study) return;
    // By a map, since an id may also be `__proto__`.
    const names = new Map(Object.entries(study.clusterNames));
    if (name.trim() === '') names.delete(anchorFirmId);
    else names.set(anchorFirmId, name.trim());
    this.#change({ ...study, clusterNames: Object.fromEntries(names) });
  }

  renameStudy(name: string): void {
    const study = this.study;
    if (study && name.trim() !== study.name) this.#change({ ...study, name: name.trim() });
  }

  undo(): void {
    this.#touched = true;
    this.history.undo();
    void this.recompute();
  }

  redo(): void {
    this.#touched = true;
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

  // What is on show

  setView(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    if (change.colour) this.#followColour(change.colour);
  }

  /** The open step, 1 to 5; 0 where all are folded, null before the first was opened. */
  get step(): number | null {
    return this.#step;
  }

  /** The step whose question the map answers: the one that was opened last. */
  get mapStep(): number {
    return this.#mapStep;
  }

  openStep(step: number): void {
    this.#step = step;
    if (step > 0) this.#mapStep = step;
  }

  /** What the firms' colours stand for: as a person said, else what the open step asks. */
  get colour(): FirmColour {
    return this.#view.colour ?? STEP_COLOURS[this.#mapStep] ?? 'cluster';
  }

  switchLayer(name: string, on: boolean): void {
    this.setView({ layers: { ...this.view.layers, [name]: on } });
  }

  showTable(name: TableName): void {
    const height = this.#table.height === 'closed' ? 'half' : this.#table.height;
    this.#table = { name, height };
  }

  setTableHeight(height: TableHeight): void {
    this.#table = { ...this.#table, height };
  }

  /** Selects what was found or listed and moves the map to it. */
  show(target: { readonly kind: SearchHit['kind']; readonly index: number }): void {
    const findings = this.#findings;
    if (target.kind === 'municipality') {
      const { lng, lat, errorKm } = this.municipalities[target.index];
      this.#focus = { bounds: boundsAround(lng, lat, errorKm) };
      return;
    }
    if (!findings) return;
    if (target.kind === 'cluster') {
      this.selectClusterAt(target.index);
      const bounds = boundsOf(findings.clusters[target.index].boundary.flat(2));
      if (bounds) this.#focus = { bounds };
      return;
    }
    const places = target.kind === 'firm' ? findings.firmPlaces : findings.institutionPlaces;
    if (target.kind === 'firm') this.selectFirm(target.index, false);
    else this.select({ kind: 'institution', index: target.index });
    const lng = places.lng[target.index];
    if (!Number.isNaN(lng))
      this.#focus = { bounds: boundsAround(lng, places.lat[target.index], 4) };
  }

  lookAt(bounds: Focus['bounds']): void {
    this.#focus = { bounds };
  }

  /** Moves the map to where nearly all of the study's firms are. */
  showAll(): void {
    const places = this.#findings?.firmPlaces;
    const bounds = places && boundsOfMost(places.lng, places.lat);
    if (bounds) this.#focus = { bounds };
  }

  // Computing

  /** Shows the page in another language. Where the study's code book has names in several, its findings are named anew. */
  setLanguage(language: Language): void {
    this.preferences.setLanguage(language);
    if (this.study && saysBoth(this.study)) void this.recompute();
  }

  /** Asks the engine for the present study. The old findings stay until the new ones are there. */
  async recompute(): Promise<void> {
    const study = this.study;
    if (!study) return;
    const asked = withTried(study, this.#tries.countWith(study));
    this.#keep(asked);
    // What was asked about older findings is of no use any more.
    this.evidence.withdraw();
    const since = performance.now();
    this.#busy = { fraction: 0, since };
    this.engine.language = this.preferences.language === 'ja' ? 'ja' : 'en';
    const outcome = await this.engine.run(asked, (fraction) => {
      if (this.#busy?.since === since) this.#busy = { fraction, since };
    });
    if (outcome.kind === 'superseded') return;
    this.#busy = null;
    if (outcome.kind === 'problem') {
      this.#problem = outcome.problem;
      return;
    }
    const ran = outcome.study === asked ? study : outcome.study;
    if (ran !== study) {
      this.history.amend(ran);
      this.#keep(ran);
    }
    this.#selection = carryOver(this.#selection, this.#findings, outcome.findings);
    this.#tries.add(ran);
    this.#tried = this.#tries.countWith(ran);
    const before = this.#findings;
    this.#problem = null;
    this.#findings = outcome.findings;
    void this.filters.refresh();
    if (!before) this.showAll();
    if (this.gazetteers.origin === 'folder' && ran.gazetteer)
      void this.gazetteers.packUsedRows(ran).then(() => {
        if (this.study === ran) this.#keep(withTried(ran, this.#tries.countWith(ran)));
      });
    this.questions.outdate(ran, outcome.findings);
    await this.evidence.ask(outcome.findings);
  }

  /** Keeps the study for the next visit, once somebody has done something to it. */
  #keep(study: StudyFile): void {
    if (!this.#touched) return;
    const files = this.#files.all(study);
    this.keeping.save(study.name, writeStudyFile(study), files, this.gazetteers.ofStudy);
  }

  cancel(): void {
    this.engine.cancel();
    this.evidence.withdraw();
    this.#making.abort();
    this.#making = new AbortController();
    this.#busy = null;
  }

  /** A file of the findings on show, in pieces; null where there is none, with the reason on screen unless it was cancelled. */
  exportFile(name: ExportName, shows: readonly ExportName[]): Promise<string[] | null> {
    return this.#make('export', { name, language: this.preferences.language, shows });
  }

  /** One file with the study, its tables and the rows of its gazetteer; null where it could not be made, which is said. */
  async archive(): Promise<Blob | null> {
    const study = this.study;
    if (!study) return null;
    const asked = withTried(study, this.#tries.countWith(study));
    const written = await this.engine.writeArchive(asked, this.#files.all(study));
    if (written.ok) return written.value;
    this.#problem = written.problem;
    return null;
  }

  exportSelection(name: SelectionName, rows: Int32Array): Promise<string[] | null> {
    return this.#make('selection', { name, rows, language: this.preferences.language });
  }

  /** The report or its script as text; null where it could not be made, which is said, or was cancelled. */
  report(name: ReportName): Promise<string | null> {
    return this.#make('report', { name, language: this.preferences.language });
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
    const answer = await this.engine.ask(kind, question, { progress, signal: this.#making.signal });
    if (this.#busy?.since === since) this.#busy = null;
    if (answer.ok) return answer.value;
    this.#problem = answer.problem;
    return null;
  }

  /** Says what a person has to know. */
  say(found: Problem): void {
    this.#problem = found;
  }

  dismissProblem(): void {
    this.#problem = null;
  }

  /** Colours that rest on an answer keep it up to date. */
  #followColour(colour: FirmColour): void {
    if (colour === 'stability') this.asked.exploration.follow({});
    if (colour === 'hot_spot') this.asked.hotSpots.follow({});
    else this.asked.hotSpots.rest();
  }

  #startStudy(study: StudyFile, source: StudySource = 'given'): void {
    this.#touched = source === 'given';
    if (typeof source === 'object') void this.keeping.adopt(source);
    else this.keeping.begin(source === 'sample');
    this.whatIf.clear();
    this.questions.forget();
    this.filters.forget();
    this.#findings = null;
    this.evidence.forget();
    this.#problem = null;
    this.#selection = NOTHING;
    this.#tries.restart(study);
    this.history.restart(study);
    void this.recompute();
  }

  #change(study: StudyFile, merge = ''): void {
    this.#touched = true;
    this.history.push(study, merge);
    void this.recompute();
  }
}

/** The firms stand elsewhere now: a definition that nobody set is found from where they are. */
function wantedAnew(study: StudyFile): StudyFile {
  const { clusters } = study.settings;
  if (clusters.definition === undefined) return study;
  return {
    ...study,
    settings: { ...study.settings, clusters: { ...clusters, definition: 'wanted' } },
  };
}

/** One try goes without saying: a study that was only opened stays as it was. */
function withTried({ tried: _, ...study }: StudyFile, tried: number): StudyFile {
  return tried > 1 ? { ...study, tried } : study;
}
