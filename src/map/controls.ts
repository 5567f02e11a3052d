import {
  AttributionControl,
  NavigationControl,
  ScaleControl,
  type IControl,
  type Map as MapLibreMap,
} from 'maplibre-gl';
import type { MapLabels } from './spec';

/**
 * Zoom buttons, scale bar and credits, with names in the language of the page. MapLibre reads those names only when
 * a control is added, so a new language puts new ones in place of the old.
 */
export class MapControls {
  readonly #map: MapLibreMap;
  #controls: IControl[] = [];

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  setLabels(labels: MapLabels): void {
    for (const control of this.#controls) this.#map.removeControl(control);
    Object.assign(this.#map._locale, {
      'Map.Title': labels.map,
      'NavigationControl.ZoomIn': labels.zoomIn,
      'NavigationControl.ZoomOut': labels.zoomOut,
      'AttributionControl.ToggleAttribution': labels.credits,
    });
    this.#map.getCanvas().setAttribute('aria-label', labels.map);
    this.#controls = [
      new AttributionControl({ compact: false }),
      new ScaleControl({ unit: 'metric', maxWidth: 110 }),
      new NavigationControl({ showCompass: false }),
    ];
    for (const control of this.#controls) this.#map.addControl(control, 'bottom-right');
  }
}
