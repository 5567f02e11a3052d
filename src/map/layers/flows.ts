import type { Feature, FeatureCollection, LineString, Point } from 'geojson';
import type { LayerSpecification } from 'maplibre-gl';
import type { FlowLevel } from '../../study';
import {
  flowColour,
  flowWidth,
  leastDrawn,
  leastStrong,
  WIDEST_PX,
  type DrawnFlows,
} from '../flows';
import { latOf, lngOf, mercatorX, mercatorY } from '../mercator';
import { headImage } from '../shapes';
import { MAP_COLOURS, type Theme } from '../theme';
import { source, type MapLayer } from './layer';

const FLOW_HEAD_IMAGE = 'flow-head';
/** Lines that can be pointed at. */
const FLOW_LAYERS = ['flows-any', 'flows-far', 'flows-near', 'flows-weak'] as const;
/** Lines that are left out while the map moves, so that it follows the hand. */
export const WEAK_FLOWS = 'flows-weak';
/** The most lines of a level that are drawn while the map moves: the strongest. */
export const STRONG_LINES = 4000;
/** One opacity for all, so that it can be changed without the lines being made anew. */
export const WEAK_OPACITY = 0.35;

/** Here firms take the place of municipalities. */
const SPLIT_ZOOM = 9;
/** How far an arc bends away from the straight line, as a share of its length: to the left, so that opposite flows part. */
const BEND = 0.12;
const ARC_STEPS = 16;
/** Where along its arc a head stands, so that it does not hide under an institution. */
const HEAD_AT = 0.66;

export interface FlowProperties {
  /** Over all levels. */
  readonly index: number;
  readonly zoom: FlowLevel['zoom'];
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  /** Not among the strongest. */
  readonly weak: boolean;
}

type FlowFeature = Feature<LineString | Point, FlowProperties & { readonly turn?: number }>;

/** Ties of firms are straight; sums are arcs with a head, but between clusters, where there is no direction. */
export function flowFeatures(drawn: DrawnFlows): FeatureCollection<LineString | Point> {
  const { flows, top, theme } = drawn;
  const features: FlowFeature[] = [];
  let index = 0;
  for (const level of flows.levels) {
    const least = leastStrong(level, STRONG_LINES);
    const shown = leastDrawn(level, drawn);
    const arcs = level.ends !== 'firms';
    const heads = arcs && level.ends !== 'between_clusters';
    for (let line = 0; line < level.count; line++, index++) {
      if (level.strength[line] < shown) continue;
      const weak = level.strength[line] < least;
      const properties: FlowProperties = {
        index,
        zoom: level.zoom,
        colour: flowColour(level, line, theme),
        width: flowWidth(level.strength[line], top),
        // What carries little recedes.
        opacity: 0.3 + 0.5 * Math.sqrt(flowWidth(level.strength[line], top) / WIDEST_PX),
        weak,
      };
      const from: [number, number] = [level.fromLng[line], level.fromLat[line]];
      const to: [number, number] = [level.toLng[line], level.toLat[line]];
      const arc = arcs ? arcBetween(from, to) : null;
      features.push({
        type: 'Feature',
        properties,
        geometry: {
          type: 'LineString',
          coordinates: arc
            ? Array.from({ length: ARC_STEPS + 1 }, (_, k) => arc(k / ARC_STEPS))
            : [from, to],
        },
      });
      if (arc && heads && !weak)
        features.push({
          type: 'Feature',
          properties: { ...properties, turn: bearingOf(arc(HEAD_AT - 0.01), arc(HEAD_AT + 0.01)) },
          geometry: { type: 'Point', coordinates: arc(HEAD_AT) },
        });
    }
  }
  return { type: 'FeatureCollection', features };
}

/** A quadratic curve on the map as it is drawn, in degrees, by the share of the way. */
function arcBetween(from: [number, number], to: [number, number]) {
  const [ax, ay, bx, by] = [
    mercatorX(from[0]),
    mercatorY(from[1]),
    mercatorX(to[0]),
    mercatorY(to[1]),
  ];
  const cx = (ax + bx) / 2 + (by - ay) * BEND * 2;
  const cy = (ay + by) / 2 - (bx - ax) * BEND * 2;
  return (t: number): [number, number] => {
    const along = (a: number, c: number, b: number) =>
      (1 - t) ** 2 * a + 2 * t * (1 - t) * c + t ** 2 * b;
    return [lngOf(along(ax, cx, bx)), latOf(along(ay, cy, by))];
  };
}

/** Degrees clockwise from the top of the map. */
function bearingOf(from: [number, number], to: [number, number]): number {
  const dx = mercatorX(to[0]) - mercatorX(from[0]);
  const dy = mercatorY(to[1]) - mercatorY(from[1]);
  return (Math.atan2(dx, -dy) * 180) / Math.PI;
}

/** Widths and colours are in the data, from the same object as the legend. */
function flowLayers(theme: Theme): LayerSpecification[] {
  const zooms = ['any', 'far', 'near'] as const;
  const range = { any: {}, far: { maxzoom: SPLIT_ZOOM }, near: { minzoom: SPLIT_ZOOM } } as const;
  const lines = zooms.map((zoom): LayerSpecification => ({
    id: `flows-${zoom}`,
    type: 'line',
    source: 'flows',
    ...range[zoom],
    filter: [
      'all',
      ['==', ['geometry-type'], 'LineString'],
      ['==', ['get', 'zoom'], zoom],
      ['!', ['get', 'weak']],
    ],
    // Thin lines lie above wide ones.
    layout: { 'line-cap': 'round', 'line-sort-key': ['-', ['get', 'width']] },
    paint: {
      'line-color': ['get', 'colour'],
      'line-width': ['get', 'width'],
      'line-opacity': ['get', 'opacity'],
    },
  }));
  const heads = (['any', 'far'] as const).map((zoom): LayerSpecification => ({
    id: `flow-heads-${zoom}`,
    type: 'symbol',
    source: 'flows',
    ...range[zoom],
    filter: ['all', ['==', ['geometry-type'], 'Point'], ['==', ['get', 'zoom'], zoom]],
    layout: {
      'icon-image': FLOW_HEAD_IMAGE,
      'icon-size': ['interpolate', ['linear'], ['get', 'width'], 0.6, 0.3, 12, 1.1],
      'icon-rotate': ['get', 'turn'],
      'icon-rotation-alignment': 'map',
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'width'],
    },
    paint: {
      'icon-color': ['get', 'colour'],
      'icon-halo-color': MAP_COLOURS[theme].land,
      'icon-halo-width': 1,
    },
  }));
  const weak: LayerSpecification = {
    id: WEAK_FLOWS,
    type: 'line',
    source: 'flows',
    filter: [
      'all',
      ['==', ['geometry-type'], 'LineString'],
      ['get', 'weak'],
      [
        'match',
        ['get', 'zoom'],
        'far',
        ['<', ['zoom'], SPLIT_ZOOM],
        'near',
        ['>=', ['zoom'], SPLIT_ZOOM],
        true,
      ],
    ],
    paint: {
      'line-color': ['get', 'colour'],
      'line-width': ['get', 'width'],
      'line-opacity': WEAK_OPACITY,
      'line-opacity-transition': { duration: 0 },
    },
  };
  return [weak, ...lines, ...heads];
}

/** More ties than these are shown only where they are asked for. */
const MOST_TIES = 100_000;

/** Lines of contacts; step 3 says which, and their own legend stands in `ui`. */
export const flowLayer: MapLayer = {
  switch: {
    name: 'flows',
    on: (step, { ties }) => step === 3 && ties <= MOST_TIES,
    label: (m) => m.flows.show,
    occurs: ({ links }) => links.count > 0,
  },
  sources: { flows: source(({ flows }) => (flows ? [flows] : null), flowFeatures) },
  layers: ({ theme }) => ({ lines: flowLayers(theme) }),
  images: { [FLOW_HEAD_IMAGE]: headImage },
  pick: { kind: 'flow', layers: FLOW_LAYERS, near: true },
};
