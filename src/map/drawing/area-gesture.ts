import type { Map as MapLibreMap } from 'maplibre-gl';
import { mercatorX, mercatorY } from '../mercator';
import type { Outline } from '../firms/points-within';

/** Shorter than this it is a click. */
const LEAST_PX = 5;
const SVG = 'http://www.w3.org/2000/svg';

interface Corner {
  readonly x: number;
  readonly y: number;
}

/**
 * Shapes that a pointer draws around firms: a rectangle while Shift is held, any shape while the lasso is on. The map does not move under them.
 * `onArea` is told the outline of each.
 */
export class AreaGesture {
  /** Any shape, without a key. */
  lasso = false;
  /** Shapes are not drawn while something else is. */
  resting = false;
  readonly #map: MapLibreMap;
  readonly #onArea: (outline: Outline, event: PointerEvent) => void;
  readonly #sheet = document.createElementNS(SVG, 'svg');
  readonly #shape = document.createElementNS(SVG, 'polygon');
  #corners: Corner[] = [];
  #isLasso = false;

  constructor(map: MapLibreMap, onArea: (outline: Outline, event: PointerEvent) => void) {
    this.#map = map;
    this.#onArea = onArea;
    this.#sheet.classList.add('area-gesture');
    this.#sheet.append(this.#shape);
    map.getCanvas().addEventListener('pointerdown', this.#start);
  }

  destroy(): void {
    this.#end();
    this.#map.getCanvas().removeEventListener('pointerdown', this.#start);
  }

  readonly #start = (event: PointerEvent): void => {
    if (event.button !== 0 || !event.isPrimary || this.resting) return;
    if (!this.lasso && !event.shiftKey) return;
    this.#isLasso = this.lasso;
    this.#corners = [this.#at(event)];
    // Before the map hears of the press.
    this.#map.dragPan.disable();
    window.addEventListener('pointermove', this.#move);
    window.addEventListener('pointerup', this.#finish);
    window.addEventListener('pointercancel', this.#end);
    window.addEventListener('keydown', this.#key, true);
  };

  readonly #move = (event: PointerEvent): void => {
    const at = this.#at(event);
    const [first] = this.#corners;
    this.#corners = this.#isLasso
      ? [...this.#corners, at]
      : [first, { x: at.x, y: first.y }, at, { x: first.x, y: at.y }];
    if (!this.#sheet.isConnected) this.#map.getContainer().append(this.#sheet);
    this.#shape.setAttribute('points', this.#corners.map(({ x, y }) => `${x},${y}`).join(' '));
  };

  readonly #finish = (event: PointerEvent): void => {
    const corners = this.#corners;
    this.#end();
    const [first] = corners;
    if (!corners.some(({ x, y }) => Math.hypot(x - first.x, y - first.y) >= LEAST_PX)) return;
    const outline = corners.map(({ x, y }) => {
      const { lng, lat } = this.#map.unproject([x, y]);
      return [mercatorX(lng), mercatorY(lat)] as const;
    });
    this.#onArea(outline, event);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  };

  readonly #end = (): void => {
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#finish);
    window.removeEventListener('pointercancel', this.#end);
    window.removeEventListener('keydown', this.#key, true);
    this.#corners = [];
    this.#sheet.remove();
    this.#map.dragPan.enable();
  };

  #at({ clientX, clientY }: PointerEvent): Corner {
    const { left, top } = this.#map.getContainer().getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }
}
