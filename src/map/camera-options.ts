import type { MapOptions } from 'maplibre-gl';
import type { Bounds, MapViewpoint, StillCamera } from './viewpoint';

/** A little less than the neighbours' land reaches, so that its cut edge is never seen. */
const FARTHEST: [number, number, number, number] = [96, 6, 180, 60];
/** What graphics cards can draw that people have; MapLibre by itself stops at 4096 and draws coarser from there. */
const WIDEST_PX = 8192;

const ALWAYS = {
  maxBounds: FARTHEST,
  maxZoom: 17,
  renderWorldCopies: false,
  // Shift adds to the selection; box zoom would swallow the click.
  boxZoom: false,
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  attributionControl: false,
} as const satisfies Partial<MapOptions>;

/** How MapLibre is set up: to be moved, beginning `from` a viewpoint or with these bounds, or as a still picture, which may be smaller than any screen. */
export function cameraOptions(
  still: StillCamera | null,
  bounds: Bounds,
  from?: MapViewpoint,
): Partial<MapOptions> {
  if (still === null) {
    const [west, south, east, north] = bounds;
    return {
      ...ALWAYS,
      ...(from
        ? { center: [from.lng, from.lat], zoom: from.zoom }
        : { bounds: [west, south, east, north], fitBoundsOptions: { padding: 24 } }),
      minZoom: 3.5,
      fadeDuration: 150,
    };
  }
  const { lng, lat, zoom } = still;
  return {
    ...ALWAYS,
    center: [lng, lat],
    zoom,
    pixelRatio: 1,
    maxCanvasSize: [WIDEST_PX, WIDEST_PX],
    minZoom: 0,
    fadeDuration: 0,
    interactive: false,
  };
}
