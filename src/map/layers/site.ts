import type { FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, type MapLayer } from './layer';

/** Where a new institution would be. */
function sitePoint({ lng, lat }: { lng: number; lat: number }): FeatureCollection<Point> {
  return {
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lng, lat] } },
    ],
  };
}

/** A ring with a dot: no institution that there is looks like it. */
function siteLayers(theme: Theme): LayerSpecification[] {
  const { accent, land } = MAP_COLOURS[theme];
  return [
    {
      id: 'site-ring',
      type: 'circle',
      source: 'site',
      paint: {
        'circle-radius': 10,
        'circle-color': land,
        'circle-opacity': 0.6,
        'circle-stroke-color': accent,
        'circle-stroke-width': 2.5,
      },
    },
    {
      id: 'site-dot',
      type: 'circle',
      source: 'site',
      paint: { 'circle-radius': 3.5, 'circle-color': accent },
    },
  ];
}

export const siteLayer: MapLayer = {
  sources: { site: source(({ site }) => (site ? [site] : null), sitePoint) },
  layers: ({ theme }) => ({ points: siteLayers(theme) }),
};
