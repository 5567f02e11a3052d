import type { OverlayUnit } from '../../model';
import { formatCount, formatMeasure, formatShare } from '../numbers';

const firms = (count: number) => `${formatCount(count)} ${count === 1 ? 'firm' : 'firms'}`;

const units: Readonly<Record<OverlayUnit, string>> = {
  firms: 'Firms',
  grid_1km: 'Standard grid, 1 km',
  grid_500m: 'Standard grid, 500 m',
  hexagons: 'Hexagons',
  prefectures: 'Prefectures',
  municipalities: 'Municipalities',
  towns: 'Towns and town blocks',
  clusters: 'Clusters',
  imported: 'Own polygon layer',
};

/** The innovation overlay of the map. */
export const overlay = {
  title: 'Innovation on the map',
  measuresHint: 'Several are joined to the mean of their z-scores.',
  units,
  statistics: {
    mean: 'mean',
    sum: 'sum',
    positive: 'share above zero',
    shrunk: 'share above zero, adjusted for few firms',
  },
  scales: {
    sequential: 'little to much',
    diverging: 'about zero',
    bivariate: 'two measures',
  },
  seconds: {
    frequency: 'Contacts with institutions',
    proximity: 'Kilometres to the nearest institution',
  },
  methods: {
    quantile: 'equal numbers',
    equal: 'equal widths',
    jenks: 'natural breaks',
    deviation: 'standard deviations',
  },
  leastFirmsHint:
    'More areas are hidden where the hidden ones could otherwise be found by subtraction.',
  open: 'Open a polygon layer …',
  openHint: 'GeoJSON, a zipped Shapefile, or its files together; for instance the areas of N03.',
  opened: (name: string, count: number) => `${name}: ${formatCount(count)} polygons`,
  remove: (name: string) => `Remove ${name}`,
  reading: 'Reading the layer …',
  /** Why there is no overlay. */
  refused: {
    'no-outcome':
      'The study has no measure of innovation yet. Say in step 1 which column of the firms holds one, or add a table of patents or products.',
    'all-missing': 'No firm has a value of this measure. Choose another one.',
    'no-employees': 'No firm has both a value and a number of employees.',
    constant: 'The chosen measures are the same for all firms, so they have no z-scores.',
    'no-layer': 'Open a polygon layer first.',
    'no-towns': 'Cells of towns are made from the towns of a gazetteer, and there is none.',
    'no-areas': 'The outlines of these areas could not be loaded. Open the page anew.',
  },
  /** Why an overlay has one colour or none. */
  plain: {
    constant: 'All values are the same: there is one class.',
    'all-hidden': 'Every area is hidden. Choose larger areas or a smaller least number of firms.',
    'no-firms': 'No firm with a value lies in any of these areas.',
  },
  /** Under areas that were made of towns' points. */
  approximate: (km: number, source: string) =>
    `Approximate borders, half-way between the towns of ${source}${Number.isNaN(km) ? '' : `: typically ${formatMeasure(km)} km off`}.`,
  coarseBorders: (count: number) =>
    `${count === 1 ? 'One area is' : `${formatCount(count)} areas are`} coarser than that: too few towns in it have a point, or those of a neighbour are not in the gazetteer.`,
  approximateTip: (km: number) => `border ± ${formatMeasure(km)} km`,
  coarseTip: 'coarse border',
  withoutArea: (count: number) =>
    `${count === 1 ? 'One municipality has' : `${formatCount(count)} municipalities have`} no area and ${count === 1 ? 'is' : 'are'} shown as a symbol: a city beside its own wards, or one without towns in the gazetteer.`,
  townsWanted:
    'These are symbols at one point each. With the towns of a gazetteer they become areas, without a polygon file.',
  makingAreas: (share: number) => `Making areas: ${formatShare(share)}`,
  left: (count: number) =>
    `${firms(count)} in no area: without a place, too coarsely located, or outside.`,
  legendTitle: (measure: string, unit: string) => `${measure} · ${unit}`,
  composite: (labels: readonly string[]) => `z-score of ${labels.join(', ')}`,
  perEmployeeOf: (label: string) => `${label} per employee`,
  all: 'All values',
  range: (from: number, to: number) =>
    from === -Infinity && to === Infinity
      ? 'All values'
      : from === -Infinity
        ? `below ${formatMeasure(to)}`
        : to === Infinity
          ? `${formatMeasure(from)} or more`
          : `${formatMeasure(from)} to below ${formatMeasure(to)}`,
  whole: (least: number, most: number) =>
    least === most ? formatCount(least) : `${formatCount(least)}–${formatCount(most)}`,
  missing: 'No value',
  suppressed: (least: number) => `Hidden (fewer than ${firms(least)}, or to protect those)`,
  first: (label: string) => `↑ ${label}`,
  across: (label: string) => `→ ${label}`,
  cell: (own: string, second: string) => `${own}; second measure ${second}`,
  tip: (n: number, all: number) =>
    n === all ? firms(n) : `${formatCount(n)} of ${firms(all)} with a value`,
  tipValue: (value: number) => formatMeasure(value),
  tipInterval: (low: number, high: number) =>
    `(95% interval ${formatMeasure(low)} – ${formatMeasure(high)})`,
  /** Behind values of areas with few firms. */
  few: (count: number, areas: number, below: number) =>
    `${formatCount(count)} of ${formatCount(areas)} areas have a value of fewer than ${below} firms: such values are high or low by chance. “Share above zero, adjusted for few firms” allows for it.`,
  fewShrunk: (count: number, areas: number, below: number) =>
    `${formatCount(count)} of ${formatCount(areas)} areas have a value of fewer than ${below} firms; their intervals are wide.`,
  prior: (mean: number, firms: number) =>
    Number.isFinite(firms)
      ? `Shares are drawn towards ${formatMeasure(mean)}, the share of all, as if each area had ${formatMeasure(firms)} firms more (empirical Bayes, Marshall 1991).`
      : `The areas’ shares differ no more than chance makes them: all are drawn to ${formatMeasure(mean)}, the share of all (empirical Bayes, Marshall 1991).`,
  tipHidden: 'hidden',
};
export type OverlayMessages = typeof overlay;
