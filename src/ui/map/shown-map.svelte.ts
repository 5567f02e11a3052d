import { createContext } from 'svelte';
import {
  isMapSupported,
  loadMapView,
  type Bounds,
  type MapView,
  type MapViewpoint,
} from '../../map';

/** The map that is on the page, for whoever takes a picture of it, and what is in view, for its legend. */
export class ShownMap {
  /** False where the browser has no WebGL: there will be no map. */
  readonly supported = isMapSupported();
  /** What draws it, on its way from the start; null where there will be no map. */
  readonly loading = this.supported ? loadMapView() : null;
  /** Why there is none after all: what draws it did not come, or could not begin. */
  failed = $state<'notFetched' | 'noWebGl' | null>(this.supported ? null : 'noWebGl');
  /** Whether the graphics card took the map away; it comes back by itself. */
  lost = $state(false);
  /** Null before it is there. */
  view = $state.raw<MapView | null>(null);
  zoom = $state(9);
  /** Null before it is there, and where there is none. */
  bounds = $state.raw<Bounds | null>(null);

  /** Whether a picture can be taken now. */
  get canDraw(): boolean {
    return !this.failed && !this.lost;
  }

  /** Takes over where the map stands. */
  look({ zoom, bounds }: MapViewpoint): void {
    this.zoom = zoom;
    this.bounds = bounds;
  }
}

export const [getShownMap, setShownMap] = createContext<ShownMap>();
