import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapSpec } from '../spec';
import { GSI_SOURCE } from '../style';
import { layerChanges } from '../style-diff';
import { WEAK_FLOWS, WEAK_OPACITY } from './flows';
import { haveSameLayers, MAP_LAYERS, mapLayers } from './stack';

/** What the view has MapLibre do with the layers of its style; the firms' own layers are none of these. */

/** The images that layers draw with. */
export function addImages(map: MapLibreMap): void {
  for (const { images = {} } of MAP_LAYERS) {
    for (const [name, draw] of Object.entries(images)) {
      if (!map.hasImage(name)) map.addImage(name, draw(), { pixelRatio: 2, sdf: true });
    }
  }
}

/** From the layers of what is shown to those of what is wanted. */
export function changeLayers(map: MapLibreMap, shown: MapSpec, spec: MapSpec): void {
  if (haveSameLayers(shown, spec)) return;
  if (spec.gsiTiles && !map.getSource('gsi')) map.addSource('gsi', GSI_SOURCE);
  for (const change of layerChanges(mapLayers(shown), mapLayers(spec))) {
    if (change.do === 'add') map.addLayer(change.layer, change.before);
    else if (change.do === 'remove') map.removeLayer(change.id);
    else if (change.do === 'zooms') map.setLayerZoomRange(change.id, change.from, change.to);
    else if (change.do === 'paint')
      map.setPaintProperty(change.id, change.name as never, change.value as never);
    else map.setLayoutProperty(change.id, change.name as never, change.value as never);
  }
  if (!spec.gsiTiles && map.getSource('gsi')) map.removeSource('gsi');
}

/** Marks what is selected and what is pointed at. */
export function markFeatures(map: MapLibreMap, { selection, hovered }: MapSpec): void {
  for (const { mark } of MAP_LAYERS) {
    if (!mark) continue;
    const { source, kind, rows } = mark;
    map.removeFeatureState({ source });
    for (const id of rows(selection)) map.setFeatureState({ source, id }, { selected: true });
    if (hovered?.kind === kind)
      map.setFeatureState({ source, id: hovered.index }, { hovered: true });
  }
}

/** Thousands of thin lines are left out while the map moves: it must follow the hand. */
export function showWeakFlows(map: MapLibreMap, shown: boolean): void {
  if (map.getLayer(WEAK_FLOWS))
    map.setPaintProperty(WEAK_FLOWS, 'line-opacity', shown ? WEAK_OPACITY : 0);
}
