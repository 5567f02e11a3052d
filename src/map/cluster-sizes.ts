import { scaleLinear } from 'd3-scale';
import type { ExpressionSpecification } from 'maplibre-gl';
import type { Cluster } from '../model/cluster';
import { mercatorX, mercatorY } from './mercator';

/** All of Japan has less room for each symbol than a prefecture: zooms, and the share of its full size that a symbol has there. */
const SYMBOL_STOPS = { zooms: [4.5, 7.5], scales: [0.6, 1] } as const;
const LEAST_PX = 3;
export const MOST_PX = 26;
/** Pixels of the radius for the root of the firms, where the largest leaves as much: small studies have small symbols. */
const PX_PER_ROOT = 2.2;
/** A boundary that is as large on screen can be read; one that its own symbol would cover can't. */
const READABLE_PX = 60;
const WORLD_PX = 512;
/** Without a boundary nothing takes the symbol's place. */
const ALWAYS = 24;

/** Share of its full size that a symbol has at a zoom. */
export const symbolScale = scaleLinear()
  .domain(SYMBOL_STOPS.zooms)
  .range(SYMBOL_STOPS.scales)
  .clamp(true);

/** Zooms, and the share of their opacity that firms outside every cluster have where those are asked for. */
const NOISE_STOPS = { zooms: [5, 8, 12], shares: [0.3, 0.4, 0.75] } as const;

export const noiseOpacity = scaleLinear()
  .domain(NOISE_STOPS.zooms)
  .range(NOISE_STOPS.shares)
  .clamp(true);

/** As `noiseOpacity`, of all firms where clusters tell what is asked: close up it is the firms that do. */
export const textureOpacity = scaleLinear().domain([5, 8, 10]).range([0.35, 0.5, 1]).clamp(true);

/** Zooms, and the share of their opacity that gatherings of firms have there: dozens lie on one another before they part. */
const GATHERED_STOPS = [
  [9, 0.15],
  [10, 0.25],
  [12, 1],
] as const;

/** Zoom from which gatherings of firms tell their numbers beside clusters: before that they are but a cluster's texture. */
export const NUMBERS_ZOOM = 11;

/** An opacity of gatherings: from afar less for all of them, and least where they are noise. */
export function receding(opacity: number): ExpressionSpecification {
  const stops = GATHERED_STOPS.flatMap(([zoom, share]) => [
    zoom,
    ['case', ['get', 'noise'], opacity * share * noiseOpacity(zoom), opacity * share],
  ]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as ExpressionSpecification;
}

/** What follows from a symbol's share of its full size, by zoom. */
export function byScale(value: (scale: number) => ExpressionSpecification) {
  const { zooms, scales } = SYMBOL_STOPS;
  const stops = zooms.flatMap((zoom, i) => [zoom, value(scales[i])]);
  return ['interpolate', ['linear'], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** Radius for a number of firms at full size, CSS pixels: areas are in proportion to firms down to the least that can be seen. */
export function radiusFor(clusters: readonly Cluster[]): (firms: number) => number {
  const perRoot = Math.min(PX_PER_ROOT, MOST_PX / Math.sqrt(mostFirms(clusters)));
  return (firms) => Math.max(LEAST_PX, perRoot * Math.sqrt(firms));
}

const mostFirms = (clusters: readonly Cluster[]): number =>
  clusters.reduce((most, { firms }) => Math.max(most, firms), 1);

/** Two round numbers of firms that a legend shows; one of very small clusters. */
export function sampleSizes(clusters: readonly Cluster[]): number[] {
  const most = mostFirms(clusters);
  const tens = 10 ** Math.floor(Math.log10(most));
  const large = tens * (most >= 5 * tens ? 5 : most >= 2 * tens ? 2 : 1);
  const small = Math.round(large / 5);
  return small > 1 ? [large, small] : [large];
}

/**
 * The whole zoom from which each cluster shows its boundary where symbols stand for those that are too small on screen: there the
 * boundary can be read. Whole, since filters of layers know no other.
 */
export function symbolsUntil(clusters: readonly Cluster[]): number[] {
  const radius = radiusFor(clusters);
  return clusters.map(({ firms, boundary }) => {
    const corners = boundary.flatMap(([ring]) => ring);
    if (corners.length === 0) return ALWAYS;
    const width = spread(corners.map(([lng]) => mercatorX(lng)));
    const height = spread(corners.map(([, lat]) => mercatorY(lat)));
    const px = Math.max(READABLE_PX, 2.5 * radius(firms));
    const zoom = Math.ceil(Math.log2(px / (WORLD_PX * Math.max(width, height))));
    return Math.min(ALWAYS, Math.max(0, zoom));
  });
}

function spread(values: readonly number[]): number {
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  return values.reduce((a, b) => Math.max(a, b), -Infinity) - least;
}

/** One value below a feature's zoom `until`, another from there on, and a passage over the last zoom before it. */
export function passing(
  before: ExpressionSpecification | number,
  after: ExpressionSpecification | number,
): ExpressionSpecification {
  const stops = Array.from({ length: 17 }, (_, zoom) => [
    zoom,
    ['case', ['<', zoom, ['get', 'until']], before, after],
  ]);
  return ['interpolate', ['linear'], ['zoom'], ...stops.flat()] as ExpressionSpecification;
}

/** As `passing`, all at once: for what can't pass over. */
export function switching(
  before: ExpressionSpecification | string,
  after: ExpressionSpecification | string,
): ExpressionSpecification {
  const at = (zoom: number) => ['case', ['<', zoom, ['get', 'until']], before, after];
  const stops = Array.from({ length: 16 }, (_, i) => [i + 1, at(i + 1)]);
  return ['step', ['zoom'], at(0), ...stops.flat()] as ExpressionSpecification;
}
