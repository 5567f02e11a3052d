import { loadMapView } from './load';
import type { MapSpec } from './spec';
import type { StillCamera } from './viewpoint';

/** What a picture shows, from where, how large it is in CSS pixels, and how many of its pixels one of these is. */
export interface PictureOf {
  readonly spec: MapSpec;
  readonly width: number;
  readonly height: number;
  readonly camera: StillCamera;
  readonly pixelRatio: number;
}

/**
 * The map as a PNG of `width × height` times its pixel ratio, without controls. It is drawn by a map of its own beside
 * the page, so that the one on the page neither moves nor changes its size. Throws where the browser can't draw it.
 */
export async function takePicture(of: PictureOf): Promise<Blob> {
  const { spec, width, height, camera, pixelRatio } = of;
  const MapView = await loadMapView();
  const container = document.createElement('div');
  container.setAttribute('aria-hidden', 'true');
  container.inert = true;
  Object.assign(container.style, {
    position: 'fixed',
    left: '-20000px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  document.body.append(container);
  try {
    const view = new MapView(container, {
      spec: { ...spec, hovered: null, drawing: null },
      still: camera,
    });
    try {
      return await view.toPng(pixelRatio);
    } finally {
      view.destroy();
    }
  } finally {
    container.remove();
  }
}
