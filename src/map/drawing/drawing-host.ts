import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapDrawing } from './drawing';
import type { DrawingIntents, DrawingSpec } from './drawing-spec';
import type { Theme } from '../theme';

/** Loads the drawing tools when they are first wanted, and takes them off the map when they are not. */
export class DrawingHost {
  readonly #map: MapLibreMap;
  readonly #intents: DrawingIntents;
  #drawing: MapDrawing | null = null;
  #theme: Theme | null = null;
  #wanted: DrawingSpec | null = null;
  #loading = false;

  constructor(map: MapLibreMap, intents: DrawingIntents) {
    this.#map = map;
    this.#intents = intents;
  }

  /** To be called when the map's style is there. */
  sync(spec: DrawingSpec | null, theme: Theme): void {
    this.#wanted = spec;
    if (this.#theme !== theme) this.#stop();
    this.#theme = theme;
    if (spec === null) this.#stop();
    else if (this.#drawing) this.#drawing.sync(spec);
    else void this.#start();
  }

  destroy(): void {
    this.#wanted = null;
    this.#stop();
  }

  async #start(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    const { MapDrawing: Made } = await import('./drawing').finally(() => (this.#loading = false));
    if (this.#drawing || !this.#wanted || !this.#theme) return;
    this.#drawing = new Made(this.#map, this.#theme, this.#intents);
    this.#drawing.sync(this.#wanted);
  }

  #stop(): void {
    this.#drawing?.destroy();
    this.#drawing = null;
  }
}
