import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { nameIn, type Language } from '../../i18n';
import type { Cluster } from '../../model/cluster';
import { passing, switching, symbolsUntil } from '../cluster-sizes';
import { isAreaInView } from '../in-view';
import { clusterColours, huesOf, mix } from '../colours/palette';
import { byZoom, TEXT_FONT, TEXT_FONT_BOLD } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, visibilityOf, type Look, type MapLayer } from './layer';

export interface ClusterProperties {
  /** Index of the cluster, also the feature's id. */
  readonly index: number;
  /** Hue, or tone. */
  readonly hue: number;
  /** Where symbols are shown, the zoom from which this stands in its cluster's symbol's place. */
  readonly until: number;
}

export interface ClusterNameProperties extends ClusterProperties {
  readonly name_ja: string;
  readonly name_en: string;
  readonly firms: number;
}

/** Boundaries as features; clusters without a boundary are left out. */
export function clusterBoundaries(
  clusters: readonly Cluster[],
  tones?: Uint8Array,
): FeatureCollection<MultiPolygon, ClusterProperties> {
  const hues = tones ?? huesOf(clusters);
  const until = symbolsUntil(clusters);
  return {
    type: 'FeatureCollection',
    features: clusters.flatMap(({ index, boundary }, i) =>
      boundary.length === 0
        ? []
        : {
            type: 'Feature' as const,
            id: index,
            properties: { index, hue: hues[i], until: until[i] },
            geometry: { type: 'MultiPolygon' as const, coordinates: boundary },
          },
    ),
  };
}

/** One point per cluster for its name: above its northernmost part, so that the name does not cover its firms. */
export function clusterNames(
  clusters: readonly Cluster[],
  tones?: Uint8Array,
): FeatureCollection<Point, ClusterNameProperties> {
  const hues = tones ?? huesOf(clusters);
  const until = symbolsUntil(clusters);
  return {
    type: 'FeatureCollection',
    features: clusters.map(({ index, nameJa, nameEn, firms, lng, lat, boundary }, i) => ({
      type: 'Feature',
      id: index,
      properties: {
        ...{ index, hue: hues[i], until: until[i] },
        ...{ name_ja: nameJa, name_en: nameEn, firms },
      },
      geometry: { type: 'Point', coordinates: [lng, northOf(boundary) ?? lat] },
    })),
  };
}

function northOf(boundary: Cluster['boundary']): number | null {
  let north = -Infinity;
  for (const rings of boundary) for (const [, lat] of rings[0]) north = Math.max(north, lat);
  return Number.isFinite(north) ? north : null;
}

/** Colours that stand for all in the legend. */
const HUES_SHOWN = 3;

/** True for the feature that the feature state marks. */
export const stateIs = (name: 'hovered' | 'selected'): ExpressionSpecification => [
  'boolean',
  ['feature-state', name],
  false,
];

/** Boundaries, and names above the firms. Areas cover what fills a boundary, and leave its outline. */
function clusterLayers({ theme, language, visible }: Look) {
  const colours = MAP_COLOURS[theme];
  const visibility = visibilityOf(visible.clusters);
  const symbols = visible.clusterSymbols === true;
  const hue = byHue(clusterColours(theme));
  const fills: LayerSpecification[] = [
    {
      id: 'cluster-fill',
      type: 'fill',
      source: 'clusters',
      layout: { visibility },
      paint: {
        'fill-color': hue,
        'fill-opacity': fillOpacity(theme, symbols),
      },
    },
  ];
  const outlines: LayerSpecification[] = [
    {
      id: 'cluster-outline',
      type: 'line',
      source: 'clusters',
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': hue,
        'line-width': byZoom([4, 1.6], [8, 1.2], [12, 1.8]),
        'line-opacity': symbols ? passing(0, 0.85) : 0.85,
      },
    },
    {
      id: 'cluster-mark',
      type: 'line',
      source: 'clusters',
      layout: { visibility, 'line-join': 'round' },
      paint: {
        'line-color': colours.mark,
        'line-width': byZoom([4, 1.6], [12, 2.6]),
        'line-opacity': ['case', stateIs('selected'), 1, stateIs('hovered'), 0.55, 0],
      },
    },
  ];
  return { fills, outlines, names: [nameLayer(theme, language, symbols, visibility)] };
}

function fillOpacity(theme: Theme, symbols: boolean): ExpressionSpecification {
  const near = theme === 'light' ? [0.24, 0.2, 0.12] : [0.3, 0.26, 0.17];
  const at = ([selected, hovered, plain]: number[]): ExpressionSpecification => [
    'case',
    stateIs('selected'),
    selected,
    stateIs('hovered'),
    hovered,
    plain,
  ];
  if (symbols) return passing(0, at(near));
  // From afar clusters are specks, which need the full colour.
  return ['interpolate', ['linear'], ['zoom'], 4, at([0.75, 0.7, 0.6]), 8, at(near)];
}

/** The hues, dark enough on a pale map and pale enough on a dark one to be read as text. */
export function clusterInks(theme: Theme): string[] {
  return clusterColours(theme).map((hue) => mix(hue, MAP_COLOURS[theme].clusterName, 0.66));
}

function nameLayer(
  theme: Theme,
  language: Language,
  symbols: boolean,
  visibility: 'visible' | 'none',
): LayerSpecification {
  const colours = MAP_COLOURS[theme];
  const inks = clusterInks(theme);
  const name: ExpressionSpecification = ['get', nameIn(language, 'name_ja', 'name_en')];
  return {
    id: 'cluster-names',
    type: 'symbol',
    source: 'cluster-names',
    layout: {
      visibility,
      'text-field': symbols ? switching('', withFirms(language)) : name,
      'text-font': TEXT_FONT_BOLD,
      'text-size': byZoom([4, 10.5], [8, 12.5], [12, 15]),
      // Above the boundary, or beside its top where another name is there already.
      'text-variable-anchor': ['bottom', 'left', 'right', 'top'],
      'text-radial-offset': 0.25,
      'text-justify': 'auto',
      'text-max-width': 12,
      'text-padding': 4,
      'symbol-sort-key': ['-', 0, ['get', 'firms']],
    },
    paint: {
      'text-color': byHue(inks),
      'text-halo-color': colours.clusterNameHalo,
      'text-halo-width': 1.6,
    },
  };
}

/** The name and, smaller, the number of firms. */
export function withFirms(language: Language): ExpressionSpecification {
  return [
    'format',
    ['get', nameIn(language, 'name_ja', 'name_en')],
    {},
    ['concat', ' ', ['number-format', ['get', 'firms'], { locale: 'en' }]],
    { 'font-scale': 0.85, 'text-font': ['literal', TEXT_FONT] },
  ];
}

export function byHue(colours: readonly string[]): ExpressionSpecification {
  return [
    'match',
    ['get', 'hue'],
    ...colours.slice(1).flatMap((colour, i) => [i + 1, colour]),
    colours[0],
  ] as unknown as ExpressionSpecification;
}

export const clusterLayer: MapLayer = {
  switch: { name: 'clusters', on: (step) => step !== 1, label: (m) => m.app.map.clusters },
  sources: {
    clusters: source(
      ({ findings, colouring }) => [findings.clusters, colouring?.tones],
      clusterBoundaries,
    ),
    'cluster-names': source(
      ({ findings, colouring }) => [findings.clusters, colouring?.tones],
      clusterNames,
    ),
  },
  layers: clusterLayers,
  legend: ({ clusters }, { theme, colouring, visible, view, zoom }) => {
    const until = symbolsUntil(clusters);
    const hues = colouring.tones ?? huesOf(clusters);
    const seen = clusters.flatMap(({ boundary }, i) =>
      isAreaInView(boundary, view) && !(visible.clusterSymbols && zoom < until[i]) ? [hues[i]] : [],
    );
    if (seen.length === 0) return [];
    const colours = [...new Set(seen)]
      .slice(0, HUES_SHOWN)
      .map((hue) => clusterColours(theme)[hue]);
    return [
      { mark: { kind: 'areas', colours }, text: (m) => m.app.map.boundary, count: seen.length },
    ];
  },
  pick: { kind: 'cluster', layers: ['cluster-names', 'cluster-fill'] },
  mark: { source: 'clusters', kind: 'cluster', rows: ({ clusters }) => clusters },
};
