import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';

function n(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What is said about a definition of clusters: how sure it is, and whether it is more than chance. */
export const explore = {
  sure: {
    title: 'How sure is this definition?',
    waiting: 'Comparing definitions …',
    curve: (k: number) =>
      `Distance to the ${k === 1 ? 'firm itself' : `${k - 1} nearest other firms`}, from the densest firm to the loneliest`,
    curveFigure: (k: number, kneeKm: number, radiusKm: number) =>
      `Curve of the distance from each firm to its ${formatCount(k)}th nearest, the firm itself being the first.${
        Number.isFinite(kneeKm) ? ` It begins to rise at ${formatKm(kneeKm)} km.` : ''
      } The present radius is ${radiusKm} km.`,
    curveX: 'Share of firms',
    curveY: 'km (logarithmic)',
    knee: (km: number) =>
      `The curve bends at ${formatKm(km)} km: up to there firms are close together, beyond they scatter.`,
    noKnee: 'The curve has no bend: the data suggest no radius.',
    useRadius: (km: number) => `Use ${km} km`,
    radiusLine: 'Radius in the figure',
    weighted: 'Firms count by a weight, so the distance to the nearest firms suggests no radius.',
    map: 'What other definitions would find',
    mapHint:
      'Each cell: number of clusters and share of firms inside. The framed cell is the present definition; choose another to use it.',
    radius: 'Radius',
    minimum: 'Minimum firms',
    cell: (clusters: number, share: number) =>
      `${n(clusters, 'cluster', 'clusters')}, ${formatShare(share)} inside`,
    adopt: (radiusKm: number, minimum: number, found: string) =>
      `Radius ${radiusKm} km, minimum ${formatCount(minimum)} firms: ${found}`,
    adoptSize: (minimum: number, found: string) =>
      `Minimum ${formatCount(minimum)} firms: ${found}`,
    present: 'present definition',
    stable: (always: number, never: number, between: number, definitions: number) =>
      `${n(always, 'firm is', 'firms are')} inside in all ${formatCount(definitions)} definitions, ${formatCount(never)} in none, ${formatCount(between)} in some only.`,
    nearlyAllCore: (share: number) =>
      `${formatShare(share)} of the firms are core: nearly everything is dense. Try a smaller radius or a higher minimum.`,
    hardlyAnyCore: (share: number) =>
      `Only ${formatShare(share)} of the firms are core. Try a larger radius or a lower minimum.`,
    tooWide: (name: string, km: number, limit: number) =>
      `${name} is ${formatKm(km)} km across, wider than ${formatCount(limit)} km: districts may have grown together. Try a smaller radius.`,
    widest: 'Warn of clusters wider than',
    onlyCoarse: (count: number) =>
      `${n(count, 'cluster exists', 'clusters exist')} only because firms share one coarse point.`,
  },
  colour: {
    label: 'Colour firms by',
    cluster: 'Cluster',
    measure: 'Innovation measure',
    stability: 'Share of definitions in which they are inside',
    inside_probability: 'Probability of being inside',
    hot_spot: 'Hot and cold spots',
    short: {
      stability: 'Inside in … of the definitions',
      inside_probability: 'Probability of being inside',
      hot_spot: 'Hot and cold spots',
    },
  },
  classes: {
    'likely-outside': 'Probably outside (below 0.25)',
    'coin-toss': 'Coin toss (0.25 to 0.75)',
    'likely-inside': 'Probably inside (above 0.75)',
    hot: 'Hot: high among high',
    cold: 'Cold: low among low',
    plain: 'Not significant',
    isolated: 'No neighbour',
  },
  columns: {
    stability: 'Stability',
    insideProbability: 'P(inside)',
  },
  share: (value: number) => (Number.isFinite(value) ? formatFixed(value, 2) : '–'),
};
export type ExploreMessages = typeof explore;
