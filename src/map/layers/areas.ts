import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import {
  IS_MISSING,
  IS_SUPPRESSED,
  type AreaLook,
  type Classification,
} from '../colours/classification';
import { greatest, PLACE_SYMBOL_PX, symbolRadius, type DrawnOverlay } from '../overlay';
import { byZoom } from '../style';
import { PLACE_SYMBOL_STOPS } from '../colours/symbol-key';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, type MapLayer } from './layer';

/** The colour is in the data, from the same classification as the legend, so that the layers never change. */
export interface AreaProperties {
  /** Index of the area, also the feature's id. */
  readonly index: number;
  readonly colour: string;
  readonly look: AreaLook;
}

function lookOf({ classes, classOf, missing, suppressed }: Classification, index: number) {
  const own = classOf[index];
  if (own === IS_MISSING) return { index, colour: missing.colour, look: 'missing' as const };
  if (own === IS_SUPPRESSED)
    return { index, colour: suppressed.colour, look: 'suppressed' as const };
  return { index, colour: classes[own].colour, look: 'class' as const };
}

/** Areas with shapes as features; none of an overlay of symbols or firms. */
export function areaShapes({
  overlay,
  classification,
}: DrawnOverlay): FeatureCollection<MultiPolygon, AreaProperties> {
  return {
    type: 'FeatureCollection',
    features: (overlay.areas.shapes ?? []).flatMap((coordinates, index) =>
      coordinates.length === 0
        ? []
        : {
            type: 'Feature' as const,
            id: index,
            properties: lookOf(classification, index),
            geometry: { type: 'MultiPolygon' as const, coordinates },
          },
    ),
  };
}

/**
 * Symbols of areas without shapes, and of single ones that lack theirs but have a point; firms are drawn by their own layer. Large ones first, so
 * that small ones lie above.
 */
export function areaSymbols({
  overlay,
  classification,
}: DrawnOverlay): FeatureCollection<Point, AreaProperties & { radius: number }> {
  const { areas, figures, settings } = overlay;
  if (settings.unit === 'firms' || areas.lng.length === 0)
    return { type: 'FeatureCollection', features: [] };
  const most = greatest(overlay);
  const radiusOf = (index: number): number => {
    if (!settings.bySize) return PLACE_SYMBOL_PX;
    const value = figures.value[index];
    return Number.isNaN(value) ? PLACE_SYMBOL_PX / 2 : symbolRadius(value, most);
  };
  const alone = areas.codes
    .map((_, index) => index)
    .filter((index) => !areas.shapes || areas.shapes[index].length === 0);
  const features = alone.map((index) => ({
    type: 'Feature' as const,
    id: index,
    properties: { ...lookOf(classification, index), radius: radiusOf(index) },
    geometry: { type: 'Point' as const, coordinates: [areas.lng[index], areas.lat[index]] },
  }));
  features.sort((a, b) => b.properties.radius - a.properties.radius || a.id - b.id);
  return { type: 'FeatureCollection', features };
}

/** Fills are opaque: the colour on the map is the one in the legend. An area without a value has an edge only. */
function areaLayers(theme: Theme) {
  const { land } = MAP_COLOURS[theme];
  const areas: LayerSpecification[] = [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      filter: ['!=', ['get', 'look'], 'missing'],
      paint: { 'fill-color': ['get', 'colour'], 'fill-antialias': false },
    },
    {
      id: 'area-outline',
      type: 'line',
      source: 'areas',
      filter: ['!=', ['get', 'look'], 'missing'],
      paint: {
        'line-color': land,
        'line-width': byZoom([6, 0], [9, 0.5], [12, 1]),
        'line-opacity': 0.8,
      },
    },
    {
      id: 'area-missing',
      type: 'line',
      source: 'areas',
      filter: ['==', ['get', 'look'], 'missing'],
      paint: { 'line-color': ['get', 'colour'], 'line-width': 1, 'line-dasharray': [2, 2] },
    },
  ];
  const radius = (scale: number) => ['*', ['get', 'radius'], scale];
  const symbols: LayerSpecification[] = [
    {
      id: 'area-symbols',
      type: 'circle',
      source: 'area-symbols',
      paint: {
        'circle-color': ['get', 'colour'],
        'circle-opacity': ['case', ['==', ['get', 'look'], 'missing'], 0, 1],
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['zoom'],
          ...PLACE_SYMBOL_STOPS.flatMap(([zoom, scale]) => [zoom, radius(scale)]),
        ] as never,
        'circle-stroke-width': 1,
        'circle-stroke-color': [
          'case',
          ['==', ['get', 'look'], 'missing'],
          ['get', 'colour'],
          land,
        ],
      },
    },
  ];
  return { areas, symbols };
}

/** Innovation by area; the overlay says what is shown, and its own legend stands in `ui`. */
export const areaLayer: MapLayer = {
  sources: {
    areas: source(({ overlay }) => (overlay ? [overlay] : null), areaShapes),
    'area-symbols': source(({ overlay }) => (overlay ? [overlay] : null), areaSymbols),
  },
  layers: ({ theme }) => areaLayers(theme),
  pick: { kind: 'area', layers: ['area-symbols', 'area-fill'] },
};
