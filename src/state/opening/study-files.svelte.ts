import type { AreaFile, InputKind, Result, StudyFile } from '../../model';
import {
  areaFilesOf,
  inputKey,
  inputsOf,
  optionsOf,
  specAgain,
  type AreasRead,
  type InputPreview,
} from '../../study';
import type { EngineClient } from '../engine/engine-client';

/** A table in use: the file itself and how it was read. */
export interface UsedInput {
  readonly file: File;
  readonly preview: InputPreview;
}

type Engine = Pick<EngineClient, 'readInput' | 'forgetInput' | 'readAreas' | 'hashOf'>;

/**
 * The files that studies are made of: tables by the key under which the engine holds them, files of polygon layers by their hash.
 */
export class StudyFiles {
  readonly #engine: Engine;
  #inputs = $state.raw<ReadonlyMap<string, UsedInput>>(new Map());
  #areaFiles = $state.raw<ReadonlyMap<string, File>>(new Map());
  /** Polygons of the layers that were read, by their first file's hash. */
  #areaCounts = $state.raw<ReadonlyMap<string, number>>(new Map());

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  hold(file: File, preview: InputPreview): void {
    this.#inputs = new Map(this.#inputs).set(preview.key, { file, preview });
  }

  /** The table that a study uses for this kind; undefined for none or the built-in one. */
  of(study: StudyFile | null, kind: InputKind): UsedInput | undefined {
    const spec = study?.inputs[kind];
    return spec && this.#inputs.get(inputKey(spec));
  }

  /** Every file of a study that is there. */
  all(study: StudyFile): File[] {
    return [
      ...inputsOf(study).flatMap(({ spec }) => this.#inputs.get(inputKey(spec))?.file ?? []),
      ...areaFilesOf(study).flatMap(({ sha256 }) => this.#areaFiles.get(sha256) ?? []),
    ];
  }

  /** The files of a study that are not there. */
  missing(study: StudyFile): readonly AreaFile[] {
    return [
      ...inputsOf(study).flatMap(({ spec }) => (this.#inputs.has(inputKey(spec)) ? [] : spec)),
      ...this.#missingAreas(study),
    ];
  }

  /** How many polygons a study's layer has; 0 for none. */
  areaCount(study: StudyFile): number {
    return this.#areaCounts.get(areaFilesOf(study)[0]?.sha256) ?? 0;
  }

  /** Reads a polygon layer from files that a person chose, and holds those that it is made of. */
  async openAreas(files: readonly File[]): Promise<Result<AreasRead>> {
    const read = await this.#engine.readAreas(files);
    if (!read.ok) return read;
    for (const { name, sha256 } of read.value.files)
      this.#holdArea(
        sha256,
        files.find((file) => file.name === name)!,
      );
    const first = read.value.files[0].sha256;
    this.#areaCounts = new Map(this.#areaCounts).set(first, read.value.count);
    return read;
  }

  /**
   * Reads a file for the inputs of a study that it may be, and holds it where its hash is theirs. Gives the study with what
   * was found out about the file (its encoding, its delimiter) filled in.
   */
  async offer(study: StudyFile, file: File): Promise<StudyFile> {
    if (await this.#offerArea(study, file)) return study;
    for (const { kind, spec } of inputsOf(study)) {
      if (this.#inputs.has(inputKey(spec))) continue;
      const read = await this.#engine.readInput(kind, file, optionsOf(spec), () => undefined);
      if (!read.ok) continue;
      if (read.value.sha256 !== spec.sha256) {
        await this.#engine.forgetInput(read.value.key);
        continue;
      }
      this.hold(file, read.value);
      const found = specAgain(read.value, spec);
      return { ...study, inputs: { ...study.inputs, [kind]: found } };
    }
    return study;
  }

  /** Takes a file for the polygon layer where it is one that is missing; the layer is read when its last file has come. */
  async #offerArea(study: StudyFile, file: File): Promise<boolean> {
    if (this.#missingAreas(study).length === 0) return false;
    const wanted = areaFilesOf(study);
    const hash = await this.#engine.hashOf(file);
    const found = wanted.find(({ sha256 }) => sha256 === hash);
    if (!found) return false;
    this.#holdArea(found.sha256, file);
    if (this.#missingAreas(study).length === 0)
      await this.openAreas(wanted.map((spec) => named(this.#areaFiles.get(spec.sha256)!, spec)));
    return true;
  }

  #missingAreas(study: StudyFile): readonly AreaFile[] {
    return areaFilesOf(study).filter(({ sha256 }) => !this.#areaFiles.has(sha256));
  }

  #holdArea(sha256: string, file: File): void {
    this.#areaFiles = new Map(this.#areaFiles).set(sha256, file);
  }
}

/** The parts of a Shapefile find each other by name, so a file that was renamed since takes the one that the study knows. */
const named = (file: File, { name }: AreaFile): File =>
  file.name === name ? file : new File([file], name);
