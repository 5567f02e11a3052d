import { creditsOf, lookOf, type MapView } from '../../map';
import type { App } from '../../state';
import type { MapLook } from '../../study';
import { overlayTitle } from '../map/overlay';

/** The map as it is on the page, for programs that draw the layers from their data. Null before there is a map. */
export function mapLook(app: App, view: MapView): MapLook | null {
  const { spec } = view;
  const { findings, overlay } = spec;
  if (!findings || !app.study) return null;
  const { messages, language } = app.preferences;
  const { bounds, zoom } = view.viewpoint();
  return lookOf(
    { ...spec, findings },
    {
      ...{ messages, language, bounds, zoom },
      title: app.study.name,
      credits: ['Shuseki', ...creditsOf(spec)],
      areaTitle: overlay ? overlayTitle(app, overlay.overlay) : '',
    },
  );
}
