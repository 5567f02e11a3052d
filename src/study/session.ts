import {
  UNATTENDED,
  failure,
  success,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
} from '../model';
import {
  createGeocoder,
  openGazetteer,
  type Gazetteer,
  type GazetteerInput,
  type Match,
} from '../geocode';
import {
  LAYER_FORMATS,
  type FormatContext,
  type FormatFile,
  type LayerFormatName,
  type NamedBytes,
} from '../tables';
import {
  exportNamed,
  layersOf,
  SELECTIONS,
  type Asking,
  type ExportInput,
  type ExportName,
  type SelectionName,
} from './exports';
import {
  outcomeEvidence,
  outcomeOf,
  promptEvidence,
  type OutcomeEvidence,
  type PromptEvidence,
} from './evidence';
import { robustnessOf } from './robustness';
import { readFirms } from './firms';
import { effectiveAddresses } from './fixes';
import { namedCodes, packGazetteer, type BuiltPack, type PackScope } from './gazetteer-pack';
import { LayerShelf, type AreasRead } from './held-layers';
import { HeldTables } from './held-tables';
import type { ReplayFacts, ReportFacts } from './report-facts';
import type { InputPreview } from './input-spec';
import { StageMemo } from './memo';
import { readMunicipalities } from './municipalities';
import { Pipeline } from './pipeline';
import { shareStudy, type SharedStudy } from './share/share';
import type { ShareOptions } from './share/shared-tables';
import { checkSettings } from './study-file';
import { answerTo, basisOf, type Answers, type QuestionKind, type Questions } from './questions';
import { VERSION } from './version';

/** What ships with Shuseki and every study stands on: files of static/geodata as they are. */
export interface Geodata {
  readonly municipalities: Uint8Array;
  readonly institutions: Uint8Array;
  /** basemap/japan.topo.json; without it there is no overlay by prefecture. */
  readonly basemap?: Uint8Array;
}

/**
 * One study at work: its input tables, its gazetteer and the pipeline with the stages that it remembers. The page's
 * worker and the terminal both drive this class, which is why their files are the same to the byte.
 */
export class StudySession {
  readonly #tables: HeldTables;
  readonly #layers: LayerShelf;
  readonly #geodata: Geodata;
  #gazetteer: Gazetteer | null = null;
  #pipeline: Promise<Pipeline> | null = null;
  readonly #evidence = new StageMemo();
  /** For single addresses, apart from the study's run, which may be under way. */
  readonly #asked = new StageMemo();
  #findings: Findings | null = null;
  #study: StudyFile | null = null;

  constructor(geodata: Geodata) {
    this.#geodata = geodata;
    this.#tables = new HeldTables(geodata.institutions);
    this.#layers = new LayerShelf(geodata.basemap);
  }

  /** Reads a table, holds it under its key and suggests what its columns are for. */
  readInput(
    kind: InputKind,
    name: string,
    bytes: Uint8Array,
    options: ReadOptions,
    run: Run,
  ): Promise<Result<InputPreview>> {
    return this.#tables.read(kind, name, bytes, options, run);
  }

  forgetInput(key: string): void {
    this.#tables.forget(key);
  }

  /** Reads a polygon layer from its files and holds it for the studies that name them. */
  readAreas(files: readonly NamedBytes[]): Promise<Result<AreasRead>> {
    return this.#layers.read(files);
  }

  /** Opens a gazetteer; null goes back to the municipality table alone. The one in use stays where this is none. */
  async setGazetteer(input: GazetteerInput | null): Promise<Result<GazetteerSpec | null>> {
    if (input) return this.#use(await openGazetteer(input));
    this.#gazetteer = null;
    return success(null);
  }

  /** All towns of the gazetteer in use as a pack; null without one. */
  async packGazetteer(run: Run): Promise<BuiltPack | null> {
    return this.#gazetteer && packGazetteer(this.#gazetteer, { kind: 'all' }, run);
  }

  /** What a pack of the study's own municipalities would have to hold: of its firms' addresses. */
  async namedScope(study: StudyFile, run: Run): Promise<PackScope> {
    const { municipalities } = await this.#startPipeline(run);
    const tables = await this.#tables.of(study, run);
    if (!tables.ok) return { kind: 'named', municipalities, addresses: [] };
    const { id, address } = readFirms(tables.value.firms, study.inputs.firms.roles).firms;
    const addresses = effectiveAddresses(id, address, study.fixes ?? [], study.rules ?? []);
    return { kind: 'named', municipalities, addresses };
  }

  /** How many municipalities the study's addresses name. */
  async namedMunicipalities(study: StudyFile, run: Run): Promise<number> {
    const scope = await this.namedScope(study, run);
    return scope.kind === 'named' ? namedCodes(scope.municipalities, scope.addresses).size : 0;
  }

  /** The place of one address with the places among which it does not decide. */
  async locate(address: string, run: Run): Promise<Match> {
    const { municipalities } = await this.#startPipeline(run);
    const geocoder = await this.#asked.stage('geocoder', [municipalities, this.#gazetteer], () =>
      createGeocoder(municipalities, this.#gazetteer),
    );
    await geocoder.ensure(geocoder.wanted(address));
    return geocoder.locate(address);
  }

  /** Runs the study from the first stage whose inputs changed. Rejects with `Cancelled` when a newer run took over. */
  async run(study: StudyFile, run: Run): Promise<Result<Findings>> {
    const wrong = checkSettings(study.settings);
    if (wrong) return failure(wrong);
    const tables = await this.#tables.of(study, run);
    if (!tables.ok) return tables;
    const pipeline = await this.#startPipeline(run);
    const findings = await pipeline.run(study, tables.value, this.#gazetteer, run);
    if (findings.ok) {
      this.#findings = findings.value;
      this.#study = study;
    }
    return findings;
  }

  /** The comparison before its random draws: what can follow a hand that drags. */
  promptEvidence(): PromptEvidence | null {
    return this.#study && this.#findings && promptEvidence(this.#study, this.#findings);
  }

  /**
   * The comparison for the outcome of the study that was run last; null where it has none, or before the first run. Kept until
   * the findings or the outcome change.
   */
  async evidence(run: Run): Promise<OutcomeEvidence | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    return this.#evidence.stage(
      'evidence',
      [
        findings.firms,
        findings.membership,
        findings.firmPlaces,
        study.settings.outcome,
        study.settings.yesNo === true,
        study.settings.seed,
      ],
      () => outcomeEvidence(study, findings, run),
    );
  }

  /**
   * Answers a question about the study that was run last; null where it has nothing to ask about, or before the first run.
   * Kept until something that the answer is made of, or the question, changes.
   */
  async ask<K extends QuestionKind>(
    kind: K,
    question: Questions[K],
    run: Run,
  ): Promise<Answers[K] | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    const { municipalities } = await this.#startPipeline(run);
    const subject = { study, findings };
    // The page asks only once the study's layer is there; whoever asks before is not told so for ever.
    const ofLayer = kind === 'overlay' || kind === 'municipalityBuffer';
    const layer = ofLayer && this.#layers.imported(study);
    const basis = [...basisOf(kind, subject), layer, JSON.stringify(question)];
    return this.#asked.stage(kind, basis, () =>
      answerTo(kind, subject, question, run, municipalities, this.#layers),
    );
  }

  /** What replay.R repeats: the comparison and the regressions; null before the first run. */
  async replayFacts(run: Run): Promise<ReplayFacts | null> {
    const study = this.#study;
    if (!study || !this.#findings) return null;
    const evidence = await this.evidence(run);
    return { version: VERSION, study, evidence, models: await this.ask('models', {}, run) };
  }

  /** All that a report says; null before the first run. Takes as long as everything that it holds. */
  async reportFacts(run: Run): Promise<ReportFacts | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    const part = (from: number, to: number): Run => ({
      progress: (fraction) => run.progress(from + (to - from) * fraction),
      checkpoint: () => run.checkpoint(),
    });
    return {
      version: VERSION,
      study,
      findings,
      gazetteer: this.#gazetteer ? creditOf(this.#gazetteer) : null,
      outcome: outcomeOf(study, findings),
      evidence: await this.evidence(part(0, 0.1)),
      models: await this.ask('models', {}, part(0.1, 0.15)),
      space: await this.ask('space', {}, part(0.15, 0.25)),
      specifications: await this.ask('specifications', {}, part(0.25, 0.5)),
      positions: await this.ask('positionEvidence', {}, part(0.5, 0.6)),
      explanation: await this.ask('explanation', {}, part(0.6, 1)),
    };
  }

  /** A file of the last findings as text in pieces; null before the first run, and for what the study does not show. */
  async export(name: ExportName, run: Run = UNATTENDED): Promise<string[] | null> {
    const input = await this.#exportInput(run);
    return input && exportNamed(name).make(input, this.#asking(run));
  }

  /** All layers of the last findings in a format of GIS programs; null before the first run. */
  async exportLayers(
    name: LayerFormatName,
    titlesOf: FormatContext['titlesOf'],
    run: Run = UNATTENDED,
  ): Promise<Result<readonly FormatFile[]> | null> {
    const input = await this.#exportInput(run);
    if (!input) return null;
    const layers = await layersOf(input, this.#asking(run));
    const format = LAYER_FORMATS.find((each) => each.name === name)!;
    return format.write(layers, { name: 'study', titlesOf, run });
  }

  #asking(run: Run): Asking {
    return {
      ask: (kind, question) => this.ask(kind, question, run),
      evidence: () => this.evidence(run),
    };
  }

  /** The last study without what names its firms, and what that changes; null before the first run. */
  async share(options: ShareOptions, run: Run): Promise<SharedStudy | null> {
    const study = this.#study;
    const firms = study && this.#tables.get(study.inputs.firms);
    if (!this.#findings || !study || !firms) return null;
    const reader = new StudySession(this.#geodata);
    return shareStudy(study, this.#findings, firms, options, reader, run);
  }

  /** Some firms of the last findings as a file; null before the first run. */
  async exportSelection(
    name: SelectionName,
    rows: ArrayLike<number>,
    run: Run = UNATTENDED,
  ): Promise<string[] | null> {
    const input = await this.#exportInput(run);
    if (!input) return null;
    const robustness = await robustnessOf(this.#asking(run).ask);
    return SELECTIONS.find((each) => each.name === name)!.make({ ...input, robustness }, rows);
  }

  async #exportInput(run: Run): Promise<ExportInput | null> {
    const firmsTable = this.#study && this.#tables.get(this.#study.inputs.firms);
    if (!this.#findings || !this.#study || !firmsTable) return null;
    return {
      study: this.#study,
      findings: this.#findings,
      firmsTable,
      gazetteer: this.#gazetteer ? creditOf(this.#gazetteer) : null,
      evidence: null,
      robustness: null,
      flows: null,
      overlay: null,
      municipalities: (await this.#startPipeline(run)).municipalities,
    };
  }

  #startPipeline(run: Run): Promise<Pipeline> {
    this.#pipeline ??= readMunicipalities(this.#geodata.municipalities, run).then(
      (municipalities) => new Pipeline(municipalities),
    );
    return this.#pipeline;
  }

  #use(opened: Result<Gazetteer>): Result<GazetteerSpec> {
    if (!opened.ok) return opened;
    this.#gazetteer = opened.value;
    return success(creditOf(opened.value), opened.problems);
  }
}

function creditOf({ source, date }: Gazetteer): GazetteerSpec {
  return { source, date };
}
