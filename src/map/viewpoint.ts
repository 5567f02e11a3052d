/** West, south, east and north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** What is seen of the map. */
export interface MapViewpoint {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bounds: Bounds;
}

/** Where a picture of the map is taken from. */
export interface StillCamera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
}

/** Room to leave free at the edges, CSS pixels: for what floats over the map. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The main islands, without the farthest ones. */
export const JAPAN: Bounds = [128.2, 30.6, 146.2, 45.7];
