import { featureCollection, point } from '@turf/helpers';
import type { FeatureCollection, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import { spreadRadiusKm, stacksOf } from '../../geo/stacks';
import type { PlaceColumns } from '../../model/place';
import { OPEN_ZOOM } from '../firms/gathered';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, visibilityOf, type MapLayer } from './layer';

/** Pixels that the world is wide at zoom 0, and the Earth's circumference at the equator in Web Mercator, kilometres. */
const WORLD_PX = 512;
const WORLD_KM = 40_075.016686;
const FROM_ZOOM = OPEN_ZOOM;
const TO_ZOOM = 17;
/** Kilometres between the outermost firm and the ring. */
const MARGIN_KM = 0.05;

/** The point of each stack with its size, and the radius of its ring in pixels at zoom 0. */
export function stackPoints(
  places: PlaceColumns,
): FeatureCollection<Point, { size: number; px: number }> {
  const { count, size, first } = stacksOf(places);
  return featureCollection(
    Array.from({ length: count }, (_, stack) => {
      const row = first[stack];
      const lat = places.lat[row];
      const km = spreadRadiusKm(size[stack], places.errorKm[row]) + MARGIN_KM;
      const px = (km * WORLD_PX) / (WORLD_KM * Math.cos((lat * Math.PI) / 180));
      return point([places.lng[row], lat], { size: size[stack], px });
    }),
  );
}

/** A thin ring around firms that are spread for display: they all stand on the point in its middle. */
function stackLayers(theme: Theme, visibility: 'visible' | 'none'): LayerSpecification[] {
  const { proximity } = MAP_COLOURS[theme];
  return [
    {
      id: 'stacks',
      type: 'circle',
      source: 'stacks',
      minzoom: FROM_ZOOM,
      layout: { visibility },
      paint: {
        // Doubles with every zoom, as the ground does.
        'circle-radius': [
          'interpolate',
          ['exponential', 2],
          ['zoom'],
          FROM_ZOOM,
          ['*', ['get', 'px'], 2 ** FROM_ZOOM],
          TO_ZOOM,
          ['*', ['get', 'px'], 2 ** TO_ZOOM],
        ],
        'circle-color': proximity,
        'circle-opacity': 0.06,
        'circle-stroke-color': proximity,
        'circle-stroke-width': 0.8,
        'circle-stroke-opacity': 0.55,
      },
    },
  ];
}

export const stackLayer: MapLayer = {
  sources: { stacks: source(({ findings }) => [findings.firmPlaces], stackPoints) },
  layers: ({ theme, visible }) => ({ symbols: stackLayers(theme, visibilityOf(visible.firms)) }),
};
