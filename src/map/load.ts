import type { MapView } from './map-view';

/** Whether this browser can draw the map at all. */
export function isMapSupported(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  // Browsers allow only a few contexts at a time.
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

/**
 * What draws the map, which is as large as all the rest: apart, so that the steps stand before it is there, and a browser
 * without WebGL never fetches it. Rejects where it can't be fetched.
 */
export async function loadMapView(): Promise<typeof MapView> {
  return (await import('./map-view')).MapView;
}
