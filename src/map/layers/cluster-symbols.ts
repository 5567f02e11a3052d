import { featureCollection, point } from '@turf/helpers';
import type { FeatureCollection, Point } from 'geojson';
import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from 'maplibre-gl';
import type { Cluster } from '../../model/cluster';
import {
  byScale,
  MOST_PX,
  passing,
  radiusFor,
  sampleSizes,
  symbolScale,
  symbolsUntil,
} from '../cluster-sizes';
import { isInView } from '../in-view';
import { clusterColours, huesOf } from '../colours/palette';
import { BLANK_PX, blankImage } from '../shapes';
import { TEXT_FONT_BOLD } from '../style';
import { MAP_COLOURS } from '../theme';
import { byHue, clusterInks, stateIs, withFirms, type ClusterNameProperties } from './clusters';
import { source, visibilityOf, type Look, type MapLayer } from './layer';

export interface ClusterSymbolProperties extends ClusterNameProperties {
  /** At full size, CSS pixels. */
  readonly radius: number;
  /** Size of the name, CSS pixels. */
  readonly text: number;
  /** 0 for the largest cluster. */
  readonly rank: number;
}

/** One point for each cluster at its firms' middle. Large ones first, so that small ones lie above. */
export function clusterSymbols(
  clusters: readonly Cluster[],
  tones?: Uint8Array,
): FeatureCollection<Point, ClusterSymbolProperties> {
  const hues = tones ?? huesOf(clusters);
  const until = symbolsUntil(clusters);
  const radiusOf = radiusFor(clusters);
  const order = [...clusters.keys()].sort((a, b) => clusters[b].firms - clusters[a].firms || a - b);
  return featureCollection(
    order.map((i, rank) => {
      const { index, nameJa, nameEn, firms, lng, lat } = clusters[i];
      const radius = radiusOf(firms);
      const properties: ClusterSymbolProperties = {
        ...{ index, hue: hues[i], name_ja: nameJa, name_en: nameEn, firms },
        ...{ radius, until: until[i], text: 10.5 + (4 * radius) / MOST_PX, rank },
      };
      return point([lng, lat], properties, { id: index });
    }),
  );
}

/** Names of as many of the largest clusters may cover the circles of others; all other names keep clear of every circle. */
const ALWAYS_NAMED = 3;
/** Between a circle and its name. */
const NAME_GAP_PX = 3;
const BLANK = 'cluster-symbol-room';
const LESSER_NAMES = 'cluster-symbol-names';
const LARGEST_NAMES = 'largest-cluster-names';

function symbolLayers({ theme, language, visible }: Look) {
  const { rim, mark, clusterNameHalo } = MAP_COLOURS[theme];
  const visibility = visibilityOf(visible.clusterSymbols);
  const filter: FilterSpecification = ['<', ['zoom'], ['get', 'until']];
  const marked: ExpressionSpecification = ['any', stateIs('selected'), stateIs('hovered')];
  const points: LayerSpecification[] = [
    {
      id: 'cluster-symbols',
      type: 'circle',
      source: 'cluster-symbols',
      filter,
      layout: { visibility },
      paint: {
        'circle-radius': byScale((scale) => ['*', ['get', 'radius'], scale]),
        'circle-color': byHue(clusterColours(theme)),
        'circle-opacity': passing(0.95, 0),
        'circle-stroke-color': ['case', marked, mark, rim],
        'circle-stroke-width': ['case', marked, 2.2, 1],
        'circle-stroke-opacity': passing(1, 0),
      },
    },
  ];
  const order: ExpressionSpecification = ['get', 'rank'];
  // Takes a circle's room among the names.
  const room = {
    ...{ 'icon-image': BLANK, 'icon-allow-overlap': true, 'icon-padding': 0 },
    'icon-size': byScale((scale) => ['*', ['get', 'radius'], (2 * scale) / BLANK_PX]),
  };
  const name: SymbolLayerSpecification['layout'] = {
    'text-optional': true,
    'text-field': withFirms(language),
    'text-font': TEXT_FONT_BOLD,
    'text-size': ['get', 'text'],
    'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
    'text-radial-offset': byScale((scale) => [
      '/',
      ['+', ['*', ['get', 'radius'], scale], NAME_GAP_PX],
      ['get', 'text'],
    ]),
    'text-justify': 'auto',
    'text-max-width': 20,
    'text-padding': 2,
  };
  const part = (
    id: string,
    compare: '<' | '>=',
    layout: SymbolLayerSpecification['layout'],
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'cluster-symbols',
    filter: ['all', filter, [compare, order, ALWAYS_NAMED]] as FilterSpecification,
    layout: { visibility, 'symbol-sort-key': order, ...layout },
    paint: {
      'text-color': byHue(clusterInks(theme)),
      'text-halo-color': clusterNameHalo,
      'text-halo-width': 1.6,
    },
  });
  // What is on top takes its room first.
  const names = [
    part(LESSER_NAMES, '>=', name),
    part('cluster-symbol-rooms', '>=', room),
    part(LARGEST_NAMES, '<', { ...room, ...name }),
  ];
  return { points, names };
}

/** Clusters from afar: a symbol for each by its number of firms, named by importance; its boundary takes over where it can be read. */
export const clusterSymbolLayer: MapLayer = {
  switch: { name: 'clusterSymbols', on: (step) => step !== 1, within: 'clusters' },
  sources: {
    'cluster-symbols': source(
      ({ findings, colouring }) => [findings.clusters, colouring?.tones],
      clusterSymbols,
    ),
  },
  layers: symbolLayers,
  legend: ({ clusters }, { theme, colouring, view, zoom }) => {
    const until = symbolsUntil(clusters);
    const count = clusters.filter(
      ({ lng, lat }, i) => zoom < until[i] && isInView(view, lng, lat),
    ).length;
    if (count === 0) return [];
    const sizes = sampleSizes(clusters);
    const by = colouring.clusterSteps?.of;
    const full = radiusFor(clusters);
    const radii = sizes.map((firms) => full(firms) * symbolScale(zoom));
    const mark = { kind: 'circles', radii, colour: MAP_COLOURS[theme].institution } as const;
    return [{ mark, text: (m) => m.app.map.clusterSymbols(sizes, by), count }];
  },
  answers: true,
  images: { [BLANK]: blankImage },
  pick: { kind: 'cluster', layers: [LARGEST_NAMES, LESSER_NAMES, 'cluster-symbols'], first: true },
  mark: { source: 'cluster-symbols', kind: 'cluster', rows: ({ clusters }) => clusters },
};
