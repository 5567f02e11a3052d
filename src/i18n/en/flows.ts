import type { FlowGrouping } from '../../model';
import {
  counted,
  formatCount,
  formatDecimals,
  formatFixed,
  formatKm,
  formatShare,
  statedP,
} from '../numbers';

const groupings: Readonly<Record<FlowGrouping, string>> = {
  by_zoom: 'Municipalities from afar, firms from near',
  firms: 'Firms and institutions',
  municipalities: 'Municipalities and institutions',
  clusters: 'Clusters and institutions',
  between_clusters: 'Clusters through shared institutions',
};

/** The estimate of the distance beside effects of clusters and institutions. */
export interface FixedGravityFacts {
  readonly estimate: number;
  /** NaN where it can't be computed, as are p and interval then. */
  readonly standardError: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly pValue: number;
  readonly df: number;
}

/** With fewer degrees of freedom errors clustered both ways are uncertain. */
export const FEW_DEGREES = 10;

const contacts = (perYear: number): string => formatFixed(perYear, perYear < 10 ? 1 : 0);

/** Contacts as lines on the map, what is expected of them, and what another institution would change. */
export const flows = {
  title: 'Where do contacts go?',
  show: 'Show flows of contacts on the map',
  groupings,
  bandTo: 'to',
  lockHint: 'A line of the same width stands for the same strength, whatever is filtered.',
  legend: (grouping: string) => `Ties: ${grouping}`,
  key: (lines: readonly number[]) => `${lines.map(formatCount).join(' / ')} lines`,
  /** From afar only the strongest lines are drawn. */
  part: (all: number, share: number) =>
    `From afar the strongest of ${formatCount(all)} lines, ${formatShare(share)} of all strength`,
  showAll: 'Draw all lines from afar, not only the strongest',
  strength: 'Strength (contacts a year, weighted)',
  difference: 'Contacts a year beyond or short of the expected',
  locked: 'Widths are locked',
  direction: 'Arrows point to the institution',
  undirected: 'Through the institutions that both share',
  widthText: (strength: number) =>
    strength < 1 ? formatFixed(strength, 2) : formatCount(strength),
  rest: (ties: number) => `Not shown: ${formatCount(ties)} ties of firms in none of these groups`,
  unplaced: (lines: number) => `Not shown: ${formatCount(lines)} lines without a place at one end`,
  classes: {
    'much-fewer': 'Far fewer contacts than expected',
    fewer: 'Fewer than expected',
    more: 'More than expected',
    'much-more': 'Far more contacts than expected',
  },
  tip: (from: string, to: string) => `${from} → ${to}`,
  tipBetween: (a: string, b: string) => `${a} – ${b}`,
  tipStrength: (strength: number, ties: number) =>
    ties > 0
      ? `Strength ${contacts(strength)}, ${formatCount(ties)} ties`
      : `Strength ${contacts(strength)}`,
  tipResidual: (difference: number, more: boolean) =>
    `${contacts(difference)} contacts a year ${more ? 'more' : 'fewer'} than expected`,
  gravity: {
    title: 'Stronger or weaker than expected?',
    intro:
      'A gravity model expects contacts between every cluster and every institution from their distance, the cluster’s firms and the kind of institution (Poisson pseudo-maximum likelihood, zeros kept, HC1 errors).',
    explained: (share: number, pairs: number) =>
      `The model explains ${formatShare(share)} of the deviance of ${formatCount(pairs)} pairs.`,
    distance: (elasticity: number) =>
      `Twice the distance goes with ${formatShare(1 - 2 ** elasticity)} fewer contacts.`,
    distanceMore: (elasticity: number) =>
      `Twice the distance goes with ${formatShare(2 ** elasticity - 1)} more contacts.`,
    term: 'Term',
    coefficient: 'Estimate',
    error: 'Std. error',
    constant: 'Constant',
    terms: { distance: 'Log of km', firms: 'Log of firms' },
    base: (kind: string) => `Kinds are compared with: ${kind}.`,
    leftOut: (kinds: readonly string[]) =>
      `No cluster has a tie with: ${kinds.join(', ')}. These take no part.`,
    rest: (ties: number) => `${formatCount(ties)} ties of firms outside of clusters take no part.`,
    unknown: (ties: number) => `${formatCount(ties)} ties of unknown frequency take no part.`,
    refused: {
      'no-clusters': 'There is no cluster with firms: change the definition of clusters.',
      'no-pairs': 'There are too few pairs of a cluster and an institution for this model.',
      'no-ties': 'No firm of a cluster has a tie of known frequency.',
      constant: 'The distances of all pairs are the same, so that nothing can be said of them.',
      collinear: 'Distance, firms and kinds repeat each other, so that they can’t be told apart.',
      'not-converged': 'The model found no maximum: there are too few ties for its terms.',
    },
    fixed: (f: FixedGravityFacts) =>
      `With an effect of its own for each cluster and each institution, which holds their size, kind and all else that belongs to them constant, the estimate of the log of km is ${formatDecimals(f.estimate, 3)} (${Number.isNaN(f.standardError) ? 'its error, clustered by cluster and institution, can’t be computed' : `error ${formatFixed(f.standardError, 3)}, clustered by cluster and institution; 95% interval ${formatDecimals(f.ciLow, 3)} to ${formatDecimals(f.ciHigh, 3)}, ${statedP(f.pValue)} by t with ${f.df} degrees of freedom`}).${f.df < FEW_DEGREES ? ' So few clusters or institutions make the error uncertain.' : ''}`,
    fixedPairs: (pairs: number, clusters: number, institutions: number) =>
      `It rests on ${formatCount(pairs)} pairs of ${formatCount(clusters)} clusters and ${formatCount(institutions)} institutions.`,
    fixedWithout: (clusters: number, institutions: number) => {
      const left = [
        ...(clusters > 0 ? [counted(clusters, 'cluster', 'clusters')] : []),
        ...(institutions > 0 ? [counted(institutions, 'institution', 'institutions')] : []),
      ];
      return `Left out: ${left.join(' and ')} without any contact, since an effect of its own tells the zeros of each perfectly.`;
    },
    fixedRefused: {
      'no-ties':
        'With effects of clusters and institutions nothing can be estimated: no firm of a cluster has a tie of known frequency.',
      'few-members':
        'With effects of clusters and institutions nothing can be estimated: fewer than two clusters, or institutions, have contacts. Define smaller clusters, or add ties.',
      collinear:
        'With effects of clusters and institutions nothing can be estimated: the distances are a sum of what belongs to each of them.',
      'not-converged':
        'With effects of clusters and institutions nothing can be estimated: distance tells perfectly which pairs have contacts. Add ties, or define larger clusters.',
    },
    show: 'Draw the differences on the map',
    near: 'Near means up to',
    sameField: 'Only institutions with ties to the cluster’s main industry',
    missing: 'Missing links',
    missingHint:
      'Clusters and institutions that are near, without a tie, and of which most contacts are expected.',
    missingHead: ['Cluster', 'Institution', 'km', 'Expected a year', 'Same field'],
    noMissing: 'No pair within this distance lacks a tie.',
    far: 'Far-reaching institutions',
    farHint: (km: number) =>
      `Institutions with more contacts beyond ${formatKm(km)} km than expected.`,
    farHead: ['Institution', 'Clusters', 'Mean km', 'Expected mean km', 'Far contacts', 'Expected'],
    noFar: 'No institution has more far contacts than expected.',
    field: { unknown: '–', none: 'no', firms: (firms: number) => counted(firms, 'firm', 'firms') },
    save: 'Save as CSV',
    caution: 'An association: where institutions and firms settle was not left to chance.',
  },
  whatIf: {
    title: 'What if an institution were opened or closed?',
    intro: 'Which firms come within reach, and how accessibility changes in each cluster.',
    place: 'Choose a place on the map',
    placing: 'Click on the map where the institution would be. Esc cancels.',
    municipality: 'or in the middle of',
    unknown: 'No municipality has this name.',
    tooMany: 'Several municipalities have this name: write the prefecture before it.',
    open: 'Open there',
    tryOut: 'What if?',
    close: (name: string) => `Close ${name}`,
    closeHint: 'Select an institution on the map to see what its closing would do.',
    opened: (lng: number, lat: number) =>
      `A new institution at ${formatFixed(lat, 3)}° N, ${formatFixed(lng, 3)}° E.`,
    closed: (name: string) => `${name} is closed.`,
    nearest: (before: number, after: number) =>
      `Median distance to the nearest institution: ${formatKm(before)} km now, ${formatKm(after)} km then.`,
    noneLeft: 'No institution is left.',
    head: ['Within', 'Firms that gain', 'Firms that lose'],
    within: (km: number) => `${formatKm(km)} km`,
    clusters: 'Accessibility of the clusters that change most',
    clusterHead: ['Cluster', 'Now', 'Then', 'Change'],
    accessibility: (halfKm: number) =>
      `Accessibility: each institution counts 1 at no distance and half at ${formatKm(halfKm)} km; mean over the cluster’s firms.`,
    unchanged: 'No cluster changes by as much as 0.01.',
    colour: 'Colour firms by the change',
    saveFirms: 'Select firms whose reach changes',
    clear: 'Back to how it is',
    stale: 'Being computed again.',
    legend: 'Change of accessibility',
    little: 'Less than 0.1',
    exportText: (firms: number) => `${formatCount(firms)} firms with their reach before and after`,
    save: 'Save what-if.geojson',
  },
};

export type FlowMessages = typeof flows;
