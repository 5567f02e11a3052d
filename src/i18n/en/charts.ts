import { formatCount, formatFixed, formatKm, formatMeasure, formatShare } from '../numbers';

function firms(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'firm' : 'firms'}`;
}

/** Charts that select, and what can be done with a selection. */
export const charts = {
  tabs: { charts: 'Charts', paths: 'Paths', comparison: 'Compare' },
  measure: {
    outcome: 'Innovation measure',
    strength: 'Strength of linkage',
    contacts: 'Contacts per year',
    ties: 'Ties',
    employees: 'Employees',
  },
  value: formatMeasure,
  axis: (value: number) =>
    Number.isInteger(value) ? formatCount(value) : formatFixed(value, 2).replace(/0+$/, ''),
  count: formatCount,
  log: 'log',
  logOf: (measure: string) => `${measure}: logarithmic scale`,
  across: 'Across',
  up: 'Up',
  from: (measure: string) => `${measure}: from`,
  to: (measure: string) => `${measure}: to`,
  select: 'Select',
  add: 'Add',
  brushHint: 'Drag over the chart to select, with Shift to add. The fields below do the same.',
  nothing: 'No firm has a value to draw.',
  scatter: {
    title: 'Scatter',
    figure: (x: string, y: string, n: number) => `${y} against ${x}, ${firms(n)}`,
    n: (n: number, chosen: number) =>
      chosen > 0 ? `${firms(n)}, ${formatCount(chosen)} selected` : firms(n),
  },
  histogram: {
    title: 'Histogram',
    figure: (x: string) => `Histogram of ${x}`,
    y: 'Firms',
    bin: (from: number, to: number, count: number) =>
      `${formatMeasure(from)} to ${formatMeasure(to)}: ${firms(count)}`,
  },
  decay: {
    title: 'Distance decay',
    figure: (outcome: string, n: number) =>
      `Smoothed mean of ${outcome} over the distance to the nearest institution, with its 95% band, ${firms(n)}`,
    x: 'Distance to the nearest institution (km)',
    y: (outcome: string) => `Mean of ${outcome}`,
    note: (n: number, km: number) =>
      `n = ${formatCount(n)}, half-width ${formatKm(km)} km, 95% band`,
    bandwidth: 'Half-width (km)',
    automatic: 'auto',
    none: 'The curve needs an innovation measure and distances that differ.',
    unit: 'km',
  },
  ranked: {
    title: 'Clusters',
    by: 'Rank clusters by',
    ranking: {
      firms: 'Firms',
      density: 'Firms per km²',
      mean: 'Mean outcome, 95% interval',
      ties: 'Ties per firm',
      linked: 'Share with a tie',
    },
    text: {
      firms: formatCount,
      density: (value: number) => formatFixed(value, 2),
      mean: (value: number) => formatFixed(value, 2),
      ties: (value: number) => formatFixed(value, 2),
      linked: formatShare,
    },
    withN: (text: string, n: number) => `${text} (n ${formatCount(n)})`,
    figure: (by: string) => `Clusters by ${by}`,
    none: 'The present definition gives no cluster.',
    row: (name: string, text: string, chosen: number) =>
      chosen > 0
        ? `${name}: ${text}; ${formatShare(chosen)} of its firms selected`
        : `${name}: ${text}`,
  },
  industries: {
    title: 'Industries',
    by: 'Rank industries by',
    figure: (by: string) => `Industries by ${by}`,
    unstated: 'not stated',
  },
  reach: {
    title: 'Reach',
    kind: 'Kind of institution',
    any: 'Any institution',
    figure: (kind: string) => `Share of firms within a distance of: ${kind}`,
    x: 'Distance (km)',
    y: 'Share of firms in reach',
    inside: (n: number) => `inside (n ${formatCount(n)})`,
    outside: (n: number) => `outside (n ${formatCount(n)})`,
    cluster: (name: string, n: number) => `${name} (n ${formatCount(n)})`,
    selected: (n: number) => `selected (n ${formatCount(n)})`,
    hint: 'Select a cluster to see its own curve.',
  },
  selection: {
    title: 'Selected firms',
    invert: 'Invert',
    save: 'Save …',
    saved: (count: number) => `Saved (${formatCount(count)})`,
    file: { 'selection.geojson': 'GeoJSON', 'selection.csv': 'CSV' },
    exporting: 'Writing …',
    name: 'Name of the selection',
    keep: 'Keep',
    list: 'Saved selections',
    none: 'Nothing saved yet. Select firms in a chart, on the map or in the table, and save them under a name.',
    restore: (name: string) => `Select ${name}`,
    remove: (name: string) => `Delete ${name}`,
    removeShort: 'Delete',
    firms,
    missing: (count: number) =>
      `${firms(count)} of this selection ${count === 1 ? 'is' : 'are'} no longer in the table.`,
  },
};
export type ChartsMessages = typeof charts;
