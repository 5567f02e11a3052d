import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import 'maplibre-gl/dist/maplibre-gl.css';
import './map-view.css';
import { AreaGesture } from './drawing/area-gesture';
import { cameraOptions } from './camera-options';
import { MapControls } from './controls';
import { DrawingHost } from './drawing/drawing-host';
import type { DrawingIntents } from './drawing/drawing-spec';
import { lastPixel, pngOf } from './drawn-frame';
import { FirmLayer } from './firms/firm-layer';
import { firmPoints } from './firms/firm-points';
import { addImages, changeLayers, markFeatures, showWeakFlows } from './layers/restyle';
import { ABOVE_FIRMS, ABOVE_MARKS, changedSources, dataOf, mapStyle } from './layers/stack';
import { municipalityNames } from './municipality-names';
import { Pointing, type MapIntents } from './pointing';
import { SourceFeed } from './source-feed';
import type { MapSpec } from './spec';
import { MAP_COLOURS } from './theme';
import { JAPAN, type Bounds, type MapViewpoint, type Margins, type StillCamera } from './viewpoint';

setWorkerUrl(workerUrl);

export interface MapViewOptions extends MapIntents, DrawingIntents {
  readonly spec: MapSpec;
  /** What to show first; Japan without its farthest islands unless given. */
  readonly bounds?: Bounds;
  /** Where to stand, in the place of the bounds. */
  readonly from?: MapViewpoint;
  /** For a picture: where exactly the map stands. Nothing moves or fades then. */
  readonly still?: StillCamera;
  /**
   * The graphics context was lost, and with it images, states and much of what MapLibre had drawn; or it can be had again, by
   * another view: this one shows nothing any more.
   */
  readonly onLost?: (lost: boolean) => void;
  readonly onViewChange?: (view: MapViewpoint) => void;
}

const MOTION_MS = 180;
const NO_MARGINS: Margins = { top: 24, right: 24, bottom: 24, left: 24 };

/**
 * The map on the page. `sync` is the one way in, the intents are the one way out: a click changes nothing here, it is
 * told, and what comes back through `sync` is drawn.
 */
export class MapView {
  readonly #map: MapLibreMap;
  readonly #firms = new FirmLayer();
  readonly #controls: MapControls;
  readonly #pointing: Pointing;
  readonly #drawing: DrawingHost;
  readonly #area: AreaGesture;
  readonly #container: HTMLElement;
  readonly #feed = new SourceFeed<string>((source) =>
    this.#sourceOf(source)?.setData(dataOf(source, this.#wanted)),
  );
  /** What is on the map; null until the style is there. */
  #shown: MapSpec | null = null;
  /** MapLibre has no style once the graphics context is lost. */
  #isLost = false;
  #wanted: MapSpec;

  constructor(container: HTMLElement, options: MapViewOptions) {
    this.#container = container;
    this.#wanted = options.spec;
    const initial = options.spec;
    container.classList.add('shuseki-map');
    this.#map = new MapLibreMap({
      container,
      style: mapStyle(initial),
      ...cameraOptions(options.still ?? null, options.bounds ?? JAPAN, options.from),
    });
    this.#map.touchZoomRotate.disableRotation();
    this.#map.keyboard.disableRotation();
    this.#controls = new MapControls(this.#map);
    this.#pointing = new Pointing(this.#map, this.#firms, options);
    this.#drawing = new DrawingHost(this.#map, options);
    this.#area = new AreaGesture(this.#map, (outline, { ctrlKey, metaKey }) =>
      options.onArea?.(this.#firms.within(outline), ctrlKey || metaKey),
    );
    this.#map.on('moveend', () => options.onViewChange?.(this.viewpoint()));
    const weakFlows = (shown: boolean) => () => {
      if (!this.#isLost) showWeakFlows(this.#map, shown);
    };
    this.#map.on('movestart', weakFlows(false));
    this.#map.on('moveend', weakFlows(true));
    this.#map.on('webglcontextlost', () => {
      this.#isLost = true;
      options.onLost?.(true);
    });
    this.#map.on('webglcontextrestored', () => options.onLost?.(false));
    this.#map.once('style.load', () => {
      addImages(this.#map);
      this.#placeFirms();
      this.#applyLook(initial);
      this.#applyFirms(null, initial);
      this.#applyMarks(initial);
      this.#shown = initial;
      this.sync(this.#wanted);
    });
  }

  /** Shows this and nothing else. Parts that are identical to what is shown cost nothing. */
  sync(spec: MapSpec): void {
    this.#wanted = spec;
    this.#area.lasso = spec.lasso === true;
    this.#area.resting = Boolean(spec.drawing);
    this.#container.classList.toggle('lasso', this.#area.lasso);
    const shown = this.#shown;
    if (shown === null || shown === spec || this.#isLost) return;
    this.#shown = spec;
    changeLayers(this.#map, shown, spec);
    this.#applyData(shown, spec);
    if (shown.theme !== spec.theme || shown.labels !== spec.labels) this.#applyLook(spec);
    this.#applyFirms(shown, spec);
    const marksDiffer =
      shown.selection !== spec.selection ||
      shown.hovered !== spec.hovered ||
      shown.findings !== spec.findings;
    if (marksDiffer) this.#applyMarks(spec);
    this.#drawing.sync(spec.drawing ?? null, spec.theme);
  }

  /** What it was last told to show. */
  get spec(): MapSpec {
    return this.#wanted;
  }

  /** CSS pixels. */
  get size(): { readonly width: number; readonly height: number } {
    const { clientWidth: width, clientHeight: height } = this.#container;
    return { width, height };
  }

  /** Where the map stands. */
  viewpoint(): MapViewpoint {
    const { lng, lat } = this.#map.getCenter();
    const bounds = this.#map.getBounds();
    return {
      lng,
      lat,
      zoom: this.#map.getZoom(),
      bounds: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()],
    };
  }

  /** CSS pixels from the map's top left corner. */
  project(lng: number, lat: number): { x: number; y: number } {
    const { x, y } = this.#map.project([lng, lat]);
    return { x, y };
  }

  /** Moves to a place; keeps the zoom where none is given. */
  flyTo(lng: number, lat: number, zoom = this.#map.getZoom()): void {
    this.#map.easeTo({ center: [lng, lat], zoom, duration: MOTION_MS });
  }

  /** Moves so that all of this is seen, not nearer than `maxZoom`. */
  fitBounds(bounds: Bounds, margins: Margins = NO_MARGINS, maxZoom = 12): void {
    this.#map.fitBounds([...bounds] as [number, number, number, number], {
      padding: { ...margins },
      maxZoom,
      duration: MOTION_MS,
    });
  }

  /** To be called when the container changes its size other than with the window. */
  resize(): void {
    this.#map.resize();
  }

  focus(): void {
    this.#map.getCanvas().focus();
  }

  /** Resolves when all that is wanted has been drawn, to the last pixel. */
  async whenIdle(): Promise<void> {
    if (this.#isLost) throw new Error('the graphics context is lost');
    this.#feed.flush();
    if (this.#shown === null || !this.#map.loaded() || this.#map.isMoving()) {
      await this.#map.once('idle');
    }
    await lastPixel(this.#map);
  }

  /** The map as PNG without its controls, `pixelRatio` pixels for one of CSS; the screen's unless given. Throws where none can be made. */
  async toPng(pixelRatio?: number): Promise<Blob> {
    await this.whenIdle();
    // Only now, so that not every step of loading is drawn as finely.
    if (pixelRatio !== undefined) this.#map.setPixelRatio(pixelRatio);
    return pngOf(this.#map);
  }

  destroy(): void {
    this.#feed.clear();
    this.#drawing.destroy();
    this.#area.destroy();
    this.#pointing.destroy();
    this.#map.remove();
    this.#container.classList.remove('shuseki-map', 'dark');
  }

  #placeFirms(): void {
    for (const [layer, above] of [
      [this.#firms, ABOVE_FIRMS],
      [this.#firms.marks, ABOVE_MARKS],
    ] as const) {
      if (this.#map.getLayer(layer.id)) this.#map.removeLayer(layer.id);
      this.#map.addLayer(layer, above);
    }
  }

  /** What lies outside MapLibre's style: controls, the page around the canvas, the firms' rims. */
  #applyLook(spec: MapSpec): void {
    const colours = MAP_COLOURS[spec.theme];
    this.#controls.setLabels(spec.labels);
    this.#firms.setLook({ rim: colours.rim, mark: colours.mark });
    this.#container.classList.toggle('dark', spec.theme === 'dark');
    this.#container.style.setProperty('--map-accent', colours.accent);
    this.#container.style.setProperty('--map-panel', colours.panel);
    this.#container.style.setProperty('--map-line', colours.border);
    this.#container.style.setProperty('--map-text', colours.text);
  }

  #applyData(shown: MapSpec, spec: MapSpec): void {
    this.#feed.add(changedSources(shown, spec));
    if (shown.municipalities !== spec.municipalities)
      this.#sourceOf('municipality-names')?.setData(municipalityNames(spec.municipalities));
  }

  /** Undefined while the graphics context, and with it the style, is lost. */
  #sourceOf(id: string): GeoJSONSource | undefined {
    return !this.#isLost && this.#map.style ? this.#map.getSource<GeoJSONSource>(id) : undefined;
  }

  #applyFirms(shown: MapSpec | null, spec: MapSpec): void {
    this.#firms.setVisible(spec.visible.firms === true);
    const carried = spec.colouring?.clusterSteps ? 'all' : 'noise';
    this.#firms.setReceding(spec.visible.clusterSymbols ? carried : 'none');
    const same =
      shown?.colouring === spec.colouring &&
      shown?.findings?.firmPlaces === spec.findings?.firmPlaces;
    if (same) return;
    const { findings, colouring } = spec;
    const drawable = findings !== null && colouring !== null;
    this.#firms.setPoints(drawable ? firmPoints(findings, colouring) : null);
  }

  #applyMarks(spec: MapSpec): void {
    const { selection, hovered } = spec;
    this.#firms.setMarks(selection.firms, hovered?.kind === 'firm' ? hovered.index : -1);
    markFeatures(this.#map, spec);
  }
}
