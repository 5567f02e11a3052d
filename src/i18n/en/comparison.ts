import { formatCount } from '../numbers';

/** Two groups of firms side by side. */
export const comparison = {
  title: 'Two groups side by side',
  side: { a: 'First group', b: 'Second group' },
  kind: {
    cluster: 'Clusters',
    prefecture: 'Prefectures',
    municipality: 'Municipalities',
    selection: 'Saved selections',
  },
  measureHead: 'Measure',
  difference: 'First − second',
  measure: {
    firms: 'Firms',
    areaKm2: 'Area (km²)',
    densityPerKm2: 'Firms per km²',
    nearestKm: 'Nearest institution, median (km)',
    tiesPerFirm: 'Ties per firm',
    shareLinked: 'Share with a tie',
  },
  meanOf: (outcome: string) => `Mean of ${outcome}`,
  mean: (value: string, interval: string, n: number) => `${value} ${interval}, n ${formatCount(n)}`,
  interval: (low: string, high: string) => `[${low}, ${high}]`,
  industries: 'Largest industries',
  industry: (name: string, share: string) => `${name} ${share}`,
  separator: ', ',
  path: (step: string) => `Path: ${step}`,
  step: (level: string, percentile: string) => `${level}, ${percentile}`,
  showBoth: 'Show both on the map',
  save: 'Save as CSV',
  note: '95% intervals: Student’s t for a mean, Welch’s t for a difference. Only clusters have an area and a path.',
  shared: (count: number) =>
    `${formatCount(count)} ${count === 1 ? 'firm belongs' : 'firms belong'} to both groups: their difference is not one of independent groups.`,
  none: 'There are no two groups to compare yet.',
};
export type ComparisonMessages = typeof comparison;
