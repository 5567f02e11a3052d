import type { Findings, Municipality, Problem, StudyFile } from '../model';
import {
  areasGeoJson,
  DEFAULT_OVERLAY,
  overlayOf,
  overlayOutcomes,
  readAreaFiles,
  type AreaLayer,
  type Overlay,
  type OverlaySettings,
} from '../study';

/** What the desk needs of the app. */
interface Host {
  readonly study: StudyFile | null;
  readonly findings: Findings | null;
  readonly municipalities: readonly Municipality[];
}

/** Innovation on the map: what is shown and how, and the areas that a person brought. */
export class OverlayDesk {
  readonly #host: Host;
  #settings = $state.raw<OverlaySettings>(DEFAULT_OVERLAY);
  #shown = $state(false);
  #imported = $state.raw<AreaLayer | null>(null);
  #importedName = $state('');
  #prefectures = $state.raw<AreaLayer | null>(null);
  #problems = $state.raw<readonly Problem[]>([]);

  /** The overlay on show; null while it is off, or where its measure or its areas are not there. */
  readonly overlay: Overlay | null = $derived.by(() => {
    const { study, findings, municipalities } = this.#host;
    if (!this.#shown || !study || !findings) return null;
    const sources = { municipalities, prefectures: this.#prefectures, imported: this.#imported };
    const { outcome, clusters } = study.settings;
    const chosen = this.#settings.outcomes.length > 0 ? this.#settings.outcomes : [outcome];
    const settings = { ...this.#settings, outcomes: chosen };
    return overlayOf(settings, findings, sources, clusters.includeCoarse);
  });

  constructor(host: Host) {
    this.#host = host;
  }

  get settings(): OverlaySettings {
    return this.#settings;
  }
  get shown(): boolean {
    return this.#shown;
  }
  /** Name of the file of the brought areas; '' for none. */
  get importedName(): string {
    return this.#importedName;
  }
  get importedCount(): number {
    return this.#imported?.names.length ?? 0;
  }
  get problems(): readonly Problem[] {
    return this.#problems;
  }

  show(shown: boolean): void {
    this.#shown = shown;
  }

  change(change: Partial<OverlaySettings>): void {
    this.#settings = { ...this.#settings, ...change };
  }

  /** Outlines of the prefectures, named in Japanese; they come with the map. */
  setPrefectures(layer: AreaLayer): void {
    this.#prefectures = layer;
  }

  /** Reads a polygon layer and shows it; the one before stays where the new one can't be read. */
  async openLayer(files: readonly File[]): Promise<void> {
    const read = await readAreaFiles(
      await Promise.all(
        files.map(async (file) => ({
          name: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      ),
    );
    this.#problems = read.ok ? read.problems : [read.problem];
    if (!read.ok) return;
    this.#imported = read.value;
    this.#importedName = files[0].name;
    this.change({ unit: 'imported' });
    this.#shown = true;
  }

  /** areas.geojson in pieces; null where no overlay is on show. */
  async export(): Promise<string[] | null> {
    const { study, findings } = this.#host;
    if (!this.overlay || !study || !findings) return null;
    const measure = overlayOutcomes(this.overlay.settings, findings);
    return areasGeoJson({ study, findings, gazetteer: study.gazetteer }, this.overlay, measure);
  }
}
