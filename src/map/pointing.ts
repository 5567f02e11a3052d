import type { Map as MapLibreMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import type { FirmLayer } from './firms/firm-layer';
import type { MapLayer } from './layers/layer';
import { MAP_LAYERS } from './layers/stack';
import type { MapTarget } from './spec';

/** CSS pixels from the map's top left corner. */
export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface ClickDetails extends ScreenPoint {
  /** Add to the selection instead of replacing it. */
  readonly shift: boolean;
  readonly lng: number;
  readonly lat: number;
}

/** What a person wants of the map. */
export interface MapIntents {
  readonly onHover?: (target: MapTarget | null, at: ScreenPoint) => void;
  readonly onClick?: (target: MapTarget | null, details: ClickDetails) => void;
  /** Firms that a shape was drawn around, perhaps none; `add` beside those that are selected. */
  readonly onArea?: (firms: readonly number[], add: boolean) => void;
}

const TOP_DOWN = MAP_LAYERS.toReversed();
const ABOVE_THE_FIRMS = TOP_DOWN.filter(({ pick }) => pick?.first);
const BELOW_THE_FIRMS = TOP_DOWN.filter(({ pick }) => pick && !pick.first);

/** Shapes are small; some pixels around them count as hit. */
const SHAPE_MARGIN_PX = 4;

/**
 * Turns pointer and keyboard into intents. By keyboard the middle of the map is the pointer: arrows move the map
 * (MapLibre's own), Enter chooses what is under the ring in the middle.
 */
export class Pointing {
  readonly #map: MapLibreMap;
  readonly #firms: FirmLayer;
  readonly #intents: MapIntents;
  readonly #reticle = document.createElement('div');
  #hovered: MapTarget | null = null;

  constructor(map: MapLibreMap, firms: FirmLayer, intents: MapIntents) {
    this.#map = map;
    this.#firms = firms;
    this.#intents = intents;
    this.#reticle.className = 'map-reticle';
    map.getContainer().append(this.#reticle);
    map.on('mousemove', ({ point }) => this.#hover(point));
    map.on('mouseout', ({ point }) => this.#tellHover(null, point));
    map.on('dragstart', () => this.#tellHover(null, this.#middle()));
    map.on('click', (event) => this.#click(event));
    map.on('moveend', () => {
      if (this.#isByKeyboard()) this.#hover(this.#middle());
    });
    const canvas = map.getCanvas();
    canvas.addEventListener('keydown', this.#onKey);
    canvas.addEventListener('focus', this.#onFocus);
    canvas.addEventListener('blur', this.#onFocus);
    canvas.addEventListener('pointerdown', this.#onPointerDown);
  }

  destroy(): void {
    this.#reticle.remove();
    const canvas = this.#map.getCanvas();
    canvas.removeEventListener('keydown', this.#onKey);
    canvas.removeEventListener('focus', this.#onFocus);
    canvas.removeEventListener('blur', this.#onFocus);
    canvas.removeEventListener('pointerdown', this.#onPointerDown);
  }

  /** What is at a place on screen: institutions lie above firms, firms above flows, areas and clusters. */
  pick({ x, y }: ScreenPoint): MapTarget | null {
    const box: [PointLike, PointLike] = [
      [x - SHAPE_MARGIN_PX, y - SHAPE_MARGIN_PX],
      [x + SHAPE_MARGIN_PX, y + SHAPE_MARGIN_PX],
    ];
    const first = this.#firstOf(ABOVE_THE_FIRMS, [x, y], box);
    if (first) return first;
    const firm = this.#firms.pick(x, y);
    return firm >= 0 ? { kind: 'firm', index: firm } : this.#firstOf(BELOW_THE_FIRMS, [x, y], box);
  }

  #firstOf(
    layers: readonly MapLayer[],
    point: PointLike,
    box: [PointLike, PointLike],
  ): MapTarget | null {
    for (const { pick } of layers) {
      const index = pick ? this.#rowAt(pick.near ? box : point, pick.layers) : null;
      if (pick && index !== null) return { kind: pick.kind, index };
    }
    return null;
  }

  #rowAt(geometry: PointLike | [PointLike, PointLike], layers: readonly string[]): number | null {
    // There is none while the graphics context is lost.
    if (!this.#map.style) return null;
    const present = layers.filter((id) => this.#map.getLayer(id) !== undefined);
    if (present.length === 0) return null;
    const [found] = this.#map.queryRenderedFeatures(geometry, { layers: present });
    return found === undefined ? null : (found.properties.index as number);
  }

  #hover(point: ScreenPoint): void {
    this.#tellHover(this.pick(point), point);
  }

  #tellHover(target: MapTarget | null, { x, y }: ScreenPoint): void {
    this.#map.getCanvas().style.cursor = target === null ? '' : 'pointer';
    if (target === null && this.#hovered === null) return;
    this.#hovered = target;
    this.#intents.onHover?.(target, { x, y });
  }

  #click({ point, lngLat, originalEvent }: MapMouseEvent): void {
    this.#intents.onClick?.(this.pick(point), {
      x: point.x,
      y: point.y,
      lng: lngLat.lng,
      lat: lngLat.lat,
      shift: originalEvent.shiftKey,
    });
  }

  #middle(): ScreenPoint {
    const { clientWidth, clientHeight } = this.#map.getContainer();
    return { x: clientWidth / 2, y: clientHeight / 2 };
  }

  #isByKeyboard(): boolean {
    return this.#map.getContainer().classList.contains('by-keyboard');
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    this.#setByKeyboard(true);
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const at = this.#middle();
    const { lng, lat } = this.#map.getCenter();
    this.#intents.onClick?.(this.pick(at), { ...at, lng, lat, shift: event.shiftKey });
  };

  readonly #onFocus = (): void => {
    this.#setByKeyboard(this.#map.getCanvas().matches(':focus-visible'));
  };

  readonly #onPointerDown = (): void => this.#setByKeyboard(false);

  #setByKeyboard(by: boolean): void {
    this.#map.getContainer().classList.toggle('by-keyboard', by);
  }
}
