import type { FeatureCollection, Point } from 'geojson';
import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl';
import type { PlaceColumns } from '../../model/place';
import type { Messages } from '../../i18n';
import { NUMBERS_ZOOM, receding } from '../cluster-sizes';
import { isNoise, type FirmClass, type FirmColouring } from '../colours/colouring';
import { gatheringsOf, OPEN_ZOOM } from '../firms/gathered';
import { isInView } from '../in-view';
import { byZoom, TEXT_FONT_BOLD } from '../style';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, visibilityOf, type MapLayer } from './layer';

interface GatheredProperties {
  /** Index of the gathering, also the feature's id. */
  readonly index: number;
  /** Firms on show. */
  readonly size: number;
  /** Radius near the firms, CSS pixels. */
  readonly radius: number;
  readonly colour: string;
  /** Most of its firms are outside every cluster. */
  readonly noise: boolean;
  /** Drawn apart close up. */
  readonly opens: boolean;
}

const LEAST_PX = 4.5;
const MOST_PX = 26;
/** Pixels of the radius for the root of the number, where the largest leaves as much. */
const PX_PER_ROOT = 2.2;

/**
 * One point for each place that several firms share: its area is in proportion to the firms on show, its colour that of most of
 * them; by a measure, that of the highest value, since what innovates is rare. None where each firm has a size of its own.
 */
export function gatheredPoints(
  places: PlaceColumns,
  { classes, classOf, shown, sizePx }: FirmColouring,
): FeatureCollection<Point, GatheredProperties> {
  const { count, opening, of, first } = gatheringsOf(places);
  if (sizePx || count === 0) return { type: 'FeatureCollection', features: [] };
  const tally = new Int32Array(count * classes.length);
  const size = new Int32Array(count);
  of.forEach((gathering, firm) => {
    if (gathering < 0 || shown?.[firm] === 0) return;
    size[gathering]++;
    tally[gathering * classes.length + classOf[firm]]++;
  });
  const perRoot = Math.min(PX_PER_ROOT, MOST_PX / Math.sqrt(largest(size)));
  const noisy = classes.map(isNoise);
  const features = [...size.keys()].flatMap((index) => {
    if (size[index] === 0) return [];
    const own = tally.subarray(index * classes.length, (index + 1) * classes.length);
    const properties: GatheredProperties = {
      index,
      size: size[index],
      radius: Math.max(LEAST_PX, perRoot * Math.sqrt(size[index])),
      colour:
        classes[isByMeasure(classes) ? highest(own, classes) : own.indexOf(largest(own))].colour,
      noise: 2 * own.reduce((sum, firms, k) => sum + (noisy[k] ? firms : 0), 0) > size[index],
      opens: index < opening,
    };
    const coordinates = [places.lng[first[index]], places.lat[first[index]]];
    const geometry = { type: 'Point' as const, coordinates };
    return { type: 'Feature' as const, id: index, properties, geometry };
  });
  // Large ones first, so that small ones lie above.
  features.sort((a, b) => b.properties.size - a.properties.size || a.id - b.id);
  return { type: 'FeatureCollection', features };
}

const largest = (values: Int32Array): number => values.reduce((a, b) => Math.max(a, b), 1);

const isByMeasure = (classes: readonly FirmClass[]): boolean => classes[0].kind === 'step';

/** The class of steps with the highest values that has a firm; that of missing values lies below all. */
function highest(tally: Int32Array, classes: readonly FirmClass[]): number {
  return tally.reduce(
    (best, firms, own) =>
      firms > 0 && (best < 0 || classes[own].layer > classes[best].layer) ? own : best,
    -1,
  );
}

const OPENS: FilterSpecification = ['get', 'opens'];
const STAYS: FilterSpecification = ['!', ['get', 'opens']];
const HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'hovered'], false];

function gatheredLayers(theme: Theme, recedes: boolean, visibility: 'visible' | 'none') {
  const { mark, rim, text } = MAP_COLOURS[theme];
  const radius = (scale: number): ExpressionSpecification => ['*', ['get', 'radius'], scale];
  const circle = (
    id: string,
    filter: FilterSpecification,
    opacity: number,
  ): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'gathered',
    filter,
    layout: { visibility },
    paint: {
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        ...[4, 0.3, 8, 0.55, 11, 1, 14, 1.3].map((each, i) => (i % 2 === 0 ? each : radius(each))),
      ] as unknown as ExpressionSpecification,
      'circle-color': ['get', 'colour'],
      'circle-opacity': recedes ? receding(opacity) : opacity,
      'circle-stroke-opacity': recedes ? receding(1) : 1,
      'circle-stroke-color': ['case', HOVERED, mark, ['get', 'colour']],
      'circle-stroke-width': byZoom([6, 0.5], [10, 1.4]),
    },
  });
  const number = (id: string, filter: FilterSpecification): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'gathered',
    minzoom: recedes ? NUMBERS_ZOOM : 8,
    filter: ['all', filter, ['>', ['get', 'size'], 1]] as FilterSpecification,
    layout: {
      visibility,
      'text-field': ['to-string', ['get', 'size']],
      'text-font': TEXT_FONT_BOLD,
      'text-size': byZoom([8, 9], [12, 11.5]),
      'text-padding': 1,
      'symbol-sort-key': ['-', 0, ['get', 'size']],
    },
    paint: { 'text-color': text, 'text-halo-color': rim, 'text-halo-width': 1.2 },
  });
  const symbols = [
    // What is located coarsely looks coarse.
    { ...circle('gathered', OPENS, 0.45), maxzoom: OPEN_ZOOM },
    circle('gathered-exact', STAYS, 0.85),
  ] as LayerSpecification[];
  const points = [
    { ...number('gathered-numbers', OPENS), maxzoom: OPEN_ZOOM },
    number('gathered-exact-numbers', STAYS),
  ] as LayerSpecification[];
  return { symbols, points };
}

const RING = 'M8 2.5A5.5 5.5 0 1 1 8 13.5A5.5 5.5 0 1 1 8 2.5Z';

/** Firms that share a coordinate: one symbol with their number. The coarse ones open close up, where `stacks` draws their ring. */
export const gatheredLayer: MapLayer = {
  switch: { name: 'firms', on: true },
  sources: {
    gathered: source(
      ({ findings, colouring }) => (colouring ? [findings.firmPlaces, colouring] : null),
      gatheredPoints,
    ),
  },
  layers: ({ theme, visible }) =>
    gatheredLayers(theme, visible.clusterSymbols === true, visibilityOf(visible.firms)),
  legend: ({ firmPlaces }, { theme, colouring: { classes }, view, zoom }) => {
    const { lng, lat } = firmPlaces;
    const { first, opening } = gatheringsOf(firmPlaces);
    const opened = zoom < OPEN_ZOOM ? 0 : opening;
    const inView = (some: Int32Array) =>
      some.filter((firm) => isInView(view, lng[firm], lat[firm])).length;
    const mark = { kind: 'shapes', paths: [RING], colour: MAP_COLOURS[theme].outside } as const;
    const lines = [
      {
        mark,
        text: (m: Messages) => m.app.map.gathered(isByMeasure(classes)),
        count: inView(first.subarray(opened)),
      },
      { mark, text: (m: Messages) => m.app.map.opened, count: inView(first.subarray(0, opened)) },
    ];
    return lines.filter(({ count }) => count > 0);
  },
  pick: { kind: 'gathering', layers: ['gathered-exact', 'gathered'] },
  mark: { source: 'gathered', kind: 'gathering', rows: () => [] },
};
