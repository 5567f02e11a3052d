import { featureCollection, point } from '@turf/helpers';
import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import { nameIn } from '../../i18n';
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
import { CLUSTER_HUES, huesOf } from '../palette';
import { BLANK_PX, blankImage } from '../shapes';
import { TEXT_FONT, TEXT_FONT_BOLD } from '../style';
import { MAP_COLOURS } from '../theme';
import { byHue, clusterInks, stateIs, type ClusterNameProperties } from './clusters';
import { source, visibilityOf, type Look, type MapLayer } from './layer';

export interface ClusterSymbolProperties extends ClusterNameProperties {
  /** At full size, CSS pixels. */
  readonly radius: number;
  /** Zoom from which the boundary stands in the symbol's place. */
  readonly until: number;
  /** Size of the name, CSS pixels. */
  readonly text: number;
}

/** One point for each cluster at its firms' middle. Large ones first, so that small ones lie above. */
export function clusterSymbols(
  clusters: readonly Cluster[],
): FeatureCollection<Point, ClusterSymbolProperties> {
  const hues = huesOf(clusters);
  const until = symbolsUntil(clusters);
  const radiusOf = radiusFor(clusters);
  const order = [...clusters.keys()].sort((a, b) => clusters[b].firms - clusters[a].firms || a - b);
  return featureCollection(
    order.map((i) => {
      const { index, nameJa, nameEn, firms, lng, lat } = clusters[i];
      const radius = radiusOf(firms);
      const properties: ClusterSymbolProperties = {
        ...{ index, hue: hues[i], name_ja: nameJa, name_en: nameEn, firms },
        ...{ radius, until: until[i], text: 10.5 + (4 * radius) / MOST_PX },
      };
      return point([lng, lat], properties, { id: index });
    }),
  );
}

/** Between a circle and its name. */
const NAME_GAP_PX = 3;
const BLANK = 'cluster-symbol-room';

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
        'circle-color': byHue(CLUSTER_HUES[theme]),
        'circle-opacity': passing(0.9, 0),
        'circle-stroke-color': ['case', marked, mark, rim],
        'circle-stroke-width': ['case', marked, 2.2, 1],
        'circle-stroke-opacity': passing(1, 0),
      },
    },
  ];
  const names: LayerSpecification[] = [
    {
      id: 'cluster-symbol-names',
      type: 'symbol',
      source: 'cluster-symbols',
      filter,
      layout: {
        visibility,
        // Takes the circle's room among the names: those of smaller clusters keep clear of it.
        'icon-image': BLANK,
        'icon-size': byScale((scale) => ['*', ['get', 'radius'], (2 * scale) / BLANK_PX]),
        'icon-allow-overlap': true,
        'icon-padding': 0,
        'text-optional': true,
        'text-field': [
          'format',
          ['get', nameIn(language, 'name_ja', 'name_en')],
          {},
          ['concat', ' ', ['number-format', ['get', 'firms'], { locale: 'en' }]],
          { 'font-scale': 0.85, 'text-font': ['literal', TEXT_FONT] },
        ],
        'text-font': TEXT_FONT_BOLD,
        'text-size': ['get', 'text'],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': byScale((scale) => [
          '/',
          ['+', ['*', ['get', 'radius'], scale], NAME_GAP_PX],
          ['get', 'text'],
        ]),
        'text-justify': 'auto',
        'text-max-width': 12,
        'text-padding': 2,
        'symbol-sort-key': ['-', 0, ['get', 'firms']],
      },
      paint: {
        'text-color': byHue(clusterInks(theme)),
        'text-halo-color': clusterNameHalo,
        'text-halo-width': 1.6,
      },
    },
  ];
  return { points, names };
}

/** Clusters from afar: a symbol for each by its number of firms, named by importance; its boundary takes over where it can be read. */
export const clusterSymbolLayer: MapLayer = {
  switch: { name: 'clusterSymbols', on: (step) => step === 2, within: 'clusters' },
  sources: {
    'cluster-symbols': source(({ findings }) => [findings.clusters], clusterSymbols),
  },
  layers: symbolLayers,
  legend: ({ clusters }, { theme, view, zoom }) => {
    const until = symbolsUntil(clusters);
    const count = clusters.filter(
      ({ lng, lat }, i) => zoom < until[i] && isInView(view, lng, lat),
    ).length;
    if (count === 0) return [];
    const sizes = sampleSizes(clusters);
    const full = radiusFor(clusters);
    const radii = sizes.map((firms) => full(firms) * symbolScale(zoom));
    const mark = { kind: 'circles', radii, colour: MAP_COLOURS[theme].institution } as const;
    return [{ mark, text: (m) => m.app.map.clusterSymbols(sizes), count }];
  },
  answers: true,
  images: { [BLANK]: blankImage },
  pick: { kind: 'cluster', layers: ['cluster-symbol-names', 'cluster-symbols'], first: true },
  mark: { source: 'cluster-symbols', kind: 'cluster', rows: ({ clusters }) => clusters },
};
