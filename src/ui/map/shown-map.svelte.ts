import { createContext } from 'svelte';
import { isMapSupported, type MapView } from '../../map';

/** The map that is on the page, for whoever takes a picture of it, and how near it is, for its legend. */
export class ShownMap {
  /** False where the browser has no WebGL: there will be no map. */
  readonly supported = isMapSupported();
  /** Null before it is there. */
  view = $state.raw<MapView | null>(null);
  zoom = $state(9);
}

export const [getShownMap, setShownMap] = createContext<ShownMap>();
