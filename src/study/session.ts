import {
  UNATTENDED,
  failure,
  success,
  type Findings,
  type GazetteerSpec,
  type InputKind,
  type InputSpec,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
} from '../model';
import { openGazetteer, type Gazetteer, type GazetteerInput } from '../geocode';
import { targetOf, type BookTarget, type NamedBytes } from '../tables';
import {
  namedCodes,
  packFile,
  packGazetteer,
  type BuiltPack,
  type PackScope,
} from './places/gazetteer-pack';
import { StudyLayers, type AreasRead } from './files/held-layers';
import type { HashOf } from './files/hash';
import { HeldTables, type RoundsFile } from './files/held-tables';
import { inLanguage, type NameLanguage } from './firms/in-language';
import type { InputPreview } from './files/input-spec';
import { intern } from './intern';
import { StageMemo } from './memo';
import { readMunicipalities } from './places/municipalities';
import { Pipeline } from './pipeline';
import {
  isOrder,
  questionStage,
  type Answers,
  type AskKind,
  type OrderInput,
  type Questions,
} from './questions';
import { ORDERS } from './questions/orders';
import { hasTownAreas } from './questions/overlay';
import { within } from '../model/run';
import { settledClusters } from './settled';
import { GEOCODER } from './stages';
import { checkSettings } from './files/study-file';
import { codesAround } from './town-areas';
import {
  firmAddresses,
  institutionAddresses,
  registerAddresses,
  usedAddresses,
} from './places/used-addresses';

/** What ships with Shuseki and every study stands on: files of static/geodata as they are. */
export interface Geodata {
  readonly municipalities: Uint8Array;
  readonly institutions: Uint8Array;
  /** basemap/japan.topo.json; without it there is no overlay by prefecture. */
  readonly basemap?: Uint8Array;
}

/** Municipalities that a study's addresses name: its firms', these with its institutions', and further ones around the firms'. */
export interface NamedMunicipalities {
  readonly firms: number;
  readonly all: number;
  readonly around: number;
}

/**
 * One study at work: its input tables, its gazetteer and the pipeline with the stages that it remembers. The page's
 * worker and the terminal both drive this class, which is why their files are the same to the byte.
 */
export class StudySession {
  readonly #tables: HeldTables;
  readonly #layers: StudyLayers;
  readonly #geodata: Geodata;
  #gazetteer: Gazetteer | null = null;
  #pipeline: Promise<Pipeline> | null = null;
  /** Apart from the study's run, which may be under way. */
  readonly #answers: StageMemo;
  /** The study that was run last, or is being run. */
  #interned: StudyFile | null = null;
  #ran: { readonly study: StudyFile; readonly findings: Findings } | null = null;
  readonly #onCompute: ((name: string) => void) | undefined;
  /** In which language findings name what a code book names in several. Taken over by the next run. */
  language: NameLanguage = 'ja';

  /** `onCompute` is told each stage and each question that is computed rather than remembered; `hash` is the host's own SHA-256 where it has a quicker one. */
  constructor(geodata: Geodata, onCompute?: (name: string) => void, hash?: HashOf) {
    this.#geodata = geodata;
    this.#onCompute = onCompute;
    this.#answers = new StageMemo(onCompute);
    const municipalities = async (run: Run) => (await this.#startPipeline(run)).municipalities;
    this.#tables = new HeldTables(geodata.institutions, municipalities, hash);
    this.#layers = new StudyLayers(geodata.basemap);
  }

  /** Reads a table, holds it under its key and suggests what its columns are for. `kind`: null for what it looks like. */
  readInput(
    kind: InputKind | null,
    name: string,
    bytes: Uint8Array,
    options: ReadOptions,
    run: Run,
  ): Promise<Result<InputPreview>> {
    return this.#tables.read(kind, name, bytes, options, run);
  }

  /** Lists that are held as one file, a round of a survey each; see `HeldTables.stackRounds`. */
  stackRounds(...given: Parameters<HeldTables['stackRounds']>): Promise<Result<RoundsFile>> {
    return this.#tables.stackRounds(...given);
  }

  /** basemap/japan.topo.json as it ships; null where it could not be fetched. */
  get basemap(): Uint8Array | null {
    return this.#geodata.basemap ?? null;
  }

  /** The columns of a table that is held, by their names and answers; none where it isn't. */
  columnsOf(spec: InputSpec): Required<BookTarget> {
    return targetOf(this.#tables.get(spec));
  }

  /** The sheet of a table's workbook that is its code book; null where it has none or isn't held. */
  bookSheetOf(spec: InputSpec): string | null {
    return this.#tables.get(spec)?.origin?.codeBook?.sheet ?? null;
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

  /** What a pack of the study's own municipalities would have to hold: of its firms' addresses, and of the register's that they are compared with. */
  async namedScope(study: StudyFile, run: Run): Promise<PackScope> {
    const { municipalities } = await this.#startPipeline(run);
    const tables = await this.#tables.of(study, run);
    if (!tables.ok) return { kind: 'named', municipalities, addresses: [] };
    return {
      kind: 'named',
      municipalities,
      addresses: [...firmAddresses(study, tables.value), ...registerAddresses(study, tables.value)],
      institutions: institutionAddresses(study, tables.value),
      around: true,
    };
  }

  /**
   * A pack, not compressed, of the gazetteer's rows that the study's places stand on, so that it gives the same findings without the rest; null
   * without a gazetteer, or where a table of the study is not held.
   */
  async packUsedRows(study: StudyFile, run: Run): Promise<Uint8Array | null> {
    const gazetteer = this.#gazetteer;
    const tables = await this.#tables.of(study, run);
    if (!gazetteer || !tables.ok) return null;
    const { municipalities } = await this.#startPipeline(run);
    const addresses = usedAddresses(study, tables.value);
    const around = hasTownAreas(study);
    const scope = { kind: 'named', municipalities, addresses, around } as const;
    return packFile(await packGazetteer(gazetteer, scope, run));
  }

  /** How many municipalities the study's addresses name, and how many are around them. */
  async namedMunicipalities(study: StudyFile, run: Run): Promise<NamedMunicipalities> {
    const scope = await this.namedScope(study, run);
    if (scope.kind !== 'named') return { firms: 0, all: 0, around: 0 };
    const firms = namedCodes(scope.municipalities, scope.addresses);
    const others = namedCodes(scope.municipalities, scope.institutions ?? []);
    const all = new Set([...firms, ...others]);
    const around = codesAround(scope.municipalities, firms).filter((code) => !all.has(code));
    return { firms: firms.size, all: all.size, around: around.length };
  }

  /** Runs the study from the first stage whose inputs changed. Rejects with `Cancelled` when a newer run took over. */
  async run(study: StudyFile, run: Run): Promise<Result<Findings>> {
    const wrong = checkSettings(study.settings);
    if (wrong) return failure(wrong);
    const tables = await this.#tables.of(study, run);
    if (!tables.ok) return tables;
    const pipeline = await this.#startPipeline(run);
    // The page sends a copy each time: what is equal to what was run before is made the same, so that stages can compare.
    const interned = intern(this.#interned, inLanguage(study, this.language));
    this.#interned = interned;
    const findings = await pipeline.run(interned, tables.value, this.#gazetteer, run);
    if (findings.ok) this.#ran = { study: interned, findings: findings.value };
    return findings;
  }

  /**
   * The study with the definition of clusters that its firms' positions give, where that is wanted; else the very study. Where too few firms
   * are located to tell, it stays wanted. Rejects with `Cancelled`.
   */
  async settle(study: StudyFile, run: Run): Promise<Result<StudyFile>> {
    const { clusters } = study.settings;
    if (clusters.definition !== 'wanted' || checkSettings(study.settings)) return success(study);
    const tables = await this.#tables.of(study, run);
    if (!tables.ok) return tables;
    const pipeline = await this.#startPipeline(run);
    const interned = (this.#interned = intern(this.#interned, inLanguage(study, this.language)));
    const placed = await pipeline.place(
      interned,
      tables.value,
      this.#gazetteer,
      within(run, 0, 0.7),
    );
    if (!placed.ok) return placed;
    const { population, located } = placed.value;
    // The questions declare that they are made of these alone.
    const subject = {
      study: interned,
      findings: { firms: population.firms, firmPlaces: located.places } as Findings,
      municipalities: pipeline.municipalities,
      layers: this.#layers,
    };
    const found = await settledClusters(clusters, (kind) =>
      this.#answers.result(questionStage(kind, {}), subject, within(run, 0.7, 1)),
    );
    if (!found) return success(study);
    return success({
      ...study,
      settings: { ...study.settings, clusters: { ...clusters, ...found } },
    });
  }

  /**
   * Answers a question about the study that was run last; null where it has nothing to ask about, or before the first run. The answer is
   * kept until something that it is made of, or the question, changes; files are made anew. Rejects with `Cancelled`.
   */
  async ask<K extends AskKind>(
    kind: K,
    question: Questions[K],
    run: Run = UNATTENDED,
  ): Promise<Answers[K] | null> {
    const given = await this.#orderInput(run);
    // The compiler loses the link between a kind, its question and its answer where the kinds part.
    const answer = isOrder(kind)
      ? ORDERS[kind](given, question as never, run)
      : given.ask(kind, question as never, run);
    return (await answer) as Answers[K] | null;
  }

  async #orderInput(run: Run): Promise<OrderInput> {
    const ran = this.#ran;
    const gazetteer = this.#gazetteer;
    const { municipalities } = await this.#startPipeline(run);
    this.#layers.standOn(gazetteer, municipalities);
    const subject = ran && { ...ran, municipalities, layers: this.#layers };
    return {
      subject,
      firmsTable: ran ? this.#tables.get(ran.study.inputs.firms) : undefined,
      gazetteer: gazetteer && creditOf(gazetteer),
      ask: async (kind, question, part) =>
        subject && this.#answers.result(questionStage(kind, question), subject, part),
      geocoder: () => this.#answers.result(GEOCODER, { municipalities, gazetteer }, run),
      reader: () => {
        const reader = new StudySession(this.#geodata);
        reader.language = this.language;
        return reader;
      },
    };
  }

  #startPipeline(run: Run): Promise<Pipeline> {
    this.#pipeline ??= readMunicipalities(this.#geodata.municipalities, run).then(
      (municipalities) => new Pipeline(municipalities, this.#onCompute),
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
