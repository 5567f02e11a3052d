import type { PanelClusters } from '../../model';
import { counted, formatCount, formatKm, formatP } from '../numbers';

const firms = (n: number): string => counted(n, 'firm', 'firms');

/** What a difference in differences is of. */
export interface ChangeFacts {
  readonly of: 'inside' | 'opening';
  readonly name: string;
  readonly nameEn: string;
  readonly opened: number;
  readonly km: number;
}

/** Firms over time. */
export const panel = {
  title: 'Firms over time',
  hint: 'Firms that the list holds in several rounds, by their ids: who came, went, moved into or out of clusters, and whether the measure then changed more than elsewhere.',
  none: 'The list has no rounds. Give the column that says the round (the survey’s year or number) its role where the list is opened, or choose an institution that opened: dated events such as patents then give the years before and after.',
  question: 'What happened',
  inside: 'Firms became inside a cluster',
  opened: (name: string) => `${name} opened`,
  openedPlaceholder: 'An institution opened …',
  search: 'Institution (name or id)',
  unknown: 'No institution of the list has this name or id.',
  numberLabels: { opened: 'First year after', km: 'Near: within (km)', years: 'Years each way' },
  clustersLabel: 'Clusters of earlier rounds',
  clusters: {
    own: 'found among that round’s own firms',
    studied: 'those of the last round',
  } satisfies Record<PanelClusters, string>,
  rule: {
    own: 'In each round clusters are found by the study’s definition among that round’s own firms. A firm can become inside by moving, or where a cluster grows around it; if fewer firms answered in a round, clusters can shrink for that reason alone.',
    studied:
      'The clusters of the last round stand for all rounds: an earlier row is inside the one whose boundary it lies in, so that only firms that move change.',
  } satisfies Record<PanelClusters, string>,
  rounds: {
    title: 'The rounds',
    head: ['Round', 'Firms', 'Inside', 'Outside', 'Not located', 'Clusters'],
    note: (again: number, withoutId: number) =>
      `${firms(again)} in several rounds.${withoutId > 0 ? ` ${firms(withoutId)} without an id can’t be followed.` : ''}`,
    uneven: (least: string, most: string) =>
      `Round “${least}” has less than two thirds of the firms of “${most}”: entry, exit and clusters of their own reflect who is in the list as well.`,
  },
  changes: {
    title: 'What became of the firms',
    pair: (from: string, to: string) => `${from} → ${to}`,
    rows: {
      entered: 'New in the list',
      left: 'Gone from the list',
      stayed: 'In both',
      outside: 'of them outside both times',
      becameInside: 'of them became inside',
      becameOutside: 'of them became outside',
      sameCluster: 'of them in the same cluster',
      changedCluster: 'of them changed cluster',
      unknown: 'of them not located both times',
      moved: 'of them moved',
      movedIn: 'became inside by moving',
      movedOut: 'became outside by moving',
      clustersNew: 'New clusters',
      clustersGone: 'Clusters gone',
      tiesKept: 'Ties kept',
      tiesGained: 'Ties gained',
      tiesLost: 'Ties lost',
    },
    note: 'New and gone are rows of the list, not foundings and closures. A firm is in the same cluster where most of its cluster’s firms went with it or came from there. Moved: farther than both places may err.',
  },
  change: {
    title: (outcome: string, { of, nameEn, opened, km }: ChangeFacts) =>
      of === 'inside'
        ? `${outcome}: firms that became inside against firms that stayed outside`
        : `${outcome}: firms within ${formatKm(km)} km of ${nameEn} (from ${opened}) against the others`,
    head: ['Estimate', 'Value', 'Error', '95 % interval', 'p', 'Firms'],
    linear: 'Linear: difference of the changes',
    poisson: 'Poisson: log of the ratio of the changes',
    ratio: 'Poisson: ratio of the changes',
    placeboLinear: 'Placebo, linear',
    placeboPoisson: 'Placebo, Poisson',
    means: 'Means before and after',
    meansHead: ['Before', 'After', 'Change'],
    sides: {
      inside: ['Became inside', 'Stayed outside'],
      opening: ['Near', 'Farther away'],
    },
    sample: (treated: number, never: number, { of }: Pick<ChangeFacts, 'of'>) =>
      of === 'inside'
        ? `${firms(treated)} became inside; ${formatCount(never)} stayed outside throughout.`
        : `${firms(treated)} are near; ${formatCount(never)} are farther away.`,
    leftOut: (f: {
      already: number;
      returned: number;
      notLocated: number;
      oneSided: number;
      once: number;
    }) =>
      [
        f.already > 0 ? `${formatCount(f.already)} that were inside when first seen` : '',
        f.returned > 0 ? `${formatCount(f.returned)} that became inside and left again` : '',
        f.notLocated > 0 ? `${formatCount(f.notLocated)} that are not located well enough` : '',
        f.oneSided + f.once > 0
          ? `${formatCount(f.oneSided + f.once)} whose measure is not known before and after`
          : '',
      ].filter((part) => part !== ''),
    leftOutOf: (parts: readonly string[]) => `Not used: ${parts.join('; ')}.`,
    more: (value: string, low: string, high: string) =>
      `The measure changed by ${value} more there than elsewhere (95 % interval ${low} to ${high}).`,
    less: (value: string, low: string, high: string) =>
      `The measure changed by ${value} less there than elsewhere (95 % interval ${low} to ${high}).`,
    unclear: (value: string, low: string, high: string) =>
      `That the measure changed otherwise there than elsewhere can’t be told (difference ${value}, 95 % interval ${low} to ${high}).`,
    permuted: (p: number, draws: number, whole: boolean) =>
      `Had ${whole ? 'whole groups of firms' : 'firms'} been drawn at random as those it happened to, so large a difference of the changes comes about with p ${formatP(p)} (${formatCount(draws)} draws).`,
    noBefore:
      'There is one time before, so that it can’t be seen whether both sides changed alike before; the difference is an effect only if they would have.',
    placeboClean: (p: number) =>
      `As if it had happened in the middle of the times before, no difference is found (p ${formatP(p)}). That is no proof that both sides would have gone on alike.`,
    placeboFound: (p: number) =>
      `As if it had happened in the middle of the times before, a difference is found too (p ${formatP(p)}): both sides drifted apart before, so that the difference is not to be read as an effect.`,
    beforeFound: (p: number) =>
      `The sides differed in how they changed before (joint test p ${formatP(p)}): the difference is not to be read as an effect.`,
    beforeClean: (p: number) =>
      `The times before show no such drift together (joint test p ${formatP(p)}).`,
    cohorts: (n: number) =>
      `It happened at ${formatCount(n)} times; the firms of each are compared with those that it never happened to alone.`,
    errors: {
      chosen: 'Errors let each firm’s observations be alike (firms taken as independent).',
      'one-group':
        'Errors are by firm, since one side lies in one group altogether; where firms of one place have a fate in common, the interval is too short.',
      grouped: (groups: number) =>
        `Errors let the firms of ${formatCount(groups)} groups be alike, as in the rest of this step.`,
    },
    method:
      'An effect of each firm and of each time; Poisson leaves out firms and times without any. Errors are clustered and corrected for few and unequal groups (CR2), judged by t with Satterthwaite’s degrees of freedom.',
    without: (n: number) => `Poisson: ${firms(n)} without any at all tell nothing of change.`,
    window: (years: number) =>
      `Events count for a round where they lie in the ${years === 1 ? 'year' : `${formatCount(years)} years`} up to it.`,
    years: (from: string, to: string) =>
      `Events by year, ${from} to ${to}; a firm without events counts as 0, also in years before it was founded.`,
    vague: (km: number) =>
      `The institution’s own place may err by ${formatKm(km)} km, so that some firms are on the wrong side; give it coordinates.`,
    weights: 'Survey weights are not used here.',
  },
  path: {
    title: 'Before and after',
    head: ['Times since', 'Difference', '95 % interval', 'p'],
    note: 'Linear; the last time before (−1) is what the others are compared with. 0 is the first time after.',
  },
};
