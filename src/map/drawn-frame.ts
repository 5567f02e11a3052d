import type { Map as MapLibreMap } from 'maplibre-gl';

/** Draws the map once more, and acts in the very task that does. */
function inNextFrame<T>(map: MapLibreMap, act: () => T | Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    map.once('render', () => {
      try {
        resolve(act());
      } catch (error) {
        reject(error as Error);
      }
    });
    map.triggerRepaint();
  });
}

/** Resolves when the map is drawn to the last pixel. */
export function lastPixel(map: MapLibreMap): Promise<void> {
  return inNextFrame(map, () => {
    // MapLibre is idle before the graphics card has drawn; reading a pixel waits for it.
    const gl = map.getCanvas().getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  });
}

/** The map as PNG, which has to be taken in the very task that draws it. Throws where none can be made. */
export async function pngOf(map: MapLibreMap): Promise<Blob> {
  const blob = await inNextFrame(
    map,
    () =>
      new Promise<Blob | null>((resolve) => {
        map.getCanvas().toBlob(resolve, 'image/png');
      }),
  );
  if (blob === null) throw new Error('the map could not be encoded as PNG');
  return blob;
}
