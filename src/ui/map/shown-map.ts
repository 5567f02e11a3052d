import { createContext } from 'svelte';
import type { MapView } from '../../map';

/** The map that is on the page, for whoever takes a picture of it; null before it is there. */
export interface ShownMap {
  view: MapView | null;
}

export const [getShownMap, setShownMap] = createContext<ShownMap>();
