import { circle } from '@turf/circle';
import type { FeatureCollection, Polygon } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { PlaceColumns } from '../../model/place';
import { byZoom } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, type MapLayer } from './layer';

/** More circles than this say nothing. */
const MOST_CIRCLES = 100;
const STEPS = 72;

/** A circle of the error radius around each of these firms; none around those without a place or an error. */
export function errorCircles(
  places: PlaceColumns,
  firms: readonly number[],
): FeatureCollection<Polygon, { firm: number }> {
  return {
    type: 'FeatureCollection',
    features: firms
      .filter((firm) => places.errorKm[firm] > 0 && !Number.isNaN(places.lng[firm]))
      .slice(0, MOST_CIRCLES)
      .map((firm) => ({
        ...circle([places.lng[firm], places.lat[firm]], places.errorKm[firm], {
          steps: STEPS,
          units: 'kilometers',
        }),
        properties: { firm },
      })),
  };
}

/** A faint disc with a dashed edge: somewhere in here. */
function errorCircleLayers(theme: Theme): LayerSpecification[] {
  const { accent } = MAP_COLOURS[theme];
  return [
    {
      id: 'error-circle-fill',
      type: 'fill',
      source: 'error-circles',
      paint: { 'fill-color': accent, 'fill-opacity': 0.08 },
    },
    {
      id: 'error-circle',
      type: 'line',
      source: 'error-circles',
      paint: {
        'line-color': accent,
        'line-width': byZoom([4, 1], [12, 1.6]),
        'line-dasharray': [3, 2],
        'line-opacity': 0.9,
      },
    },
  ];
}

export const errorCircleLayer: MapLayer = {
  switch: { name: 'errorRadius', on: false },
  sources: {
    'error-circles': source(
      ({ findings, visible, selection }) =>
        visible.errorRadius ? [findings.firmPlaces, selection.firms] : null,
      errorCircles,
    ),
  },
  layers: ({ theme }) => ({ lines: errorCircleLayers(theme) }),
};
