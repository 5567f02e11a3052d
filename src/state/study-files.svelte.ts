import type { InputKind, InputSpec, StudyFile } from '../model';
import { inputKey, inputsOf, specOf, type InputPreview } from '../study';
import type { EngineClient } from './engine-client';

/** A table in use: the file itself and how it was read. */
export interface UsedInput {
  readonly file: File;
  readonly preview: InputPreview;
}

/** The files that studies are made of, by the key under which the engine holds their tables. */
export class StudyFiles {
  readonly #engine: Pick<EngineClient, 'readInput' | 'forgetInput'>;
  #inputs = $state.raw<ReadonlyMap<string, UsedInput>>(new Map());

  constructor(engine: Pick<EngineClient, 'readInput' | 'forgetInput'>) {
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
    return inputsOf(study).flatMap(({ spec }) => this.#inputs.get(inputKey(spec))?.file ?? []);
  }

  /** The first input of a study that is not there. */
  missing(study: StudyFile): InputSpec | undefined {
    return inputsOf(study).find(({ spec }) => !this.#inputs.has(inputKey(spec)))?.spec;
  }

  /**
   * Reads a file for the inputs of a study that it may be, and holds it where its hash is theirs. Gives the study with what
   * was found out about the file (its encoding, its delimiter) filled in.
   */
  async offer(study: StudyFile, file: File): Promise<StudyFile> {
    for (const { kind, spec } of inputsOf(study)) {
      if (this.#inputs.has(inputKey(spec))) continue;
      const { encoding, delimiter, sheet, header } = spec;
      const options = { encoding, delimiter, sheet, header };
      const read = await this.#engine.readInput(kind, file, options, () => undefined);
      if (!read.ok) continue;
      if (read.value.sha256 !== spec.sha256) {
        await this.#engine.forgetInput(read.value.key);
        continue;
      }
      this.hold(file, read.value);
      const found = { ...specOf(read.value, spec.roles), path: spec.path };
      return { ...study, inputs: { ...study.inputs, [kind]: found } };
    }
    return study;
  }
}
