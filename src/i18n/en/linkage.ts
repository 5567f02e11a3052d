import type { DistanceDecay } from '../../model';
import { formatCount, formatFixed, formatKm, formatShare } from '../numbers';

export interface TieFormula {
  readonly perYear: number;
  readonly kindWeight: number;
  readonly decay: number;
  readonly strength: number;
}

const decays: Readonly<Record<DistanceDecay, string>> = {
  none: 'Distance does not count',
  exponential: 'Exponential decay',
  power: 'Power decay',
};

/** How strong ties are, and where new institutions would serve firms. */
export const linkage = {
  title: 'How strong are the ties?',
  formula: 'Strength of a tie = contacts per year × weight of the kind × decay with distance.',
  counted: 'No tie states how often its ends communicate, so each counts as one contact per year.',
  unknown: (ties: number) =>
    `${formatCount(ties)} ties have no strength, since their frequency or distance is not known.`,
  frequencies: { per_year: 'contacts per year', scale: 'scores of a scale' },
  score: (score: number) => `Score ${score}, contacts per year`,
  decays,
  network: (ties: number, crossing: number, topThree: number) =>
    `${formatCount(ties)} ties; ${formatShare(crossing)} cross a prefecture border; the three strongest institutions have ${formatShare(topThree)} of the strength.`,
  strongest: 'Strongest institutions',
  clusters: 'Ties of the largest clusters',
  cluster: 'Cluster',
  perFirm: 'Ties per firm',
  linked: 'Linked',
  insideShare: 'Strength within',
  topThree: 'Top three',
  clustersHint:
    'Linked: firms with a tie. Strength within: to institutions inside the cluster’s boundary. Top three: share of the three strongest institutions.',
  strength: 'Linkage strength',
  ofCluster: {
    title: 'Ties in use',
    sum: (strength: number, ties: number) =>
      `${formatFixed(strength, 1)} = sum over ${formatCount(ties)} ties of contacts per year × weight × decay`,
    linked: (share: number, perFirm: number) =>
      `${formatShare(share)} of the firms have a tie, ${formatFixed(perFirm, 2)} ties per firm`,
    inside: (share: number) =>
      `${formatShare(share)} of the strength stays within the boundary, ${formatShare(1 - share)} leaves it`,
    concentration: (topThree: number, herfindahl: number) =>
      `The three strongest institutions have ${formatShare(topThree)} (Herfindahl index ${formatFixed(herfindahl, 2)})`,
    strongest: 'Strongest ties of this cluster',
    none: 'No firm of this cluster has a tie with a strength.',
  },
  partners: 'Partners',
  /** The formula with its numbers. */
  tie: (f: TieFormula) =>
    `${formatFixed(f.perYear, 1)} × ${formatFixed(f.kindWeight, 1)} × ${formatFixed(f.decay, 2)} = ${formatFixed(f.strength, 1)}`,
  tieUnknown: 'not known',
  sum: (strength: number, partners: number) =>
    `${formatFixed(strength, 1)} contacts a year, weighted; ${formatCount(partners)} partners`,
  more: (count: number) => `${formatCount(count)} more`,
  siting: {
    title: 'Where would a new branch site help most?',
    intro:
      'Chooses municipalities for new sites beside the institutions there are (p-median or maximal cover): greedy first, then exchanging sites as long as that helps.',
    method: 'Aim',
    methods: {
      median: 'Least total distance',
      cover: 'Most firms within reach',
    },
    sites: 'Sites',
    coverKm: 'Reach',
    start: 'Find sites',
    running: (share: number) => `Finding sites: ${formatShare(share)}`,
    municipality: 'Municipality',
    gain: { median: 'Shorter by, km', cover: 'More firms' },
    foundMedian: (before: number, after: number, firms: number) =>
      `Mean distance to the nearest: ${formatKm(before / firms)} km now, ${formatKm(after / firms)} km with these sites (${formatCount(firms)} firms).`,
    foundMedianNew: (after: number, firms: number) =>
      `Mean distance to the nearest: ${formatKm(after / firms)} km with these sites (${formatCount(firms)} firms).`,
    foundCover: (before: number, after: number, firms: number, km: number) =>
      `Farther than ${formatKm(km)} km from every institution: ${formatCount(before)} of ${formatCount(firms)} firms now, ${formatCount(after)} with these sites.`,
    bound: (share: number) =>
      share < 0.0005
        ? 'No choice of as many sites does better.'
        : `The best choice of as many sites can gain at most ${formatShare(share)} more than these.`,
    hint: 'The gain of each site is beside those above it. Each site is taken to lie at its municipality’s central point.',
    stale: 'The firms or institutions have changed since.',
    refused: {
      'no-firms': 'No firm has a place. Add addresses or coordinates.',
      'too-many-firms':
        'The distances from so many firms to all municipalities do not fit into memory. Use fewer than 25,000 firms.',
    },
    save: 'Save as CSV',
  },
};
export type LinkageMessages = typeof linkage;
