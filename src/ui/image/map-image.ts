import {
  mapSheet,
  layoutWidth,
  pixelsOf,
  SHEET_MARGIN,
  type ImageSize,
  type Sheet,
} from '../../figures';
import {
  creditsOf,
  legendOf,
  overlayInView,
  isSurfaceRead,
  takePicture,
  type MapSpec,
  type MapView,
} from '../../map';
import type { App } from '../../state';
import { outcomeOf } from '../../study';
import { colouringOf, layersOnShow, titleOf } from '../map/colouring';
import { flowsOnShow } from '../map/flows';
import { drawnOverlay } from '../map/overlay';
import { surfaceOnShow } from '../map/surfaces';
import { flowBlock } from './flow-legend';
import { legendBlocks } from './map-legend';
import { dataUrlOf } from './raster';
import { sheetWords } from './sheet-words';
import { surfaceBlock } from './surface-legend';

/** The map as it is on the page, in light colours whatever the page has: what is on paper is on white. */
function lightSpec(app: App, view: MapView, zoom: number) {
  const { bounds } = view.viewpoint();
  const outcome = app.study && app.findings && outcomeOf(app.study, app.findings);
  const overlay = drawnOverlay(app, 'light');
  const colouring = colouringOf(app, outcome, overlay, 'light');
  const flows = flowsOnShow(app, 'light');
  const surface = surfaceOnShow(app, 'light');
  const spec: MapSpec = { ...view.spec, theme: 'light', colouring, overlay, flows, surface };
  const visible = { ...layersOnShow(app), firms: !overlay };
  const seenAs = { step: app.shown.mapStep, view: bounds, zoom };
  const legend =
    app.findings && colouring && legendOf(app.findings, colouring, 'light', visible, seenAs);
  const seen = overlay && overlayInView(overlay, bounds);
  const blocks = legend ? legendBlocks(app, legend, titleOf(app, outcome), seen, zoom) : [];
  const surfaces = surface && isSurfaceRead(surface, zoom) ? [surfaceBlock(app, surface)] : [];
  return { spec, blocks: [...blocks, ...surfaces, ...(flows ? [flowBlock(app, flows)] : [])] };
}

/** The map on a sheet: the same land as on the page, drawn for the size that is asked for. A preview has one pixel per CSS pixel. */
export async function drawMap(
  app: App,
  view: MapView,
  title: string,
  size: ImageSize,
  use: 'preview' | 'file',
): Promise<Sheet> {
  const t = app.preferences.messages.images;
  const sheetWidth = layoutWidth(size);
  const width = sheetWidth - 2 * SHEET_MARGIN;
  const height = Math.round((width * view.size.height) / view.size.width);
  const { lng, lat, zoom: zoomOnPage } = view.viewpoint();
  const zoom = zoomOnPage + Math.log2(width / view.size.width);
  const { spec, blocks } = lightSpec(app, view, zoom);
  const pixelRatio = use === 'preview' ? 1 : pixelsOf(size) / sheetWidth;
  const png = await takePicture({ spec, width, height, camera: { lng, lat, zoom }, pixelRatio });
  const href = await dataUrlOf(png);
  return mapSheet({ width, height, href, lat, zoom }, blocks, {
    ...sheetWords(app, title, t.mapDescription(title), creditsOf(spec)),
    scale: t.scale,
  });
}
