import type {
  Findings,
  GazetteerSpec,
  Municipality,
  Problem,
  StudyFile,
  StudySettings,
} from '../model';
import type { Language } from '../i18n';
import { saysBoth } from '../study';
import { changedClusters } from './changed-clusters';
import { ChartsState } from './charts.svelte';
import { ComparisonState } from './comparison.svelte';
import { PathsState } from './paths.svelte';
import { SelectionsState } from './selection/selections.svelte';
import { QuestionsState, type AllAsked } from './questions.svelte';
import type { EngineClient } from './engine/engine-client';
import { Evidence } from './evidence.svelte';
import { FiltersState } from './selection/filters.svelte';
import { Drawing } from './drawing/drawing.svelte';
import { NewVersion } from './new-version.svelte';
import { GazetteersState } from './gazetteer/gazetteer.svelte';
import type { PackStore } from './gazetteer/gazetteer-store';
import { History } from './history.svelte';
import { OverlayState } from './overlay.svelte';
import { Importer } from './opening/importer.svelte';
import { Inputs } from './opening/inputs.svelte';
import { Making, type Busy } from './making.svelte';
import { OnShow } from './on-show.svelte';
import { Opening, type StudySource } from './opening/opening.svelte';
import type { Preferences } from './preferences.svelte';
import { Review } from './review/review.svelte';
import type { Keeping } from './keeping/keeping.svelte';
import { LayerFiles } from './opening/layer-files.svelte';
import { Sharing } from './sharing.svelte';
import { StudyFiles } from './opening/study-files.svelte';
import { Together } from './opening/together.svelte';
import { TableLayouts } from './table/table-layout.svelte';
import { TieReview } from './review/tie-review.svelte';
import { Tries } from './tries';
import { Visit, type SampleLoader } from './keeping/visit.svelte';
import { WhatIfState } from './what-if.svelte';

/** The app's state: the study with its history, its findings, and the state of each part of the page. */
export class App {
  readonly preferences: Preferences;
  readonly engine: EngineClient;
  readonly municipalities: readonly Municipality[];
  readonly history = new History<StudyFile>();
  readonly study = $derived(this.history.present);
  /** What panels ask for beside the findings. */
  readonly questions: QuestionsState;

  #findings = $state.raw<Findings | null>(null);
  #problem = $state.raw<Problem | null>(null);
  #busy = $state.raw<Busy | null>(null);
  readonly #tries = new Tries();
  #tried = $state(1);

  readonly shown: OnShow;
  readonly inputs: Inputs;
  readonly visit: Visit;
  readonly making: Making;
  readonly keeping: Keeping;
  readonly newVersion = new NewVersion();
  readonly importer: Importer;
  readonly gazetteers: GazetteersState;
  readonly opening: Opening;
  readonly together: Together;
  readonly review: Review;
  readonly tieReview: TieReview;
  readonly drawing: Drawing;
  readonly evidence: Evidence;
  readonly overlay: OverlayState;
  readonly whatIf: WhatIfState;
  readonly sharing: Sharing;
  readonly layerFiles: LayerFiles;
  readonly selections: SelectionsState;
  readonly filters: FiltersState;
  readonly layouts = new TableLayouts();
  readonly charts: ChartsState;
  readonly paths: PathsState;
  readonly comparison: ComparisonState;

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
    this.keeping = keeping;
    const files = new StudyFiles(engine);
    const begin = (study: StudyFile): void => void this.#startNew(study);
    this.shown = new OnShow(this);
    this.inputs = new Inputs(this, files, begin);
    this.visit = new Visit(this, files, loadSample);
    this.making = new Making(this, files);
    this.importer = new Importer(engine);
    this.gazetteers = new GazetteersState(engine, packStore, (spec) => {
      if (!this.opening.tryGazetteer(spec)) this.inputs.locateWith(spec);
    });
    const say = (problem: Problem | null): void => this.say(problem);
    this.evidence = new Evidence(this, say);
    this.opening = new Opening(this, {
      files,
      start: (study, source) => this.#startStudy(study, source),
      say,
    });
    this.together = new Together(this, { files, begin });
    this.review = new Review(this);
    this.tieReview = new TieReview(this);
    this.drawing = new Drawing(this);
    this.overlay = new OverlayState(this);
    this.questions = new QuestionsState(
      engine,
      municipalities,
      () => this.#findings?.clusters ?? [],
    );
    this.whatIf = new WhatIfState(this);
    this.sharing = new Sharing(engine);
    this.layerFiles = new LayerFiles(engine);
    this.selections = new SelectionsState(this);
    this.filters = new FiltersState(this);
    this.charts = new ChartsState(this);
    this.paths = new PathsState(this);
    this.comparison = new ComparisonState(this);
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
  /** Findings or files that are being made. */
  get busy(): Busy | null {
    return this.making.busy ?? this.#busy;
  }
  get gazetteer(): GazetteerSpec | null {
    return this.gazetteers.spec;
  }
  /** The study on screen as it is written, with how much was tried on it. */
  get written(): StudyFile | null {
    return this.study && this.#tries.counted(this.study);
  }

  // The study

  /** Changes parts of the study as one step of undo; changes that name the same `merge` one after the other are one. */
  change(change: Partial<StudyFile>, merge = ''): void {
    const study = this.study;
    if (!study) return;
    this.visit.touch();
    this.history.push({ ...study, ...change }, merge);
    void this.recompute();
  }

  /** Changes settings; a drag that names the same `merge` is one step of undo. */
  changeSettings(change: Partial<StudySettings>, merge = ''): void {
    const study = this.study;
    if (study) this.change({ settings: { ...study.settings, ...change } }, merge);
  }

  changeClusters(change: Partial<StudySettings['clusters']>, merge = ''): void {
    const study = this.study;
    if (!study) return;
    this.changeSettings({ clusters: changedClusters(study.settings.clusters, change) }, merge);
  }

  /** Names a cluster; an empty name goes back to the derived one. */
  renameCluster(anchorFirmId: string, name: string): void {
    const study = this.study;
    if (!study) return;
    // By a map, since an id may also be `__proto__`.
    const names = new Map(Object.entries(study.clusterNames));
    if (name.trim() === '') names.delete(anchorFirmId);
    else names.set(anchorFirmId, name.trim());
    this.change({ clusterNames: Object.fromEntries(names) });
  }

  renameStudy(name: string): void {
    const study = this.study;
    if (study && name.trim() !== study.name) this.change({ name: name.trim() });
  }

  undo(): void {
    this.visit.touch();
    this.history.undo();
    void this.recompute();
  }

  redo(): void {
    this.visit.touch();
    this.history.redo();
    void this.recompute();
  }

  async #startNew(study: StudyFile): Promise<void> {
    if (this.gazetteers.origin === 'study') await this.gazetteers.leaveStudy();
    this.#startStudy({ ...study, gazetteer: this.gazetteer });
  }

  #startStudy(study: StudyFile, source: StudySource = 'given'): void {
    this.visit.begin(source);
    this.whatIf.clear();
    this.questions.forget();
    this.filters.forget();
    this.#findings = null;
    this.evidence.forget();
    this.#problem = null;
    this.shown.clearSelection();
    this.#tries.restart(study);
    this.history.restart(study);
    void this.recompute();
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
    const asked = this.written;
    if (!study || !asked) return;
    this.visit.keep();
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
      this.visit.keep();
    }
    const before = this.#findings;
    this.shown.carryOver(before, outcome.findings);
    this.#tries.add(ran);
    this.#tried = this.#tries.countWith(ran);
    this.#problem = null;
    this.#findings = outcome.findings;
    void this.filters.refresh();
    if (!before) this.shown.showAll();
    if (this.gazetteers.origin === 'folder' && ran.gazetteer)
      void this.gazetteers.packUsedRows(ran).then(() => {
        if (this.study === ran) this.visit.keep();
      });
    this.questions.outdate(ran, outcome.findings);
    await this.evidence.ask(outcome.findings);
  }

  cancel(): void {
    this.engine.cancel();
    this.evidence.withdraw();
    this.making.cancel();
    this.#busy = null;
  }

  /** Says what a person has to know. */
  say(found: Problem | null): void {
    this.#problem = found;
  }

  dismissProblem(): void {
    this.say(null);
  }
}
