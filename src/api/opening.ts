import {
  DEFAULT_SETTINGS,
  INPUT_KINDS,
  problem,
  type InputKind,
  type InputSpec,
  type Problem,
  type ReadOptions,
  type Result,
  type Roles,
  type Run,
  type StudyFile,
} from '../model';
import {
  areaFilesOf,
  COLUMN_ROLES,
  gunzip,
  missingRoles,
  newStudy,
  optionsOf,
  readArchive,
  readStudyFile,
  rolesWith,
  sha256Hex,
  specAgain,
  specOf,
  type InputPreview,
  type NamedBytes,
  type StudySession,
} from '../study';
import { bytesAsFile } from '../study/commands';
import { describeProblem, messagesIn, type Language } from '../i18n';
import type { NewStudySources, SavedStudySources, TableFile } from './sources';
import { UnusableStudy } from './unusable-study';

/** A study that is being opened: its session, the files that were read, and what was told of them. */
export class Opening {
  readonly session: StudySession;
  readonly language: Language;
  readonly run: Run;
  readonly files: NamedBytes[] = [];
  readonly problems: Problem[] = [];
  /** The rows of its gazetteer that a saved study brings; null for none. */
  #carried: NamedBytes | null = null;

  constructor(session: StudySession, language: Language, run: Run) {
    this.session = session;
    this.language = language;
    this.run = run;
  }

  /** The value of a result, whose problems are told with the study's; throws UnusableStudy where it is none. */
  valueOf<T>(result: Result<T>): T {
    if (!result.ok) throw this.refusal(result.problem);
    this.problems.push(...result.problems);
    return result.value;
  }

  /** A problem as what ends the work. */
  readonly refusal = (found: Problem): UnusableStudy =>
    new UnusableStudy(describeProblem(found, this.language), found);

  /** A study of tables that are new. */
  async made(sources: NewStudySources): Promise<StudyFile> {
    const inputs: Partial<Record<InputKind, InputSpec>> = {};
    for (const kind of INPUT_KINDS) {
      const file = sources[kind];
      if (file) inputs[kind] = await this.#newInput(kind, file);
    }
    const plain = newStudy(inputs as StudyFile['inputs']);
    const { clusters = {}, ...others } = sources.settings ?? {};
    const isStated = clusters.radiusKm !== undefined || clusters.minFirms !== undefined;
    const found = isStated ? DEFAULT_SETTINGS.clusters : plain.settings.clusters;
    return {
      ...plain,
      name: sources.name ?? plain.name,
      settings: { ...plain.settings, ...others, clusters: { ...found, ...clusters } },
    };
  }

  /** A study that was saved, with the files that it names. */
  async saved({ study: file, files = [] }: SavedStudySources): Promise<StudyFile> {
    const study = this.#studyIn(file, files);
    const inputs: Partial<Record<InputKind, InputSpec>> = {};
    for (const kind of INPUT_KINDS) {
      const spec = study.inputs[kind];
      if (!spec) continue;
      const preview = await this.#read(kind, this.#fileOf(spec), optionsOf(spec));
      const columns = preview.header.length;
      for (const [role, indices = []] of Object.entries(spec.roles)) {
        const column = indices.find((index) => index >= columns);
        if (column === undefined) continue;
        const facts = { role, column: column + 1, columns };
        throw this.refusal(problem('role-beyond-table', 'error', { file: spec.name }, facts));
      }
      inputs[kind] = specAgain(preview, spec);
    }
    const areas = areaFilesOf(study);
    if (areas.length > 0) {
      const layer = areas.map((spec) => ({ ...this.#fileOf(spec), name: spec.name }));
      this.valueOf(await this.session.readAreas(layer));
    }
    return { ...study, inputs: { ...study.inputs, ...inputs } };
  }

  /** The study on the gazetteer that is given, else on the rows that it carries. */
  async withGazetteer(study: StudyFile, given: NamedBytes | null | undefined): Promise<StudyFile> {
    const pack = given === undefined ? this.#carried : given;
    const wanted = study.gazetteer;
    if (!pack && wanted && given === undefined)
      throw new UnusableStudy(
        messagesIn(this.language).cli.input.gazetteerNeeded(wanted.source, wanted.date),
      );
    if (!pack) return { ...study, gazetteer: null };
    const file = bytesAsFile(pack.name, pack.bytes);
    const input = { kind: 'pack', file, inflate: gunzip } as const;
    return { ...study, gazetteer: this.valueOf(await this.session.setGazetteer(input)) };
  }

  #studyIn({ name, bytes }: NamedBytes, files: readonly NamedBytes[]): StudyFile {
    this.files.push(...files);
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
      return this.valueOf(readStudyFile(name, new TextDecoder().decode(bytes)));
    const archive = this.valueOf(readArchive(name, bytes));
    if (!archive) throw new UnusableStudy(messagesIn(this.language).cli.input.noStudyInside(name));
    this.files.push(...archive.files);
    if (archive.gazetteer) this.#carried = { name, bytes: archive.gazetteer };
    return archive.study;
  }

  /** The file that a study was made with; what bears its name and is another is told as changed. */
  #fileOf({ name, path, sha256 }: Pick<InputSpec, 'name' | 'path' | 'sha256'>): NamedBytes {
    const found = this.files.find(({ bytes }) => sha256Hex(bytes) === sha256);
    if (found) return { name, bytes: found.bytes };
    const changed = this.files.find((file) => file.name === name || file.name === path);
    const facts = changed && { expected: sha256, found: sha256Hex(changed.bytes) };
    throw this.refusal(
      facts
        ? problem('input-changed', 'error', { file: name }, facts)
        : problem('input-missing', 'error', { file: name }, { path }),
    );
  }

  async #newInput(kind: InputKind, file: TableFile): Promise<InputSpec> {
    this.files.push(file);
    const preview = await this.#read(kind, file, file.reading ?? {});
    const roles = rolesWith(preview.roles, this.#namedRoles(kind, preview, file.columns ?? {}));
    const [missing] = missingRoles(kind, roles, preview.hasPoints);
    if (missing !== undefined) {
      const { cli } = messagesIn(this.language);
      throw new UnusableStudy(
        cli.input.noRole(file.name, cli.roles[missing === 'location' ? 'address' : missing]),
      );
    }
    return specOf(preview, roles);
  }

  async #read(kind: InputKind, file: NamedBytes, reading: ReadOptions): Promise<InputPreview> {
    const { name, bytes } = file;
    return this.valueOf(await this.session.readInput(kind, name, bytes, reading, this.run));
  }

  #namedRoles(
    kind: InputKind,
    { name, header }: InputPreview,
    columns: NonNullable<TableFile['columns']>,
  ): Roles {
    const roles: Roles = {};
    for (const [role, named] of Object.entries(columns)) {
      const known = Object.keys(COLUMN_ROLES[kind]);
      if (!known.includes(role))
        throw new TypeError(`${name}: no role “${role}”; the roles are ${known.join(', ')}`);
      roles[role] = [named].flat().map((wanted) => {
        const index = header.indexOf(wanted);
        if (index < 0)
          throw this.refusal(problem('column-unknown', 'error', { file: name }, { wanted }));
        return index;
      });
    }
    return roles;
  }
}
