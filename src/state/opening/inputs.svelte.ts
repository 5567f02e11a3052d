import type { GazetteerSpec, InputKind, Problem, Result, StudyFile } from '../../model';
import {
  inputKey,
  newStudy,
  specOf,
  specWithin,
  withCodeBook,
  withoutRegister,
  withRegister,
  type AreasRead,
} from '../../study';
import type { Drawing } from '../drawing/drawing.svelte';
import { holdsBoundaries } from '../drawing/drawing-tools';
import type { Importer } from './importer.svelte';
import type { OverlayState } from '../overlay.svelte';
import { asOneFile, grouped, isOfPoints } from './shapefile-parts';
import type { StudyFiles, UsedInput } from './study-files.svelte';
import type { Together } from './together.svelte';

/** Where a study gets its data. */
interface Host {
  readonly study: StudyFile | null;
  readonly importer: Importer;
  readonly together: Together;
  readonly overlay: OverlayState;
  readonly drawing: Drawing;
  change(change: Partial<StudyFile>): void;
  say(problem: Problem | null): void;
}

/** The tables and layers of the study on screen: how they get in, are looked at again, and leave. */
export class Inputs {
  readonly #host: Host;
  readonly #files: StudyFiles;
  /** Begins a study of firms that are held. */
  readonly #begin: (study: StudyFile) => void;

  constructor(host: Host, files: StudyFiles, begin: (study: StudyFile) => void) {
    this.#host = host;
    this.#files = files;
    this.#begin = begin;
  }

  /** Opens files that are no study: a polygon layer, boundaries, or tables for preview. */
  async open(files: readonly File[], kind: InputKind | null): Promise<void> {
    const { study, importer, together, overlay, drawing } = this.#host;
    if (grouped(files).length > 1) return together.open(files);
    if (study && files.some(({ name }) => /\.(zip|shp)$/i.test(name))) {
      const refusal = await overlay.openLayer(files);
      this.#host.say(isOfPoints(refusal) ? null : refusal);
      if (!isOfPoints(refusal)) return;
    }
    const file = await asOneFile(files);
    if (this.#host.study && (await holdsBoundaries(file))) return drawing.openFile(file);
    // A first table can be nothing but the firms.
    await importer.open(file, kind ?? (this.#host.study ? null : 'firms'));
    if (kind === null && this.#host.study && importer.pending?.preview?.codes) {
      importer.close();
      await together.open(files);
    }
  }

  /** Takes the pending table into the study; firms start a new one unless only their roles were changed. */
  confirm(): void {
    const { importer, together, study } = this.#host;
    const pending = importer.pending;
    if (!pending?.preview) return;
    const { preview, roles, file, book, usesBook } = pending;
    const said = book && usesBook && preview.kind === 'firms' ? book : null;
    importer.close();
    if (together.receive(file, preview, roles)) return;
    this.#files.hold(file, preview);
    const spec = specWithin(study, preview, roles);
    const sameFirms = study && inputKey(study.inputs.firms) === preview.key;
    if (preview.kind === 'firms' && !sameFirms) {
      const made = newStudy({ firms: spec });
      this.#begin(said ? { ...made, ...withCodeBook(made, said) } : made);
    } else if (study)
      this.#host.change(
        preview.kind === 'firms'
          ? wantedAnew({
              ...study,
              ...(said ? withCodeBook(study, said) : {}),
              inputs: { ...study.inputs, firms: spec },
            })
          : preview.kind === 'background'
            ? withRegister(study, spec)
            : { inputs: { ...study.inputs, [preview.kind]: spec } },
      );
  }

  /** What the pending firms would be studied as, for what is asked about them beforehand; null without any. */
  get pendingStudy(): StudyFile | null {
    const { pending } = this.#host.importer;
    if (pending?.kind !== 'firms' || !pending.preview) return null;
    return newStudy({ firms: specOf(pending.preview, pending.roles) });
  }

  /** The table that the present study uses for this kind; undefined for none or the built-in one. */
  of(kind: InputKind): UsedInput | undefined {
    return this.#files.of(this.#host.study, kind);
  }

  /** Opens the columns of a table in use for another look at their roles. */
  review(kind: InputKind): void {
    const used = this.of(kind);
    const roles = this.#host.study?.inputs[kind]?.roles;
    if (used && roles) this.#host.importer.review(used.file, used.preview, roles);
  }

  remove(kind: Exclude<InputKind, 'firms'>): void {
    const { study } = this.#host;
    if (!study) return;
    if (kind === 'background') return this.#host.change(withoutRegister(study));
    const inputs = { ...study.inputs };
    delete inputs[kind];
    this.#host.change({ inputs });
  }

  /** Reads a polygon layer for the overlay; the study names its files once it can be read. */
  readAreas(files: readonly File[]): Promise<Result<AreasRead>> {
    return this.#files.openAreas(files);
  }

  /** How many polygons the study's layer has; 0 without one. */
  get areaCount(): number {
    const { study } = this.#host;
    return study ? this.#files.areaCount(study) : 0;
  }

  /** The firms' places are found with another gazetteer from now on. */
  locateWith(gazetteer: GazetteerSpec | null): void {
    const { study } = this.#host;
    if (study) this.#host.change(wantedAnew({ ...study, gazetteer }));
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
