import {
  type AreaFile,
  type Findings,
  type OverlaySettings,
  type Problem,
  type StudyFile,
  type StudySettings,
} from '../model';
import { areaFilesOf, presetOverlay, type Overlay, type OverlayRefusal } from '../study';
import type { AllAsked } from './questions.svelte';
import type { Inputs } from './opening/inputs.svelte';
import { isOfPoints } from './opening/shapefile-parts';

/** What it needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly asked: AllAsked;
  readonly inputs: Pick<Inputs, 'areaCount' | 'readAreas'>;
  change(change: Partial<StudyFile>): void;
  changeSettings(change: Partial<StudySettings>): void;
}

/** Innovation on the map: what is shown and how, and the areas that a person brought. All of it is part of the study. */
export class OverlayState {
  readonly #host: Host;
  #problems = $state.raw<readonly Problem[]>([]);
  #reading = $state(false);

  constructor(host: Host) {
    this.#host = host;
  }

  get settings(): OverlaySettings {
    const { study, findings } = this.#host;
    const hasTowns = Boolean(study?.gazetteer);
    return study?.settings.overlay ?? presetOverlay(findings?.firmPlaces ?? null, hasTowns);
  }
  get shown(): boolean {
    return this.settings.shown;
  }
  /** The overlay on show, an older one until the newest is there; null while it is off or can't be made. */
  get overlay(): Overlay | null {
    const { answer } = this.#host.asked.overlay;
    return this.shown && answer?.ok ? answer.value : null;
  }
  /** Why there is no overlay; null where there is one, or it is being computed. */
  get refused(): OverlayRefusal | null {
    const { answer } = this.#host.asked.overlay;
    return this.shown && !this.computing && answer && !answer.ok ? answer.refused : null;
  }
  get computing(): boolean {
    return this.#host.asked.overlay.fraction !== null;
  }
  /** A polygon layer is being read. */
  get reading(): boolean {
    return this.#reading;
  }
  /** The files of the study's polygon layer. */
  get files(): readonly AreaFile[] {
    return this.#host.study ? areaFilesOf(this.#host.study) : [];
  }
  get areaCount(): number {
    return this.#host.inputs.areaCount;
  }
  /** What was wrong with the layer that was opened last. */
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  show(shown: boolean): void {
    this.change({ shown });
  }

  /** Changes what is shown as one step of undo. */
  change(change: Partial<OverlaySettings>): void {
    this.#host.changeSettings({ overlay: { ...this.settings, ...change } });
  }

  /** Reads a polygon layer and shows it; the one before stays where the new one can't be read, and why is given. */
  async openLayer(files: readonly File[]): Promise<Problem | null> {
    this.#reading = true;
    const read = await this.#host.inputs.readAreas(files);
    this.#reading = false;
    this.#problems = read.ok ? read.problems : isOfPoints(read.problem) ? [] : [read.problem];
    const { study } = this.#host;
    if (!read.ok) return read.problem;
    if (!study) return null;
    const overlay = { ...this.settings, unit: 'imported' as const, shown: true };
    this.#host.change({
      inputs: { ...study.inputs, areas: read.value.files },
      settings: { ...study.settings, overlay },
    });
    return null;
  }

  /** Takes the polygon layer out of the study. */
  removeLayer(): void {
    const { study } = this.#host;
    if (!study) return;
    const inputs = { ...study.inputs };
    delete inputs.areas;
    this.#problems = [];
    this.#host.change({ inputs });
  }
}
