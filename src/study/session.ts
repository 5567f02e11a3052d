import {
  UNATTENDED,
  failure,
  problem,
  success,
  type FileSource,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
  type Table,
  type TableOrigin,
} from '../model';
import {
  createGeocoder,
  openGazetteerFolder,
  openGazetteerPack,
  type Gazetteer,
  type Match,
} from '../geocode';
import type { PositionError } from '../cluster';
import { readTable, suggestRoles } from '../tables';
import { exportFile, type ExportName } from './exports';
import { studyBoundaries, type StudyBoundaries } from './compare-boundaries';
import {
  outcomeEvidence,
  outcomeOf,
  promptEvidence,
  type OutcomeEvidence,
  type PromptEvidence,
} from './evidence';
import {
  studyConcentration,
  type ConcentrationQuestion,
  type StudyConcentration,
} from './concentration';
import { explore, type Exploration } from './explore';
import { hotSpots, type HotSpots } from './hot-spots';
import { studyPositionError } from './position-error';
import { ROBUST_FILES, type Robustness } from './robustness';
import { readFirms } from './firms';
import { effectiveAddresses } from './fixes';
import { namedCodes, packGazetteer, type BuiltPack, type PackScope } from './gazetteer-pack';
import { sha256Hex } from './hash';
import type { ReplayFacts, ReportFacts } from './report-facts';
import { INPUT_KINDS, inputKey, type InputPreview } from './input-spec';
import { StageMemo } from './memo';
import {
  studyExplanation,
  studyModels,
  studySpace,
  type StudyExplanation,
  type StudyModels,
  type StudySpace,
} from './models';
import { readMunicipalities } from './municipalities';
import { Pipeline, type StudyTables } from './pipeline';
import { studySpecifications, type StudySpecifications } from './specifications';
import { studySiting, type SitingAnswer, type SitingQuestion } from './siting';
import { checkSettings } from './study-file';
import { measureLinkage, type StudyLinkage } from './tie-strength';
import { VERSION } from './version';

/** What ships with Shuseki and every study stands on: files of static/geodata as they are. */
export interface Geodata {
  readonly municipalities: Uint8Array;
  readonly institutions: Uint8Array;
}

interface HeldInput {
  readonly preview: InputPreview;
  readonly table: Table;
}

const PREVIEW_ROWS = 30;

/**
 * One study at work: its input tables, its gazetteer and the pipeline with the stages that it remembers. The page's
 * worker and the terminal both drive this class, which is why their files are the same to the byte.
 */
export class StudySession {
  readonly #inputs = new Map<string, HeldInput>();
  readonly #geodata: Geodata;
  #gazetteer: Gazetteer | null = null;
  #pipeline: Promise<Pipeline> | null = null;
  readonly #evidence = new StageMemo();
  /** For single addresses, apart from the study's run, which may be under way. */
  readonly #asked = new StageMemo();
  #findings: Findings | null = null;
  #study: StudyFile | null = null;
  #builtInInstitutions: Table | null = null;

  constructor(geodata: Geodata) {
    this.#geodata = geodata;
  }

  /** Reads a table, holds it under its key and suggests what its columns are for. */
  async readInput(
    kind: InputKind,
    name: string,
    bytes: Uint8Array,
    options: ReadOptions,
    run: Run,
  ): Promise<Result<InputPreview>> {
    const read = await readTable(name, bytes, options, run);
    if (!read.ok) return read;
    const table = read.value;
    const sha256 = sha256Hex(bytes);
    const origin: TableOrigin = table.origin ?? { format: 'csv', header: true };
    const preview: InputPreview = {
      kind,
      key: inputKey({ sha256, ...origin }),
      name,
      sha256,
      bytes: bytes.length,
      origin,
      header: table.header,
      rows: Array.from({ length: Math.min(PREVIEW_ROWS, table.rowCount) }, (_, row) =>
        table.columns.map((column) => column[row]),
      ),
      rowCount: table.rowCount,
      roles: suggestRoles(kind, table),
      hasPoints: table.points !== undefined,
      problems: read.problems,
    };
    this.#inputs.set(preview.key, { preview, table });
    return success(preview, read.problems);
  }

  forgetInput(key: string): void {
    this.#inputs.delete(key);
  }

  /** Opens a gazetteer folder; null goes back to the municipality table alone. */
  async setGazetteer(source: FileSource | null): Promise<Result<GazetteerSpec | null>> {
    if (!source) {
      this.#gazetteer = null;
      return success(null);
    }
    return this.#use(await openGazetteerFolder(source));
  }

  /** Opens a pack; its bytes come uncompressed. The gazetteer in use stays where they are no pack. */
  async setGazetteerPack(name: string, bytes: Uint8Array): Promise<Result<GazetteerSpec>> {
    return this.#use(openGazetteerPack(bytes, name));
  }

  /** All towns of the gazetteer in use as a pack; null without one. */
  async packGazetteer(run: Run): Promise<BuiltPack | null> {
    return this.#gazetteer && packGazetteer(this.#gazetteer, { kind: 'all' }, run);
  }

  /** What a pack of the study's own municipalities would have to hold: of its firms' addresses. */
  async namedScope(study: StudyFile, run: Run): Promise<PackScope> {
    const { municipalities } = await this.#startPipeline(run);
    const tables = await this.#tablesOf(study, run);
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
    const tables = await this.#tablesOf(study, run);
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
        study.settings.seed,
      ],
      () => outcomeEvidence(study, findings, run),
    );
  }

  /** How the clusters would change with another definition; null for drawn ones and before the first run. Kept until it may be another. */
  async explore(run: Run): Promise<Exploration | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings || study.settings.clusters.method === 'drawn') return null;
    const { firms, firmPlaces } = findings;
    return this.#asked.stage(
      'exploration',
      [
        firmPlaces,
        firms.industry,
        firms.employees,
        firms.outcomes,
        findings.membership,
        // The page's settings are a copy each time: what they say is compared.
        JSON.stringify({ ...study.settings.clusters, boundary: null }),
      ],
      () => explore(findings, study.settings.clusters, run),
    );
  }

  /** What position errors do to the clusters; null before the first run. Kept until the clusters or its settings change. */
  async positionError(run: Run): Promise<PositionError | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    const { seed, certainty } = study.settings;
    return this.#asked.stage(
      'position error',
      [findings.membership, findings.firmPlaces, seed, certainty?.redraws],
      () => studyPositionError(study, findings, run),
    );
  }

  /** Where firms innovate among others that do; null without an outcome and before the first run. Kept likewise. */
  async hotSpots(run: Run): Promise<HotSpots | null> {
    const study = this.#study;
    const findings = this.#findings;
    const outcome = study && findings && outcomeOf(study, findings);
    if (!outcome) return null;
    const { certainty, clusters } = study.settings;
    return this.#asked.stage(
      'hot spots',
      [findings.firmPlaces, outcome.values, certainty?.spotBandKm, clusters.includeCoarse],
      () => hotSpots(study, findings, outcome, run),
    );
  }

  /** Whether an industry is concentrated beyond all firms; null before the first run. Kept likewise. */
  async concentration(
    question: ConcentrationQuestion,
    run: Run,
  ): Promise<StudyConcentration | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    const { seed, clusters } = study.settings;
    const { firms, firmPlaces } = findings;
    return this.#asked.stage(
      'concentration',
      [firmPlaces, firms.industry, clusters.includeCoarse, seed, JSON.stringify(question)],
      () => studyConcentration(study, findings, question, run),
    );
  }

  async #robustness(run: Run): Promise<Robustness> {
    return {
      exploration: await this.explore(run),
      positionError: await this.positionError(run),
      hotSpots: await this.hotSpots(run),
    };
  }

  /** The drawn boundaries beside the derived clusters; null where the clusters are derived, or before the first run. */
  compareBoundaries(run: Run): Promise<StudyBoundaries | null> {
    return this.#answer('boundaries', run, studyBoundaries);
  }

  /** The regressions of the study that was run last; null where it has no outcome, or before the first run. */
  models(run: Run): Promise<StudyModels | null> {
    return this.#answer('models', run, studyModels);
  }

  /** What information flow accounts for; null where there is nothing to explain, or before the first run. Takes long. */
  explanation(run: Run): Promise<StudyExplanation | null> {
    return this.#answer('explanation', run, studyExplanation);
  }

  /** Whether neighbours are alike; null where there are too few firms, or before the first run. */
  space(run: Run): Promise<StudySpace | null> {
    return this.#answer('space', run, studySpace);
  }

  /** How the difference depends on the definition; null where there is no outcome, or before the first run. Takes long. */
  specifications(run: Run): Promise<StudySpecifications | null> {
    return this.#answer('specifications', run, studySpecifications);
  }

  /** How strong the ties are, and what they add up to; null without ties, or before the first run. */
  linkage(run: Run): Promise<StudyLinkage | null> {
    return this.#answer('linkage', run, (study, findings) =>
      Promise.resolve(findings.links.count > 0 ? measureLinkage(findings, study.settings) : null),
    );
  }

  /** Where new sites would serve the firms best; null before the first run. */
  async siting(question: SitingQuestion, run: Run): Promise<SitingAnswer | null> {
    const findings = this.#findings;
    if (!findings) return null;
    const { municipalities } = await this.#startPipeline(run);
    return this.#asked.stage(
      'siting',
      [findings.firmPlaces, findings.institutionPlaces, JSON.stringify(question)],
      () => studySiting(findings, municipalities, question, run),
    );
  }

  /** What replay.R repeats: the comparison and the regressions; null before the first run. */
  async replayFacts(run: Run): Promise<ReplayFacts | null> {
    const study = this.#study;
    if (!study || !this.#findings) return null;
    const evidence = await this.evidence(run);
    return { version: VERSION, study, evidence, models: await this.models(run) };
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
      models: await this.models(part(0.1, 0.15)),
      space: await this.space(part(0.15, 0.25)),
      specifications: await this.specifications(part(0.25, 0.5)),
      explanation: await this.explanation(part(0.5, 1)),
    };
  }

  /** Kept until the findings that regressions are made of, or the settings, change. */
  async #answer<T>(
    name: string,
    run: Run,
    compute: (study: StudyFile, findings: Findings, run: Run) => Promise<T | null>,
  ): Promise<T | null> {
    const study = this.#study;
    const findings = this.#findings;
    if (!study || !findings) return null;
    const { firms, firmPlaces, membership, proximity, links } = findings;
    return this.#asked.stage(
      name,
      [firms, firmPlaces, membership, proximity, links, JSON.stringify(study.settings)],
      () => compute(study, findings, run),
    );
  }

  /** A file of the last findings as text in pieces; null before the first run. */
  async export(name: ExportName, run: Run = UNATTENDED): Promise<string[] | null> {
    const firms = this.#study && this.#inputs.get(inputKey(this.#study.inputs.firms));
    if (!this.#findings || !this.#study || !firms) return null;
    return exportFile(name, {
      study: this.#study,
      findings: this.#findings,
      firmsTable: firms.table,
      gazetteer: this.#gazetteer ? creditOf(this.#gazetteer) : null,
      evidence: name === 'findings.json' ? await this.evidence(run) : null,
      robustness: ROBUST_FILES.includes(name) ? await this.#robustness(run) : null,
    });
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

  async #tablesOf(study: StudyFile, run: Run): Promise<Result<StudyTables>> {
    const tables: { -readonly [K in keyof StudyTables]?: StudyTables[K] } = {};
    for (const kind of INPUT_KINDS) {
      const wanted = study.inputs[kind];
      if (!wanted) continue;
      const held = this.#inputs.get(inputKey(wanted));
      if (!held)
        return failure(
          problem('input-missing', 'error', { file: wanted.name }, { path: wanted.path }),
        );
      tables[kind] = held.table;
    }
    if (!tables.institutions) {
      this.#builtInInstitutions ??= await this.#readBuiltIn(run);
      tables.institutions = this.#builtInInstitutions;
    }
    return success(tables as StudyTables);
  }

  async #readBuiltIn(run: Run): Promise<Table> {
    const read = await readTable('institutions.csv', this.#geodata.institutions, {}, run);
    if (!read.ok) throw new Error(`the built-in institutions can't be read: ${read.problem.code}`);
    return read.value;
  }
}

function creditOf({ source, date }: Gazetteer): GazetteerSpec {
  return { source, date };
}
