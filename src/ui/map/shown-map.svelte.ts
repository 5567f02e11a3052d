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
  /** Whether what draws it could not be fetched. */
  failed = $state(false);
  /** Null before it is there. */
  view = $state.raw<MapView | null>(null);
  zoom = $state(9);
  /** Null before it is there, and where there is none. */
  bounds = $state.raw<Bounds | null>(null);

  /** Takes over where the map stands. */
  look({ zoom, bounds }: MapViewpoint): void {
    this.zoom = zoom;
    this.bounds = bounds;
  }
}

export const [getShownMap, setShownMap] = createContext<ShownMap>();
